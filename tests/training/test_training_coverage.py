"""Coverage: what there is to reach, and what a set reaches, counted a second time."""

from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from reference import answer, interpretations
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array
from strategies import COMPLETE, words_of

from pansol.catalogue import Language, catalogue
from pansol.facts import FACTS, Age, Fact
from pansol.training import Elapsed, GoalKind, Key, Recipe, exercise_set, goal_words, goals, reached

Facts = tuple[Fact, ...]
Row = NDArray[np.float64]

RULES = {case.known: answer(words_of(case)).rule for case in COMPLETE}
"""Complete case → its rule, by the second transcription."""


def beside(facts: Facts) -> list[Facts]:
    """Give the cases that differ in one fact."""
    return [
        (*facts[:place], other, *facts[place + 1 :])
        for place, fact in enumerate(facts)
        for other in type(fact)
        if other is not fact
    ]


def pair(one: Facts, two: Facts) -> frozenset[str]:
    """Name the rules of two cases."""
    return frozenset({RULES[one], RULES[two]})


def by_kind(ids: list[str]) -> dict[GoalKind, set[str]]:
    """Give what keys reach, by kind."""
    found: dict[GoalKind, set[str]] = {kind: set() for kind in GoalKind}
    for goal in reached(ids):
        found[goal.kind].add(goal.id)
    return found


def test_there_are_all_rules_gaps_readings_boundaries_and_pairs() -> None:
    """11, 5, 6, 3, and each two rules of which cases differ in one fact, with this fact."""
    found = {kind: [goal for goal in goals() if goal.kind is kind] for kind in GoalKind}
    names = {kind: [goal.id for goal in some] for kind, some in found.items()}
    assert names[GoalKind.RULE] == [f"R{n}" for n in range(1, 12)]
    assert names[GoalKind.GAP] == [f"G{n}" for n in range(1, 6)]
    assert names[GoalKind.READING] == [f"I{n}" for n in range(1, 7)]
    assert names[GoalKind.BOUNDARY] == ["minute_before", "exactly", "minute_after"]
    apart: dict[frozenset[str], set[type[Fact]]] = {}
    for facts, rule in RULES.items():
        for other in beside(facts):
            if RULES[other] != rule:
                (differs,) = {*facts} - {*other}
                apart.setdefault(pair(facts, other), set()).add(type(differs))
    for kind in (GoalKind.NEAR, GoalKind.PAIR):
        assert len(found[kind]) == len(apart) == 73
        assert {frozenset(g.id.split("-")): {*g.facts} for g in found[kind]} == apart


@given(st.lists(st.sampled_from(list(RULES)), max_size=30))
def test_what_is_reached_is_what_is_there(chosen: list[Facts]) -> None:
    """For any cases: their rules, their readings, and the pairs from one side and from both."""
    found = by_kind([str(Key(facts=facts, seed=1)) for facts in chosen])
    rules = {RULES[facts] for facts in chosen}
    assert found[GoalKind.RULE] | found[GoalKind.GAP] == rules
    cases = {case.known: case for case in COMPLETE}
    readings = {r for facts in chosen for r in interpretations(words_of(cases[facts]))}
    assert found[GoalKind.READING] == readings
    near = {pair(f, other) for f in chosen for other in beside(f) if RULES[f] != RULES[other]}
    assert {frozenset(name.split("-")) for name in found[GoalKind.NEAR]} == near
    both = {
        pair(one, two)
        for one, two in combinations({*chosen}, 2)
        if len({*one} - {*two}) == 1 and RULES[one] != RULES[two]
    }
    assert {frozenset(name.split("-")) for name in found[GoalKind.PAIR]} == both
    assert not found[GoalKind.BOUNDARY]


def test_a_boundary_counts_where_the_age_decides() -> None:
    """Only a case that waits, or would have, shows what 24 hours mean."""
    for facts, rule in RULES.items():
        fitting = [elapsed for elapsed in Elapsed if elapsed.fits(Age(facts[-1].value))]
        for elapsed in fitting:
            found = by_kind([str(Key(facts=facts, elapsed=elapsed, seed=0))])[GoalKind.BOUNDARY]
            counts = rule in {"R11", "G5"} and elapsed is not Elapsed.USUAL
            assert found == ({elapsed.name.lower()} if counts else set())


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """Which pairs a choice of cases has, as an integer program: cases, edges between them, pairs.

    Card, an old complaint that was checked again, and "not as bought" are left out: each such case
    has a neighbour of the same rule without it, whose neighbours are of the same rules.
    """

    cases: int
    edges: list[tuple[int, int, frozenset[str]]]
    """Places of two cases beside each other, and their rules."""
    names: list[frozenset[str]]

    @property
    def width(self) -> int:
        """How many variables there are."""
        return self.cases + len(self.edges) + len(self.names)

    def counting(self, *, cases: int = 0, pairs: int = 0) -> Row:
        """Give weights for cases and pairs."""
        weights = [cases] * self.cases, [0] * len(self.edges), [pairs] * len(self.names)
        return np.concatenate(weights).astype(float)

    def both_sides(self) -> LinearConstraint:
        """Have an edge only with both its ends, and a pair only with one of its edges."""
        matrix = lil_array((2 * len(self.edges) + len(self.names), self.width))
        for number, (one, two, names) in enumerate(self.edges):
            edge, pair_row = self.cases + number, 2 * len(self.edges) + self.names.index(names)
            for row, end in ((2 * number, one), (2 * number + 1, two)):
                matrix[row, end], matrix[row, edge] = 1, -1
            matrix[pair_row, edge] = 1
        for number in range(len(self.names)):
            matrix[2 * len(self.edges) + number, self.cases + len(self.edges) + number] = -1
        return LinearConstraint(matrix.tocsr(), lb=0)

    def one_side(self) -> LinearConstraint:
        """Have each pair from one side at least: one end of one of its edges."""
        matrix = lil_array((len(self.names), self.width))
        for one, two, names in self.edges:
            matrix[self.names.index(names), [one, two]] = 1
        return LinearConstraint(matrix.tocsr(), lb=1)

    def least(self, cost: Row, *constraints: LinearConstraint) -> int:
        """Solve it."""
        whole = self.counting(cases=1, pairs=1)
        bounds = Bounds(0, 1)
        each = [self.both_sides(), *constraints]
        solved = milp(cost, constraints=each, bounds=bounds, integrality=whole)
        assert solved.status == 0
        least: int = round(solved.fun)
        return least


def all_pairs() -> Pairs:
    """Lay the pairs out, by the second transcription's rules."""
    left_out = {"postpaid", "rechecked", "not_as_bought"}
    among = [facts for facts in RULES if not left_out & {str(fact.value) for fact in facts}]
    place = {facts: number for number, facts in enumerate(among)}
    edges = [
        (place[one], place[two], pair(one, two))
        for one in among
        for two in beside(one)
        if two in place and place[one] < place[two] and RULES[one] != RULES[two]
    ]
    return Pairs(
        cases=len(among), edges=edges, names=sorted({names for *_, names in edges}, key=sorted)
    )


def test_no_set_reaches_all_with_fewer_than_are_said_to_be_enough() -> None:
    """The fewest found are the fewest there are: held against an integer program."""
    pairs = all_pairs()
    every = LinearConstraint(pairs.counting(pairs=1), lb=len(pairs.names))
    fewest = pairs.least(pairs.counting(cases=1), every)
    assert exercise_set(Recipe(seed=1, n=1)).coverage.fewest == fewest == 62


def test_forty_exercises_reach_every_pair_that_forty_can() -> None:
    """Each from one side, and of those from both as many as an integer program can have."""
    pairs, coverage = all_pairs(), exercise_set(Recipe(seed=7, n=40)).coverage
    forty = LinearConstraint(pairs.counting(cases=1), ub=40)
    most = -pairs.least(pairs.counting(pairs=-1), pairs.one_side(), forty)
    assert coverage.of(GoalKind.NEAR) == (len(pairs.names), 73)
    assert coverage.of(GoalKind.PAIR) == (most, 73)
    assert most == 51


@pytest.mark.parametrize("language", Language)
def test_goals_have_words(language: Language) -> None:
    """Pairs with the fact in which they differ, all of a kind different."""
    say = catalogue(language)
    words = {(goal.kind, goal_words(goal, say)) for goal in goals()}
    assert len(words) == len(goals())
    assert (GoalKind.PAIR, f"R3-R7 ({say('check.activation')})") in words


def test_all_cases_together_reach_all() -> None:
    """Nothing is asked for that can't be reached."""
    keys = [
        Key(facts=facts, elapsed=elapsed, seed=0)
        for facts, elapsed in product(RULES, Elapsed)
        if elapsed.fits(Age(facts[FACTS.index(Age)].value))
    ]
    assert reached(keys) == {*goals()}
