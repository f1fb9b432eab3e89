"""How many of the complete cases a rule, gap or reading concerns, and the nearest of them."""

from collections.abc import Mapping
from functools import cache
from itertools import product

from pansol.decision import decide
from pansol.facts import FACTS, Case, Fact
from pansol.sop import SOP, Interpretation
from pansol.table import TABLE, prove

__all__ = ["EVERY", "concerned", "nearest"]

EVERY = prove(TABLE).complete
"""1,152: every fact known."""


@cache
def _cases() -> Mapping[str, tuple[tuple[Fact, ...], ...]]:
    """Give the complete cases of each rule, gap and reading, by its number."""
    found: dict[str, list[tuple[Fact, ...]]] = {
        name: [] for name in (*(rule.id for rule in SOP.rules), *(r.value for r in Interpretation))
    }
    for facts in product(*FACTS):
        decision = decide(Case().having(*facts))
        for rule in decision.rules:
            found[rule.id].append(facts)
        for reading in decision.interpretations:
            found[str(reading.value)].append(facts)
    return {name: tuple(cases) for name, cases in found.items()}


def concerned(name: str) -> int:
    """Count the complete cases of a rule (``R7``), gap (``G1``) or reading (``I4``)."""
    return len(_cases()[name])


def nearest(name: str, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Give the complete case of a rule, gap or reading that differs least from these facts.

    Raises ``KeyError`` for a number that is none.
    """
    return max(_cases()[name], key=lambda case: len(set(case) & set(facts)))
