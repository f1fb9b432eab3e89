"""Counting: the same on every engine, nothing lost, whatever the order."""

from collections import Counter
from random import Random
from typing import Any

import pandas as pd
import pytest
from figure_engines import IN_PROCESS, TEXT, TRUTH, WHOLE, Engine, in_duckdb, in_pandas, plain
from hypothesis import given, settings
from hypothesis import strategies as st

from pansol.audit.figures import gather, mask_parts, spread, tally, word_parts

SCHEMA = {"agent": TEXT, "state": WHOLE, "judged": TRUTH, "right": TRUTH}

rows = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "ç", None]),
        st.sampled_from([0, 2**60 + 1, None]),
        st.sampled_from([True, False, None]),
        st.sampled_from([True, False, None]),
    ),
    min_size=1,
    max_size=30,
)


def counted(cases: list[Any]) -> dict[Any, list[int]]:
    """Count in plain Python: cases, judged, right."""
    found: dict[Any, list[int]] = {}
    for agent, state, judged, right in cases:
        sums = found.setdefault((agent, state), [0, 0, 0])
        sums[0] += 1
        sums[1] += judged is True
        sums[2] += judged is True and right is True
    return found


@pytest.mark.parametrize("engine", IN_PROCESS)
@settings(max_examples=40, deadline=None)
@given(cases=rows)
def test_every_engine_counts_as_plain_python_does(engine: Engine, cases: list[Any]) -> None:
    """By two columns with nulls in them; a null flag is no yes; large numbers stay exact."""
    table = tally(engine(cases, SCHEMA), by=["agent", "state"], judged="judged", flags=["right"])
    assert {row[:2]: [*row[2:]] for row in plain(table)} == counted(cases)
    assert [*table] == ["agent", "state", "cases", "n", "right"]


@settings(max_examples=40, deadline=None)
@given(cases=rows, shuffled=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(cases: list[Any], shuffled: Random) -> None:
    """Neither counts nor their order; and the engines agree to the dtype."""
    other = shuffled.sample(cases, len(cases))
    one = tally(in_pandas(cases, SCHEMA), by=["agent"], judged="judged", flags=["right"])
    two = tally(in_duckdb(other, SCHEMA), by=["agent"], judged="judged", flags=["right"])
    pd.testing.assert_frame_equal(one, two)


@pytest.mark.parametrize("engine", IN_PROCESS)
def test_without_rows_the_counts_are_zero(engine: Engine) -> None:
    """One row of zeros overall, none by agent."""
    assert plain(tally(engine([], SCHEMA), judged="judged", flags=["right"])) == [(0, 0, 0)]
    assert plain(tally(engine([], SCHEMA), by=["agent"])) == []


@pytest.mark.parametrize("engine", IN_PROCESS)
def test_a_flag_can_be_counted_by(engine: Engine) -> None:
    """A column may be both what is counted and what is counted by."""
    table = tally(engine([("a", 1, True, True)], SCHEMA), by=["judged"], judged="judged")
    assert plain(table) == [(True, 1, 1)]


@settings(deadline=None)
@given(cases=rows)
def test_gathering_finer_counts_gives_the_coarser_ones(cases: list[Any]) -> None:
    """Counting by agent and state, then by agent, is counting by agent."""
    frame = in_pandas(cases, SCHEMA)
    finer = tally(frame, by=["agent", "state"], judged="judged")
    for by in (["agent"], []):
        pd.testing.assert_frame_equal(
            gather(finer, by=by, sums=["cases", "n"]), tally(frame, by=by, judged="judged")
        )


@settings(deadline=None)
@given(masks=st.lists(st.integers(0, 2**50 - 1), min_size=1, max_size=20))
def test_a_mask_counts_for_each_of_its_bits(masks: list[int]) -> None:
    """Spread and gathered, the counts are those of the bits, one by one."""
    names = [f"criterion_{place:02}" for place in range(50)]
    counts = tally(in_pandas([(mask,) for mask in masks], {"findings": WHOLE}), by=["findings"])
    found = spread(counts, "findings", into="criterion", parts=mask_parts(names))
    expected = Counter(names[bit] for mask in masks for bit in range(50) if mask >> bit & 1)
    assert dict(plain(gather(found, by=["criterion"], sums=["n"]))) == dict(expected)


def test_joined_words_count_for_each_of_them() -> None:
    """A case that rests on two clauses counts for both; one that rests on none for none."""
    counts = pd.DataFrame({"clause": ["3.2;Notes 1", "3.2", None], "n": [4, 2, 9]})
    found = spread(counts, "clause", into="clause", parts=word_parts())
    assert plain(gather(found, by=["clause"], sums=["n"])) == [("3.2", 6), ("Notes 1", 4)]


@pytest.mark.parametrize("mask", [4, -1])
def test_a_mask_with_an_unknown_bit_is_refused(mask: int) -> None:
    """A finding without a name is never dropped in silence."""
    with pytest.raises(ValueError, match="does not fit 2 names"):
        mask_parts(["a", "b"])(mask)
