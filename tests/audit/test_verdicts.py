"""The verdicts: what the core says row by row, on every engine."""

import csv
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from itertools import product
from random import Random
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judging import (
    SAMPLE,
    Row,
    answers,
    as_arrow,
    as_categories,
    as_duckdb,
    as_pandas,
    case_row,
    micros,
    oracle,
    sample_rows,
)
from pyspark.sql import SparkSession

from pansol.audit import CRITERIA, Kind, Standing, criteria_of, verdicts, with_standing
from pansol.audit.due import states
from pansol.casefiles.columns import FIELD_COLUMNS
from pansol.decision import decide
from pansol.sop import SOP, Action, Advice, Kip, Sla

ENGINES: dict[str, Callable[[Sequence[Row]], Any]] = {
    "pandas": as_pandas,
    "pandas category": as_categories,
    "DuckDB": as_duckdb,
}
every_engine = pytest.mark.parametrize("frame", ENGINES.values(), ids=ENGINES)

FULL = {
    "ticket_class": "Keluhan",
    "msisdn": "081234567890",
    "customer_name": "Contoh",
    "card_type": "simpati",
    "complaint_channel": "ecare_chat",
    "customer_account": "@contoh",
    "package_name": "Kilat",
    "package_price": "65000",
    "package_quota": "15 GB",
    "package_validity": "30 hari",
    "purchase_channel": "mytelkomsel",
    "evidence": "lampiran",
    "transaction_id": "UJI-1",
    "evidence_sender_email": "a@example.id",
    "incident_at": "2026-07-01T10:00:00+07:00",
    "location": "Bekasi",
    "charged_amount": "65000",
    "contact_number": "0215550123",
}
TIMES = {"transaction_us": 1_782_870_000_000_000, "handled_us": 1_782_890_000_000_000}
TICKET = {
    "activation": "success",
    "charged": "yes",
    "benefit": "not_received",
    "history": "clear",
    "outage": "clear",
    "normal_tariff": "no",
    "age": "within_24h",
    "action_taken": "create_ticket",
    "sla_given": "tier",
    "kip_given": "product_not_received",
    "advice_given": "mobile_data_off;send_evidence",
}
PERFECT = case_row(**FULL, **TIMES, **TICKET)


def moments() -> st.SearchStrategy[datetime]:
    """Draw a time with a zone, around the years in which complaints are made."""
    minutes = st.integers(min_value=-14 * 60, max_value=14 * 60)
    zones = minutes.map(lambda count: timezone(timedelta(minutes=count)))
    first, last = datetime(1999, 1, 1), datetime(2101, 1, 1)  # noqa: DTZ001  Hypothesis adds the zone
    return st.datetimes(first, last, timezones=zones)


def every_state() -> list[Row]:
    """Give each state three times, with what was due and with other actions, drawn but fixed."""
    rng = Random(3)  # noqa: S311  a fixed draw
    rows: list[Row] = []
    for case in states():
        due = decide(case)
        for action in (due.action, *rng.sample([*Action], 2)):
            advice = rng.sample([*Advice], rng.randrange(5))
            given = {
                "action_taken": action.value if rng.randrange(50) else None,
                "sla_given": rng.choice([due.sla, *Sla]),
                "kip_given": rng.choice([due.kip, due.kip, *Kip]),
            }
            texts = {
                name: value and getattr(value, "value", value) for name, value in given.items()
            }
            fields = {name: FULL[name] if rng.randrange(9) else None for name in FULL}
            said = ";".join(each.value for each in advice) or None
            rows.append(
                case_row(
                    len(rows) + 1,
                    **{fact.column: fact.value for fact in case.known},
                    **texts,
                    **fields,
                    **TIMES,
                    advice_given=said,
                )
            )
    return rows


ROWS = every_state()


@pytest.fixture(scope="module")
def expected() -> list[Any]:
    """Judge all these rows by the core."""
    return [oracle(row) for row in ROWS]


@every_engine
def test_every_state_is_judged_as_the_core_judges_it(
    frame: Callable[[Sequence[Row]], Any], expected: list[Any]
) -> None:
    """All 19,440 states with three actions each: state and findings, row for row."""
    assert answers(verdicts(frame(ROWS))) == expected


def test_spark_judges_every_state_alike(spark: SparkSession, expected: list[Any]) -> None:
    """The same on a cluster of two workers."""
    rows = spark.createDataFrame(as_arrow(ROWS)).repartition(4)
    assert answers(verdicts(rows)) == expected


def test_polars_judges_every_state_alike(expected: list[Any]) -> None:
    """The same with Polars, where it is installed."""
    polars = pytest.importorskip("polars")
    assert answers(verdicts(polars.from_arrow(as_arrow(ROWS)).lazy()).collect()) == expected


def test_the_mistakes_in_the_sample_are_found_all_and_only() -> None:
    """Precision and recall are 1 for each kind, field by field."""
    with (SAMPLE / "complaints.csv").open(encoding="utf-8", newline="") as file:
        rows = sample_rows([*csv.DictReader(file)])
    with (SAMPLE / "complaints-truth.csv").open(encoding="utf-8", newline="") as file:
        truth = {(row["case_id"], row["kind"], row["field"]) for row in csv.DictReader(file)}
    for frame in ENGINES.values():
        judged = verdicts(frame(rows))
        table = judged if isinstance(judged, pd.DataFrame) else judged.df()
        found = {
            (case_id, each.kind.value, each.field)
            for case_id, bits in zip(table["case_id"], table["findings"], strict=True)
            for each in criteria_of(int(bits))
        }
        assert found == truth
        assert {kind for _, kind, _ in found} == {kind.value for kind in Kind}


BLANKS = " \t\n\r\v\f\x1c\x85\u00a0\u2003\u2028\u3000"
HOSTILE = [
    "0812 3456 7890", "+62 (812) 3456-7890", "٠٨١٢٣٤٥٦٧٨٩٠", "08123456789\u2028", "6.28E+12",
    "Rp65.000,-", "rp. 65 000", "1.000,000", "65\u00a0000", "9" * 15, "9" * 16, "65,0", "65,00",
    "budi@example.com", "a@b@c.id", "budi@example.co\u2028m", "ﬁ@exämple.id", "😀@example.id",
    "\u017fimpati", "SIMPATI", "\u212aartu AS", "s\u0130mpati", "kartu as", "UMB *363#", "by.U",
    "MyTelkomsel", "CTP E-Care: X (Twitter)", "ctp e-care: chat\n", "lainnya", "e", "-", "\x00",
    "2026-02-29T10:00+07:00", "2028-02-29 10:00 WIB", "2026-06-31T10:00Z", "2026-07-01 10:00",
    "2026-07-01T24:00+07:00", "2026-07-01T10:00:60Z", "2026-07-01T10:00:00.5+07:00",
    "2026-07-01T10:00:00.123456789Z", "2026-07-01 10:00 w\u0131b", "2026-07-01 10:00\u2003Wita",
    "2026-07-01T10:00+0730", "2026-07-01T10:00-05", "2026-07-01T10:00+07:00:00", "20260701T1000Z",
    "2026-W27-3", "1999-12-31T23:59Z", "2099-12-31T23:59-23:59", "2000-01-01T00:00+23:59",
    "\uff12\uff10\uff12\uff16-07-01T10:00Z",
    "2026-07-01T08:40:00+07:00", "2026-07-01T08:39:59.999999+07:00",
    "2026-07-01T14:13:20+07:00", "2026-07-01T14:13:20.000001+07:00",
]  # fmt: skip
"""Texts that some engine, or Python, reads in its own way; the last four lie at TIMES' borders."""


def texts() -> st.SearchStrategy[str | None]:
    """Draw what may stand in a ticket's field: stripped of ASCII blanks, as reading leaves it."""
    odd = st.text(st.sampled_from(BLANKS), max_size=2)
    drawn = st.sampled_from([*HOSTILE, *FULL.values()]) | st.text(max_size=8)
    drawn |= st.text(
        "0123456789+-.,:RrPpTZ @wibWIB\u0130\u0131\u017f\u0660😀" + BLANKS, max_size=26
    )
    drawn |= moments().map(lambda at: at.isoformat())
    dressed = (
        st.tuples(odd, drawn, odd)
        .map("".join)
        .map(lambda text: text.encode(errors="ignore").decode())
    )
    return st.none() | dressed.map(lambda text: text or None)


def tickets() -> st.SearchStrategy[Row]:
    """Draw a ticket that was due, its fields as people fill them in, mostly one or two oddly."""
    changed = st.dictionaries(st.sampled_from(FIELD_COLUMNS), texts(), max_size=4)
    times = st.dictionaries(
        st.sampled_from(["transaction_us", "handled_us"]), st.none() | moments().map(micros)
    )
    return st.builds(lambda fields, at: {**PERFECT, **fields, **at}, changed, times)


def numbered(rows: Sequence[Row]) -> list[Row]:
    """Give the rows numbers from 1."""
    return [{**row, "row": number} for number, row in enumerate(rows, start=1)]


ODD = numbered(
    [{**PERFECT, name: text} for name, text in product(FIELD_COLUMNS, [*HOSTILE, *BLANKS, None])]
)


@every_engine
def test_hostile_texts_are_judged_as_the_core_judges_them(
    frame: Callable[[Sequence[Row]], Any],
) -> None:
    """Each hostile text in each field."""
    assert answers(verdicts(frame(ODD))) == [oracle(row) for row in ODD]


def test_spark_judges_hostile_texts_alike(spark: SparkSession) -> None:
    """Java's regular expressions have ideas of their own about ends of lines."""
    assert answers(verdicts(spark.createDataFrame(as_arrow(ODD)))) == [oracle(r) for r in ODD]


def test_polars_judges_hostile_texts_alike() -> None:
    """Rust's regular expressions too."""
    polars = pytest.importorskip("polars")
    judged = verdicts(polars.from_arrow(as_arrow(ODD)).lazy()).collect()
    assert answers(judged) == [oracle(row) for row in ODD]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.lists(tickets(), min_size=1, max_size=40))
def test_any_ticket_is_judged_as_the_core_judges_it(drawn: list[Row]) -> None:
    """Whatever stands in the fields, on each engine."""
    rows = numbered(drawn)
    expected = [oracle(row) for row in rows]
    for frame in ENGINES.values():
        assert answers(verdicts(frame(rows))) == expected


def test_a_perfect_ticket_has_no_finding() -> None:
    """All that is due was done."""
    assert oracle(PERFECT)[1] == frozenset()
    assert answers(verdicts(as_pandas([PERFECT])))[0][1] == frozenset()


@every_engine
def test_order_and_chunks_change_nothing(frame: Callable[[Sequence[Row]], Any]) -> None:
    """A row is judged by itself, wherever it stands."""
    rows = ROWS[::200]
    whole = answers(verdicts(frame(rows)))
    assert answers(verdicts(frame(rows[::-1]))) == whole
    assert [
        a for at in range(0, len(rows), 50) for a in answers(verdicts(frame(rows[at : at + 50])))
    ] == whole


@every_engine
def test_the_zone_in_which_a_time_is_written_changes_nothing(
    frame: Callable[[Sequence[Row]], Any],
) -> None:
    """The same instant in WIB, WITA, WIT, UTC and New York, at the borders to the microsecond."""
    spelt = [
        ("2026-07-01T08:40+07:00", "2026-07-01 09:40 WITA", "2026-07-01T10:40+09:00",
         "2026-07-01T01:40:00Z", "2026-06-30T21:40:00.000000-04:00"),
        ("2026-07-01T08:39:59.999999+07:00", "2026-07-01T01:39:59.999999Z"),
        ("2026-07-01T14:13:20.000001 WIB", "2026-07-01T07:13:20.000001+0000"),
    ]  # fmt: skip
    rows = numbered([{**PERFECT, "incident_at": text} for group in spelt for text in group])
    found = [names for _, names in answers(verdicts(frame(rows)))]
    right: frozenset[str] = frozenset()
    wrong = frozenset({"malformed_field.incident_at"})
    assert found == [*[right] * 5, *[wrong] * 4]


@every_engine
def test_a_column_the_source_lacks_is_not_judged(frame: Callable[[Sequence[Row]], Any]) -> None:
    """Where nobody writes the KIP down, no KIP is wrong."""
    absent = ("kip_given", "sla_given", "advice_given", "package_quota", "evidence_sender_email")
    rows = [{**PERFECT, **dict.fromkeys(absent)}]
    assert len(answers(verdicts(frame(rows)))[0][1] or ()) == 6
    assert answers(verdicts(frame(rows), absent=absent))[0][1] == frozenset()


@every_engine
@pytest.mark.parametrize("channel", ["complaint_channel", "purchase_channel"])
def test_a_channel_that_the_source_has_no_column_for_blames_nobody(
    frame: Callable[[Sequence[Row]], Any], channel: str
) -> None:
    """Nor do the fields that hang on it, which are empty: only a channel left empty is a fault."""
    hanging = ("customer_account", "evidence", "transaction_id", "evidence_sender_email")
    named = {"complaint_channel": "call_centre", "purchase_channel": "umb"}
    rows = [{**PERFECT, **dict.fromkeys(hanging), **named, channel: None}]
    assert answers(verdicts(frame(rows), absent=[channel]))[0][1] == frozenset()
    assert answers(verdicts(frame(rows)))[0][1]


@every_engine
def test_cases_that_are_not_judged_are_counted_apart(frame: Callable[[Sequence[Row]], Any]) -> None:
    """Silent, not recorded, open and rightly left so: neither right nor wrong."""
    silent = {"benefit": "received", "activation": "pending", "action_taken": "create_ticket"}
    rows = numbered(
        [
            PERFECT,
            {**PERFECT, "sla_given": None},
            {**PERFECT, "action_taken": None},
            case_row(**silent),
            case_row(**silent | {"action_taken": None}),
            case_row(activation="failed", action_taken="incomplete"),
            case_row(activation="failed", action_taken="wait_24h"),
        ]
    )
    judged = with_standing(verdicts(frame(rows)))
    table = judged if isinstance(judged, pd.DataFrame) else judged.df()
    table = table.sort_values("row")
    standings = ["right", "wrong", "not_recorded", "silent", "silent", "undecided", "wrong"]
    assert [Standing(word).value for word in table["standing"]] == standings
    assert [None if pd.isna(gap) else gap for gap in table["gap"]] == [None] * 3 + ["G2"] * 2 + [
        None
    ] * 2


@every_engine
def test_the_file_s_own_columns_are_carried_through(frame: Callable[[Sequence[Row]], Any]) -> None:
    """What reading hands on is there afterwards, and nothing else but the verdict."""
    rows = [{**PERFECT, "region": "Sulawesi"}]
    judged = verdicts(frame(rows))
    assert [*judged.columns] == [*rows[0], "state", "findings"]


def test_criteria_have_one_bit_each() -> None:
    """Fewer than 63, so that a mask is an Int64; each SOP field, format and advice has its own."""
    assert [each.bit for each in CRITERIA] == [1 << place for place in range(len(CRITERIA))]
    assert len(CRITERIA) < 63
    assert len({each.name for each in CRITERIA}) == len(CRITERIA)
    assert {each.kind for each in CRITERIA} == set(Kind)
    assert {each.field for each in CRITERIA if each.kind is Kind.MISSING_FIELD} | {
        "complaint_channel"
    } == {field.name for field in SOP.ticket_fields}
    for bits in (-1, 1 << len(CRITERIA)):
        with pytest.raises(ValueError, match="no mask"):
            criteria_of(bits)


def test_an_engine_that_is_not_known_is_refused() -> None:
    """No silent fallback."""
    assert duckdb
    with pytest.raises(TypeError):
        verdicts([1, 2])  # type: ignore[arg-type]
