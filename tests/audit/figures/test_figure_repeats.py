"""Repeat contacts: who came back in time, and what cannot be known yet."""

from datetime import timedelta
from typing import Any

import pandas as pd
import pytest
from figure_engines import IN_PROCESS, TEXT, WHOLE, Engine, in_duckdb, in_pandas, plain
from hypothesis import given, settings
from hypothesis import strategies as st

from pansol.audit.figures import repeats

DAY = 24 * 3600 * 1_000_000
SCHEMA = {"file": TEXT, "row": WHOLE, "agent": TEXT, "msisdn": TEXT, "handled_us": WHOLE}
COLUMNS = ["contacts", "censored", "n", "repeated", "count"]

contacts = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", None]),
        st.sampled_from(["0811 111 1111", "+62811-1111111", "622222222222", "unknown", " ", None]),
        st.none() | st.integers(0, 20).map(lambda half: 1_780_000_000_000_000 + half * DAY // 2),
    ),
    min_size=1,
    max_size=30,
)


def numbered(found: list[Any]) -> list[Any]:
    """Give contacts a place in a file."""
    return [("f", row, *contact) for row, contact in enumerate(found, 1)]


def at(*days: float, number: str = "081111111111") -> list[Any]:
    """Give one customer's contacts."""
    return numbered([("a", number, 1_780_000_000_000_000 + round(day * DAY)) for day in days])


def counts(table: pd.DataFrame) -> Any:  # noqa: ANN401  a row of counts
    """Give the counts of a single row."""
    return plain(table[COLUMNS])[0]


def one_by_one(found: list[Any], window: int) -> tuple[int, int, int, int]:
    """Count as one would by hand: contacts, n, repeated, unusable."""
    keys = {"0811 111 1111": "+6281…", "+62811-1111111": "+6281…", " ": None}
    known = [(keys.get(who, who), when, row) for _, row, _, who, when in found]
    usable = [contact for contact in known if None not in contact]
    until = max((when for _, when, _ in usable), default=0)
    observed = [contact for contact in usable if contact[1] + window <= until]
    repeated = 0
    for who, when, row in observed:
        later = [(t, r) for w, t, r in usable if w == who and (t, r) > (when, row)]
        repeated += any(t - when <= window for t, _ in later)
    return len(usable), len(observed), repeated, len(found) - len(usable)


@pytest.mark.parametrize("engine", IN_PROCESS)
@settings(max_examples=30, deadline=None)
@given(found=contacts, half_days=st.integers(1, 8))
def test_repeats_are_those_found_one_by_one(
    engine: Engine, found: list[Any], half_days: int
) -> None:
    """Numbers written in several ways, missing ones, ties, any window."""
    rows = numbered(found)
    result = repeats(engine(rows, SCHEMA), within=timedelta(days=half_days / 2))
    usable, n, repeated, unusable = one_by_one(rows, half_days * DAY // 2)
    assert counts(result.table) == (usable, usable - n, n, repeated, n - repeated)
    assert result.unusable == unusable


@settings(max_examples=30, deadline=None)
@given(found=contacts, shuffled=st.randoms(use_true_random=False))
def test_engines_and_orders_of_rows_agree(found: list[Any], shuffled: Any) -> None:  # noqa: ANN401  Random
    """By agent too, where contacts at one and the same time are told apart by their row."""
    rows = numbered(found)
    other = shuffled.sample(rows, len(rows))
    one = repeats(in_pandas(rows, SCHEMA), within=timedelta(days=2), by=["agent"])
    two = repeats(in_duckdb(other, SCHEMA), within=timedelta(days=2), by=["agent"])
    pd.testing.assert_frame_equal(one.table, two.table)
    assert (one.unusable, one.until_us) == (two.unusable, two.until_us)


def test_exactly_the_window_later_is_a_repeat() -> None:
    """A microsecond more is not."""
    exact, over = at(0, 3, 20), at(0, 3 + 1 / DAY, 20)
    assert counts(repeats(in_pandas(exact, SCHEMA), within=timedelta(days=3)).table)[3] == 1
    assert counts(repeats(in_pandas(over, SCHEMA), within=timedelta(days=3)).table)[3] == 0


def test_the_last_days_of_the_file_are_censored() -> None:
    """Left out of n even if followed; they still count as returns of earlier contacts."""
    # Until day 10, within 3 days: days 7.5, 9 and 10 are censored; 6 is followed by 7.5.
    result = repeats(in_pandas(at(0, 6, 7.5, 9, 10), SCHEMA), within=timedelta(days=3))
    assert counts(result.table) == (5, 3, 2, 1, 1)


def test_a_known_end_of_observation_takes_the_place_of_the_last_contact() -> None:
    """Where the file is known to reach further, fewer contacts are censored."""
    rows = at(0, 6, 7.5, 9, 10)
    until = 1_780_000_000_000_000 + 13 * DAY
    result = repeats(in_pandas(rows, SCHEMA), within=timedelta(days=3), until_us=until)
    assert counts(result.table) == (5, 0, 5, 3, 2)


def test_the_rate_is_of_contacts_not_followed() -> None:
    """Eight of ten observed ones; with its interval."""
    others = [at(day, number=f"0812000000{day}") for day in range(8)]
    rows = numbered([row[2:] for group in (*others, at(0, 1, 4), at(40)) for row in group])
    row = repeats(in_pandas(rows, SCHEMA), within=timedelta(days=3)).table.iloc[0]
    assert (row["n"], row["rate"]) == (11, 9 / 11)
    assert row["low"] < row["rate"] < row["high"]


@pytest.mark.parametrize("engine", IN_PROCESS)
def test_without_contacts_there_is_no_rate(engine: Engine) -> None:
    """An empty file, or one without numbers."""
    for rows in ([], numbered([("a", None, 5)])):
        result = repeats(engine(rows, SCHEMA), within=timedelta(days=1))
        assert counts(result.table) == (0, 0, 0, 0, 0)
        assert (result.unusable, result.until_us) == (len(rows), None)


@pytest.mark.parametrize("days", [0, -1])
def test_a_window_must_last(days: int) -> None:
    """None or less is refused."""
    with pytest.raises(ValueError, match="not positive"):
        repeats(in_pandas([], SCHEMA), within=timedelta(days=days))
