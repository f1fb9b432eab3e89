"""Today's cases are audited tomorrow: the export is a case file that needs no mapping."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from entries import ASKING, WAITING, details, entry

from pansol.audit import verdicts
from pansol.casefiles import columns as c
from pansol.casefiles import read
from pansol.caselog import CASE_FILE_COLUMNS, CaseLog, Details, Kind

SAMPLE = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
COMPARED = [name for name in c.CASE_COLUMNS if name not in {"file", "row", "case_id"}]


def as_details(row: Mapping[str, str]) -> Details:
    """Give a row of a case file as the record has it."""
    return Details(
        facts={name: row[name] for name in c.FACT_COLUMNS if row[name]},
        fields={name: row[name] for name in c.FIELD_COLUMNS if row[name]},
        transaction_at=datetime.fromisoformat(row["transaction_at"]),
        handled_at=datetime.fromisoformat(row["handled_at"]),
        agent=row["agent"],
        team=row["team"],
        action_taken=row["action_taken"],
        sla_given=row["sla_given"],
        kip_given=row["kip_given"],
        advice_given=tuple(filter(None, row["advice_given"].split(";"))),
    )


def write(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def judged(path: Path) -> list[Mapping[str, Any]]:
    """Read a case file as the audit does, and judge it; every row must be accepted."""
    reading = read(path)
    assert reading.counts().rejected == 0
    found = verdicts(reading.accepted.to_native()).order("row").to_arrow_table().to_pylist()
    return [{name: row[name] for name in [*COMPARED, "state", "findings"]} for row in found]


def test_an_export_is_audited_as_the_cases_themselves(log: CaseLog, tmp_path: Path) -> None:
    """Complaints with all their mistakes, kept and exported: the same cases, the same verdicts."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:250]
    for row in rows:
        log.save(entry(Kind.DECIDED, details=as_details(row)))
    write(tmp_path / "before.csv", list(rows[0]), [list(row.values()) for row in rows])
    write(tmp_path / "after.csv", CASE_FILE_COLUMNS, log.case_file(ASKING))
    before, after = judged(tmp_path / "before.csv"), judged(tmp_path / "after.csv")
    assert after == before
    assert sum(1 for row in after if row["findings"]) > 20


def test_the_columns_are_those_of_a_case_file() -> None:
    """No name is one that the audit does not know, and none that it judges by is left out."""
    assert set(CASE_FILE_COLUMNS) == {*c.OURS} - {c.ZONE}


def test_only_handled_cases_are_exported_as_they_stand_now(log: CaseLog) -> None:
    """Unfinished ones and those closed without an act are none; of a corrected one the last."""
    handled, opened, closed = entry(Kind.DECIDED, details=WAITING), entry(details=WAITING), entry()
    for made in (handled, opened, closed):
        log.save(made)
    log.save(entry(Kind.CLOSED, closed.case_id))
    log.save(entry(Kind.CORRECTED, handled.case_id, details=replace(WAITING, team="Mataram")))
    rows = [dict(zip(CASE_FILE_COLUMNS, row, strict=True)) for row in log.case_file(ASKING)]
    assert [(row["case_id"], row["team"]) for row in rows] == [("K-000001", "Mataram")]
    assert rows[0]["transaction_at"] == "2026-11-23T08:05:07.123456+08:00"
    assert rows[0]["advice_given"] == "mobile_data_off;do_not_repeat"


def test_no_cell_runs_as_a_formula(log: CaseLog) -> None:
    """What a customer dictates is text in a spreadsheet program; telephone numbers stay."""
    typed = details(customer_name="=1+1", location="@SUM(A1)", contact_number="+62215551234")
    log.save(entry(Kind.DECIDED, details=replace(typed, action_taken="recheck", agent="-cmd")))
    (row,) = log.case_file(ASKING)
    cells = dict(zip(CASE_FILE_COLUMNS, row, strict=True))
    assert cells["customer_name"] == "'=1+1"
    assert (cells["location"], cells["agent"]) == ("'@SUM(A1)", "'-cmd")
    assert cells["contact_number"] == "+62215551234"


def test_a_large_log_is_exported_whole(log: CaseLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """More cases than are read at a time come once each, in their order."""
    monkeypatch.setattr("pansol.caselog.case_file._CHUNK", 5)
    made = replace(Details(), action_taken="recheck")
    saved = [log.save(entry(Kind.DECIDED, details=made)).number for _ in range(16)]
    assert [row[0] for row in log.case_file(ASKING)] == saved
