"""The p-chart: textbook limits, Laney's widening, and two rules for signals."""

from itertools import pairwise
from random import Random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pansol.audit.figures import PChart, Reason, p_chart

ORANGE_JUICE = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22,
    8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
]  # fmt: skip
"""Leaking cans in 30 samples of 50: Montgomery (2013), Table 7.1."""

ATTENDANCES = [
    (266501, 280443), (264225, 276823), (276532, 291681),
    (281461, 296155), (269071, 282343), (261215, 275888),
]  # fmt: skip
"""Seen within 4 hours, of all, in six weeks: Mohammed et al. (2013), BMJ Qual. Saf. 22:362."""

series = st.lists(
    st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
    max_size=30,
)


def chart(pairs: list[tuple[int, int]], *, laney: bool | None = None) -> PChart:
    """Chart counts, period by period."""
    counts = pd.DataFrame(
        {"week": range(len(pairs)), "n": [n for _, n in pairs], "hits": [k for k, _ in pairs]}
    )
    return p_chart(counts, period="week", count="hits", laney=laney)


def flagged(found: PChart, column: str = "signal") -> list[int]:
    """Name the points that a column marks, from 1."""
    return [int(period) + 1 for period in found.points.loc[found.points[column], "period"]]


def test_the_orange_juice_example() -> None:
    """Montgomery (2013), Example 7.1: p = 0.2313, limits 0.0524 and 0.4102, beyond: 15 and 23."""
    found = chart([(hits, 50) for hits in ORANGE_JUICE])
    assert found.centre is not None
    assert round(found.centre, 4) == 0.2313
    assert set(found.points["low"].round(4)) == {0.0524}
    assert set(found.points["high"].round(4)) == {0.4102}
    assert flagged(found, "beyond") == [15, 23]
    assert (found.sigma_z, found.reason) == (1.0, None)


def test_the_revised_orange_juice_limits() -> None:
    """Example 7.1 goes on: without 15 and 23, p = 0.2150, limits 0.0407 and 0.3893, beyond: 21."""
    kept = [hits for place, hits in enumerate(ORANGE_JUICE, 1) if place not in {15, 23}]
    found = chart([(hits, 50) for hits in kept])
    assert found.centre is not None
    assert round(found.centre, 4) == 0.2150
    assert set(found.points["low"].round(4)) == {0.0407}
    assert set(found.points["high"].round(4)) == {0.3893}
    assert flagged(found, "beyond") == [20]  # sample 21, now the twentieth


def test_very_large_counts_are_charted_with_laneys_limits() -> None:
    """Mohammed et al. (2013): by binomial limits almost any week is beyond, by Laney's none."""
    assert len(flagged(chart(ATTENDANCES, laney=False))) >= 4
    found = chart(ATTENDANCES)
    assert found.sigma_z > 3
    assert flagged(found) == []


def test_sigma_z_is_the_mean_moving_range_of_z() -> None:
    """Laney (2002), worked by hand: three weeks of 10,000 with 20, 30 and 10 %."""
    found = chart([(2000, 10_000), (3000, 10_000), (1000, 10_000)])
    # p = 0.2, sigma = 0.004; z = 0, 25, -25; ranges 25 and 50, mean 37.5.
    assert found.sigma_z == pytest.approx(37.5 / 1.128)
    assert found.points["high"].iloc[0] == pytest.approx(0.2 + 3 * 0.004 * 37.5 / 1.128)


@given(pairs=series)
def test_laneys_correction_only_widens_unless_asked_for(pairs: list[tuple[int, int]]) -> None:
    """Too quiet a series keeps its binomial limits; small n are left alone."""
    found, plain = chart(pairs), chart(pairs, laney=False)
    assert plain.sigma_z == 1
    assert found.sigma_z >= 1
    assert (found.points["low"] <= plain.points["low"]).all()
    assert (found.points["high"] >= plain.points["high"]).all()


def test_laneys_correction_narrows_if_asked_for() -> None:
    """Underdispersion: weeks more alike than chance would make them."""
    assert chart([(20, 100), (21, 100), (20, 100)], laney=True).sigma_z < 1


@given(pairs=series)
def test_limits_hold_the_centre_within_0_and_1(pairs: list[tuple[int, int]]) -> None:
    """And a larger n has narrower limits; a signal is what one of the two rules marks."""
    found = chart(pairs, laney=False)
    points = found.points
    assert found.centre is not None
    assert points["low"].between(0, found.centre).all()
    assert points["high"].between(found.centre, 1).all()
    by_n = (points["high"] - points["low"])[points["n"].sort_values().index]
    assert all(wide >= narrow - 1e-12 for wide, narrow in pairwise(by_n))
    assert (points["signal"] == (points["beyond"] | points["run"])).all()


@given(pairs=series, shuffled=st.randoms(use_true_random=False))
def test_rows_may_come_in_any_order(pairs: list[tuple[int, int]], shuffled: Random) -> None:
    """Periods are put in order first."""
    counts = pd.DataFrame(
        {"week": range(len(pairs)), "n": [n for _, n in pairs], "hits": [k for k, _ in pairs]}
    )
    other = counts.iloc[shuffled.sample(range(len(pairs)), len(pairs))]
    one, two = (p_chart(each, period="week", count="hits") for each in (counts, other))
    pd.testing.assert_frame_equal(one.points, two.points)


def test_the_eighth_in_a_row_on_one_side_is_a_signal() -> None:
    """Western Electric (1956), p. 26, test 4: seven are not, the eighth and ninth are."""
    found = chart([(55, 100)] * 9 + [(45, 100)] * 9)
    assert flagged(found, "run") == [8, 9, 17, 18]
    assert flagged(chart([(55, 100)] * 7 + [(45, 100)] * 7)) == []


def test_a_point_on_the_centre_ends_a_run() -> None:
    """It lies on neither side."""
    assert flagged(chart([(55, 100)] * 7 + [(50, 100)] + [(55, 100)] + [(45, 100)] * 8)) == [17]


@given(hits=st.sampled_from([0, 7]), length=st.integers(1, 30))
def test_a_share_that_never_changes_gives_no_signal(hits: int, length: int) -> None:
    """All right, all wrong, or always the same: there is nothing to explain."""
    assert flagged(chart([(hits, 7)] * length)) == []
    assert flagged(chart([(hits * 1000, 21_000)] * length)) == []


def test_periods_without_cases_are_no_points_and_unknown_ones_are_counted() -> None:
    """And few periods make preliminary limits."""
    counts = pd.DataFrame(
        {
            "week": pd.array([1, 2, 3, None], dtype="Int64"),
            "n": [50, 0, 40, 6],
            "hits": [5, 0, 4, 1],
        }
    )
    found = p_chart(counts, period="week", count="hits")
    assert [*found.points["period"]] == [1, 3]
    assert (found.excluded, found.reason, found.centre) == (6, Reason.FEW_PERIODS, 0.1)


def test_without_cases_there_is_no_chart() -> None:
    """It is empty, and says why."""
    found = chart([(0, 0)])
    assert (len(found.points), found.centre, found.reason) == (0, None, Reason.NO_CASES)


def test_a_period_that_stands_twice_is_refused() -> None:
    """Counts finer than the chart's periods would be drawn as points of their own."""
    counts = pd.DataFrame({"week": [1, 1], "n": [5, 5], "hits": [1, 1]})
    with pytest.raises(ValueError, match="stands twice"):
        p_chart(counts, period="week", count="hits")
