"""Which clause is due again: by FSRS, the same from the same answers, kept as text."""

from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st

from pansol.sop import Clause
from pansol.training.schedule import Schedule, rating_of
from pansol.waiting import ZONES

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=ZONES["WIB"])
ANSWERS = st.lists(
    st.tuples(
        st.sampled_from([Clause.WAIT, Clause.TICKET, Clause.KIP]),
        st.sampled_from([0.0, 0.5, 0.75, 1.0]),
        st.integers(0, 30 * 24 * 60),
    ),
    max_size=12,
)
"""Clause, score, and minutes since the answer before."""


def answered(answers: list[tuple[Clause, float, int]]) -> tuple[Schedule, datetime]:
    """Give the schedule after these answers, and the moment of the last."""
    schedule, at = Schedule(), NOW
    for clause, score, minutes in answers:
        at += timedelta(minutes=minutes)
        schedule = schedule.after([clause], score, at)
    return schedule, at


@given(ANSWERS)
def test_the_same_answers_give_the_same_schedule(answers: list[tuple[Clause, float, int]]) -> None:
    """Nothing is drawn and no clock is asked; written and read back it is the same."""
    schedule, at = answered(answers)
    again, _ = answered(answers)
    assert schedule.as_json() == again.as_json()
    read = Schedule.from_json(schedule.as_json())
    assert (read, read.all(at)) == (schedule, schedule.all(at))


def test_the_intervals_are_those_of_fsrs() -> None:
    """Its own worked example: answered when due, these days come between (py-fsrs, FSRS-6)."""
    schedule, at, days = Schedule(), NOW, []
    good, wrong = 1.0, 0.0
    for score in [good] * 6 + [wrong] * 2 + [good] * 5:
        schedule = schedule.after([Clause.WAIT], score, at)
        (due,) = schedule.all(at)
        days.append((due.due_at - at).days)
        at = due.due_at
    assert days == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_what_is_remembered_least_is_due_first() -> None:
    """A clause answered wrong comes back in minutes, one answered right twice in days."""
    schedule = Schedule()
    for minutes in (0, 11):
        at = NOW + timedelta(minutes=minutes)
        schedule = schedule.after([Clause.TICKET], 1.0, at).after([Clause.WAIT], 0.0, at)
    soon, later = NOW + timedelta(minutes=30), NOW + timedelta(days=40)
    assert [each.clause for each in schedule.due(soon)] == [Clause.WAIT]
    assert [each.clause for each in schedule.due(later)] == [Clause.WAIT, Clause.TICKET]
    assert schedule.due(NOW) == ()


def test_an_answer_counts_once_for_each_clause_it_rests_on() -> None:
    """Both get a card; a clause named twice is reviewed once."""
    both = Schedule().after([Clause.WAIT, Clause.TICKET, Clause.WAIT], 1.0, NOW)
    alone = Schedule().after([Clause.WAIT], 1.0, NOW)
    assert {*both.cards} == {Clause.WAIT, Clause.TICKET}
    assert both.cards[Clause.WAIT] == alone.cards[Clause.WAIT]


@pytest.mark.parametrize(
    ("score", "rating"),
    [(0.0, Rating.Again), (0.5, Rating.Hard), (0.75, Rating.Hard), (1.0, Rating.Good)],
)
def test_a_score_is_rated(score: float, rating: Rating) -> None:
    """Wrong is again, with hints hard, right good."""
    assert rating_of(score) is rating


def test_a_moment_in_any_zone_is_the_same_moment() -> None:
    """What is due does not depend on where the clock hangs; a time without zone is refused."""
    schedule = Schedule().after([Clause.WAIT], 0.0, NOW)
    elsewhere = Schedule().after([Clause.WAIT], 0.0, NOW.astimezone(UTC))
    assert schedule == elsewhere
    with pytest.raises(ValueError, match="zone"):
        schedule.due(NOW.replace(tzinfo=None))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"x": {}}', '{"3.1": {}}', '{"3.1": 1}'])
def test_what_is_no_schedule_is_refused(text: str) -> None:
    """A text that was cut off or made up raises ``ValueError``."""
    with pytest.raises(ValueError):  # noqa: PT011  of json, Enum or our own
        Schedule.from_json(text)
