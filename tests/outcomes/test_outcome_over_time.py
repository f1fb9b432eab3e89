"""Counts over time, against plain ones."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from outcome_cases import JAKARTA, cases, sample, sample_frame

from pansol.outcomes import Choice, Outcomes, Unit, over_time, select


@pytest.mark.parametrize("unit", Unit)
def test_each_point_counts_its_days_by_action(unit: Unit) -> None:
    """As plain counting of the sample does."""
    choice = Choice(labels={"region": ("Bali Nusra",)})
    found = over_time(select(sample(), choice), unit)
    frame = sample_frame()[sample_frame()["region"] == "Bali Nusra"]
    week = unit is Unit.WEEK
    point = [day - timedelta(days=day.weekday() if week else 0) for day in frame["day"]]
    plain = frame.assign(point=point).groupby(["point", "done"]).size()
    assert found.n == len(frame)
    for first, row in zip(found.first_days, found.counts, strict=True):
        for action, n in zip(found.actions, row, strict=True):
            assert n == plain.get((first, action), 0)


@settings(max_examples=30, deadline=None)
@given(frame=cases())
def test_points_and_the_undated_add_up(frame: pd.DataFrame) -> None:
    """No case is lost between the days."""
    selection = select(Outcomes.of(frame, zone=JAKARTA), Choice())
    for unit in Unit:
        found = over_time(selection, unit)
        assert sum(map(sum, found.counts)) == found.n
        assert found.n + found.excluded["undated"] == len(frame)


def test_weeks_begin_on_monday() -> None:
    """ISO 8601, whichever day the period begins on."""
    found = over_time(select(sample(), Choice(first=date(2026, 7, 15))))
    assert {day.weekday() for day in found.first_days} == {0}
