"""What a class misreads most: which facts, as what, and where in the SOP it goes wrong."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pansol.facts import Fact
from pansol.sop import Clause
from pansol.wilson import wilson

__all__ = ["FEW", "ClauseRead", "FactMisread", "Reading", "clauses_read", "facts_misread"]

FEW = 5
"""Answers below which a share tells next to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One person's first answer to one question, as far as it tells how the SOP was read."""

    person: str
    right: bool
    misread: tuple[Fact, ...]
    """The facts as they were misread."""
    clauses: tuple[Clause, ...]
    """What the right answer rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactMisread:
    """A fact that was taken for something else."""

    taken_for: Fact
    """The value that was read, and was not so."""
    times: int
    """Wrong answers that this explains."""
    people: int
    """How many persons gave them."""
    share: float
    """Of all wrong answers, from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRead:
    """A clause, and how the questions went that rest on it."""

    clause: Clause
    answers: int
    wrong: int
    people: int
    """How many persons were wrong."""
    share: float
    """Wrong among ``answers``, from 0 to 1."""
    at_least: float
    """What the share is at least, as far as so few answers tell: Wilson's lower bound at 95 %."""


def facts_misread(readings: Iterable[Reading]) -> tuple[FactMisread, ...]:
    """Give the misread facts, the most frequent first, then the SOP's order of facts.

    A wrong answer that two misread facts explain counts for both.
    """
    people: dict[Fact, list[str]] = defaultdict(list)
    wrong = 0
    for reading in readings:
        wrong += not reading.right
        for fact in dict.fromkeys(reading.misread):
            people[fact].append(reading.person)
    found = (
        FactMisread(taken_for=fact, times=len(by), people=len(set(by)), share=len(by) / wrong)
        for fact, by in people.items()
    )
    return tuple(sorted(found, key=lambda each: (-each.times, -each.people, each.taken_for.key)))


def clauses_read(readings: Iterable[Reading]) -> tuple[ClauseRead, ...]:
    """Give the clauses by ``at_least``, the highest first, then the SOP's order.

    So seven wrong of eight come before one of one. An answer that rests on two clauses counts for
    both.
    """
    answers: dict[Clause, list[Reading]] = defaultdict(list)
    for reading in readings:
        for clause in dict.fromkeys(reading.clauses):
            answers[clause].append(reading)
    order = {clause: place for place, clause in enumerate(Clause)}
    found = (_clause_read(clause, each) for clause, each in answers.items())
    return tuple(sorted(found, key=lambda each: (-each.at_least, order[each.clause])))


def _clause_read(clause: Clause, readings: list[Reading]) -> ClauseRead:
    wrong = [reading.person for reading in readings if not reading.right]
    return ClauseRead(
        clause=clause,
        answers=len(readings),
        wrong=len(wrong),
        people=len(set(wrong)),
        share=len(wrong) / len(readings),
        at_least=wilson(len(wrong), len(readings))[0],
    )
