"""Scenarios of every case, as many as wanted, with all boundaries of the 24 hours in turn."""

from collections.abc import Iterator
from itertools import product

from pansol.facts import FACTS, Age
from pansol.training import Elapsed, Key, Scenario, scenario_of

COMPLETE = tuple(product(*FACTS))
_FITTING = {
    Age.WITHIN_24H: (Elapsed.USUAL, Elapsed.MINUTE_BEFORE, Elapsed.EXACTLY),
    Age.OVER_24H: (Elapsed.USUAL, Elapsed.MINUTE_AFTER),
}


def keys(numbers: range) -> Iterator[Key]:
    """Give the keys of these numbers: every 1,152 in a row are all cases."""
    for number in numbers:
        facts = COMPLETE[number % len(COMPLETE)]
        age = facts[-1]
        assert isinstance(age, Age)
        fitting = _FITTING[age]
        elapsed = fitting[number // len(COMPLETE) % len(fitting)]
        yield Key(facts=facts, elapsed=elapsed, seed=number)


def scenarios(numbers: range) -> Iterator[Scenario]:
    """Give their scenarios."""
    return map(scenario_of, keys(numbers))
