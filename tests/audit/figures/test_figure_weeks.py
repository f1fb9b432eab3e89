"""ISO weeks: where a moment falls depends on the zone, and on nothing else."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from figure_engines import IN_PROCESS, WHOLE, Engine, plain
from hypothesis import given, settings
from hypothesis import strategies as st

from pansol.audit.figures import tally, week_label, week_start, with_week
from pansol.waiting import ZONES

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
JAKARTA = ZoneInfo("Asia/Jakarta")
zones = st.sampled_from([*ZONES.values(), JAKARTA, BERLIN, UTC])
moments = st.datetimes(
    min_value=datetime(2019, 1, 1),  # noqa: DTZ001  Hypothesis adds the zone
    max_value=datetime(2027, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def micros(moment: datetime) -> int:
    """Give a moment as verdict frames write it."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def weeks(engine: Engine, times: list[int | None], zone: tzinfo) -> dict[str | None, int]:
    """Count times by the name of their week."""
    frame = with_week(engine([(time,) for time in times], {"handled_us": WHOLE}), zone=zone)
    table = tally(frame, by=["week"])
    return {
        None if week is None else week_label(week): n for week, n in plain(table[["week", "n"]])
    }


def named(moment: datetime, zone: tzinfo) -> str:
    """Name the week by the standard library."""
    year, week, _ = moment.astimezone(zone).isocalendar()
    return f"{year}-W{week:02}"


@pytest.mark.parametrize("engine", IN_PROCESS)
@settings(max_examples=30, deadline=None)
@given(found=st.lists(moments, min_size=1, max_size=8), zone=zones)
def test_weeks_are_those_of_the_standard_library(
    engine: Engine, found: list[datetime], zone: tzinfo
) -> None:
    """Any zone, with daylight saving too."""
    counted = weeks(engine, [micros(moment) for moment in found], zone)
    names = [named(moment, zone) for moment in found]
    assert counted == {name: names.count(name) for name in names}


@pytest.mark.parametrize("engine", IN_PROCESS)
@pytest.mark.parametrize("day", [29, 30])
def test_a_week_begins_at_local_midnight(engine: Engine, day: int) -> None:
    """Monday 00:00 in Jakarta is Sunday 17:00 UTC; in Berlin the change of clocks is kept to."""
    edges = [
        (datetime(2026, 11, 23, tzinfo=JAKARTA), JAKARTA),
        (datetime(2026, 3, day, tzinfo=BERLIN), BERLIN),  # the clocks change on the 29th
    ]
    for edge, zone in edges:
        for moment in (edge - timedelta(microseconds=1), edge):
            # A second time keeps the change inside what is looked at.
            counted = weeks(engine, [micros(moment), micros(EPOCH)], zone)
            assert counted[named(moment, zone)] == 1


@pytest.mark.parametrize("engine", IN_PROCESS)
def test_a_case_without_a_time_has_no_week(engine: Engine) -> None:
    """It is kept apart, alone or among others."""
    assert weeks(engine, [None], UTC) == {None: 1}
    assert weeks(engine, [None, 0], UTC) == {"1970-W01": 1, None: 1}


@given(week=st.integers(0, 12_000))
def test_a_week_starts_on_a_monday_and_bears_its_iso_name(week: int) -> None:
    """Through turns of the year with 52 and 53 weeks."""
    monday = week_start(week)
    assert monday.weekday() == 0
    assert week_label(week) == f"{monday:%G-W%V}"
