"""What would have changed a decision: the nearest cases with another outcome."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

from pansol.facts import Case, Fact
from pansol.sop import Outcome
from pansol.table import TABLE, state_with

__all__ = ["Change", "what_if"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Facts that, had they been so instead, would have led elsewhere."""

    instead: tuple[Fact, ...]
    outcomes: tuple[Outcome, ...]
    """Where they lead; more than one if facts that are unknown would then matter."""


def what_if(case: Case) -> tuple[Change, ...]:
    """Give the smallest changes of known facts that rule the outcome out.

    All changes of the smallest number of facts, in the SOP's order; none while the decision is
    incomplete.
    """
    return _what_if(case.known)


@cache
def _what_if(facts: tuple[Fact, ...]) -> tuple[Change, ...]:
    outcomes = set(TABLE.outcomes_of(state_with(facts)))
    if len(outcomes) > 1:
        return ()
    for size in range(1, len(facts) + 1):
        changes = [
            Change(instead=instead, outcomes=elsewhere)
            for changed in combinations(facts, size)
            for instead in _alternatives(changed)
            if outcomes.isdisjoint(elsewhere := _outcomes_with(instead, facts))
        ]
        if changes:
            return tuple(changes)
    return ()


def _alternatives(changed: tuple[Fact, ...]) -> Iterator[tuple[Fact, ...]]:
    """Give every way in which all these facts have another value."""
    return product(*([other for other in type(value) if other is not value] for value in changed))


def _outcomes_with(instead: tuple[Fact, ...], facts: tuple[Fact, ...]) -> tuple[Outcome, ...]:
    """Give the outcomes still possible if these values stood in place of the known ones."""
    values = {type(value): value for value in facts + instead}
    return TABLE.outcomes_of(state_with(tuple(values.values())))
