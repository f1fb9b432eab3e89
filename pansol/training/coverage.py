"""What a set of exercises should reach: rules, gaps, readings, 24-hour boundaries, pairs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import combinations, product

from pansol.catalogue import Catalogue
from pansol.decision import decide
from pansol.facts import FACTS, Age, Case, Fact
from pansol.sop import SOP, Interpretation
from pansol.table import TABLE, state_with
from pansol.training.key import Elapsed, Key

__all__ = [
    "Goal",
    "GoalKind",
    "age_decides",
    "beside",
    "goal_words",
    "goals",
    "own_goals",
    "reached",
    "rule_of",
]

Facts = tuple[Fact, ...]


class GoalKind(Enum):
    """What there is to reach."""

    RULE = "rule"
    GAP = "gap"
    READING = "reading"  # an interpretation that the answer rests on
    BOUNDARY = "boundary"  # around 24 hours, where the age decides
    NEAR = "near"  # two rules a fact apart, met from one side: misread it, and the other holds
    PAIR = "pair"  # the same two from both sides: two cases that differ in this fact alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One thing for exercises to reach."""

    kind: GoalKind
    id: str
    """``R3``, ``G1``, ``I2``, ``exactly``; of two rules ``R3-R7``."""
    facts: tuple[type[Fact], ...] = ()
    """In which two rules' cases differ: in one of these, all else alike."""


def goals() -> tuple[Goal, ...]:
    """Give all that can be reached, kind by kind, in the SOP's order."""
    return _goals()


def reached(ids: Iterable[str | Key]) -> frozenset[Goal]:
    """Give what these exercises reach together. Raises ``ValueError`` for what is no key."""
    keys = [Key.parse(key) if isinstance(key, str) else key for key in ids]
    there = {key.facts for key in keys}
    own = (goal for key in keys for goal in own_goals(key))
    pairs = (goal for facts in there for other, goal in beside(facts) if other in there)
    return frozenset([*own, *pairs])


def own_goals(key: Key) -> Iterator[Goal]:
    """Give what one exercise reaches by itself."""
    yield from _by_facts(key.facts)
    if key.elapsed is not Elapsed.USUAL and age_decides(key.facts):
        yield _named()[GoalKind.BOUNDARY, _boundary(key.elapsed)]


def beside(facts: Facts) -> tuple[tuple[Facts, Goal], ...]:
    """Give the cases of other rules that differ in one fact, each with the pair they make."""
    return _beside()[facts]


def rule_of(facts: Facts) -> str:
    """Give the number of the rule, or gap, that holds for a complete case."""
    return TABLE.rules_of(state_with(facts))[0].id


def age_decides(facts: Facts) -> bool:
    """Tell whether the other age would lead to another outcome."""
    return TABLE.can_matter(state_with(facts), Age)


def goal_words(goal: Goal, say: Catalogue) -> str:
    """Write a goal in short, two rules with the fact in which they differ."""
    if goal.kind is GoalKind.BOUNDARY:
        return say(f"exercise.boundary.{goal.id}")
    facts = say.either(say(f"check.{fact.column}") for fact in goal.facts)
    return f"{goal.id} ({facts})" if facts else goal.id


@cache
def _goals() -> tuple[Goal, ...]:
    gap = {rule.id: rule.outcome.gap is not None for rule in SOP.rules}
    of = {True: GoalKind.GAP, False: GoalKind.RULE}
    facts = _apart()
    pairs = [pair for pair in combinations(gap, 2) if pair in facts]
    return (
        *(Goal(kind=of[False], id=rule) for rule in gap if not gap[rule]),
        *(Goal(kind=of[True], id=rule) for rule in gap if gap[rule]),
        *(Goal(kind=GoalKind.READING, id=reading.value) for reading in Interpretation),
        *(
            Goal(kind=GoalKind.BOUNDARY, id=_boundary(elapsed))
            for elapsed in Elapsed
            if elapsed is not Elapsed.USUAL
        ),
        *(
            Goal(kind=kind, id="-".join(pair), facts=facts[pair])
            for kind in (GoalKind.NEAR, GoalKind.PAIR)
            for pair in pairs
        ),
    )


@cache
def _named() -> Mapping[tuple[GoalKind, str], Goal]:
    return {(goal.kind, goal.id): goal for goal in _goals()}


@cache
def _by_facts(facts: Facts) -> tuple[Goal, ...]:
    decision, named = decide(Case().having(*facts)), _named()
    near = (named[GoalKind.NEAR, goal.id] for _, goal in beside(facts))
    return (
        named[GoalKind.GAP if decision.gap else GoalKind.RULE, rule_of(facts)],
        *(named[GoalKind.READING, reading.value] for reading in decision.interpretations),
        *dict.fromkeys(near),
    )


@cache
def _beside() -> Mapping[Facts, tuple[tuple[Facts, Goal], ...]]:
    named = _named()
    return {
        facts: tuple((other, named[GoalKind.PAIR, "-".join(pair)]) for other, pair, _ in others)
        for facts, others in _others()
    }


@cache
def _apart() -> Mapping[tuple[str, str], tuple[type[Fact], ...]]:
    """Give each two rules of which cases differ in one fact alone → in which facts, in order."""
    apart: dict[tuple[str, str], set[type[Fact]]] = {}
    for _, others in _others():
        for _, pair, fact in others:
            apart.setdefault(pair, set()).add(fact)
    return {pair: tuple(fact for fact in FACTS if fact in facts) for pair, facts in apart.items()}


def _others() -> Iterator[tuple[Facts, list[tuple[Facts, tuple[str, str], type[Fact]]]]]:
    """Give each complete case with those of other rules that differ in one fact."""
    rules = {facts: rule_of(facts) for facts in product(*FACTS)}
    order = {rule.id: place for place, rule in enumerate(SOP.rules)}
    for facts, rule in rules.items():
        others = []
        for place, fact in enumerate(FACTS):
            for value in fact:
                other = (*facts[:place], value, *facts[place + 1 :])
                if rules[other] != rule:
                    first, second = sorted((rule, rules[other]), key=order.__getitem__)
                    others.append((other, (first, second), fact))
        yield facts, others


def _boundary(elapsed: Elapsed) -> str:
    return elapsed.name.lower()
