"""Draw by weight, with whole numbers only: the same on every machine."""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import TypeVar

__all__ = ["draw", "often", "some"]

T = TypeVar("T")


def draw(rng: Random, weights: Mapping[T, int]) -> T:
    """Draw one of the keys, each as often as its weight says."""
    left = rng.randrange(sum(weights.values()))
    for item, weight in weights.items():
        left -= weight
        if left < 0:
            return item
    raise AssertionError  # the weights' sum is never used up before the last


def often(rng: Random, percent: int) -> bool:
    """Say yes in so many of a hundred cases."""
    return rng.randrange(100) < percent


def some(rng: Random, among: Sequence[T], count: int, weight: Callable[[T], int]) -> list[T]:
    """Draw so many different ones, or all if there are fewer, the heavier the sooner."""
    lots = [index for index, item in enumerate(among) for _ in range(weight(item))]
    rng.shuffle(lots)
    return [among[index] for index in list(dict.fromkeys(lots))[:count]]
