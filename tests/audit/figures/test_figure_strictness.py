"""How strict raters are: McNemar's exact test as statsmodels has it, on the same cases only."""

from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import mcnemar

from pansol.audit.figures import mcnemar_p, strictness

VERDICTS = st.sampled_from(["right", "wrong", None])


def rated(verdicts: Sequence[str | None], clause: str = "3.2") -> pd.DataFrame:
    """Give one rater's verdicts on a clause of the first cases."""
    cases = [f"K-{number}" for number in range(1, len(verdicts) + 1)]
    columns = {"case_id": cases, "clause": clause, "verdict": verdicts}
    return pd.DataFrame(columns).astype("string")


@given(st.integers(0, 200), st.integers(0, 200))
def test_p_is_that_of_statsmodels(only_first: int, only_second: int) -> None:
    """Whatever the counts; what both judged alike does not matter."""
    square = [[7, only_first], [only_second, 3]]
    assert mcnemar_p(only_first, only_second) == pytest.approx(mcnemar(square, exact=True).pvalue)


def test_a_known_difference() -> None:
    """Of ten discordant cases nine one way: 2 (1 + 10) / 2^10."""
    assert mcnemar_p(9, 1) == pytest.approx(22 / 1024)
    assert mcnemar_p(0, 0) == 1


@settings(deadline=None)  # a data frame takes its time where others are at work
@given(st.lists(st.tuples(VERDICTS, VERDICTS), max_size=40))
def test_only_what_both_judged_counts(pairs: list[tuple[str | None, str | None]]) -> None:
    """The square adds up to n, its sides to each one's wrong ones; below five there is no share."""
    raters = {"1": rated([one for one, _ in pairs]), "2": rated([two for _, two in pairs])}
    table = strictness(raters, criterion="clause", overall=True)
    both = [pair for pair in pairs if None not in pair]
    row = table.iloc[0]
    assert row["n"] == len(both)
    assert row[["both", "only_first", "only_second", "neither"]].sum() == row["n"]
    assert row["first_wrong"] == row["both"] + row["only_first"]
    assert row["second_wrong"] == row["both"] + row["only_second"]
    assert pd.isna(row["p"]) == pd.isna(row["first_rate"]) == (len(both) < 5)
    if len(both) >= 5:
        assert row["first_low"] <= row["first_rate"] <= row["first_high"]
        assert row["p"] <= row["corrected"] <= 1


def test_a_case_counts_once_whatever_it_was_judged_by() -> None:
    """Wrong if any clause is that both judged; a clause of one rater alone bears on nothing."""
    one = pd.concat([rated(["wrong"] * 6, "2"), rated(["wrong"] * 6, "3.2")])
    two = pd.concat([rated(["right"] * 6, "2"), rated(["wrong"] * 3 + ["right"] * 3, "3.2")])
    alone = rated(["wrong"] * 6, "KIP")
    table = strictness({"1": one, "2": pd.concat([two, alone])}, criterion="clause", overall=True)
    assert table[["n", "first_wrong", "second_wrong"]].to_numpy().tolist() == [[6, 6, 3]]
    by_clause = strictness({"1": one, "2": pd.concat([two, alone])}, criterion="clause")
    assert by_clause["clause"].tolist() == ["2", "3.2"]


def test_looking_at_many_is_corrected() -> None:
    """The same difference is beyond chance alone, and not as one of many."""
    first, second = ["wrong"] * 6 + ["right"] * 20, ["right"] * 26
    alone = strictness({"1": rated(first), "2": rated(second)}, criterion="clause")
    assert alone["beyond"].tolist() == [True]
    clauses = [f"c{number}" for number in range(10)]
    one = pd.concat([rated(first, clauses[0]), *(rated(second, each) for each in clauses[1:])])
    two = pd.concat([rated(second, each) for each in clauses])
    many = strictness({"1": one, "2": two}, criterion="clause")
    assert not many["beyond"].any()
    assert many["p"].min() == alone["p"].min()


def test_three_raters_are_three_pairs() -> None:
    """Each with each, under the names they were given."""
    raters = {name: rated(["right"] * 5) for name in ("a", "b", "c")}
    table = strictness(raters, criterion="clause", overall=True)
    assert table[["first", "second"]].to_numpy().tolist() == [["a", "b"], ["a", "c"], ["b", "c"]]
    assert (table["p"] == 1).all()
