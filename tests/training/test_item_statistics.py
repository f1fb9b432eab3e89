"""How hard an item was, and whom it told apart: by the formulas, or with the reason why not."""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import pearsonr, pointbiserialr

from pansol.training.items import FEWEST, ItemStatistics, Response, Unsaid, item_statistics

MATRICES = st.integers(2, 6).flatmap(
    lambda items: st.lists(
        st.lists(st.booleans(), min_size=items, max_size=items), min_size=FEWEST, max_size=25
    )
)
"""Persons x items: everybody answered everything."""


def responses(matrix: Sequence[Sequence[bool | None]]) -> list[Response]:
    """Give the answers in a matrix of persons x items; ``None``: not answered."""
    return [
        Response(person=f"p{person}", item=f"i{item}", right=right, chosen=frozenset({str(right)}))
        for person, row in enumerate(matrix)
        for item, right in enumerate(row)
        if right is not None
    ]


def statistics_of(matrix: Sequence[Sequence[bool | None]]) -> list[ItemStatistics]:
    """Give the items' statistics in their order."""
    return sorted(item_statistics(responses(matrix)), key=lambda each: each.item)


@given(MATRICES)
def test_discrimination_is_the_point_biserial_correlation_with_the_rest(
    matrix: list[list[bool]],
) -> None:
    """SciPy gives the same for item and rest score, the item left out; or no spread is told."""
    for place, found in enumerate(statistics_of(matrix)):
        marks = [row[place] for row in matrix]
        rests = [sum(row) - row[place] for row in matrix]
        assert found.difficulty == fmean(marks)
        if len(set(marks)) == 1 or len(set(rests)) == 1:
            assert (found.discrimination, found.unsaid) == (None, Unsaid.SAME)
        else:
            expected = pointbiserialr(marks, rests).statistic
            assert found.discrimination == pytest.approx(expected, abs=1e-12)


def test_the_formula_is_the_one_that_is_cited() -> None:
    """By hand, (M1 - M0) / s * sqrt(n1 * n0) / N, for 12 persons and 4 items."""
    rests = [3, 3, 2, 3, 2, 2, 1, 2, 1, 0, 1, 0]
    marks = [True] * 5 + [False, True, False, False, True, False, False]
    matrix = [
        [mark, *(n < rest for n in range(3))] for mark, rest in zip(marks, rests, strict=True)
    ]
    right = [rest for mark, rest in zip(marks, rests, strict=True) if mark]
    wrong = [rest for mark, rest in zip(marks, rests, strict=True) if not mark]
    by_hand = (fmean(right) - fmean(wrong)) / pstdev(rests) * sqrt(len(right) * len(wrong)) / 12
    found = statistics_of(matrix)[0]
    assert found.discrimination == pytest.approx(by_hand)
    assert (found.n, found.right, found.difficulty) == (12, 7, 7 / 12)


def test_an_item_is_not_correlated_with_itself() -> None:
    """With two items that have nothing to do with each other, r is 0, not the 0.7 of item-total."""
    matrix = [[first, second] for first in (True, False) for second in (True, False)] * 4
    assert statistics_of(matrix)[0].discrimination == pytest.approx(0)


def test_who_came_less_far_counts_by_what_was_answered() -> None:
    """The rest is a share: a person with 1 of 1 right is as good as one with 3 of 3."""
    rows: list[tuple[list[bool | None], int]] = [
        ([True, True, True, True], 4),
        ([False, False, True, False], 4),
        ([True, True, None, None], 3),
        ([False, None, False, None], 3),
    ]
    matrix = [row for row, times in rows for _ in range(times)]
    shares = [1.0] * 4 + [1 / 3] * 4 + [1.0] * 3 + [0.0] * 3
    marks = [float(row[0] or 0) for row in matrix]
    expected = pearsonr(marks, shares).statistic
    assert statistics_of(matrix)[0].discrimination == pytest.approx(expected)


def test_too_few_answers_are_told() -> None:
    """One less than ten: counts alone, and the reason."""
    matrix = [[n % 2 == 0, n % 3 == 0] for n in range(FEWEST - 1)]
    found = statistics_of(matrix)[0]
    assert (found.n, found.right) == (9, 5)
    assert (found.difficulty, found.discrimination, found.unsaid) == (None, None, Unsaid.FEW)


def test_who_answered_nothing_else_says_nothing_of_discrimination() -> None:
    """Ten answers are enough for difficulty; without a rest there is no correlation."""
    found = statistics_of([[n % 2 == 0] for n in range(FEWEST)])[0]
    assert (found.difficulty, found.discrimination, found.unsaid) == (0.5, None, Unsaid.FEW)


def test_distractors_are_counted_and_the_first_answer_counts() -> None:
    """Each option of an answer once, the most frequent first; a second response adds nothing."""
    given = [
        Response(person="a", item="q", right=False, chosen=frozenset({"x", "y"})),
        Response(person="b", item="q", right=False, chosen=frozenset({"y"})),
        Response(person="b", item="q", right=True, chosen=frozenset({"z"})),
    ]
    (found,) = item_statistics(given)
    assert dict(found.chosen) == {"y": 2, "x": 1}
    assert [*found.chosen] == ["y", "x"]
    assert (found.n, found.right) == (2, 0)
