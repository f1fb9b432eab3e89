"""The names of scenarios: one a scenario, and none for what can't be."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pansol.facts import FACTS, Age, Fact
from pansol.training import SEEDS, Elapsed, Key

COMPLETE = tuple(product(*FACTS))


def fitting(age: Age) -> list[Elapsed]:
    """Give the times that a purchase of this age may lie back, by their names."""
    within = [Elapsed.USUAL, Elapsed.MINUTE_BEFORE, Elapsed.EXACTLY]
    return within if age is Age.WITHIN_24H else [Elapsed.USUAL, Elapsed.MINUTE_AFTER]


@st.composite
def keys(draw: st.DrawFn) -> Key:
    """Draw a key."""
    facts = draw(st.sampled_from(COMPLETE))
    age = facts[-1]
    assert isinstance(age, Age)
    elapsed = draw(st.sampled_from(fitting(age)))
    return Key(facts=facts, elapsed=elapsed, seed=draw(st.integers(0, SEEDS - 1)))


@given(keys())
def test_a_key_is_read_as_it_was_written(key: Key) -> None:
    """Facts, time and seed are all in the text."""
    assert Key.parse(str(key)) == key


def test_every_case_has_its_own_key() -> None:
    """All 1,152, each with the same seed."""
    assert len({str(Key(facts=facts, seed=0)) for facts in COMPLETE}) == 1152


@pytest.mark.parametrize(
    "text",
    [
        "",
        "s8788",
        "s8788-u",
        "s0-u-1",  # nothing known
        "s19440-u-1",  # no state
        "s8787-u-1",  # the age is unknown
        "s8788-x-1",
        "s8788-u-1000000000",
        "s8788-u-01",
        "s08788-u-1",
        "s8788-u--1",
        "S8788-u-1",
        " s8788-u-1",
        "s8788-u-1\n",
        "s\u0668788-u-1",  # a digit, but not of ours
        "s8788-u-\xb2",
    ],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    """Also what stands for no complete case, or could be written otherwise."""
    with pytest.raises(ValueError, match=r"is the key of no scenario|is written"):
        Key.parse(text)


@pytest.mark.parametrize(("facts", "elapsed"), list(product(COMPLETE[:2], Elapsed)))
def test_a_time_that_contradicts_the_age_is_refused(
    facts: tuple[Fact, ...], elapsed: Elapsed
) -> None:
    """A minute before 24 hours and exactly 24 hours are within; a minute after is over."""
    age = facts[-1]
    assert isinstance(age, Age)
    if elapsed in fitting(age):
        assert Key(facts=facts, elapsed=elapsed, seed=1).elapsed is elapsed
    else:
        with pytest.raises(ValueError, match="contradicts"):
            Key(facts=facts, elapsed=elapsed, seed=1)


@pytest.mark.parametrize("facts", [(), COMPLETE[0][:-1], COMPLETE[0][::-1]])
def test_incomplete_facts_are_refused(facts: tuple[Fact, ...]) -> None:
    """All eight are needed, each in its place."""
    with pytest.raises(ValueError, match="all eight"):
        Key(facts=facts, seed=1)


@pytest.mark.parametrize("seed", [-1, SEEDS])
def test_a_seed_out_of_range_is_refused(seed: int) -> None:
    """So that every key can be written and read."""
    with pytest.raises(ValueError, match="seed"):
        Key(facts=COMPLETE[0], seed=seed)
