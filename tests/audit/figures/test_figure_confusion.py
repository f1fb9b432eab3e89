"""Confusion tables: every case once, in the SOP's order, both shapes the same."""

import pandas as pd
import pytest
from figure_engines import plain
from hypothesis import given
from hypothesis import strategies as st

from pansol.audit.figures import ACTIONS, KIPS, SLAS, confusion
from pansol.sop import Action

values = st.sampled_from([*KIPS, None])
pairs = st.lists(st.tuples(values, values, st.integers(0, 10**6)), max_size=20)


def frame(found: list[tuple[str | None, str | None, int]]) -> pd.DataFrame:
    """Give counts by what was done and what was due."""
    return pd.DataFrame(found, columns=["kip_given", "kip_due", "n"]).astype({"n": "Int64"})


def test_done_against_due() -> None:
    """Rows are due, columns done; null is none; totals at the edge."""
    counts = frame(
        [
            ("failed_charged", "failed_charged", 30),
            ("product_not_received", "failed_charged", 4),
            (None, "failed_charged", 2),
            ("bonus_not_received", None, 1),
        ]
    )
    table = confusion(counts, done="kip_given", due="kip_due", order=KIPS)
    assert [*table.square.index] == [*KIPS, "none", "total"] == [*table.square.columns]
    assert [*table.square.loc["failed_charged"]] == [0, 30, 4, 2, 36]
    assert [*table.square.loc["none"]] == [1, 0, 0, 0, 1]
    assert [*table.square.loc["total"]] == [1, 30, 4, 2, 37]
    assert (table.n, table.agreed) == (37, 30)


@given(found=pairs)
def test_both_shapes_hold_every_case_once(found: list[tuple[str | None, str | None, int]]) -> None:
    """Long and square agree cell by cell, and sum to all cases."""
    table = confusion(frame(found), done="kip_given", due="kip_due", order=KIPS)
    whole = sum(n for _, _, n in found)
    assert table.n == table.long["n"].sum() == table.square.loc["total", "total"] == whole
    assert table.agreed == sum(n for done, due, n in found if done == due)
    for due, done, n in plain(table.long):
        assert table.square.loc[due, done] == n
        mine = [k for a, b, k in found if (a or "none", b or "none") == (done, due)]
        assert n == sum(mine)


def test_the_order_is_the_sops() -> None:
    """All values of action, SLA and KIP, as they are declared."""
    assert tuple(action.value for action in Action) == ACTIONS
    assert (len(SLAS), len(KIPS)) == (2, 3)
    table = confusion(frame([]), done="kip_given", due="kip_due", order=ACTIONS)
    assert [*table.square.index] == [*ACTIONS, "total"]


def test_a_value_that_the_sop_has_not_is_refused() -> None:
    """It is not dropped from the table in silence."""
    with pytest.raises(ValueError, match="not a value of the SOP: refunded"):
        confusion(frame([("refunded", None, 1)]), done="kip_given", due="kip_due", order=KIPS)
