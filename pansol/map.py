"""The SOP as a map: from its rules a tree of checks, each leaf one rule."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from pansol.facts import FACTS, Fact
from pansol.sop import SOP, Rule

__all__ = ["Branch", "Fork", "sop_map"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fork:
    """A place on the map where one fact decides the way."""

    fact: type[Fact]
    branches: tuple["Branch", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A way on the map: the values that lead along it, and where it leads."""

    values: tuple[Fact, ...]
    to: Fork | Rule


@cache
def sop_map() -> Fork | Rule:
    """Give the SOP's map. Its order is the rules' own logic, not the order of checks."""
    return _grow(SOP.rules)


def _grow(rules: tuple[Rule, ...]) -> Fork | Rule:
    """Fork at the fact that most of these rules name and that parts them, the first of equals."""
    if len(rules) == 1:
        return rules[0]
    splits = [(fact, _split(fact, rules)) for fact in FACTS]
    fact, branches = max(
        ((fact, groups) for fact, groups in splits if len(groups) > 1),
        key=lambda split: sum(_names(rule, split[0]) for rule in rules),
    )
    return Fork(
        fact=fact,
        branches=tuple(Branch(values=values, to=_grow(there)) for values, there in branches),
    )


def _split(
    fact: type[Fact], rules: tuple[Rule, ...]
) -> list[tuple[tuple[Fact, ...], tuple[Rule, ...]]]:
    """Group the fact's values: values that a rule treats as alternatives go the same way."""
    group = {value: value for value in fact}
    for rule in rules:
        if _names(rule, fact):
            first, *others = rule.allows(fact)
            for other in others:
                old, new = group[other], group[first]
                group = {value: new if root is old else root for value, root in group.items()}
    ways: defaultdict[Fact, list[Fact]] = defaultdict(list)
    for value, root in group.items():
        ways[root].append(value)
    found = []
    for values in ways.values():
        there = tuple(rule for rule in rules if set(rule.allows(fact)) & set(values))
        if there:
            found.append((tuple(values), there))
    return found


def _names(rule: Rule, fact: type[Fact]) -> bool:
    return any(isinstance(value, fact) for value in rule.when)
