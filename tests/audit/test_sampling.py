"""The sampling plan: enough cases, fairly shared out, drawn the same by whoever draws again."""

from collections import Counter

import duckdb
import narwhals as nw
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judging import SAMPLE

from pansol.audit.sampling import STRATA, plan
from pansol.casefiles import read

COMPLAINTS = SAMPLE / "complaints.csv"


@pytest.fixture(scope="module")
def cases() -> pd.DataFrame:
    """Give the sample's case frame."""
    reading = read(COMPLAINTS)
    frame: pd.DataFrame = nw.to_native(reading.accepted).df()
    return frame


def test_as_many_as_the_precision_needs(cases: pd.DataFrame) -> None:
    """5,000 cases at 95 % and 5 points need 357: Cochran's n0 = 385, corrected to 356.8."""
    found = plan(cases, margin=0.05)
    assert (found.population, found.needed, len(found.drawn)) == (5000, 357, 357)
    assert found.drawn["weight"].sum() == pytest.approx(5000)


@pytest.mark.parametrize("by", STRATA)
def test_each_group_gives_its_share(cases: pd.DataFrame, by: str) -> None:
    """Drawn are as many of each group as the plan says, one at least, and they belong to it."""
    found = plan(cases, margin=0.1, by=by)
    groups = dict(zip(cases["row"], cases[by].fillna(""), strict=True))
    drawn = Counter(groups[row] for row in found.drawn["row"])
    assert drawn == dict(zip(found.strata["stratum"], found.strata["n"], strict=True))
    assert min(drawn.values()) >= 1
    assert set(drawn) == set(groups.values())


@settings(max_examples=8, deadline=None)
@given(seed=st.text(max_size=8))
def test_the_same_seed_draws_the_same(cases: pd.DataFrame, seed: str) -> None:
    """Whatever the order of rows and the engine; and a larger sample holds the smaller one."""
    mixed = duckdb.from_df(cases.sample(frac=1, random_state=1))
    one = plan(cases, margin=0.1, by="team", seed=seed).drawn
    other = plan(mixed, margin=0.1, by="team", seed=seed).drawn
    assert one["row"].tolist() == other["row"].tolist()
    larger = plan(cases, margin=0.05, by="team", seed=seed).drawn
    assert set(one["row"]) <= set(larger["row"])


@pytest.mark.parametrize("numbered", [True, False])
def test_a_copy_of_the_file_gives_the_same_draw(cases: pd.DataFrame, numbered: bool) -> None:  # noqa: FBT001  a parameter
    """Whatever the file is called, with case numbers and without."""
    known = cases if numbered else cases.assign(case_id=None)
    one = plan(known, margin=0.1).drawn
    other = plan(known.assign(file="upload-7"), margin=0.1).drawn
    assert one["row"].tolist() == other["row"].tolist()


def test_other_seeds_draw_others(cases: pd.DataFrame) -> None:
    """Two seeds share hardly more than chance would have it: 95 of 5,000 twice."""
    one, other = (set(plan(cases, margin=0.1, seed=s).drawn["row"]) for s in ("1", "2"))
    assert len(one & other) < 15


def test_nothing_of_a_customer_is_drawn(cases: pd.DataFrame) -> None:
    """The cases drawn hold no name, number or address."""
    names = {*plan(cases, margin=0.1).drawn.columns}
    assert names == {
        "stratum", "weight", "file", "row", "case_id", "agent", "team", "handled_us",
    }  # fmt: skip


def test_what_cannot_be_planned_is_refused(cases: pd.DataFrame) -> None:
    """No case, an unknown group, and a margin out of its range are errors."""
    with pytest.raises(ValueError, match="no case"):
        plan(cases.head(0), margin=0.05)
    with pytest.raises(ValueError, match="customer_name"):
        plan(cases, margin=0.05, by="customer_name")
    with pytest.raises(ValueError, match="margin"):
        plan(cases, margin=1.5)
