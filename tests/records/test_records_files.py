"""A system known by its exports: what lies in the folder now, in one file or many."""

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from records_rows import NOW, asked
from records_stores import Store, query, same_names

from pansol.records import Role
from pansol.records.cleaning import clean
from pansol.records.files import Folder
from pansol.records.settings import System
from pansol.records.source import Misfit, query_for

HEAD = "msisdn,charged_at,kind,amount\n"
COLUMNS = {name: name for name in HEAD.strip().split(",")}


def system(folder: Path, table: str, **more: object) -> System:
    """Give a system with a call detail in these files."""
    mapped = {"call_detail": {"table": table, "columns": COLUMNS}}
    return System.model_validate({"label": "X", "folder": folder, "tables": mapped} | more)


def rows(folder: Path, table: str, *keys: str) -> list[str]:
    """Give the amounts of a number."""
    at_folder = system(folder, table)
    return sorted(str(row["amount"]) for row in Folder(at_folder).rows(query(at_folder, *keys), 5))


def test_files_of_a_pattern_are_one_table(tmp_path: Path) -> None:
    """In folders too; their columns in any order; a new export counts at once."""
    (tmp_path / "b").mkdir()
    (tmp_path / "a-1.csv").write_text(HEAD + "0812,2026-11-20 09:00,data,1\n", "utf-8")
    (tmp_path / "b" / "a-2.csv").write_text(
        "amount,kind,charged_at,msisdn\n2,data,2026-11-20 09:00,0812\n", "utf-8"
    )
    assert rows(tmp_path, "**/a-*.csv", "0812") == ["1", "2"]
    (tmp_path / "a-3.csv").write_text(HEAD + "0812,2026-11-20 09:00,data,3\n", "utf-8")
    assert rows(tmp_path, "**/a-*.csv", "0812") == ["1", "2", "3"]
    assert rows(tmp_path, "a-1.csv", "0812") == ["1"]


@pytest.mark.parametrize("separator", [";", "\t", "|", ","])
def test_the_separator_is_detected(tmp_path: Path, separator: str) -> None:
    """And a leading zero stays, and an empty value is empty."""
    text = HEAD + '0812,2026-11-20 09:00,"data",\n0813,2026-11-20 09:00,data,7\n'
    (tmp_path / "a.csv").write_text(text.replace(",", separator), "utf-8")
    at_folder = system(tmp_path, "a.csv")
    (row,) = Folder(at_folder).rows(query(at_folder, "0812"), 5)
    assert (row["msisdn"], row["amount"], row["kind"]) == ("0812", None, "data")


PARQUET = """COPY (SELECT 6281200000001 AS msisdn, {moment} AS charged_at, 'data' AS kind,
65000.000::DECIMAL(12, 3) AS amount) TO '{path}'"""


@pytest.mark.parametrize(
    "moment",
    [
        "TIMESTAMPTZ '2026-11-20 02:00:00+00'",
        "TIMESTAMP '2026-11-20 09:00:00'",
        "TIMESTAMP_NS '2026-11-20 09:00:00.000000001'",
        "'2026-11-20T09:00:00+07:00'",
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "Asia/Jayapura"])
def test_parquets_own_types_are_read(
    tmp_path: Path, moment: str, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers as numbers, times with their zone, whatever the machine's own is."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    path = tmp_path / "a.parquet"
    with duckdb.connect() as database:
        database.execute(PARQUET.format(moment=moment, path=path))
    at_folder = system(tmp_path, "a.parquet")
    asks = query_for(Role.CALL_DETAIL, at_folder.tables[Role.CALL_DETAIL], asked())
    (raw,) = Folder(at_folder).rows(asks, 5)
    row = clean(Role.CALL_DETAIL, raw, at_folder, NOW)
    assert not row.faults
    assert row.moment == datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    assert (row.values["amount"], row.values["msisdn"]) == (65000, "6281200000001")
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("content", [b"", b"PAR1 broken", b'msisdn,charged_at\n"0812', b"\x00\xff"])
@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_broken_file_is_no_empty_table(tmp_path: Path, name: str, content: bytes) -> None:
    """It is away, and told as a misfit."""
    (tmp_path / name).write_bytes(content)
    at_folder = system(tmp_path, name)
    with pytest.raises(duckdb.Error):
        Folder(at_folder).rows(query(at_folder, "0812"), 5)
    assert Folder(at_folder).misfits()


def test_a_broken_file_among_others_spoils_them_all(tmp_path: Path) -> None:
    """What is in it is not known, so nothing is said of the rest."""
    (tmp_path / "a-1.csv").write_text(HEAD + "0812,2026-11-20 09:00,data,1\n", "utf-8")
    (tmp_path / "a-2.csv").write_text(HEAD + "0812,2026-11-20 09:00\n" * 3, "utf-8")
    with pytest.raises(duckdb.Error):
        rows(tmp_path, "a-*.csv", "0812")


def test_a_folder_that_is_not_there_is_away(tmp_path: Path) -> None:
    """And is not made."""
    at_folder = system(tmp_path / "none", "a.csv")
    with pytest.raises(duckdb.Error):
        Folder(at_folder).rows(query(at_folder, "0812"), 5)
    assert Folder(at_folder).misfits() == [Misfit(role=Role.CALL_DETAIL)]
    assert not (tmp_path / "none").exists()


def test_a_folders_name_may_hold_quotes(tmp_path: Path) -> None:
    """It is a name, and no end of a statement."""
    folder = tmp_path / 'o\'clock "x"'
    folder.mkdir()
    (folder / "a.csv").write_text(HEAD + "0812,2026-11-20 09:00,data,1\n", "utf-8")
    assert rows(folder, "a.csv", "0812") == ["1"]


def test_a_folder_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    """The time that is left is the query's."""
    lines = "".join(f"0{number},2026-11-20 09:00,data,1\n" for number in range(400_000))
    (tmp_path / "a.csv").write_text(HEAD + lines, "utf-8")
    at_folder = system(tmp_path, "a.csv")
    with pytest.raises(duckdb.Error):
        Folder(at_folder).rows(query(at_folder, "0812"), 0.001)


def test_the_made_up_records_are_the_same_from_files(tmp_path: Path, made_up: Path) -> None:
    """A whole table, exported: each row of a number as the database gives it."""
    with closing(sqlite3.connect(made_up)) as opened:
        opened.row_factory = sqlite3.Row
        table = [dict(row) for row in opened.execute("SELECT * FROM ctp_contacts")]
    texts = [{name: None if v is None else str(v) for name, v in row.items()} for row in table]
    columns = same_names(Role.CONTACTS) | {"ticket_number": "ticket_no"}
    database, csv, parquet = (
        Store(tmp_path, url=f"sqlite:///{made_up}"),
        Store(tmp_path, ending="csv"),
        Store(tmp_path, ending="parquet"),
    )
    stores = (database, csv, parquet)
    parquet.put("ctp_contacts", texts)
    csv.put("ctp_contacts", texts)
    systems = [store.system(Role.CONTACTS, "ctp_contacts", columns) for store in stores]
    sources = [store.source(each) for store, each in zip(stores, systems, strict=True)]
    for number in sorted({str(row["msisdn"]) for row in texts})[:10]:
        first, *others = (
            sorted(sorted((name, v or "") for name, v in row.items()) for row in found)
            for found in (
                source.rows(query(each, number), 5)
                for source, each in zip(sources, systems, strict=True)
            )
        )
        assert first
        assert others == [first, first]
