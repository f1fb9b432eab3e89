"""When people buy and complain: by hour and weekday, within a fixed period."""

from datetime import date, datetime, timedelta
from random import Random

from pansol.sample.drawing import draw
from pansol.sop import SOP

__all__ = ["FIRST_DAY", "LAST_DAY", "day_between", "delay", "moment"]

FIRST_DAY, LAST_DAY = date(2026, 7, 1), date(2026, 9, 30)

_WEEKDAYS = (19, 16, 14, 14, 15, 12, 10)  # Monday to Sunday
_HOURS = (3, 2, 1, 1, 1, 2, 4, 8, 13, 17, 18, 16, 14, 14, 15, 15, 14, 14, 15, 18, 19, 15, 10, 6)

_SECOND, _HOUR = timedelta(seconds=1), timedelta(hours=1)
_DELAYS = {
    (_HOUR / 12, _HOUR): 28,
    (_HOUR, 6 * _HOUR): 36,
    (6 * _HOUR, 23 * _HOUR): 14,
    (SOP.wait, SOP.wait + _SECOND): 1,  # exactly: still within
    (SOP.wait + _SECOND, SOP.wait + 2 * _SECOND): 1,  # just over
    (25 * _HOUR, 48 * _HOUR): 12,
    (48 * _HOUR, 168 * _HOUR): 10,
}
"""From the purchase to its complaint: from, up to → weight."""


def day_between(rng: Random, first: date, last: date) -> date:
    """Draw a day, busy weekdays more often."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return draw(rng, {day: _WEEKDAYS[day.weekday()] for day in days})


def moment(rng: Random, day: date) -> datetime:
    """Draw a time of this day, busy hours more often."""
    hour = draw(rng, dict(enumerate(_HOURS)))
    return datetime(day.year, day.month, day.day, hour) + _SECOND * rng.randrange(3600)  # noqa: DTZ001  the customer's clock; its zone follows


def delay(rng: Random) -> timedelta:
    """Draw how long after the purchase the customer complained, in whole seconds."""
    start, end = draw(rng, _DELAYS)
    return start + _SECOND * rng.randrange((end - start) // _SECOND)
