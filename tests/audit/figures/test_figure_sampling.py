"""The sampling plan: textbook sizes, and the best way to share them out."""

from itertools import product
from math import sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from pansol.audit.figures import allocate, required_n

strata = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 500), min_size=1)


def test_cochrans_example() -> None:
    """Cochran (1977), 4.2-4.4: islanders with blood group O, d = 0.05, t = 2, p = 0.5.

    400 without end, 356 of 3,200.
    """
    confidence = 2 * norm.cdf(2) - 1
    assert required_n(None, margin=0.05, confidence=confidence) == 400
    assert required_n(3200, margin=0.05, confidence=confidence) == 356


@pytest.mark.parametrize(
    ("population", "n"), [(100, 80), (500, 218), (1000, 278), (10_000, 370), (1_000_000, 384)]
)
def test_the_familiar_table(population: int, n: int) -> None:
    """Krejcie and Morgan (1970), Educ. Psychol. Meas. 30:607, Table 1: 95 %, 5 points.

    Theirs is rounded to the nearest and takes chi-squared 3.841; ours is rounded up, so that the
    margin is kept: one more at most.
    """
    assert n <= required_n(population, margin=0.05) <= n + 1


@given(
    population=st.integers(1, 10**7),
    margin=st.floats(0.01, 0.2),
    confidence=st.sampled_from([0.8, 0.9, 0.95, 0.99]),
    rate=st.floats(0.01, 0.99),
)
def test_the_margin_is_kept_and_one_less_would_not_do(
    population: int, margin: float, confidence: float, rate: float
) -> None:
    """With the finite-population correction of the variance: Cochran (1977), 3.2."""
    n = required_n(population, margin=margin, confidence=confidence, rate=rate)
    z = norm.ppf((1 + confidence) / 2)

    def half(size: int) -> float:
        """Give half the interval's width for a sample of this size."""
        correction = (population - size) / (population - 1) if population > 1 else 0.0
        return float(z * sqrt(correction * rate * (1 - rate) / size))

    assert 1 <= n <= population
    assert half(n) <= margin * (1 + 1e-6)
    assert n == 1 or half(n - 1) > margin * (1 - 1e-6)
    assert n <= required_n(None, margin=margin, confidence=confidence, rate=rate)


@pytest.mark.parametrize(
    "wrong", [{"margin": 5.0}, {"margin": 0.0}, {"confidence": 95.0}, {"rate": 1.0}]
)
def test_impossible_wishes_are_refused(wrong: dict[str, float]) -> None:
    """Percent for shares, most of all."""
    with pytest.raises(ValueError, match="lies between 0 and 1"):
        required_n(100, **({"margin": 0.05} | wrong))
    with pytest.raises(ValueError, match="no case"):
        required_n(0, margin=0.05)


@given(sizes=strata, n=st.integers(0, 800), minimum=st.integers(1, 20))
def test_the_sample_is_shared_out_whole(sizes: dict[str, int], n: int, minimum: int) -> None:
    """No stratum below its minimum or above its size; more than n only for the minimums' sake."""
    given_out = allocate(sizes, n, minimum=minimum)
    least = {name: min(minimum, size) for name, size in sizes.items()}
    assert all(least[name] <= given_out[name] <= size for name, size in sizes.items())
    assert sum(given_out.values()) == max(sum(least.values()), min(n, sum(sizes.values())))


@given(sizes=strata, n=st.integers(0, 300))
def test_a_larger_sample_takes_no_case_away(sizes: dict[str, int], n: int) -> None:
    """So samples of one seed contain each other, stratum by stratum."""
    one, two = allocate(sizes, n), allocate(sizes, n + 1)
    assert all(one[name] <= two[name] for name in sizes)


def test_shares_are_in_proportion_to_size() -> None:
    """To the case, where they come out even; the minimum is taken from the large ones."""
    sizes = {"a": 600, "b": 300, "c": 100}
    assert allocate(sizes, 100) == {"a": 60, "b": 30, "c": 10}
    assert allocate(sizes, 100, minimum=25) == {"a": 50, "b": 25, "c": 25}


def variance(sizes: dict[str, int], rates: dict[str, float], ns: dict[str, int]) -> float:
    """Give the variance of the stratified estimate, up to a constant: Cochran (1977), chapter 5."""
    return sum(sizes[h] ** 2 * rates[h] * (1 - rates[h]) / ns[h] for h in sizes)


@given(
    rates=st.fixed_dictionaries({name: st.floats(0.02, 0.98) for name in "abc"}),
    sizes=st.fixed_dictionaries({name: st.integers(1, 12) for name in "abc"}),
    n=st.integers(3, 15),
)
def test_neymans_shares_have_the_least_variance(
    rates: dict[str, float], sizes: dict[str, int], n: int
) -> None:
    """Of all ways to share n out in whole cases, tried one by one."""
    found = allocate(sizes, n, rates=rates)
    ways = product(*(range(1, size + 1) for size in sizes.values()))
    whole = min(n, sum(sizes.values()))
    best = min(
        variance(sizes, rates, dict(zip(sizes, way, strict=True)))
        for way in ways
        if sum(way) == whole
    )
    assert variance(sizes, rates, found) == pytest.approx(best)


def test_neyman_favours_where_verdicts_vary() -> None:
    """Equal sizes, spreads 0.5 and 0.3: five to three."""
    assert allocate({"a": 900, "b": 900}, 80, rates={"a": 0.5, "b": 0.1}) == {"a": 50, "b": 30}
    assert allocate({"a": 900, "b": 50}, 80, rates={"a": 0.0, "b": 0.1}) == {"a": 30, "b": 50}


@given(sizes=strata, n=st.integers(0, 300), shuffled=st.randoms(use_true_random=False))
def test_the_order_of_strata_moves_ties_only(
    sizes: dict[str, int], n: int, shuffled: Random
) -> None:
    """Strata of different sizes get the same, however they are listed."""
    other = {name: sizes[name] for name in shuffled.sample([*sizes], len(sizes))}
    one, two = allocate(sizes, n), allocate(other, n)
    for name, size in sizes.items():
        if [*sizes.values()].count(size) == 1:
            assert abs(one[name] - two[name]) <= 1
    assert sorted(one.values()) == sorted(two.values())


def test_impossible_plans_are_refused() -> None:
    """Sizes and n below 0, no minimum, no rate."""
    for sizes, n, minimum in (({"a": -1}, 1, 1), ({"a": 1}, -1, 1), ({"a": 1}, 1, 0)):
        with pytest.raises(ValueError, match="0 or more"):
            allocate(sizes, n, minimum=minimum)
    for rates in ({}, {"a": 1.5}):
        with pytest.raises(ValueError, match="no rate from 0 to 1 for a"):
            allocate({"a": 5}, 1, rates=rates)
