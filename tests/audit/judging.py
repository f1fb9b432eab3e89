"""The audit's oracle, row by row from the core alone, and the same rows as frames of engines."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from pansol import Age, Case, decide
from pansol.audit import criteria_of
from pansol.casefiles.columns import CASE_COLUMNS, FIELD_COLUMNS
from pansol.facts import FACTS, parse_fact
from pansol.formats import Malformed, find_channel
from pansol.sop import SOP
from pansol.table import state_of
from pansol.ticket import review
from pansol.waiting import age_at

START = datetime(1970, 1, 1, tzinfo=UTC)
SAMPLE = Path(__file__).parents[2] / "sample_data"
WHOLE = {"row", "transaction_us", "handled_us"}
SCHEMA = {name: pa.int64() if name in WHOLE else pa.string() for name in CASE_COLUMNS}

Row = Mapping[str, Any]
Judged = tuple[int, frozenset[str] | None]
"""A case's state, and the names of the criteria it does not meet; none without an action."""

ACTION_NAMES = {
    "inform_active": ("needless_ticket", "active_not_told"),
    "outage_answer": ("needless_ticket", "outage_answer_not_given"),
    "wait_24h": ("ticket_within_24h", "wait_not_told"),
    "recheck": ("recheck_skipped", "recheck_skipped"),
}


def micros(moment: datetime) -> int:
    """Give microseconds since 1970."""
    return (moment - START) // timedelta(microseconds=1)


def moment(value: int | None) -> datetime | None:
    """Give the time back."""
    return None if value is None else START + timedelta(microseconds=value)


def case_row(number: int = 1, /, **values: object) -> Row:
    """Make a row of a case frame; what is not given is null."""
    return {**dict.fromkeys(CASE_COLUMNS), "file": "made.csv", "row": number, **values}


def sample_rows(table: Sequence[Mapping[str, str]]) -> list[Row]:
    """Bring rows of the sample to the case frame."""
    rows = []
    for number, given in enumerate(table, start=1):
        bought, handled = (
            datetime.fromisoformat(given[name]) for name in ("transaction_at", "handled_at")
        )
        known = {name: given[name] or None for name in CASE_COLUMNS if name in given}
        known |= {"age": age_at(bought, handled).value}
        times = {"transaction_us": micros(bought), "handled_us": micros(handled)}
        rows.append(case_row(number, **known | times))
    return rows


def oracle(row: Row) -> Judged:
    """Judge one row by ``decide`` and ``review``."""
    facts = filter(None, (parse_fact(fact, row[fact.column] or "") for fact in FACTS))
    case = Case(digital_purchase=_digital(row)).having(*facts)
    if row["action_taken"] is None:
        return state_of(case), None
    return state_of(case), frozenset(_names(row, case))


def _digital(row: Row) -> bool | None:
    try:
        return find_channel(SOP.purchase_channels, row["purchase_channel"] or "").special
    except Malformed:
        return None


def _names(row: Row, case: Case) -> Iterator[str]:
    decision, done = decide(case), row["action_taken"]
    due = decision.action.value
    if due == "sop_silent":
        return
    if done != due:
        yield _wrong_action(case, due, done)
        return
    for rule in decision.advice:
        if rule.advice.value not in (row["advice_given"] or "").split(";"):
            yield f"advice_not_given.{rule.advice.value}"
    if done == "create_ticket":
        yield from _ticket(row, case)


def _wrong_action(case: Case, due: str, done: str) -> str:
    check = decide(case).next_check
    if check:
        return f"unchecked_fact.{check.fact.column}"
    if due == "create_ticket":
        waited = "wait_over_24h" if case.age is Age.OVER_24H else "wait_though_charged"
        return f"{waited if done == 'wait_24h' else 'ticket_not_made'}.action_taken"
    return f"{ACTION_NAMES[due][done != 'create_ticket']}.action_taken"


def _ticket(row: Row, case: Case) -> Iterator[str]:
    decision = decide(case)
    assert decision.sla
    assert decision.kip
    if row["sla_given"] != decision.sla.value:
        other = "tier" if decision.sla.value == "refund" else "refund"
        yield f"{other}_instead_of_{decision.sla.value}.sla_given"
    if row["kip_given"] != decision.kip.value:
        yield "wrong_kip.kip_given"
    found = review(
        {name: row[name] or "" for name in FIELD_COLUMNS},
        now=moment(row["handled_us"]),
        transaction_at=moment(row["transaction_us"]),
    )
    yield from (f"missing_field.{field.name}" for field in found.missing)
    yield from (f"undecided_field.{field.name}" for field in found.undecided)
    yield from (f"malformed_field.{name}" for name in found.malformed)


def as_arrow(rows: Sequence[Row]) -> pa.Table:
    """Give rows as an Arrow table, the file's other columns as text."""
    others = {name: pa.string() for name in rows[0] if name not in SCHEMA}
    return pa.Table.from_pylist([dict(row) for row in rows], schema=pa.schema(SCHEMA | others))


def as_pandas(rows: Sequence[Row]) -> pd.DataFrame:
    """Give rows as a pandas frame, whole numbers nullable."""
    table = as_arrow(rows).to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
    return table.astype({name: "str" for name, kind in SCHEMA.items() if kind == pa.string()})


def as_categories(rows: Sequence[Row]) -> pd.DataFrame:
    """Give rows as a pandas frame with categories for text."""
    texts = [name for name, kind in SCHEMA.items() if kind == pa.string()]
    return as_pandas(rows).astype(dict.fromkeys(texts, "category"))


def as_duckdb(rows: Sequence[Row]) -> duckdb.DuckDBPyRelation:
    """Give rows as a relation of a connection of its own."""
    return duckdb.connect().from_arrow(as_arrow(rows))


def answers(judged: Any) -> list[Judged]:  # noqa: ANN401  a frame of any engine
    """Read the verdicts of any engine, in the rows' order."""
    table = judged.toArrow() if hasattr(judged, "toArrow") else judged
    table = table.to_arrow_table() if isinstance(table, duckdb.DuckDBPyRelation) else table
    if isinstance(table, pd.DataFrame):
        table = pa.Table.from_pandas(table[["row", "state", "findings"]], preserve_index=False)
    elif not isinstance(table, pa.Table):
        table = table.to_arrow()
    table = table.select(["row", "state", "findings"]).sort_by("row")
    assert table.schema.field("findings").type == pa.int64()
    return [
        (state, None if bits is None else frozenset(each.name for each in criteria_of(bits)))
        for state, bits in zip(*(table[n].to_pylist() for n in ("state", "findings")), strict=True)
    ]
