"""SLA ageing: nothing without durations, every ticket in one bucket with them."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from figure_engines import IN_PROCESS, TEXT, WHOLE, Engine, in_duckdb, in_pandas, plain
from hypothesis import given, settings
from hypothesis import strategies as st

from pansol.audit.figures import Reason, ageing

HOUR = 3600 * 1_000_000
NOW = 1_790_000_000_000_000
SCHEMA = {"sla_given": TEXT, "handled_us": WHOLE, "closed_us": WHOLE}
DURATIONS = {"refund": timedelta(hours=10), "tier": timedelta(hours=20)}

times = st.none() | st.integers(-60, 2).map(lambda hour: NOW + hour * HOUR)
tickets = st.lists(
    st.tuples(st.sampled_from(["refund", "tier", "gold", None]), times, times),
    min_size=1,
    max_size=20,
)


def bucket(hours: float, closed: bool) -> list[Any]:  # noqa: FBT001  a case's state
    """Give the rows with tickets of one refund case, opened so many hours ago or before closing."""
    end = NOW - HOUR if closed else NOW
    case = ("refund", round(end - hours * HOUR), end if closed else None)
    table = ageing(in_pandas([case], SCHEMA), DURATIONS, now_us=NOW).table
    return [] if table is None else plain(table[table["n"] > 0].drop(columns="n"))


@pytest.mark.parametrize("engine", IN_PROCESS)
def test_without_durations_nothing_is_shown(engine: Engine) -> None:
    """The SOP gives none, and none are invented."""
    found = ageing(engine([("refund", 0, None)], SCHEMA), {}, now_us=NOW)
    assert (found.table, found.reason) == (None, Reason.NO_DURATIONS)


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize(
    ("hours", "above", "up_to", "overdue"),
    [
        (0, 0, 0.5, False),
        (5, 0, 0.5, False),
        (5.001, 0.5, 1, False),
        (10, 0.5, 1, False),  # exactly the time allowed is in time
        (10 + 1 / HOUR, 1, 2, True),
        (20, 1, 2, True),
        (20.001, 2, None, True),
    ],
)
def test_a_ticket_is_as_old_as_the_share_of_its_time(
    hours: float, above: float, up_to: float | None, *, overdue: bool, closed: bool
) -> None:
    """Ten hours allowed; until closing, or until now."""
    status = "closed" if closed else "open"
    assert bucket(hours, closed) == [("refund", status, above, up_to, overdue)]


@settings(max_examples=30, deadline=None)
@given(found=tickets)
def test_every_ticket_is_in_one_bucket_or_excluded(found: list[Any]) -> None:
    """On both engines alike; each reason counts its own."""
    one, two = (
        ageing(engine(found, SCHEMA), DURATIONS, now_us=NOW) for engine in (in_pandas, in_duckdb)
    )
    assert one.table is not None
    assert two.table is not None
    pd.testing.assert_frame_equal(one.table, two.table)
    assert one.excluded == two.excluded
    assert one.table["n"].sum() + sum(one.excluded.values()) == len(found)
    assert len(one.table) == 2 * 2 * 4
    assert one.excluded.get("no_sla", 0) == sum(sla is None for sla, _, _ in found)
    assert one.excluded.get("not_configured", 0) == sum(sla == "gold" for sla, _, _ in found)
    kept = [(start, end) for sla, start, end in found if sla in DURATIONS]
    assert one.excluded.get("no_time", 0) == sum(start is None for start, _ in kept)
    wrong = [start > NOW or not start <= (NOW if end is None else end) <= NOW
             for start, end in kept if start is not None]  # fmt: skip
    assert one.excluded.get("impossible_time", 0) == sum(wrong)


@given(shares=st.sets(st.sampled_from([0.25, 0.5, 0.75, 1.5, 2.0, 3.0])))
@settings(max_examples=10, deadline=None)
def test_buckets_follow_each_other(shares: set[float]) -> None:
    """Without a hole, overdue from 1 on."""
    bounds = sorted(shares | {1.0})
    found = ageing(in_pandas([], SCHEMA), DURATIONS, now_us=NOW, shares=bounds)
    assert found.table is not None
    rows = plain(found.table[["above", "up_to", "overdue"]])[: len(bounds) + 1]
    assert [above for above, _, _ in rows] == [0, *bounds]
    assert all(up_to == above for (_, up_to, _), (above, _, _) in pairwise(rows))
    assert all(overdue == (above >= 1) for above, _, overdue in rows)


@pytest.mark.parametrize("shares", [[0.5, 2.0], [1.0, 0.5], [0.0, 1.0], [1.0, 1.0]])
def test_shares_ascend_through_1(shares: list[float]) -> None:
    """Otherwise a bucket would be half overdue, or empty by construction."""
    with pytest.raises(ValueError, match="do not ascend"):
        ageing(in_pandas([], SCHEMA), DURATIONS, now_us=NOW, shares=shares)


def test_a_duration_must_last() -> None:
    """None or less is refused."""
    with pytest.raises(ValueError, match="not positive"):
        ageing(in_pandas([], SCHEMA), {"refund": timedelta()}, now_us=NOW)
