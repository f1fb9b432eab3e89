"""Hints, each of which costs: where to look, then fewer options to choose from."""

from dataclasses import dataclass

from pansol.facts import Fact, Subscription
from pansol.sop import SOP, Check, Clause
from pansol.training.asks import NONE, Ask
from pansol.training.exercises import Exercise
from pansol.training.questions import Question

__all__ = ["MOST_HINTS", "Hint", "check_of", "hints"]

MOST_HINTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One hint: either where to look, or which options are wrong."""

    clauses: tuple[Clause, ...] = ()
    """Where to look in the SOP."""
    check: Check | None = None
    """What to look at once more, in the systems that it names."""
    removed: frozenset[str] = frozenset()
    """Options that are wrong."""


def hints(exercise: Exercise, ask: Ask) -> tuple[Hint, ...]:
    """Give the hints in their order, two at most: where to look, then half of the wrong options.

    Raises ``ValueError`` for a question that is not asked.
    """
    question = exercise.question(ask)
    removed = _removed(question)
    second = (Hint(removed=removed),) if removed else ()
    return (_where(exercise, question), *second)


def check_of(fact: type[Fact], kind: Subscription) -> Check | None:
    """Give the check that finds a fact out; none for the kind of card, which is known."""
    return next((check for check in SOP.checks[kind] if check.fact is fact), None)


def _where(exercise: Exercise, question: Question) -> Hint:
    """Name the check that is most easily misread, or else where the SOP answers."""
    kind = exercise.scenario.truth.subscription or Subscription.PREPAID
    match question.ask:
        case Ask.NEXT_CHECK:
            order = (Clause.CHECKS_PREPAID, Clause.CHECKS_POSTPAID)
            return Hint(clauses=(order[kind is Subscription.POSTPAID], Clause.HISTORY_AND_OUTAGE))
        case Ask.WAIT_UNTIL:
            return Hint(clauses=(Clause.WAIT,))
        case Ask.MISSING_FIELDS:
            named = {option.id for option in question.options} - {NONE}
            clauses = (field.clause for field in SOP.ticket_fields if field.name in named)
            return Hint(clauses=tuple(dict.fromkeys(clauses)))
    because = min((o.because for o in question.options if o.because), key=len)
    check = check_of(type(because[0]), kind)
    return Hint(clauses=check.clauses[kind] if check else (), check=check)


def _removed(question: Question) -> frozenset[str]:
    """Give half of the wrong options, those first that no misreading explains; one stays."""
    wrong = [option for option in question.options if option.id not in question.right]
    wrong.sort(key=lambda option: len(option.because))
    return frozenset(option.id for option in wrong[: (len(wrong) + 1) // 2][: len(wrong) - 1])
