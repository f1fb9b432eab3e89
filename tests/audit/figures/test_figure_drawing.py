"""The draw: by lot, and the same for whoever draws again."""

from collections import Counter
from hashlib import sha256
from random import Random

import pandas as pd
import pytest
from figure_engines import IN_PROCESS, TEXT, Engine, in_duckdb, in_pandas, plain
from hypothesis import given, settings
from hypothesis import strategies as st

from pansol.audit.figures import draw

SCHEMA = {"case_id": TEXT, "team": TEXT}
CASES = [(f"K-{number:04}", "xyz"[number % 3]) for number in range(300)]

seeds = st.text(max_size=5)


def drawn(seed: str, n: int, engine: Engine = in_pandas) -> list[str]:
    """Draw n of each team."""
    sizes = dict.fromkeys("xyz", n)
    return [*draw(engine(CASES, SCHEMA), sizes, seed=seed, stratum="team")["case_id"]]


def test_a_lot_is_sha_256_of_seed_and_key() -> None:
    """Written down, so that anyone can draw again with any tool."""
    lots = {case: sha256(f"2026-Q3\n{case}".encode()).hexdigest() for case, team in CASES
            if team == "y"}  # fmt: skip
    table = draw(in_pandas(CASES, SCHEMA), {"y": 7}, seed="2026-Q3", stratum="team")
    assert [*table["case_id"]] == sorted(lots, key=lambda case: lots[case])[:7]


@settings(max_examples=20, deadline=None)
@given(seed=seeds, shuffled=st.randoms(use_true_random=False))
def test_neither_engine_nor_order_moves_the_draw(seed: str, shuffled: Random) -> None:
    """The whole table is the same."""
    other = shuffled.sample(CASES, len(CASES))
    sizes = {"x": 5, "z": 9}
    one = draw(in_pandas(CASES, SCHEMA), sizes, seed=seed, stratum="team")
    two = draw(in_duckdb(other, SCHEMA), sizes, seed=seed, stratum="team")
    pd.testing.assert_frame_equal(one, two)


@settings(max_examples=20, deadline=None)
@given(seed=seeds, n=st.integers(0, 99))
def test_a_larger_sample_contains_the_smaller(seed: str, n: int) -> None:
    """With the same seed; and each stratum gets what was asked for."""
    smaller, larger = drawn(seed, n), drawn(seed, n + 1)
    assert {*smaller} < {*larger}
    assert Counter(dict(CASES)[case] for case in larger) == dict.fromkeys("xyz", n + 1)


def test_another_seed_is_another_draw() -> None:
    """Every case is drawn about as often as any other: 2,000 draws of 10 in 100."""
    often = Counter(case for seed in range(2000) for case in sorted_lots(str(seed)))
    assert len(often) == 100
    # Binomial(2000, 0.1): mean 200, standard deviation 13.4; five of them either way.
    assert all(133 < times < 267 for times in often.values())
    assert drawn("a", 10) != drawn("b", 10)


def sorted_lots(seed: str) -> list[str]:
    """Draw 10 of team x as `test_a_lot_is_sha_256_of_seed_and_key` says it is done."""
    of_team = [case for case, team in CASES if team == "x"]
    return sorted(of_team, key=lambda case: sha256(f"{seed}\n{case}".encode()).digest())[:10]


@pytest.mark.parametrize("engine", IN_PROCESS)
def test_weights_stand_for_all_cases(engine: Engine) -> None:
    """Population / n; their sum is the number of cases in the strata drawn from."""
    cases = [*CASES, ("K-9999", None)]
    table = draw(engine(cases, SCHEMA), {"x": 4, "y": 25}, seed="s", stratum="team")
    assert plain(table.groupby("team")[["population", "n", "weight"]].first()) == [
        (100, 4, 25.0),
        (100, 25, 4.0),
    ]
    assert table["weight"].sum() == 200


@pytest.mark.parametrize(
    ("cases", "sizes", "message"),
    [
        ([("1", "x"), (None, "x")], {"x": 1}, "no case_id"),
        ([("1", "x"), ("1", "y")], {"x": 1}, "stands twice, as 1"),
        ([("1", "x")], {"x": 2}, "x has 1 cases, fewer than 2"),
        ([("1", "x")], {"y": 1}, "y has 0 cases, fewer than 1"),
    ],
)
def test_what_cannot_be_drawn_from_is_refused(
    cases: list[tuple[str | None, str]], sizes: dict[str, int], message: str
) -> None:
    """A case must be found again by its key, and be there."""
    with pytest.raises(ValueError, match=message):
        draw(in_pandas(cases, SCHEMA), sizes, seed="s", stratum="team")
