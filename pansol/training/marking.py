"""Mark an answer: right or wrong by the table, which fact was misread, what would be different."""

from collections.abc import Iterable
from dataclasses import dataclass

from pansol.counterfactual import Change, what_if
from pansol.decision import decide
from pansol.facts import Case, Fact, Subscription
from pansol.sop import SOP, Clause
from pansol.training.asks import NONE, Ask
from pansol.training.exercises import Exercise
from pansol.training.hints import MOST_HINTS
from pansol.training.misreading import Misread, misread_as
from pansol.training.moments import Slip, slip_of
from pansol.training.questions import Question

__all__ = ["HINT_COSTS", "Marked", "mark", "score"]

HINT_COSTS = 0.25
"""What each hint takes off a right answer's score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An answer, held against the table."""

    exercise: Exercise
    ask: Ask
    chosen: frozenset[str]
    due: frozenset[str]
    """The right options."""
    right: bool
    """Whether exactly the right ones were chosen."""
    misread: tuple[Fact, ...]
    """The facts as they were misread: of ``ways`` the first. None if the answer is right, or if no
    misreading of one or two facts explains it."""
    ways: tuple[Misread, ...]
    """All the smallest misreadings that explain a wrong answer."""
    slip: Slip | None
    """How the 24 hours were miscounted."""
    clauses: tuple[Clause, ...]
    """Where the SOP gives the right answer; none where it is silent and nothing comes near."""
    changes: tuple[Change, ...]
    """What would have changed the outcome; none while it is open."""


def mark(exercise: Exercise, ask: Ask, chosen: Iterable[str]) -> Marked:
    """Mark the options chosen.

    Raises ``ValueError`` for a question that is not asked, an option that is none, and, where one
    answer is asked for, for any other number than one.
    """
    question, chosen = exercise.question(ask), frozenset(chosen)
    for code in chosen:
        question.option(code)
    if not chosen or (len(chosen) > 1 and not question.several):
        raise ValueError(f"{ask.value}: {len(chosen)} options are chosen")
    ways = _ways(exercise, question, chosen)
    return Marked(
        exercise=exercise,
        ask=ask,
        chosen=chosen,
        due=question.right,
        right=chosen == question.right,
        misread=ways[0] if ways else (),
        ways=ways,
        slip=slip_of(exercise.scenario, min(chosen)) if ask is Ask.WAIT_UNTIL else None,
        clauses=_clauses(exercise, question),
        changes=what_if(Case().having(*exercise.known(ask))),
    )


def score(marked: Marked, hints_used: int) -> float:
    """Give 1 for a right answer, less ``HINT_COSTS`` for each hint; 0 for a wrong one."""
    if not 0 <= hints_used <= MOST_HINTS:
        raise ValueError(f"{hints_used} hints: there are {MOST_HINTS} at most")
    return 1.0 - HINT_COSTS * hints_used if marked.right else 0.0


def _ways(exercise: Exercise, question: Question, chosen: frozenset[str]) -> tuple[Misread, ...]:
    """Give what explains a wrong answer: as a whole, or else its first wrong option."""
    if chosen == question.right or question.ask in {Ask.MISSING_FIELDS, Ask.WAIT_UNTIL}:
        return ()
    whole = misread_as(question.ask, exercise.known(question.ask), chosen)
    if whole:
        return whole
    wrong = (o.because for o in question.options if o.id in chosen - question.right and o.because)
    return tuple(wrong)[:1]


def _clauses(exercise: Exercise, question: Question) -> tuple[Clause, ...]:
    match question.ask:
        case Ask.NEXT_CHECK:
            known = decide(Case().having(*exercise.found))
            kind = exercise.scenario.truth.subscription or Subscription.PREPAID
            return known.next_check.clauses[kind] if known.next_check else known.clauses
        case Ask.MISSING_FIELDS:
            due = {*question.right} - {NONE} or {option.id for option in question.options}
            named = (field.clause for field in SOP.ticket_fields if field.name in due)
            return tuple(dict.fromkeys(named))
        case Ask.WAIT_UNTIL:
            return (Clause.WAIT,)
        case Ask.KIP:
            return (*exercise.clauses, Clause.KIP)
        case _:
            return exercise.clauses
