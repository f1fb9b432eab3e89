"""The checker's state: what is answered, and what follows from it. No widget, no wording."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from pansol.catalogue import DEFAULT_LANGUAGE, Language
from pansol.decision import Decision, checks_left, decide
from pansol.facts import Case, Fact, Subscription
from pansol.formats import Malformed, find_brand
from pansol.records import Finding, fields_told
from pansol.sop import SOP, Check
from pansol.ticket import Review, review
from pansol.ui.checker.fields import digital_purchase, sound_clock, ticket_fields
from pansol.ui.checker.record import Record
from pansol.ui.checker.search import Search
from pansol.ui.notice import Notice
from pansol.waiting import age_at

__all__ = ["LEFT", "State", "Step", "Walk", "looked_up", "walk", "without_filled"]


class Step(Enum):
    """The two parts of the page's way: ask, then check."""

    QUESTIONS = "questions"
    CHECKS = "checks"


LEFT = "page.left"
"""The notice that a case was left unsaved, with the way back to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything a person has done on the page. It changes by ``reduce`` alone."""

    language: Language = DEFAULT_LANGUAGE
    step: Step = Step.QUESTIONS
    fields: Mapping[str, str] = field(default_factory=dict)
    """What was typed, as it was typed."""
    answers: tuple[Fact, ...] = ()
    """The facts answered by hand, one a fact."""
    skipped: frozenset[type[Fact]] = frozenset()
    reopened: type[Fact] | None = None
    """An answered check that is open again."""
    opened: int = 0
    """Grows with every check that is opened anew, so that the focus goes there again."""
    as_of: datetime | None = None
    """For a worked example: the moment at which it is looked at."""
    example: str = ""
    """The worked example that was loaded."""
    search: Search = field(default_factory=Search)
    """What was looked up in the systems."""
    notice: Notice | None = None
    round: int = 0
    """Grows with every new case, so that nothing of the old one stays on the page."""
    record: Record = field(default_factory=Record)
    """What the case log has of this case."""
    played: bool = False
    """Whether it is a role play: no look-up, no other case, nothing for the case log."""


def looked_up(state: State, findings: Iterable[Finding], bought_at: datetime | None) -> State:
    """Give the state with what systems have answered; they fill in what nobody has typed."""
    search = state.search
    for finding in findings:
        search = search.having(finding)
    told = {
        name: filled
        for name, filled in fields_told(search.findings, bought_at).items()
        if not state.fields.get(name, "").strip() or name in search.filled
    }
    fields = {**state.fields, **{name: filled.value for name, filled in told.items()}}
    return replace(state, fields=fields, search=replace(search, filled={**search.filled, **told}))


def without_filled(state: State) -> State:
    """Give the state without what systems filled in, as far as nobody has changed it since."""
    filled = state.search.filled
    fields = {
        name: text
        for name, text in state.fields.items()
        if name not in filled or filled[name].value != text
    }
    return replace(state, fields=fields, search=replace(state.search, filled={}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """What follows from a state: the case, its decision, and where the person stands."""

    state: State
    now: datetime
    case: Case
    decision: Decision
    check: Check | None
    """The check that is open; ``None`` at the questions and at the outcome."""
    review: Review
    """The ticket's fields."""

    @property
    def kind(self) -> Subscription:
        """The order of checks in force: prepaid while the card type is unknown."""
        return self.case.subscription or Subscription.PREPAID

    @property
    def checks(self) -> tuple[Check, ...]:
        """All checks in the order in force."""
        return SOP.checks[self.kind]

    @property
    def at_card(self) -> bool:
        """Whether the outcome is shown."""
        return self.state.step is Step.CHECKS and self.check is None

    @property
    def waiting(self) -> bool:
        """Whether the check in hand is one that the systems have still to answer."""
        search = self.state.search
        awaited = self.check is not None and self.check.fact in search.pending
        return awaited and not search.by_hand and not self.state.reopened

    def visited(self, fact: type[Fact]) -> bool:
        """Whether a check was answered, or skipped while it still matters."""
        if fact in self.state.skipped:
            return any(check.fact is fact for check in checks_left(self.case))
        found = self.state.search.finding(fact)
        answered = any(isinstance(answer, fact) for answer in self.state.answers)
        return answered or bool(found and found.value)

    def corrected(self, fact: type[Fact]) -> bool:
        """Whether the person says something else than the systems do."""
        found = self.state.search.finding(fact)
        return found is not None and found.value not in {None, self.value_of(fact)}

    def value_of(self, fact: type[Fact]) -> Fact | None:
        """Give what is known of a fact."""
        return next((value for value in self.case.known if isinstance(value, fact)), None)


def walk(state: State, now: datetime) -> Walk:
    """Give what follows from a state at a moment."""
    now = state.as_of or now
    case = _case(state, now)
    left = [check for check in checks_left(case) if check.fact not in state.skipped]
    kind = case.subscription or Subscription.PREPAID
    reopened = next((c for c in SOP.checks[kind] if c.fact is state.reopened), None)
    check = reopened or next(iter(left), None)
    return Walk(
        state=state,
        now=now,
        case=case,
        decision=decide(case),
        check=check if state.step is Step.CHECKS else None,
        review=review(ticket_fields(state.fields), now=now, transaction_at=case.transaction_at),
    )


def _case(state: State, now: datetime) -> Case:
    """Put the facts together: card type and time of the transaction come before an answer.

    What the person says comes before what the systems do.
    """
    found = (each.value for each in state.search.findings if each.fact not in state.skipped)
    case = Case().having(*filter(None, found)).having(*state.answers)
    try:
        kind = find_brand(state.fields.get("card_type", "")).subscription
        case = case.having(kind)
    except Malformed:
        pass  # no card type yet, or none we know: the field says so
    transaction_at = sound_clock(state.fields, "transaction", now)
    if transaction_at is not None:
        case = case.having(age_at(transaction_at, now))
    return replace(
        case, digital_purchase=digital_purchase(state.fields), transaction_at=transaction_at
    )
