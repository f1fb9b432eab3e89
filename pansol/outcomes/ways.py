"""Where on the SOP's map the facts of a case lead, as far as they are known."""

from dataclasses import dataclass
from functools import cache

from pansol.facts import Case, Fact
from pansol.map import Fork, sop_map
from pansol.sop import Rule
from pansol.table import TABLE, state_of

__all__ = ["Place", "end_of", "places"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on the map: a fork, or a rule at the end of a way."""

    to: Fork | Rule
    values: tuple[Fact, ...]
    """The values that lead here from the fork before; none at the start."""
    before: int | None
    """That fork, as its place in ``places()``."""
    rules: frozenset[str]
    """The rules that can be reached from here."""


@cache
def places() -> tuple[Place, ...]:
    """Give all places of the map, each after the fork that leads to it."""
    found: list[Place] = []
    _add(found, sop_map(), (), None)
    return tuple(found)


def end_of(case: Case) -> int:
    """Give the place where a case ends: a rule, or the fork whose fact is not known.

    An unknown fact does not stop a case where what else is known leaves a single way open.
    """
    known = {type(fact): fact for fact in case.known}
    rules = {rule.id for rule in TABLE.rules_of(state_of(case))}
    place = 0
    while True:
        to = places()[place].to
        ways = [
            way
            for way in _next(place)
            if isinstance(to, Fork)
            and (
                known[to.fact] in places()[way].values
                if to.fact in known
                else places()[way].rules & rules
            )
        ]
        if len(ways) != 1:
            return place
        place = ways[0]


def _add(found: list[Place], to: Fork | Rule, values: tuple[Fact, ...], before: int | None) -> None:
    here = len(found)
    found.append(Place(to=to, values=values, before=before, rules=_rules(to)))
    for branch in to.branches if isinstance(to, Fork) else ():
        _add(found, branch.to, branch.values, here)


def _rules(to: Fork | Rule) -> frozenset[str]:
    if isinstance(to, Rule):
        return frozenset({to.id})
    return frozenset().union(*(_rules(branch.to) for branch in to.branches))


@cache
def _next(place: int) -> tuple[int, ...]:
    return tuple(way for way, each in enumerate(places()) if each.before == place)
