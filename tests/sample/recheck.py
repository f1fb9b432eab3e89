"""Find the mistakes in a file of complaints from the file alone, by the core alone."""

import csv
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from pansol import Age, Case, Decision, decide
from pansol.facts import FACTS, parse_fact
from pansol.formats import Malformed, find_channel
from pansol.sop import SOP
from pansol.ticket import review
from pansol.waiting import age_at

COMMITTED = Path(__file__).parents[2] / "sample_data"
"""The folder of the committed sample."""

Row = Mapping[str, str]
Finding = tuple[str, str, str, str, str]
"""What a row of the truth file holds: case, kind, field, expected, done."""

INSTEAD_OF = {
    "inform_active": ("needless_ticket", "active_not_told"),
    "outage_answer": ("needless_ticket", "outage_answer_not_given"),
    "wait_24h": ("ticket_within_24h", "wait_not_told"),
    "recheck": ("recheck_skipped", "recheck_skipped"),
}
"""Action due → the kind of mistake if a ticket was made instead, and if anything else was."""


def rows_of(path: Path) -> list[Row]:
    """Read a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def times_of(row: Row) -> tuple[datetime, datetime]:
    """Give the times of the purchase and of the handling."""
    first, last = (datetime.fromisoformat(row[name]) for name in ("transaction_at", "handled_at"))
    return first, last


def case_of(row: Row) -> Case:
    """Build the case from the columns, the age from the times."""
    transaction_at, handled_at = times_of(row)
    try:
        digital = find_channel(SOP.purchase_channels, row["purchase_channel"]).special
    except Malformed:
        digital = None
    facts = (parse_fact(fact, row[fact.column]) for fact in FACTS)
    case = Case(digital_purchase=digital, transaction_at=transaction_at)
    return case.having(*filter(None, facts)).having(age_at(transaction_at, handled_at))


def findings(row: Row) -> Iterator[Finding]:
    """Compare what was done with what was due."""
    decision, done = decide(case_of(row)), row["action_taken"]
    due = decision.action.value
    if due == "sop_silent":
        return
    if done != due:
        kind, field = wrong_action(row, decision)
        yield row["case_id"], kind, field, due, done
        return
    for advice in decision.advice:
        if advice.advice.value not in row["advice_given"].split(";"):
            given, missing = row["advice_given"], advice.advice.value
            yield row["case_id"], "advice_not_given", "advice_given", missing, given
    if done == "create_ticket":
        yield from ticket_findings(row, decision)


def wrong_action(row: Row, decision: Decision) -> tuple[str, str]:
    """Name the kind of mistake, and the column."""
    due, done = decision.action.value, row["action_taken"]
    if decision.next_check:
        return "unchecked_fact", decision.next_check.fact.column
    if due == "create_ticket":
        within = case_of(row).age is Age.WITHIN_24H
        waited = "wait_though_charged" if within else "wait_over_24h"
        return waited if done == "wait_24h" else "ticket_not_made", "action_taken"
    return INSTEAD_OF[due][done != "create_ticket"], "action_taken"


def ticket_findings(row: Row, decision: Decision) -> Iterator[Finding]:
    """Compare SLA and KIP, and review the fields."""
    case_id, sla, kip = row["case_id"], row["sla_given"], row["kip_given"]
    assert decision.sla
    assert decision.kip
    if sla != decision.sla.value:
        kind = f"{sla}_instead_of_{decision.sla.value}"
        yield case_id, kind, "sla_given", decision.sla.value, sla
    if kip != decision.kip.value:
        yield case_id, "wrong_kip", "kip_given", decision.kip.value, kip
    transaction_at, handled_at = times_of(row)
    fields = {field.name: row[field.name] for field in SOP.ticket_fields}
    found = review(fields, now=handled_at, transaction_at=transaction_at)
    for field in found.missing:
        yield case_id, "missing_field", field.name, field.required.value, ""
    for field in found.undecided:
        yield case_id, "undecided_field", field.name, field.required.value, ""
    for field in SOP.ticket_fields:
        if field.name in found.malformed:
            name = field.name
            yield case_id, "malformed_field", name, field.format.value, row[name]
