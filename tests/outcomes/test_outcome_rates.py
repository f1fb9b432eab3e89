"""Shares of counts: the audit's own, without a frame."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pansol.audit.figures.rates import with_rates
from pansol.outcomes.rates import rates

counts = st.integers(0, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(st.lists(counts, max_size=8))
def test_they_are_the_audits_own(pairs: list[tuple[int, int]]) -> None:
    """Rate, interval and what is too few, for any counts."""
    table = with_rates(pd.DataFrame(pairs, columns=["count", "n"], dtype="int64"))
    expected = table[["rate", "low", "high"]].astype(object).where(table["rate"].notna(), None)
    found = [(each.rate, each.low, each.high) for each in rates(pairs)]
    assert found == [*expected.itertuples(index=False, name=None)]
    assert [(each.count, each.n) for each in rates(pairs)] == pairs
