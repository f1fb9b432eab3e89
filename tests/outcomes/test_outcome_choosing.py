"""Choices: each dimension's counts leave its own choice aside, and what is not there is named."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outcome_cases import JAKARTA, cases, day, sample, sample_frame, with_plain

from pansol.outcomes import Choice, Outcomes, by_dimension, every_figure, select

CHOICE = {"complaint_channel": ("grapari", "call_centre"), "standing": ("wrong",)}
_COLUMN = {"action": "done"}


def counted(frame: pd.DataFrame, dimension: str) -> dict[str, int]:
    """Count plainly."""
    labels = frame[_COLUMN.get(dimension, dimension)].fillna("").str.strip()
    return {str(label): int(n) for label, n in labels.value_counts().items()}


@pytest.mark.parametrize("dimension", ["complaint_channel", "standing", "region", "action", "team"])
def test_a_dimension_ignores_its_own_choice_alone(dimension: str) -> None:
    """So that another of its labels can be chosen, while all other choices hold."""
    frame = sample_frame()
    for name, labels in CHOICE.items():
        if name != dimension:
            frame = frame[frame[name].isin(labels)]
    found = by_dimension(select(sample(), Choice(labels=CHOICE)), dimension)
    assert {group.label: group.n for group in found.groups} == counted(frame, dimension)


def test_what_is_not_there_is_dropped_and_named() -> None:
    """A choice kept from another file does not empty the page."""
    choice = Choice(labels={"team": ("Melati", "Nobody"), "region": ("Mars",), "status": ("x",)})
    selection = select(sample(), choice)
    assert selection.choice.labels == {"team": ("Melati",)}
    assert {*selection.dropped} == {("team", "Nobody"), ("region", "Mars"), ("status", "")}


def test_days_that_run_backwards_are_dropped() -> None:
    """A first day after the last chooses nothing."""
    selection = select(sample(), Choice(first=date(2026, 9, 1), last=date(2026, 8, 1)))
    assert selection.n == len(sample())
    assert selection.dropped == (("first", "2026-09-01"), ("last", "2026-08-01"))


def test_both_days_are_included_and_the_period_before_is_as_long() -> None:
    """1 to 10 September is ten days, and 22 to 31 August are the ten before."""
    selection = select(sample(), Choice(first=date(2026, 9, 1), last=date(2026, 9, 10)))
    days = sample_frame()["day"]
    assert selection.n == days.between(date(2026, 9, 1), date(2026, 9, 10)).sum()
    assert selection.period_before == (date(2026, 8, 22), date(2026, 8, 31))
    assert selection.before
    assert selection.before.n == days.between(date(2026, 8, 22), date(2026, 8, 31)).sum()


@pytest.mark.parametrize(
    "choice", [Choice(), Choice(last=date(2026, 8, 1)), Choice(first=date(2026, 7, 5))]
)
def test_a_source_that_does_not_go_back_so_far_has_no_period_before(choice: Choice) -> None:
    """A shorter period would not compare."""
    assert select(sample(), choice).before is None


def test_all_filtered_away_is_said() -> None:
    """Choices that no case fulfils together give zeros and reasons, no error."""
    figures = every_figure(select(sample(), Choice(first=date(2030, 1, 1), last=date.max)))
    assert figures.selection.n == 0
    each = (figures.flow, figures.money, figures.gaps, figures.over_time, figures.adherence)
    assert all(figure.n == 0 and figure.reason for figure in each)


labels = st.fixed_dictionaries(
    {},
    optional={
        "team": st.sampled_from([("A",), ("A", "B"), ("",)]),
        "complaint_channel": st.sampled_from([("grapari",), ("lain", "")]),
        "action": st.sampled_from([("create_ticket",), ("wait_24h", "recheck")]),
        "standing": st.sampled_from([("right", "wrong"), ("silent",)]),
    },
)


@settings(max_examples=60, deadline=None)
@given(
    frame=cases(), chosen=labels, first=st.none() | st.integers(0, 40), length=st.integers(0, 20)
)
def test_counts_are_those_of_plain_filtering(
    frame: pd.DataFrame, chosen: dict[str, tuple[str, ...]], first: int | None, length: int
) -> None:
    """Whatever is chosen, each dimension counts the rows that pass all other choices."""
    start = None if first is None else day(first)
    last = None if start is None else start + timedelta(days=length)
    outcomes = Outcomes.of(frame, zone=JAKARTA)
    selection = select(outcomes, Choice(labels=chosen, first=start, last=last))
    plain = with_plain(frame)
    if start and last:
        plain = plain[[each is not None and start <= each <= last for each in plain["day"]]]
    for dimension in {"action", "standing", "complaint_channel", "region"} & {*outcomes.dimensions}:
        left = plain
        for name, those in selection.choice.labels.items():
            if name != dimension:
                left = left[left[_COLUMN.get(name, name)].fillna("").isin(those)]
        found = by_dimension(selection, dimension)
        assert {group.label: group.n for group in found.groups if group.n} == counted(
            left, dimension
        )
