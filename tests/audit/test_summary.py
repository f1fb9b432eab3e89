"""The figures of an audit: what they count, and what they leave out."""

from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pytest

from pansol.audit.due import due_in
from pansol.audit.folder import open_folder
from pansol.audit.run import VERDICTS_FILE, Settings, accepted, audit_file
from pansol.audit.summarizing import summarize
from pansol.sop import Action

COMPLAINTS = Path(__file__).parents[2] / "sample_data" / "complaints.csv"


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyRelation:
    """Judge the sample."""
    part = audit_file(COMPLAINTS, open_folder(tmp_path_factory.mktemp("audit")), Settings())
    return accepted(duckdb.read_parquet(str(part.folder / VERDICTS_FILE)))


def test_a_clause_counts_the_decided_cases_that_rest_on_it(
    verdicts: duckdb.DuckDBPyRelation,
) -> None:
    """Open cases are left out, of which only wrong acts are judged; silent ones are not judged."""
    judged: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for state, findings in verdicts.project("state, findings").fetchall():
        due = due_in()[state]
        if due.action in {Action.INCOMPLETE, Action.SOP_SILENT}:
            continue
        for clause in due.clauses:
            judged[clause.value] += 1
            right[clause.value] += not findings
    table = summarize(verdicts, files=[], zone=ZoneInfo("Asia/Jakarta")).by["clause"]
    assert dict(zip(table["clause"], table["n"], strict=True)) == judged
    assert dict(zip(table["clause"], table["count"], strict=True)) == right
    assert all(table["rate"] > 0)


def test_case_numbers_that_stand_more_than_once_are_counted(
    verdicts: duckdb.DuckDBPyRelation,
) -> None:
    """One thrice and one twice are two numbers and three cases again; without a number, none."""
    few = verdicts.limit(8).df().assign(case_id=["A", "A", "A", "B", "B", "C", None, None])
    doubled = summarize(few, files=[], zone=ZoneInfo("Asia/Jakarta")).doubled
    assert (doubled.numbers, doubled.again) == (2, 3)
    assert summarize(verdicts, files=[], zone=ZoneInfo("Asia/Jakarta")).doubled.numbers == 0
