"""Counts by group: they add up, and people are not compared by a handful of cases."""

import pandas as pd
import pytest
from hypothesis import given, settings
from outcome_cases import JAKARTA, cases, made, sample

from pansol.audit.figures import Reason
from pansol.outcomes import PEOPLE, Choice, Outcomes, by_dimension, select


@settings(max_examples=30, deadline=None)
@given(frame=cases())
def test_the_groups_of_a_dimension_add_up_to_its_n(frame: pd.DataFrame) -> None:
    """A case has one label; what has no gap or error is counted apart."""
    selection = select(Outcomes.of(frame, zone=JAKARTA), Choice())
    for dimension in selection.outcomes.dimensions:
        found = by_dimension(selection, dimension)
        assert found.n + found.excluded["none"] == len(frame)
        if dimension not in PEOPLE:
            assert sum(group.n for group in found.groups) == found.n


@settings(max_examples=20, deadline=None)
@given(frame=cases(least=1))
def test_the_order_of_rows_changes_nothing(frame: pd.DataFrame) -> None:
    """A file sorted otherwise gives the same figures."""
    one, other = (
        select(Outcomes.of(each, zone=JAKARTA), Choice()) for each in (frame, frame.iloc[::-1])
    )
    for dimension in one.outcomes.dimensions:
        assert by_dimension(one, dimension) == by_dimension(other, dimension)


def test_people_with_fewer_than_five_cases_are_not_shown() -> None:
    """A group of four is counted in n, and as suppressed; a channel of four is shown."""
    rows = [{"team": team, "complaint_channel": team} for team in "AAAAABBBB"]
    selection = select(made(rows), Choice())
    team, channel = (by_dimension(selection, name) for name in ("team", "complaint_channel"))
    assert ([group.label for group in team.groups], team.suppressed, team.n) == (["A"], 1, 9)
    assert [group.label for group in channel.groups] == ["A", "B"]


def test_a_chosen_label_stays_even_without_a_case() -> None:
    """So that the choice can be taken back."""
    choice = Choice(labels={"gap": ("G1",), "standing": ("right",)})
    found = by_dimension(select(sample(), choice), "gap")
    assert [(group.label, group.n, group.chosen) for group in found.groups] == [("G1", 0, True)]


@pytest.mark.parametrize("dimension", ["status", "no_such_thing"])
def test_a_dimension_that_the_source_lacks_is_said(dimension: str) -> None:
    """There is a reason in place of the groups."""
    assert by_dimension(select(sample(), Choice()), dimension).reason is Reason.NO_COLUMN
