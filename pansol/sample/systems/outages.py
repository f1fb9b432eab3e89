"""The outages, each around a run of complaints that it touched."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from pansol.facts import Outage
from pansol.sample.systems.spelling import in_utc
from pansol.sample.systems.story import SECOND, Story
from pansol.sample.systems.tables import OUTAGES, Entry

__all__ = ["outage_rows"]

_GAP = timedelta(hours=6)
"""Complaints further apart are of two outages."""
_MARGIN = 7200  # seconds before the first and after the last complaint, if nobody else is there


def outage_rows(rng: Random, stories: Sequence[Story]) -> Iterator[Entry]:
    """Give outages open at each complaint that one touched, and at no other there."""
    areas: dict[str, list[Story]] = {}
    for story in sorted(stories, key=lambda story: story.handled_at):
        areas.setdefault(story.location, []).append(story)
    number = 0
    for area, there in areas.items():
        for first, last in _runs(there):
            number += 1
            start, end = _span(rng, there, first, last)
            ended_at = in_utc(end) if end else None
            yield OUTAGES, (f"OUT{number:06}", area, in_utc(start), ended_at)


def _runs(there: Sequence[Story]) -> Iterator[tuple[int, int]]:
    """Give the first and the last place of each run of complaints touched by an outage."""
    first: int | None = None
    for place, story in enumerate(there):
        if story.truth.outage is not Outage.AFFECTED:
            first = None
            continue
        first = place if first is None else first
        if not _goes_on(there, place):
            yield first, place
            first = None


def _goes_on(there: Sequence[Story], place: int) -> bool:
    following = there[place + 1 : place + 2]
    return any(
        story.truth.outage is Outage.AFFECTED and story.handled_at - there[place].handled_at <= _GAP
        for story in following
    )


def _span(
    rng: Random, there: Sequence[Story], first: int, last: int
) -> tuple[datetime, datetime | None]:
    """Draw when it began and ended; after the last complaint from there it is still open."""
    start = there[first].handled_at - SECOND * rng.randint(1, _MARGIN)
    if first:
        start = max(start, there[first - 1].handled_at + SECOND)
    end = there[last].handled_at + SECOND * rng.randint(1, _MARGIN)
    if last + 1 == len(there):
        return start, None
    return start, min(end, there[last + 1].handled_at)
