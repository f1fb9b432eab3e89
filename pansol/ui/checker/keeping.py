"""From the page's state to an entry of the log: its ids, its details, whether it is saved."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

from pansol.catalogue import DEFAULT_LANGUAGE
from pansol.fingerprint import FINGERPRINT
from pansol.sop import SOP, Action
from pansol.ui.checker.record import Done, Record
from pansol.ui.checker.search import SYSTEM_FACTS
from pansol.ui.checker.snapshot import from_text, to_text
from pansol.ui.checker.state import State, Step, Walk, walk
from pansol.waiting import wait_ends, zone_name

if TYPE_CHECKING:  # SQLAlchemy stays away until a case is saved
    from pansol.caselog import Correction, Details, Entry

__all__ = [
    "advice_given",
    "carried",
    "done_with",
    "entered",
    "entry_id",
    "entry_of",
    "identified",
    "page_state",
    "resumed",
    "saved_as",
    "unsaved",
]


_MADE_UP = "contoh"
"""The team under which worked examples and made-up complaints are kept: no real team's figures."""


def page_state(state: State) -> str:
    """Write what a case is taken up again by: the state without language and ids."""
    bare = Record(done=state.record.done)
    return to_text(replace(state, language=DEFAULT_LANGUAGE, round=0, record=bare))


def entered(state: State) -> bool:
    """Whether there is anything to be saved."""
    return page_state(_anywhere(replace(state, record=Record()))) != ""


def unsaved(state: State) -> bool:
    """Whether something was entered since the case was saved."""
    return entered(state) and state.record.saved != _mark(state)


def carried(before: State, after: State, now: datetime) -> State:
    """Give the state after an act with its record: a new case keeps nothing but who works.

    With another outcome, what was chosen as done is what the SOP wants once more.
    """
    record = after.record
    if after.round != before.round:
        record = Record(who=before.record.who)
    elif record.done != (due := Done(ticket_number=record.done.ticket_number)) and _overturned(
        before, after, now
    ):
        record = replace(record, done=due)
    return identified(replace(after, record=record))


def _overturned(before: State, after: State, now: datetime) -> bool:
    """Tell whether an outcome that was there is gone. Time that passes overturns none."""
    was, is_now = (walk(state, now).decision for state in (before, after))
    one, other = ((d.action, d.sla, d.kip, d.gap) for d in (was, is_now))
    return was.final and one != other


def identified(state: State) -> State:
    """Give the state with its ids, which are made before anything is saved."""
    if state.record.case_id or not entered(state):
        return state
    return replace(state, record=replace(state.record, case_id=uuid4(), seed=uuid4()))


def saved_as(state: State, number: str, *, decided: bool) -> State:
    """Give the state with the receipt for what stands in it."""
    record = state.record
    kept = replace(record, number=number, seed=uuid4(), saved=_mark(state), decided=decided)
    return replace(state, record=kept)


def resumed(text: str, facts: Mapping[str, str], now: State, case_id: UUID, number: str) -> State:
    """Take a kept case up again, in the language and by the person of now.

    ``facts``: as they were kept; what the systems told of them is looked up again. Raises
    ``ValueError`` for a text that no page gave.
    """
    state = replace(from_text(text), language=now.language, round=now.round + 1)
    record = Record(
        who=now.record.who, case_id=case_id, seed=uuid4(), number=number, done=state.record.done
    )
    state = replace(state, record=record)
    return replace(state, record=replace(record, saved=_marked(state, facts)))


def entry_id(state: State, *parts: str) -> UUID:
    """Give the id of an entry: the same for the same thing until an entry was saved."""
    seed = state.record.seed or UUID(int=0)
    return uuid5(seed, json.dumps(parts))


def entry_of(here: Walk, who: str, at: datetime, *, decided: bool) -> "Entry":
    """Give the entry that saves the case as it stands, or says that it was handled."""
    from pansol.caselog import Entry, Kind  # noqa: PLC0415  slow to import

    record = here.state.record
    kind = Kind.DECIDED if decided else Kind.CHANGED if record.number else Kind.OPENED
    facts = _facts(here)
    text = page_state(here.state)
    return Entry(
        id=entry_id(here.state, kind.value, who, text, json.dumps(facts)),
        case_id=record.case_id or uuid4(),
        at=at,
        who=who,
        kind=kind,
        details=_details(here, who, text, decided=decided),
        ticket_number=_ticket_number(here) if decided else "",
    )


def done_with(here: Walk) -> Done:
    """Give what was done, where nothing is chosen what the SOP wants; SLA and KIP of a ticket."""
    done, decision = here.state.record.done, here.decision
    action = done.action or decision.action.value
    if action != Action.CREATE_TICKET.value:
        return replace(done, action=action, sla="", kip="", ticket_number="")
    return replace(
        done,
        action=action,
        sla=done.sla or (decision.sla.value if decision.sla else ""),
        kip=done.kip or (decision.kip.value if decision.kip else ""),
    )


def advice_given(here: Walk) -> tuple[str, ...]:
    """Give the advice that was due and given."""
    due = (rule.advice.value for rule in here.decision.advice)
    return tuple(advice for advice in due if advice not in here.state.record.done.unsaid)


def _details(here: Walk, who: str, text: str, *, decided: bool) -> "Details":
    from pansol.caselog import Decided, Details  # noqa: PLC0415  slow to import

    done = done_with(here) if decided else Done()
    bought = here.case.transaction_at
    waits = (done.action or here.decision.action.value) == Action.WAIT_24H.value
    return Details(
        facts=_facts(here),
        evidence=tuple(finding.as_json for finding in here.state.search.findings),
        corrections=_corrections(here),
        decision=Decided.of(here.decision),
        sop_version=SOP.version,
        table=FINGERPRINT,
        fields=dict(here.review.values),
        action_taken=done.action,
        sla_given=done.sla,
        kip_given=done.kip,
        advice_given=advice_given(here) if decided else (),
        transaction_at=bought,
        handled_at=here.now,
        wait_until=wait_ends(bought) if bought and waits else None,
        zone=zone_name(bought) if bought else here.state.fields.get("transaction_zone", ""),
        agent=who,
        team=_MADE_UP if here.state.example or here.state.search.sample else "",
        page_state=text,
    )


def _facts(here: Walk) -> dict[str, str]:
    return {fact.column: str(fact.value) for fact in here.case.known}


def _corrections(here: Walk) -> tuple["Correction", ...]:
    """Give the facts on which the person says something else than the systems do."""
    from pansol.caselog import Correction  # noqa: PLC0415  slow to import

    given = {type(fact): str(fact.value) for fact in here.case.known}
    return tuple(
        Correction(
            fact=finding.fact.column,
            found=str(finding.value.value) if finding.value else "",
            given=given.get(finding.fact, ""),
        )
        for finding in here.state.search.findings
        if here.corrected(finding.fact)
    )


def _ticket_number(here: Walk) -> str:
    return done_with(here).ticket_number.strip()


def _anywhere(state: State) -> State:
    """Leave out where on the page the person stands."""
    return replace(state, language=DEFAULT_LANGUAGE, step=Step.QUESTIONS, reopened=None, opened=0)


def _mark(state: State) -> str:
    """Give a short mark of all that is entered and found; the time that passes changes none."""
    found = {
        finding.fact: str(finding.value.value)
        for finding in state.search.findings
        if finding.value and finding.fact not in state.skipped
    }
    given = {type(answer): str(answer.value) for answer in state.answers}
    return _marked(state, {fact.column: value for fact, value in (found | given).items()})


def _marked(state: State, facts: Mapping[str, str]) -> str:
    looked_up = {fact.column: facts.get(fact.column, "") for fact in SYSTEM_FACTS}
    text = page_state(_anywhere(state)) + json.dumps(looked_up, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:16]
