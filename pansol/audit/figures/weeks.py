"""ISO weeks of UTC microseconds, as they fall in one time zone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

import narwhals as nw
from narwhals.typing import Frame

from pansol.audit.figures.counting import AnyFrame, collected

__all__ = ["week_label", "week_start", "with_week"]

_SECOND = 1_000_000
_WEEK = 7 * 24 * 3600 * _SECOND
_FIRST_MONDAY = date(1969, 12, 29)  # of the week of 1970-01-01, a Thursday
_SHIFT = 3 * 24 * 3600 * _SECOND
_LATEST = int(datetime(2200, 1, 1, tzinfo=UTC).timestamp()) * _SECOND


def with_week(
    frame: AnyFrame, *, zone: tzinfo, time: str = "handled_us", into: str = "week"
) -> Frame:
    """Add the number of the ISO week (ISO 8601, Monday to Sunday) in a zone.

    ``time``: microseconds since 1970-01-01 UTC, or null. The week is counted from that of
    1970-01-01, null where the time is; ``week_label`` names it. Changes of the zone's offset are
    kept to (daylight saving), for times from 1970 to 2199.
    """
    rows = nw.from_native(frame)
    span = collected(rows.select(nw.col(time).min().alias("a"), nw.col(time).max().alias("z")))
    first, last = span["a"].iloc[0], span["z"].iloc[0]
    offsets = [(0, 0)] if span.isna().to_numpy().any() else [*_offsets(zone, int(first), int(last))]
    offset = nw.lit(offsets[0][1])
    for since, later in offsets[1:]:
        offset = nw.when(nw.col(time) >= since).then(nw.lit(later)).otherwise(offset)
    return rows.with_columns(((nw.col(time) + offset + _SHIFT) // _WEEK).alias(into))


def week_start(week: int) -> date:
    """Give the Monday of a numbered week."""
    return _FIRST_MONDAY + timedelta(weeks=int(week))  # counts hold NumPy's integers


def week_label(week: int) -> str:
    """Name a numbered week as ISO 8601 does: ``2026-W34``."""
    year, number, _ = week_start(week).isocalendar()
    return f"{year}-W{number:02}"


def _offsets(zone: tzinfo, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Give each offset from UTC with the moment it begins, both in microseconds."""
    day = 24 * 3600 * _SECOND
    now = max(first, 0)
    known = _offset(zone, now)
    yield now, known
    while now < min(last, _LATEST):
        after = now + day
        if (offset := _offset(zone, after)) != known:
            known = offset
            yield _change(zone, now, after), known
        now = after


def _change(zone: tzinfo, before: int, after: int) -> int:
    """Halve the day until the second is found at which the offset changes."""
    old = _offset(zone, before)
    low, high = before // _SECOND, after // _SECOND
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(zone, middle * _SECOND) == old else (low, middle)
    return high * _SECOND


def _offset(zone: tzinfo, moment: int) -> int:
    offset = datetime.fromtimestamp(moment // _SECOND, tz=zone).utcoffset()
    return int(offset.total_seconds()) * _SECOND if offset else 0
