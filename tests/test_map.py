"""The map: following it with any case ends at the rule that decides the case."""

from collections import Counter
from collections.abc import Iterator

import pytest
from strategies import COMPLETE, words_of

from pansol.decision import decide
from pansol.facts import Case, Fact
from pansol.map import Branch, Fork, sop_map
from pansol.sop import SOP, Rule


def forks(place: Fork | Rule) -> Iterator[Fork]:
    """Give every fork from a place on."""
    if isinstance(place, Fork):
        yield place
        for branch in place.branches:
            yield from forks(branch.to)


def leaves(place: Fork | Rule) -> Iterator[Rule]:
    """Give every rule from a place on."""
    if isinstance(place, Rule):
        yield place
    else:
        for branch in place.branches:
            yield from leaves(branch.to)


def path(case: Case) -> tuple[tuple[Branch, ...], Rule]:
    """Follow the map with a complete case: the branches taken, and the rule reached."""
    place, taken = sop_map(), []
    while isinstance(place, Fork):
        ways = [branch for branch in place.branches if set(branch.values) & set(case.known)]
        assert len(ways) == 1
        taken += ways
        place = ways[0].to
    return tuple(taken), place


@pytest.mark.parametrize("case", COMPLETE, ids=lambda case: "-".join(words_of(case).values()))
def test_every_complete_case_ends_at_its_rule(case: Case) -> None:
    """The map's way and the table's row say the same, for all 1,152 cases."""
    _, rule = path(case)
    assert (rule,) == decide(case).rules


def test_every_rule_stands_on_the_map_once() -> None:
    """A trainer can tick the rules off: each is one leaf."""
    assert Counter(rule.id for rule in leaves(sop_map())) == Counter(rule.id for rule in SOP.rules)


def test_the_ways_of_a_fork_are_values_of_its_fact() -> None:
    """No value leads two ways, and all of a way's values belong to the fork's fact."""
    for fork in forks(sop_map()):
        values = [value for branch in fork.branches for value in branch.values]
        assert len(values) == len(set(values))
        assert all(isinstance(value, fork.fact) for value in values)
        assert len(fork.branches) > 1


def test_no_value_is_missing_that_a_case_may_have() -> None:
    """Below a fork for the same fact, only the values that led there are left to part."""

    def check(place: Fork | Rule, left: dict[type[Fact], set[Fact]]) -> None:
        if isinstance(place, Rule):
            return
        here = left.get(place.fact, set(place.fact))
        assert {value for branch in place.branches for value in branch.values} >= here
        for branch in place.branches:
            check(branch.to, left | {place.fact: here & set(branch.values)})

    check(sop_map(), {})


def test_values_of_a_branch_are_the_rule_s_own() -> None:
    """On the way to a rule only values that the rule allows are met."""
    for case in COMPLETE:
        taken, rule = path(case)
        for branch in taken:
            (fact,) = {type(value) for value in branch.values}
            assert set(branch.values) & set(rule.allows(fact))


def test_the_map_asks_no_more_than_the_rules_name() -> None:
    """A way to a rule passes no fact that neither this rule nor its neighbours name."""
    named = {type(value) for rule in SOP.rules for value in rule.when}
    assert {fork.fact for fork in forks(sop_map())} <= named
