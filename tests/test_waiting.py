"""The 24 hours of clause 3.1, "1x24 jam dari transaksi": elapsed time, in any zone."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import moments, offsets

from pansol.facts import Age
from pansol.waiting import ZONES, age_at, wait_ends, zone_name

DAY = timedelta(hours=24)
SECOND = timedelta(seconds=1)
NEW_YORK = ZoneInfo("America/New_York")

every_zone = pytest.mark.parametrize("zone", ZONES.values(), ids=ZONES)


@every_zone
@pytest.mark.parametrize(
    ("elapsed", "age"),
    [
        (timedelta(0), Age.WITHIN_24H),
        (DAY - SECOND, Age.WITHIN_24H),
        (DAY, Age.WITHIN_24H),
        (DAY + timedelta(microseconds=1), Age.OVER_24H),
        (DAY + SECOND, Age.OVER_24H),
    ],
    ids=str,
)
def test_exactly_24_hours_is_still_within(zone: timezone, elapsed: timedelta, age: Age) -> None:
    """SOP 3.1: the 24 hours end with their last moment, in each of Indonesia's zones."""
    bought = datetime(2026, 11, 22, 10, 5, tzinfo=zone)
    assert age_at(bought, bought + elapsed) is age


def test_each_zone_has_its_offset() -> None:
    """WIB is UTC+7, WITA UTC+8, WIT UTC+9."""
    hours = {name: zone.utcoffset(None) // timedelta(hours=1) for name, zone in ZONES.items()}
    assert hours == {"WIB": 7, "WITA": 8, "WIT": 9}


def test_a_clock_in_another_zone_measures_the_same_time() -> None:
    """SOP 3.1: bought at 10:00 WIB, it is over at 12:00:01 WIT next day, not at 10:00:01."""
    bought = datetime(2026, 11, 22, 10, tzinfo=ZONES["WIB"])
    noon = datetime(2026, 11, 23, 12, tzinfo=ZONES["WIT"])
    assert age_at(bought, noon) is Age.WITHIN_24H
    assert age_at(bought, noon + SECOND) is Age.OVER_24H


@given(
    bought=moments(),
    elapsed=st.timedeltas(min_value=timedelta(0), max_value=3 * DAY),
    zones=st.tuples(offsets(), offsets()),
)
def test_expressing_both_times_in_other_zones_changes_nothing(
    bought: datetime, elapsed: timedelta, zones: tuple[timezone, timezone]
) -> None:
    """SOP 3.1: the age is elapsed time, whatever the clocks on the wall say."""
    now = bought + elapsed
    assert age_at(bought, now) is (Age.WITHIN_24H if elapsed <= DAY else Age.OVER_24H)
    assert age_at(bought.astimezone(zones[0]), now.astimezone(zones[1])) is age_at(bought, now)


@given(bought=moments(), ahead=st.timedeltas(min_value=timedelta(microseconds=1), max_value=DAY))
def test_a_transaction_in_the_future_is_refused(bought: datetime, ahead: timedelta) -> None:
    """Nobody complains of what is not bought yet: one of the two times is wrong."""
    with pytest.raises(ValueError, match="future"):
        age_at(bought, bought - ahead)


@pytest.mark.parametrize(
    ("bought", "ends"),
    [
        (datetime(2026, 3, 7, 12, tzinfo=NEW_YORK), datetime(2026, 3, 8, 13, tzinfo=NEW_YORK)),
        (datetime(2026, 10, 31, 12, tzinfo=NEW_YORK), datetime(2026, 11, 1, 11, tzinfo=NEW_YORK)),
        (datetime(2026, 7, 1, 12, tzinfo=NEW_YORK), datetime(2026, 7, 2, 12, tzinfo=NEW_YORK)),
    ],
    ids=["a day of 23 hours", "a day of 25 hours", "a day of 24 hours"],
)
def test_a_change_of_summer_time_makes_the_wait_neither_longer_nor_shorter(
    bought: datetime, ends: datetime
) -> None:
    """SOP 3.1: 24 hours are elapsed hours, even where the zone's day has 23 or 25."""
    assert wait_ends(bought) == ends
    assert wait_ends(bought).replace(tzinfo=None) == ends.replace(tzinfo=None)
    assert wait_ends(bought).tzinfo is NEW_YORK
    assert age_at(bought, ends) is Age.WITHIN_24H
    assert age_at(bought, ends + SECOND) is Age.OVER_24H


def test_the_repeated_hour_counts_twice() -> None:
    """SOP 3.1: 01:30 before and after the clock is set back are an hour apart."""
    first = datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK)
    second = first.replace(fold=1)
    next_day = datetime(2026, 11, 2, 1, 30, tzinfo=NEW_YORK)
    assert age_at(first, next_day) is Age.OVER_24H
    assert age_at(second, next_day) is Age.WITHIN_24H
    with pytest.raises(ValueError, match="future"):
        age_at(second, first)


@given(bought=moments())
def test_the_wait_ends_24_hours_later_in_the_transactions_zone(bought: datetime) -> None:
    """SOP 3.1: the customer hears the end by the customer's clock."""
    ends = wait_ends(bought)
    assert ends.astimezone(UTC) - bought.astimezone(UTC) == DAY
    assert ends.utcoffset() == bought.utcoffset()
    assert age_at(bought, ends) is Age.WITHIN_24H


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        *((zone, name) for name, zone in ZONES.items()),
        (ZoneInfo("Asia/Jakarta"), "WIB"),
        (ZoneInfo("Asia/Makassar"), "WITA"),
        (ZoneInfo("Asia/Jayapura"), "WIT"),
        (timezone(timedelta(hours=7)), "WIB"),
        (UTC, "UTC"),
        (NEW_YORK, "EST"),
    ],
    ids=str,
)
def test_a_zone_is_called_as_indonesia_calls_it(zone: timezone, name: str) -> None:
    """An offset of seven, eight or nine hours has its Indonesian name, another its own."""
    assert zone_name(datetime(2026, 11, 22, 10, tzinfo=zone)) == name
