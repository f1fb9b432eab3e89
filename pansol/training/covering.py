"""Choose few exercises that reach much: greedily, one or two neighbours at a time."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from random import Random

from pansol.training.net import Net, net_of

__all__ = ["choose", "fewest"]

_TRIES = 3
"""Drawn orders that are tried; the best result counts."""
_ROUNDS = 3
"""Times that what turned out to add nothing is left out, and its place filled."""
_EXCHANGES = 40
"""Spots that are tried in place of each other."""


def choose(net: Net, n: int, rng: Random) -> tuple[int, ...]:
    """Choose n spots at most: the best of some greedy tries, without those that add nothing."""
    tries = [_exchanged(net, _tried(net, n, rng)) for _ in range(_TRIES)]
    return max(tries, key=lambda spots: (*net.rank({*spots}), -len(spots)))


@lru_cache(maxsize=64)
def fewest(rules: frozenset[str], difficulties: frozenset[int]) -> tuple[int, ...]:
    """Choose as few spots as are found to reach all that can be reached; fewer may exist."""
    net = net_of(rules, difficulties)
    return choose(net, len(net.spots), Random(0))  # noqa: S311  an exercise, no secret


def _tried(net: Net, n: int, rng: Random) -> tuple[int, ...]:
    """Choose greedily, leave out what turned out to add nothing, and fill its place."""
    spots: tuple[int, ...] = ()
    for _ in range(_ROUNDS):
        chosen = _Chosen(net, rng)
        chosen.add(spots)
        while len(chosen.spots) < n and (moves := chosen.best_moves(n - len(chosen.spots))):
            chosen.add(min(moves, key=chosen.likeness))
        spots = _needed(net, list(chosen.spots), rng)
    return spots


def _exchanged(net: Net, spots: tuple[int, ...]) -> tuple[int, ...]:
    """Exchange one spot for another as long as more is reached that takes no pair."""
    kept = {*spots}
    while missing := net.reachable & ~net.pairs & ~net.reached(kept):
        others = [place for place, own in enumerate(net.own) if own & missing]
        others.sort(key=lambda place: -net.worth(net.reached({*kept, place})))
        best = max(
            ({*kept, new} - {old} for new in others[:_EXCHANGES] for old in sorted(kept)),
            key=net.rank,
        )
        if net.rank(best)[:2] <= net.rank(kept)[:2]:
            break
        kept = best
    return tuple(sorted(kept))


class _Chosen:
    """The spots chosen so far, and what each other would bring."""

    def __init__(self, net: Net, rng: Random) -> None:
        self.net = net
        self.order = rng.sample(range(len(net.spots)), len(net.spots))
        self.spots: dict[int, None] = {}
        self.reached = 0
        self.brings = list(net.own)
        self.seen: Counter[object] = Counter()

    def best_moves(self, most: int) -> list[tuple[int, ...]]:
        """Give the moves, of one spot or two, that bring most a spot; none if nothing is left.

        Two neighbours can be added at once, since the first of a pair alone doesn't bring it.
        """
        best, found = 0.0, list[tuple[int, ...]]()
        for spots, gain in self._moves(self.net.reachable & ~self.reached):
            value = self.net.worth(gain) / len(spots)
            if len(spots) <= most and value >= best and gain:
                if value > best:
                    best, found = value, []
                found.append(spots)
        return found

    def _moves(self, missing: int) -> Iterator[tuple[tuple[int, ...], int]]:
        for one in self.order:
            if one not in self.spots:
                gain = self.brings[one] & missing
                yield (one,), gain
                for two, bit in self.net.beside[one]:
                    if two > one and bit & missing and two not in self.spots:
                        yield (one, two), gain | (self.brings[two] | bit) & missing

    def likeness(self, spots: tuple[int, ...]) -> float:
        """Tell how common the facts of these spots are among the chosen ones."""
        facts = (fact for spot in spots for fact in self.net.spots[spot].facts)
        return sum(self.seen[fact] for fact in facts) / len(spots)

    def add(self, spots: tuple[int, ...]) -> None:
        """Choose these too."""
        for spot in spots:
            self.spots[spot] = None
            self.seen.update(self.net.spots[spot].facts)
            self.reached |= self.brings[spot]
            for other, bit in self.net.beside[spot]:
                self.brings[other] |= bit
                if other in self.spots:
                    self.reached |= bit


def _needed(net: Net, spots: list[int], rng: Random) -> tuple[int, ...]:
    """Leave out, in a drawn order, those without which as much is reached."""
    kept = {*spots}
    all_reached = net.reached(kept)
    for spot in rng.sample(spots, len(spots)):
        if net.reached(kept - {spot}) == all_reached:
            kept.remove(spot)
    return tuple(spot for spot in spots if spot in kept)
