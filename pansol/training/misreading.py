"""How a wrong answer comes about: which facts, misread, would have made it right."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations, product

from pansol.decision import Decision, decide
from pansol.facts import Case, Fact
from pansol.training.asks import Ask, answer_to

__all__ = ["MOST_MISREAD", "Misread", "misread_as", "misreadings"]

MOST_MISREAD = 2
"""More facts than these are not misread at once."""

Misread = tuple[Fact, ...]
"""The facts as they were misread."""


def misreadings(ask: Ask, known: tuple[Fact, ...]) -> Mapping[str, tuple[Misread, ...]]:
    """Give, for each code that other values of known facts bring, all the smallest ways to it.

    These are misreadings, unless the question itself tells the facts. One fact comes before two,
    then the SOP's order of facts. The right codes are not in it.
    """
    right = answer_to(ask, decide(Case().having(*known)))
    found: dict[str, list[Misread]] = {}
    for misread, decision in _neighbours(known):
        for code in sorted(answer_to(ask, decision) - right):
            ways = found.setdefault(code, [])
            if not ways or len(ways[0]) == len(misread):
                ways.append(misread)
    return {code: tuple(ways) for code, ways in found.items()}


def misread_as(ask: Ask, known: tuple[Fact, ...], answer: frozenset[str]) -> tuple[Misread, ...]:
    """Give all the smallest misreadings that make exactly this answer right; there may be none.

    There is none where the question itself tells the facts.
    """
    if ask.tells_facts:
        return ()
    ways = [way for way, decision in _neighbours(known) if answer_to(ask, decision) == answer]
    return tuple(way for way in ways if len(way) == len(ways[0]))


@lru_cache(maxsize=4096)
def _neighbours(known: tuple[Fact, ...]) -> tuple[tuple[Misread, Decision], ...]:
    """Decide all that is known with one fact different, then with two."""
    case = Case().having(*known)
    return tuple(
        (misread, decide(case.having(*misread)))
        for size in range(1, MOST_MISREAD + 1)
        for facts in combinations(known, size)
        for misread in product(*([o for o in type(fact) if o is not fact] for fact in facts))
    )
