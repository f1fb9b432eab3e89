"""Agreement of two raters: the published coefficients, and what is left out of n."""

from collections.abc import Sequence
from random import Random

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from figure_engines import plain
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa

from pansol.audit.figures import Reason, agreement, cohen_kappa, gwet_ac1

Square = npt.NDArray[np.float64]

squares = st.integers(2, 4).flatmap(
    lambda q: st.lists(
        st.lists(st.integers(0, 40), min_size=q, max_size=q), min_size=q, max_size=q
    ).map(lambda rows: np.array(rows, dtype=np.float64))
)


def files(
    square: list[list[int]], names: Sequence[str] = "abcd"
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give two raters' files with so many items in each cell."""
    pairs = [
        (names[row], names[column])
        for row, counts in enumerate(square)
        for column, count in enumerate(counts)
        for _ in range(count)
    ]
    one, two = (
        pd.DataFrame(
            {
                "case_id": [f"K{place}" for place in range(len(pairs))],
                "criterion": "kip",
                "verdict": pd.Series([pair[side] for pair in pairs], dtype="str"),
            }
        )
        for side in (0, 1)
    )
    return one, two


def test_gwets_example_of_three_categories() -> None:
    """Gwet (2014), data cont3x3abstractors as in the R package irrCAC, its vignette's figures.

    Percent agreement 0.89, kappa 0.7964094, AC1 0.8493305.
    """
    row = agreement(*files([[13, 0, 0], [0, 20, 7], [0, 4, 56]])).iloc[0]
    assert (row["n"], row["agreed"], row["share"]) == (100, 89, 0.89)
    assert round(row["kappa"], 7) == 0.7964094
    assert round(row["ac1"], 7) == 0.8493305


def test_the_paradox_of_kappa() -> None:
    """Almost all alike: 118 of 125 agree on one verdict, none on the other (Gwet 2008).

    Kappa is below 0 although 94 % agree; AC1 is not. By hand: kappa's chance 0.94528, AC1's
    2 x 0.972 x 0.028.
    """
    row = agreement(*files([[118, 5], [2, 0]])).iloc[0]
    assert row["share"] == 0.944
    assert row["kappa"] == pytest.approx((0.944 - 0.94528) / (1 - 0.94528))
    assert row["ac1"] == pytest.approx((0.944 - 0.054432) / (1 - 0.054432))


@given(square=squares)
def test_kappa_is_that_of_statsmodels(square: Square) -> None:
    """For every table in which it is defined."""
    assume(np.count_nonzero(square.sum(axis=0) + square.sum(axis=1)) > 1)
    expected = cohens_kappa(square, return_results=False)
    assert cohen_kappa(square) == pytest.approx(expected, abs=1e-12)


@given(square=squares)
def test_ac1_is_at_most_the_share_agreed_and_1_where_all_agree(square: Square) -> None:
    """Chance is taken away, never added; the raters' order does not matter to either."""
    assume(square.sum() > 0)
    share = np.trace(square) / square.sum()
    ac1 = gwet_ac1(square)
    assert ac1 is not None
    assert ac1 <= share + 1e-12
    assert gwet_ac1(square.T) == pytest.approx(ac1)
    diagonal = np.diag(np.diag(square)) + np.eye(len(square))
    assert gwet_ac1(diagonal) == pytest.approx(1)
    assert cohen_kappa(diagonal) == pytest.approx(1)


def test_a_single_category_leaves_kappa_undefined() -> None:
    """0/0; AC1 is 1 if the scale is known to have more."""
    one, two = files([[9]])
    row = agreement(one, two).iloc[0]
    assert (row["share"], row["reason"]) == (1, Reason.ONE_CATEGORY.value)
    assert pd.isna(row["kappa"])
    assert pd.isna(row["ac1"])
    assert agreement(one, two, categories=["a", "b"]).iloc[0]["ac1"] == 1


@pytest.mark.parametrize("categories", [None, ["right", "wrong"]])
def test_what_only_one_rater_has_is_counted_apart(categories: list[str] | None) -> None:
    """Items of one file, and items without a verdict; criterion by criterion."""
    one, two = files([[6, 1], [0, 3]], names=["right", "wrong"])
    two = two.drop(index=[0, 1])
    one = one.drop(index=[2])
    one.loc[3, "verdict"] = None
    extra = pd.DataFrame({"case_id": ["K1"], "criterion": ["sla"], "verdict": ["right"]})
    table = agreement(pd.concat([one, extra]), pd.concat([two, extra]), categories=categories)
    counts = ["criterion", "n", "only_first", "only_second", "unrated", "agreed", "reason"]
    assert plain(table[counts]) == [
        ("kip", 6, 2, 1, 1, 5, None),
        ("sla", 1, 0, 0, 0, 1, Reason.TOO_FEW.value),
    ]
    assert table[["share", "kappa", "ac1"]].iloc[1].isna().all()
    overall = agreement(pd.concat([one, extra]), pd.concat([two, extra]), by=None)
    assert plain(overall[counts[1:]]) == [(7, 2, 1, 1, 6, None)]


@settings(max_examples=30, deadline=None)
@given(square=squares, shuffled=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(square: Square, shuffled: Random) -> None:
    """Items are matched by name."""
    one, two = files(square.astype(int).tolist())
    other = two.iloc[shuffled.sample(range(len(two)), len(two))]
    pd.testing.assert_frame_equal(agreement(one, two), agreement(one, other))


def test_files_that_cannot_be_matched_are_refused() -> None:
    """An item twice, or a verdict that is not on the scale."""
    one, two = files([[5, 1], [1, 5]])
    with pytest.raises(ValueError, match="twice in the second rater's file"):
        agreement(one, pd.concat([two, two]))
    with pytest.raises(ValueError, match="not on the scale: b"):
        agreement(one, two, categories=["a", "c"])
