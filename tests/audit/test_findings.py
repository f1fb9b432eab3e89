"""The findings: one row each, alike on all engines, with a sentence of proof in two languages."""

import csv
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import pyarrow.parquet as pq
import pytest
from judging import SAMPLE, Row, as_arrow, as_duckdb, as_pandas, case_row, sample_rows

from pansol.audit import (
    FINDING_COLUMNS,
    SEVERITIES,
    Kind,
    Severity,
    findings,
    verdict_table,
    verdicts,
)
from pansol.audit.parquet import audit_parquet, connect
from pansol.audit.proof import proofs
from pansol.catalogue import Language, catalogue
from pansol.waiting import ZONES

ORDER = ["row", "kind", "field", "expected"]
Truth = list[tuple[str, ...]]


def hidden(text: nw.Expr) -> nw.Expr:
    """Hide every letter and digit."""
    return text.str.replace_all("[0-9A-Za-z]", "*")


def as_it_is(text: nw.Expr) -> nw.Expr:
    """Hide nothing: these rows are made up."""
    return text


def read(name: str) -> list[dict[str, str]]:
    """Read a file of the sample."""
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """Give the sample as a case frame."""
    return sample_rows(read("complaints.csv"))


@pytest.fixture(scope="module")
def found(rows: list[Row]) -> pd.DataFrame:
    """Give the sample's findings, by pandas."""
    return ordered(findings(verdict_table(verdicts(as_pandas(rows)), as_it_is)))


def ordered(table: Any) -> pd.DataFrame:  # noqa: ANN401  a frame of any engine
    """Bring findings of any engine into pandas, in one order."""
    frame = table.df() if isinstance(table, duckdb.DuckDBPyRelation) else table
    return frame.sort_values(ORDER).reset_index(drop=True).astype(object)


def test_the_findings_are_the_mistakes_in_the_sample(found: pd.DataFrame) -> None:
    """Kind, field, what was due and what stands there, for each, all and only."""
    truth = {tuple(row.values()) for row in read("complaints-truth.csv")}
    columns = ["case_id", "kind", "field", "expected", "done"]
    assert {*found[columns].itertuples(index=False, name=None)} == truth
    assert len(found) == len(truth)


def test_duckdb_finds_the_same(rows: list[Row], found: pd.DataFrame) -> None:
    """Row for row, in all columns."""
    relation = findings(verdict_table(verdicts(as_duckdb(rows)), as_it_is))
    assert relation.columns == [*FINDING_COLUMNS]
    assert ordered(relation).equals(found)


def test_files_are_audited_in_a_stream(
    rows: list[Row], found: pd.DataFrame, tmp_path: Path
) -> None:
    """Parquet to Parquet, from several files, with categories; no half file is left."""
    half = len(rows) // 2
    for name, part in (("a", rows[:half]), ("b", rows[half:])):
        table = as_arrow(part)
        place = table.schema.get_field_index("action_taken")
        table = table.set_column(place, "action_taken", table["action_taken"].dictionary_encode())
        pq.write_table(table, tmp_path / f"{name}.parquet")
    verdict_path, findings_path = tmp_path / "verdicts.out", tmp_path / "findings.out"
    audit_parquet(str(tmp_path / "*.parquet"), verdict_path, findings_path, mask=as_it_is)
    assert ordered(duckdb.read_parquet(str(findings_path))).equals(found)
    assert duckdb.read_parquet(str(verdict_path)).shape[0] == len(rows)
    assert len([*tmp_path.iterdir()]) == 4


def test_a_source_that_is_not_there_leaves_no_file(tmp_path: Path) -> None:
    """What was there before stays."""
    (tmp_path / "verdicts").write_text("old")
    with pytest.raises(duckdb.Error):
        audit_parquet(str(tmp_path / "x"), tmp_path / "verdicts", tmp_path / "f", mask=as_it_is)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_memory_is_bounded() -> None:
    """DuckDB spills rather than grow."""
    with connect(memory="100MB", threads=1) as connection:
        limit, threads, order = connection.sql(
            "SELECT current_setting('memory_limit'), current_setting('threads'),"
            " current_setting('preserve_insertion_order')"
        ).fetchall()[0]
    assert (limit, threads, order) == ("95.3 MiB", 1, False)


def test_findings_are_made_without_holding_the_cases(tmp_path: Path) -> None:
    """Three million cases in 40 MB and no room on disk: a step that keeps its rows would fail."""
    verdict_path, many = tmp_path / "one.parquet", 3_000_000
    wrong = case_row(activation="success", benefit="active", action_taken="create_ticket")
    verdict_table(verdicts(as_duckdb([wrong])), as_it_is).write_parquet(str(verdict_path))
    each = len(findings(duckdb.read_parquet(str(verdict_path))))
    with connect(memory="40MB", threads=1) as connection:
        connection.execute("SET max_temp_directory_size = '0B'")
        cases = connection.query(f"FROM '{verdict_path}', range({many}) SELECT * EXCLUDE range")
        assert findings(cases).aggregate("count(*)").fetchall() == [(many * each,)]


def test_no_name_and_no_number_is_handed_on() -> None:
    """A verdict holds what is malformed, masked; what is well-formed it does not hold at all."""
    ticket = {
        "activation": "failed", "charged": "yes", "benefit": "not_received", "history": "clear",
        "action_taken": "create_ticket", "customer_name": "Siti Rahma", "msisdn": "0812345",
        "contact_number": "081234567890", "evidence_sender_email": "siti at example.id",
    }  # fmt: skip
    table = verdict_table(verdicts(as_pandas([case_row(**ticket, region="Papua")])), hidden)
    texts = " ".join(map(str, [*table.iloc[0], *findings(table)["done"]]))
    for secret in ("Siti", "siti", "0812345", "567890"):
        assert secret not in texts
    assert "*******" in texts
    assert table["region"].tolist() == ["Papua"]


@pytest.mark.parametrize("language", Language)
def test_each_finding_has_its_proof(found: pd.DataFrame, language: Language) -> None:
    """A sentence with clause, what was due and what was done, in words, no place left open."""
    say = catalogue(language)
    sentences = proofs(found, say)
    assert sentences.index.equals(found.index)
    for sentence, clause, kind in zip(sentences, found["clause"], found["kind"], strict=True):
        assert clause.split(";")[0] in sentence
        assert not {"{", "}", "_"} & {*sentence} or kind == Kind.MALFORMED_FIELD.value
        assert ".." not in sentence
    assert sentences[found["kind"] == "wrong_kip"].str.contains(say("short.failed_charged")).any()
    assert sentences.nunique() > 500


def test_a_proof_about_the_24_hours_gives_both_times_in_the_zone(found: pd.DataFrame) -> None:
    """To the minute, with the zone's name; other proofs give no time."""
    say, late = catalogue(Language.ENGLISH), found[found["kind"] == "wait_over_24h"].head(1)
    wib, wita = (proofs(late, say, zone=ZONES[zone]).iloc[0] for zone in ("WIB", "WITA"))
    assert wib.count(" WIB") == 2
    assert wita.count(" WITA") == 2
    unknown = proofs(late.assign(handled_us=None), say).iloc[0]
    assert wib.startswith(unknown)
    assert timedelta(hours=24) < timedelta(
        microseconds=int((late["handled_us"] - late["transaction_us"]).iloc[0])
    )
    assert not proofs(found[found["kind"] == "wrong_kip"], say).str.contains("WIB").any()


def test_a_time_out_of_order_is_not_called_badly_written() -> None:
    """An incident before the purchase says what is wrong with it, and both times; a scrawl not."""
    ticket = {
        "activation": "failed", "charged": "yes", "benefit": "not_received", "history": "clear",
        "action_taken": "create_ticket", "transaction_us": 1_780_000_000_000_000,
        "handled_us": 1_780_100_000_000_000,
    }  # fmt: skip
    rows = [
        case_row(1, **ticket, incident_at="2026-01-01T09:00:00+07:00"),
        case_row(2, **ticket, incident_at="yesterday"),
    ]
    found = findings(verdict_table(verdicts(as_pandas(rows)), as_it_is))
    found = found[found["field"] == "incident_at"]
    early, scrawl = proofs(found, catalogue(Language.ENGLISH))
    assert "a moment from the purchase to the handling" in early
    assert "Bought on" in early
    assert "date, time and zone" in scrawl


def test_an_unchecked_fact_rests_on_its_check(found: pd.DataFrame) -> None:
    """SOP 1.1 for prepaid and 1.2 for postpaid; no rule holds yet."""
    open_cases = found[found["kind"] == "unchecked_fact"]
    assert {*open_cases["rule"]} == {""}
    assert {"1.1", "1.2", "2"} <= {*open_cases["clause"]}
    assert {*open_cases["expected"]} == {"incomplete"}


def test_no_finding_no_row() -> None:
    """Nothing wrong gives an empty table, and no proof."""
    table = findings(verdict_table(verdicts(as_pandas([case_row()])), as_it_is))
    assert len(table) == 0
    assert [*proofs(table, catalogue(Language.ENGLISH))] == []


def test_every_kind_has_a_severity_with_its_words() -> None:
    """What costs the customer's money is critical for the customer; words say so."""
    assert set(SEVERITIES) == set(Kind)
    money = {kind for kind, severity in SEVERITIES.items() if severity is Severity.CUSTOMER}
    assert money == {
        Kind.TICKET_NOT_MADE,
        Kind.WAIT_THOUGH_CHARGED,
        Kind.WAIT_OVER_24H,
        Kind.TIER_INSTEAD_OF_REFUND,
    }
    for language in Language:
        say = catalogue(language)
        assert all(say(each.key) and say(f"{each.key}.why") for each in Severity)
