"""Deciding from dictionary codes: the core's answer for every state, whatever the categories."""

from random import Random

import numpy as np
import pandas as pd
import pytest

from pansol.audit.codes import OPEN, decide_codes
from pansol.audit.due import states
from pansol.facts import FACTS, Fact
from pansol.table import TABLE, state_of

CASES = states() * 3


def words(fact: type[Fact]) -> "pd.Series[str]":
    """Give a fact of all cases."""
    return pd.Series([getattr(case, fact.column) for case in CASES]).map(
        lambda value: value.value, na_action="ignore"
    )


def answers() -> list[int]:
    """Give the first rule that holds, by the core."""
    return [
        TABLE.rules.index(TABLE.rules_of(state)[0]) if len(TABLE.outcomes_of(state)) == 1 else OPEN
        for state in map(state_of, CASES)
    ]


@pytest.mark.parametrize("seed", range(3))
def test_every_state_is_decided_as_the_core_decides_it(seed: int) -> None:
    """The categories may stand in any order; more rows than are worked on at once."""
    rng, codes, categories = Random(seed), {}, {}  # noqa: S311  a fixed draw
    for fact in FACTS:
        listed = [str(value.value) for value in fact]
        rng.shuffle(listed)
        column = pd.Categorical(words(fact), categories=listed)
        codes[fact.column], categories[fact.column] = column.codes, listed
    decided = decide_codes(codes, categories)
    assert decided.dtype == np.uint8
    assert decided.tolist() == answers()
    del codes["subscription"], categories["subscription"]
    assert np.array_equal(decide_codes(codes, categories), decided)


def test_a_category_that_is_no_value_is_refused() -> None:
    """A word that the SOP does not know is cleaned before, not guessed."""
    codes = {fact.column: np.zeros(1, np.int8) for fact in FACTS}
    categories = {fact.column: [str(value.value) for value in fact] for fact in FACTS}
    with pytest.raises(ValueError, match="maybe"):
        decide_codes(codes, categories | {"charged": ["yes", "maybe"]})
    with pytest.raises(ValueError, match="more categories"):
        decide_codes(codes, categories | {"benefit": ["received"] * 30})
    with pytest.raises(KeyError):
        decide_codes({}, categories)
