"""The Pareto table: ranked, whole, and weighed by cost where costs are given."""

from random import Random

import pandas as pd
import pytest
from figure_engines import plain
from hypothesis import given
from hypothesis import strategies as st

from pansol.audit.figures import pareto

findings = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.integers(0, 10**6), min_size=1, max_size=12
)


def frame(found: dict[str, int]) -> pd.DataFrame:
    """Give counts by kind."""
    return pd.DataFrame({"kind": [*found], "n": [*found.values()]})


def test_kinds_are_ranked_by_number() -> None:
    """Shares of the whole, running up to all of it; the vital few are those that reach 80 %."""
    table = pareto(frame({"a": 10, "b": 60, "c": 5, "d": 25}), of="kind")
    assert plain(table[["kind", "count", "share", "vital"]]) == [
        ("b", 60, 0.6, True),
        ("d", 25, 0.25, True),
        ("a", 10, 0.1, False),
        ("c", 5, 0.05, False),
    ]
    assert [*table["cumulative"].round(9)] == [0.6, 0.85, 0.95, 1.0]


def test_costs_change_the_ranks() -> None:
    """Few dear findings outweigh many cheap ones; what costs nothing is never vital."""
    table = pareto(frame({"a": 90, "b": 10, "c": 7}), of="kind", costs={"a": 1, "b": 21, "c": 0})
    assert plain(table[["kind", "cost", "share", "vital"]]) == [
        ("b", 210, 0.7, True),
        ("a", 90, 0.3, True),
        ("c", 0, 0, False),
    ]


@given(found=findings)
def test_shares_sum_to_the_whole(found: dict[str, int]) -> None:
    """Counts too; shares fall; the vital ones come first, and without the last miss 80 %."""
    table = pareto(frame(found), of="kind")
    assert table["count"].sum() == sum(found.values())
    assert table["share"].is_monotonic_decreasing
    if sum(found.values()):
        assert table["share"].sum() == pytest.approx(1)
        assert table["cumulative"].iloc[-1] == pytest.approx(1)
        vital = table[table["vital"]]
        assert [*vital.index] == [*range(len(vital))]
        assert vital["share"].sum() >= 0.8 - 1e-9
        assert vital["share"].iloc[:-1].sum() < 0.8
    else:
        assert table.empty


@given(found=findings, shuffled=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(found: dict[str, int], shuffled: Random) -> None:
    """Equal counts stand in order of name; counts of one kind are added up."""
    counts = pd.concat([frame(found), frame(found)], ignore_index=True)
    other = counts.iloc[shuffled.sample(range(len(counts)), len(counts))]
    one = pareto(counts, of="kind")
    pd.testing.assert_frame_equal(one, pareto(other, of="kind"))
    assert one["count"].sum() == 2 * sum(found.values())


@pytest.mark.parametrize(
    ("costs", "message"), [({"a": 1.0}, "no cost for b"), ({"a": 1.0, "b": -1.0}, "negative")]
)
def test_a_kind_without_a_cost_is_refused(costs: dict[str, float], message: str) -> None:
    """A cost that was forgotten is not nothing."""
    with pytest.raises(ValueError, match=message):
        pareto(frame({"a": 1, "b": 2}), of="kind", costs=costs)
