"""Rates: Wilson's interval as published, and nothing shown where there is too little."""

from math import sqrt
from random import Random
from statistics import NormalDist

import pandas as pd
import pytest
from figure_engines import plain
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from pansol.audit.figures import LEAST, Reason, adherence, critical_accuracy

counts = st.lists(
    st.integers(0, 10**8).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
    max_size=8,
)


def frame(pairs: list[tuple[int, int]]) -> pd.DataFrame:
    """Give counts by agent."""
    agents = [f"agent {place:02}" for place in range(len(pairs))]
    return pd.DataFrame(
        {"agent": agents, "n": [n for _, n in pairs], "adherent": [hits for hits, _ in pairs]}
    )


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_the_published_ones(hits: int, n: int, low: float, high: float) -> None:
    """Newcombe (1998), Stat. Med. 17:857, Table I, method 3 (Wilson's score, uncorrected)."""
    row = adherence(frame([(hits, n)])).iloc[0]
    assert (round(row["low"], 4), round(row["high"], 4)) == (low, high)
    assert row["rate"] == hits / n


@given(pairs=counts, confidence=st.sampled_from([0.8, 0.95, 0.99]))
def test_intervals_follow_wilsons_formula(pairs: list[tuple[int, int]], confidence: float) -> None:
    """Wilson (1927): the shares at which the one seen is just z standard deviations away.

    So does statsmodels.
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    for row in adherence(frame(pairs), by=["agent"], confidence=confidence).itertuples():
        if row.n >= LEAST:
            centre = (row.rate + z * z / 2 / row.n) / (1 + z * z / row.n)
            spread = sqrt(row.rate * (1 - row.rate) / row.n + z * z / 4 / row.n**2)
            half = z * spread / (1 + z * z / row.n)
            assert row.low == pytest.approx(centre - half, abs=1e-12)
            assert row.high == pytest.approx(centre + half, abs=1e-12)
            known = proportion_confint(row.count, row.n, alpha=1 - confidence, method="wilson")
            assert (row.low, row.high) == pytest.approx(known, abs=1e-12)


@given(pairs=counts)
def test_an_interval_holds_its_rate_within_0_and_1(pairs: list[tuple[int, int]]) -> None:
    """And below five cases there is neither, but n and a reason."""
    for row in adherence(frame(pairs), by=["agent"]).itertuples():
        if row.n < LEAST:
            assert all(pd.isna(value) for value in (row.rate, row.low, row.high))
            assert row.reason == Reason.TOO_FEW.value
        else:
            # The last bit of 0 and 1 may be lost in the formula.
            assert -1e-12 <= row.low <= row.rate + 1e-12
            assert row.rate - 1e-12 <= row.high <= 1 + 1e-12
            assert pd.isna(row.reason)


@given(pairs=counts, shuffled=st.randoms(use_true_random=False))
def test_the_order_of_counts_changes_nothing(
    pairs: list[tuple[int, int]], shuffled: Random
) -> None:
    """Overall and by agent."""
    one = frame(pairs)
    two = one.iloc[shuffled.sample(range(len(one)), len(one))]
    for by in ([], ["agent"]):
        pd.testing.assert_frame_equal(adherence(one, by=by), adherence(two, by=by))


@given(pairs=counts)
def test_the_whole_is_the_sum_of_the_agents(pairs: list[tuple[int, int]]) -> None:
    """Judged and counted add up; nobody is left out, however small."""
    parts, whole = adherence(frame(pairs), by=["agent"]), adherence(frame(pairs))
    assert plain(whole[["n", "count"]]) == [(parts["n"].sum(), parts["count"].sum())]


@given(confidence=st.floats(0.5, 0.9))
def test_more_confidence_takes_a_wider_interval(confidence: float) -> None:
    """The same counts, a wider claim."""
    narrow = adherence(frame([(30, 50)]), confidence=confidence).iloc[0]
    wide = adherence(frame([(30, 50)]), confidence=confidence + 0.05).iloc[0]
    assert wide["low"] < narrow["low"] < narrow["high"] < wide["high"]


def test_cases_without_an_agent_are_a_row_of_their_own() -> None:
    """A missing name is no reason to drop cases."""
    table = adherence(frame([(5, 9), (6, 7)]).assign(agent=["a", None]), by=["agent"])
    assert plain(table[["agent", "n", "count"]]) == [("a", 9, 5), (None, 7, 6)]


def test_each_family_has_its_own_accuracy() -> None:
    """Cases without an error of the family / judged cases, by team too."""
    found = pd.DataFrame(
        {"team": ["x", "y"], "n": [80, 20], "customer": [8, 0], "business": [1, 4]}
    )
    overall = critical_accuracy(found, families=["customer", "business"])
    assert plain(overall[["family", "n", "errors", "count", "rate"]]) == [
        ("customer", 100, 8, 92, 0.92),
        ("business", 100, 5, 95, 0.95),
    ]
    by_team = critical_accuracy(found, families=["business"], by=["team"])
    assert plain(by_team[["family", "team", "rate"]]) == [
        ("business", "x", 79 / 80),
        ("business", "y", 0.8),
    ]


@pytest.mark.parametrize("pair", [(6, 5), (-1, 5)])
def test_impossible_counts_are_refused(pair: tuple[int, int]) -> None:
    """More right than judged is a fault of the caller, not a rate."""
    with pytest.raises(ValueError, match="below 0 or above its n"):
        adherence(frame([pair]))


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95.0])
def test_an_impossible_confidence_is_refused(confidence: float) -> None:
    """95 is meant as 0.95, and is not guessed at."""
    with pytest.raises(ValueError, match="confidence lies between"):
        adherence(frame([(1, 5)]), confidence=confidence)


def test_families_must_be_named() -> None:
    """No family, no figure."""
    with pytest.raises(ValueError, match="no family"):
        critical_accuracy(frame([(1, 5)]), families=[])
