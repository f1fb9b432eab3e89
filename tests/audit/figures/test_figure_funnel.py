"""Funnel limits: binomial, narrowing, and a test that is corrected for the groups compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom
from statsmodels.stats.multitest import multipletests

from pansol.audit.figures import funnel_limits, funnel_p

shares = st.floats(0.001, 0.999)


@given(st.integers(1, 5000), shares)
def test_limits_are_the_binomial_quantiles(n: int, centre: float) -> None:
    """Within one case of SciPy's whole quantiles; the inner lie within the outer, around p."""
    limits = funnel_limits(n, centre)
    for (low, high), tail in ((limits.inner, 0.025), (limits.outer, 0.001)):
        assert 0 <= low <= centre <= high <= 1
        assert low * n == pytest.approx(min(binom.ppf(tail, n, centre), n * centre), abs=1 + 1e-6)
        assert high * n == pytest.approx(
            max(binom.ppf(1 - tail, n, centre), n * centre), abs=1 + 1e-6
        )
    assert limits.outer[0] <= limits.inner[0]
    assert limits.inner[1] <= limits.outer[1]


@given(st.floats(0.05, 0.95))
def test_limits_narrow_with_n_and_pass_into_the_normal_ones(centre: float) -> None:
    """More cases, narrower limits; where the method changes there is no step to be seen."""
    widths = [high - low for low, high in (funnel_limits(n, centre).inner for n in (10, 100, 1000))]
    assert widths == sorted(widths, reverse=True)
    exact, normal = (funnel_limits(n, centre) for n in (20_000, 20_001))
    assert exact.inner == pytest.approx(normal.inner, abs=1e-3)
    assert exact.outer == pytest.approx(normal.outer, abs=1e-3)


groups = st.lists(
    st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), max_size=8
)


@given(groups, shares)
def test_the_test_is_the_binomial_one_after_holm(
    some: list[tuple[int, int]], centre: float
) -> None:
    """As SciPy's tails, doubled, and statsmodels' correction."""
    expected = [
        min(2 * min(binom.cdf(k, n, centre), binom.sf(k - 1, n, centre)), 1) for k, n in some
    ]
    corrected = multipletests(expected, method="holm")[1] if some else []
    assert funnel_p(some, centre) == pytest.approx([*corrected], rel=1e-6, abs=1e-9)


def test_a_group_among_many_needs_more_to_stand_out() -> None:
    """The same 60 of 100 is more than chance alone, and not among forty."""
    assert funnel_p([(60, 100)], 0.72)[0] < 0.05
    assert funnel_p([(60, 100), *[(72, 100)] * 39], 0.72)[0] > 0.05


@pytest.mark.parametrize(("n", "centre"), [(0, 0.5), (10, -0.1), (10, 1.1)])
def test_what_is_no_group_is_refused(n: int, centre: float) -> None:
    """No cases, or no share."""
    with pytest.raises(ValueError, match="no limits"):
        funnel_limits(n, centre)
