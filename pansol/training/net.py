"""The cases that a set of exercises is chosen from, and what each reaches, a bit a goal."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product

from pansol.facts import FACTS, Age, Fact
from pansol.training.coverage import GoalKind, age_decides, beside, goals, own_goals, rule_of
from pansol.training.exercises import difficulty_of
from pansol.training.key import Elapsed, Key

__all__ = ["Net", "net_of"]

_WEIGHT = 9
"""What a goal counts; a pair met from one side alone counts 1."""


@dataclass(frozen=True, kw_only=True)
class Net:
    """Cases to choose from, and what each reaches, a bit a goal."""

    spots: tuple[Key, ...]
    """One for each case, and one for each boundary where the age decides; their seed is 0."""
    own: tuple[int, ...]
    """What each reaches by itself."""
    beside: tuple[tuple[tuple[int, int], ...], ...]
    """Its neighbours among the spots, each with the bit of the pair they make."""
    pairs: int
    """The bits of pairs."""
    near: int
    """The bits of pairs met from one side."""

    @cached_property
    def reachable(self) -> int:
        """What all of them reach together."""
        return self.reached({*range(len(self.spots))})

    def reached(self, places: set[int]) -> int:
        """Give the bits of what these reach together."""
        bits = 0
        for place in places:
            bits |= self.own[place]
            for other, bit in self.beside[place]:
                if other in places:
                    bits |= bit
        return bits

    def worth(self, bits: int) -> int:
        """Weigh goals: a pair met from one side alone counts least."""
        return _WEIGHT * bits.bit_count() - (_WEIGHT - 1) * (bits & self.near).bit_count()

    def rank(self, places: set[int]) -> tuple[int, int, int]:
        """Tell how good a choice is: rules and their like, then pairs from one side, then all."""
        bits = self.reached(places)
        alone = (bits & ~self.pairs & ~self.near).bit_count()
        return alone, (bits & self.near).bit_count(), self.worth(bits)


@lru_cache(maxsize=64)
def net_of(rules: frozenset[str], difficulties: frozenset[int]) -> Net:
    """Give the cases of these rules and difficulties; of all, where none is named."""
    spots = tuple(
        Key(facts=facts, elapsed=elapsed, seed=0)
        for facts in product(*FACTS)
        if (not rules or rule_of(facts) in rules)
        and (not difficulties or difficulty_of(facts) in difficulties)
        for elapsed in _elapsed(facts)
    )
    bits = {goal: 1 << place for place, goal in enumerate(goals())}
    places: dict[tuple[Fact, ...], list[int]] = {}
    for place, spot in enumerate(spots):
        places.setdefault(spot.facts, []).append(place)
    neighbours = tuple(
        tuple(
            (to, bits[goal]) for facts, goal in beside(spot.facts) for to in places.get(facts, ())
        )
        for spot in spots
    )
    own = tuple(sum(bits[goal] for goal in own_goals(spot)) for spot in spots)
    return Net(
        spots=spots,
        own=own,
        beside=neighbours,
        pairs=sum(bit for goal, bit in bits.items() if goal.kind is GoalKind.PAIR),
        near=sum(bit for goal, bit in bits.items() if goal.kind is GoalKind.NEAR),
    )


def _elapsed(facts: tuple[Fact, ...]) -> tuple[Elapsed, ...]:
    """Give the times to tell apart: the boundaries only where the age decides."""
    age = facts[FACTS.index(Age)]
    if not (isinstance(age, Age) and age_decides(facts)):
        return (Elapsed.USUAL,)
    return tuple(elapsed for elapsed in Elapsed if elapsed.fits(age))
