"""How many cases take each way on the SOP's map."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pansol.audit.figures import Reason
from pansol.facts import Fact
from pansol.map import Fork
from pansol.outcomes.choosing import Selection
from pansol.outcomes.part import Part
from pansol.outcomes.ways import places
from pansol.sop import Rule

__all__ = ["Flow", "Stream", "flow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """The cases that come to one place of the map; its streams and the unknown ones add up."""

    values: tuple[Fact, ...]
    """The values that lead here; none at the start."""
    to: Fork | Rule
    n: int
    before: int | None
    """In the period before."""
    unknown: int
    """Cases that end at this fork because its fact is not known; 0 at a rule."""
    streams: tuple["Stream", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The map of ``pansol.map`` with the cases on it."""

    start: Stream
    n: int
    excluded: Mapping[str, int]
    """``undated``."""
    reason: Reason | None = None


def flow(selection: Selection) -> Flow:
    """Count how many cases take each branch and end at each rule."""
    parts = (selection.now, selection.before)
    reached, ended = zip(*(_counts(part) for part in parts if part), strict=True)
    judged = selection.outcomes.kinds.judged
    n = reached[0][0]
    empty = Reason.NO_CASES if judged else Reason.NO_COLUMN
    return Flow(
        start=_stream(0, reached, ended[0]),
        n=n,
        excluded={"undated": selection.undated},
        reason=None if n else empty,
    )


def _counts(part: Part) -> tuple[list[int], list[int]]:
    """Count for each place the cases that come by it, and those that end there."""
    kinds = part.outcomes.kinds
    if not kinds.judged:
        return [0] * len(places()), [0] * len(places())
    sums = np.bincount(kinds.ends, weights=part.kinds, minlength=len(places()))
    ended = sums.astype(np.int64).tolist()
    reached = [*ended]
    for here, place in reversed([*enumerate(places())]):
        if place.before is not None:
            reached[place.before] += reached[here]
    return reached, ended


def _stream(here: int, reached: tuple[list[int], ...], ended: list[int]) -> Stream:
    place = places()[here]
    ways = (way for way, each in enumerate(places()) if each.before == here)
    return Stream(
        values=place.values,
        to=place.to,
        n=reached[0][here],
        before=reached[1][here] if len(reached) > 1 else None,
        unknown=ended[here] if isinstance(place.to, Fork) else 0,
        streams=tuple(_stream(way, reached, ended) for way in ways),
    )
