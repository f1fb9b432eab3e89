"""A set of exercises from a recipe, the same everywhere, and what it reaches."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from pansol.catalogue import DEFAULT_LANGUAGE, Language
from pansol.facts import Age, Fact
from pansol.sample.drawing import often
from pansol.sop import SOP
from pansol.training.coverage import Goal, GoalKind, age_decides, goals, reached, rule_of
from pansol.training.covering import choose, fewest
from pansol.training.exercises import DIFFICULTIES, difficulty_of
from pansol.training.key import SEEDS, Elapsed, Key
from pansol.training.net import Net, net_of

__all__ = ["MOST_EXERCISES", "Coverage", "ExerciseSet", "Recipe", "exercise_set"]

MOST_EXERCISES = 1000
"""In one set."""
_AT_A_BOUNDARY = 25
"""Exercises in a hundred with a purchase around 24 hours ago, though the age does not decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a set of exercises follows from."""

    seed: int
    """From 0, less than ``SEEDS``."""
    n: int
    """How many exercises, from 1 to ``MOST_EXERCISES``."""
    rules: tuple[str, ...] = ()
    """These rules and gaps alone; all, if none is named."""
    difficulties: tuple[int, ...] = ()
    """These of ``DIFFICULTIES`` alone; all, if none is named."""
    language: Language = DEFAULT_LANGUAGE
    """In which stories and questions are written; the set does not depend on it."""

    def __post_init__(self) -> None:
        """Refuse what can't be made."""
        if not 0 <= self.seed < SEEDS:
            raise ValueError(f"seed: {self.seed} is not from 0 to {SEEDS - 1}")
        if not 1 <= self.n <= MOST_EXERCISES:
            raise ValueError(f"n: {self.n} is not from 1 to {MOST_EXERCISES}")
        for name, given, known in (
            ("rules", self.rules, tuple(rule.id for rule in SOP.rules)),
            ("difficulties", self.difficulties, DIFFICULTIES),
        ):
            for value in given:
                if value not in known:
                    raise ValueError(f"{name}: {value} is none of {', '.join(map(str, known))}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a set reaches of what its recipe's rules and difficulties can reach."""

    reachable: tuple[Goal, ...]
    """By any number of exercises, kind by kind, in the SOP's order."""
    reached: tuple[Goal, ...]
    missing: tuple[Goal, ...]
    fewest: int
    """So many exercises reach all; the fewest found, fewer may exist."""

    def of(self, kind: GoalKind) -> tuple[int, int]:
        """Count the goals of a kind: reached, reachable."""
        reached = sum(goal.kind is kind for goal in self.reached)
        return reached, sum(goal.kind is kind for goal in self.reachable)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseSet:
    """Exercises, easy ones first."""

    recipe: Recipe
    ids: tuple[str, ...]
    coverage: Coverage


def exercise_set(recipe: Recipe) -> ExerciseSet:
    """Make the set of a recipe: the same for the same recipe, on every machine.

    First the exercises that reach most together, then others, evenly by rule, until there are
    ``n``. In their order the difficulty rises. Raises ``ValueError`` where no case is of these
    rules and difficulties.
    """
    rules, difficulties = frozenset(recipe.rules), frozenset(recipe.difficulties)
    net = net_of(rules, difficulties)
    if not net.spots:
        raise ValueError("no case is of these rules and these difficulties")
    rng = Random(f"set {recipe.seed}")  # noqa: S311  an exercise, no secret
    spots = _spots(net, recipe.n, fewest(rules, difficulties), rng)
    keys = _in_order([_drawn(spot, rng) for spot in spots], rng)
    there = reached(keys)
    reachable = reached(net.spots)
    return ExerciseSet(
        recipe=recipe,
        ids=tuple(map(str, keys)),
        coverage=Coverage(
            reachable=tuple(goal for goal in goals() if goal in reachable),
            reached=tuple(goal for goal in goals() if goal in there),
            missing=tuple(goal for goal in goals() if goal in reachable - there),
            fewest=len(fewest(rules, difficulties)),
        ),
    )


def _spots(net: Net, n: int, all_reached: tuple[int, ...], rng: Random) -> Iterator[Key]:
    """Give the cases that reach most, then others, evenly by rule."""
    chosen = choose(net, n, rng)
    if n >= len(all_reached) and net.reached({*chosen}) != net.reachable:
        chosen = all_reached
    taken: Counter[int] = Counter(chosen)
    rules = [rule_of(spot.facts) for spot in net.spots]
    by_rule: Counter[str] = Counter(rules[place] for place in chosen)
    seen: Counter[Fact] = Counter(fact for place in chosen for fact in net.spots[place].facts)
    yield from (net.spots[place] for place in chosen)
    order = rng.sample(range(len(net.spots)), len(net.spots))
    for _ in range(n - len(chosen)):
        place = min(
            order,
            key=lambda place: (
                by_rule[rules[place]],
                taken[place],
                sum(seen[fact] for fact in net.spots[place].facts),
            ),
        )
        taken[place] += 1
        by_rule[rules[place]] += 1
        seen.update(net.spots[place].facts)
        yield net.spots[place]


def _drawn(spot: Key, rng: Random) -> Key:
    """Give a case's key with a seed; now and then around 24 hours where that decides nothing."""
    elapsed = spot.elapsed
    if not age_decides(spot.facts) and often(rng, _AT_A_BOUNDARY):
        age = next(fact for fact in spot.facts if isinstance(fact, Age))
        elapsed = rng.choice([each for each in Elapsed if each.fits(age)])
    return Key(facts=spot.facts, elapsed=elapsed, seed=rng.randrange(SEEDS))


def _in_order(keys: list[Key], rng: Random) -> list[Key]:
    """Put the easy ones first, in a drawn order among themselves."""
    drawn = rng.sample(keys, len(keys))
    return sorted(drawn, key=lambda key: difficulty_of(key.facts))
