"""A case of the log as it was written down: its case, decision and ticket, and what is loose."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from pansol.decision import Decision, decide
from pansol.facts import Case, facts_in
from pansol.fingerprint import FINGERPRINT
from pansol.sop import Action
from pansol.ticket import Review, review
from pansol.ui.checker.fields import digital_purchase
from pansol.ui.checker.keeping import done_with, unsaved
from pansol.ui.checker.state import State, Walk
from pansol.waiting import age_at

if TYPE_CHECKING:  # SQLAlchemy stays away until a case is taken from the log
    from pansol.caselog import CaseHistory, Details

__all__ = ["LooseEnds", "loose_ends", "loose_here", "ticket_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseEnds:
    """What is not finished about a case that is to be ended; false if there is nothing."""

    unsaved: bool = False
    """Whether it stands on the page with something that was not saved."""
    outcome: str = ""
    """The action that is due by now, if it is not the one that was written down."""
    check: str = ""
    """The column of the first check that can still change the outcome."""
    lacking: int = 0
    """Mandatory fields of its ticket that are missing or malformed."""

    def __bool__(self) -> bool:
        return self != LooseEnds()


def loose_here(here: Walk) -> LooseEnds:
    """Give what is loose about the case on the page, which is about to be written down."""
    ticket = done_with(here).action == Action.CREATE_TICKET.value
    return LooseEnds(lacking=_lacking(here.review) if ticket else 0)


def loose_ends(kept: "CaseHistory", page: State, now: datetime) -> LooseEnds:
    """Give what is loose about a case of the log at a moment."""
    case = _case(kept.details, now)
    decision = decide(case)
    due = decision.action
    ticket = due is Action.CREATE_TICKET
    return LooseEnds(
        unsaved=page.record.case_id == kept.case.case_id and unsaved(page),
        outcome=due.value if decision.final and due.value != kept.details.action else "",
        check=decision.next_check.fact.column if decision.next_check else "",
        lacking=_lacking(_review(kept.details, now)) if ticket else 0,
    )


def ticket_of(details: "Details") -> tuple[Review, Decision, Case] | None:
    """Give what the ticket's text is made of; ``None`` for no ticket, or another SOP's."""
    if details.table != FINGERPRINT:
        return None
    case = _case(details, None)
    decision = decide(case)
    if decision.action is not Action.CREATE_TICKET:
        return None
    return _review(details, details.handled_at), decision, case


def _review(details: "Details", now: datetime | None) -> Review:
    return review(details.fields, now=now, transaction_at=details.transaction_at)


def _lacking(ticket: Review) -> int:
    return len(ticket.missing) + len(ticket.malformed)


def _case(details: "Details", now: datetime | None) -> Case:
    """Put the facts together again; ``now``: with the transaction's age at this moment."""
    bought = details.transaction_at
    case = Case().having(*facts_in(details.facts).values())
    if now and bought and bought <= now:
        case = case.having(age_at(bought, now))
    return replace(case, digital_purchase=digital_purchase(details.fields), transaction_at=bought)
