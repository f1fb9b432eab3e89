"""Review forms: what was drawn comes back rated, and two raters are compared clause by clause."""

from pathlib import Path

import narwhals as nw
import numpy as np
import pandas as pd
import pytest
from judging import SAMPLE
from statsmodels.stats.inter_rater import cohens_kappa

from pansol.audit.form import review_form
from pansol.audit.ratings import RATED, RIGHT, WRONG, compare, head_of, read_ratings
from pansol.audit.sampling import plan
from pansol.casefiles import CaseFileError, read
from pansol.catalogue import Language, catalogue
from pansol.waiting import ZONES

WAIT, TICKET = "SOP 3.1", "SOP 3.2"


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    """Write a form."""
    pd.DataFrame(rows).to_csv(path, index=False)
    return path


def test_a_form_that_was_drawn_can_be_read_back(tmp_path: Path) -> None:
    """Every case and every clause is there, without a verdict yet, and no cell is a formula."""
    reading = read(SAMPLE / "complaints.csv")
    cases = nw.to_native(reading.accepted.head(300)).df()
    cases["case_id"] = "=" + cases["case_id"]
    drawn = plan(cases, margin=0.1).drawn
    form = review_form(drawn, ZONES["WITA"])
    assert form["handled_at"].str.endswith("+08:00").all()
    assert form["case_id"].str.startswith("'=").all()
    assert not {"agent", "team", "stratum"} & {*form.columns}
    path = tmp_path / "form.csv"
    form.to_csv(path, index=False, encoding="utf-8-sig")
    ratings = read_ratings(path)
    assert (ratings.cases, ratings.unread) == (len(drawn), ())
    assert set(ratings.frame["case_id"]) == set(form["case_id"])
    assert set(ratings.frame["clause"]) == {clause.value for clause in RATED}
    assert ratings.frame["verdict"].isna().all()


def test_verdicts_are_read_in_both_languages(tmp_path: Path) -> None:
    """Capitals and blanks don't matter; an empty cell is no verdict."""
    words = {"K-1": "Benar", "K-2": " RIGHT ", "K-3": "salah", "K-4": "tidak sesuai", "K-5": ""}
    rows = [{"case_id": case, WAIT: word} for case, word in words.items()]
    found = read_ratings(write(tmp_path / "one.csv", rows)).frame.set_index("case_id")["verdict"]
    assert found.dropna().to_dict() == {"K-1": RIGHT, "K-2": RIGHT, "K-3": WRONG, "K-4": WRONG}


def test_what_is_no_verdict_is_named_and_left_out(tmp_path: Path) -> None:
    """A word not known, a row without a case and a case rated twice are told by row and column."""
    rows = [
        {"case_id": "K-1", WAIT: "benar", TICKET: "mungkin"},
        {"case_id": "", WAIT: "benar", TICKET: "benar"},
        {"case_id": "K-1", WAIT: "salah", TICKET: "salah"},
    ]
    ratings = read_ratings(write(tmp_path / "one.csv", rows))
    told = [(bad.row, bad.column, bad.reason) for bad in ratings.unread]
    assert told == [(1, TICKET, "word"), (2, "case_id", "no_case"), (3, "case_id", "twice")]
    assert ratings.frame.dropna().to_numpy().tolist() == [["K-1", "3.1", RIGHT]]


@pytest.mark.parametrize("columns", [{"case_id": "K-1"}, {WAIT: "benar"}])
def test_another_file_is_refused(tmp_path: Path, columns: dict[str, str]) -> None:
    """Without case numbers or without clauses it is no form, and the error says what is needed."""
    with pytest.raises(CaseFileError) as error:
        read_ratings(write(tmp_path / "other.csv", [columns]))
    told = error.value.sentence(catalogue(Language.ENGLISH))
    assert "case_id" in told
    assert head_of(RATED[0]) in told


def test_raters_are_compared_by_clause_in_the_papers_order(tmp_path: Path) -> None:
    """Kappa is statsmodels'; cases of one rater and empty cells are counted, not compared."""
    rng = np.random.default_rng(3)
    first = rng.choice(["benar", "salah"], 60, p=[0.8, 0.2])
    second = np.where(rng.random(60) < 0.8, first, np.where(first == "benar", "salah", "benar"))
    one = [{"case_id": f"K-{n}", TICKET: word, WAIT: "benar"} for n, word in enumerate(first)]
    two = [{"case_id": f"K-{n}", TICKET: word, WAIT: ""} for n, word in enumerate(second)]
    two[0][WAIT] = "benar"
    raters = [
        read_ratings(write(tmp_path / name, rows))
        for name, rows in (("one.csv", one), ("two.csv", [*two, {"case_id": "K-99", TICKET: ""}]))
    ]
    table = compare(*raters)
    assert table["clause"].tolist() == ["", "3.1", "3.2"]
    ticket, wait = (table[table["clause"] == clause].iloc[0] for clause in ("3.2", "3.1"))
    square = pd.crosstab(first, second).to_numpy()
    assert ticket["kappa"] == pytest.approx(cohens_kappa(square).kappa)
    assert (ticket["n"], ticket["only_second"], wait["n"], wait["unrated"]) == (60, 1, 1, 59)
    assert wait["reason"] == "too_few"
