"""The audit as an author of SQL writes it by hand for DuckDB: ``audit_parquet.sql``, filled in."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pansol.audit import CRITERIA, Kind
from pansol.audit.criteria import BITS
from pansol.audit.due import due_in
from pansol.sop import SOP, Advice, Brand, Channel, Format, Required

PATTERNS = {
    Format.MSISDN: r"^[\s().-]*(\+?[\s().-]*62|0)[\s().-]*8([\s().-]*\d){7,11}[\s().-]*$",
    Format.PHONE: r"^[\s().-]*(\+[\s().-]*[1-9]([\s().-]*\d){6,14}"
    r"|(62|0)[\s().-]*[1-9]([\s().-]*\d){4,12})[\s().-]*$",
    Format.RUPIAH: r"^(?i:rp\.?)?\s*(\d{1,15}|\d{1,3}([.]\d{3}){1,4}"
    r"|\d{1,3}(,\d{3}){1,4})(,(00?|-))?$",
    Format.EMAIL: r"^[^@\s<>\"]+@[^@\s<>\".]+([.][^@\s<>\".]+)+$",
}
"""Shorter than the package's: ASCII blanks alone."""
MALFORMED = [each for each in CRITERIA if each.kind is Kind.MALFORMED_FIELD]


def any_of(named: Sequence[Brand] | Sequence[Channel]) -> str:
    """Give the alternatives of a list."""
    words = {word for each in named for word in (each.id, each.label)}
    return "|".join(sorted(word.replace("*", "[*]").replace(".", "[.]") for word in words))


def conditions() -> str:
    """Write the CASE of each ticket field."""
    cases = []
    for field in SOP.ticket_fields:
        name, absent = field.name, f"{field.name} IS NULL"
        missing = BITS.get((Kind.MISSING_FIELD, name), 0)
        undecided = BITS.get((Kind.UNDECIDED_FIELD, name), 0)
        malformed = BITS.get((Kind.MALFORMED_FIELD, name), 0)
        match field.required:
            case Required.ALWAYS:
                lacks = str(missing)
            case Required.ECARE if name == "complaint_channel":
                lacks = str(undecided)
            case Required.ECARE:
                lacks = (
                    f"CASE WHEN ecare THEN {missing} WHEN complained_ok THEN 0 ELSE {undecided} END"
                )
            case _:
                lacks = (
                    f"CASE WHEN digital THEN {missing} WHEN bought_ok THEN 0 ELSE {undecided} END"
                )
        match field.format:
            case Format.TEXT:
                fine = "true"
            case Format.TIME:
                fine = "(incident_us <= handled_us AND incident_us >= transaction_us)"
            case Format.BRAND:
                fine = f"regexp_matches({name}, '^(?i:{any_of(SOP.brands)})$')"
            case Format.COMPLAINT_CHANNEL:
                fine = "complained_ok"
            case Format.PURCHASE_CHANNEL:
                fine = "bought_ok"
            case other:
                fine = f"regexp_matches({name}, '{PATTERNS[other]}')"
        cases.append(f"CASE WHEN {absent} THEN {lacks} WHEN {fine} THEN 0 ELSE {malformed} END")
    return "\n            + ".join(cases)


def write_tables(folder: Path) -> None:
    """Write the three look-up tables, once; this is not timed."""
    due = due_in()
    rules = {
        "state": [*range(len(due))],
        "rule": [each.rule for each in due],
        "clause": [";".join(clause.value for clause in each.clauses) for each in due],
        "action": [each.action.value for each in due],
        "sla": [each.sla or "" for each in due],
        "kip": [each.kip or "" for each in due],
    }
    owes = ("data_off", "not_repeat", "outage", "evidence")
    looked_up = {
        "state": rules["state"],
        "due_action": [None if each.gap else each.action.value for each in due],
        "due_sla": [each.sla for each in due],
        "due_kip": [each.kip for each in due],
        "if_ticket": [each.if_ticket for each in due],
        "if_wait": [each.if_wait for each in due],
        "if_other": [each.if_other for each in due],
        **{
            f"owes_{name}": [each.advice[advice] for each in due]
            for name, advice in zip(owes, Advice, strict=True)
        },
    }
    criteria = {
        "place": [*range(len(CRITERIA))],
        "kind": [each.kind.value for each in CRITERIA],
        "severity": [each.severity.value for each in CRITERIA],
        "field": [each.field for each in CRITERIA],
        "clause": [";".join(clause.value for clause in each.clauses) for each in CRITERIA],
        "expected": [each.expected for each in CRITERIA],
        "source": [
            f"malformed_{each.field}"
            if each in MALFORMED
            else ""
            if each.kind in {Kind.MISSING_FIELD, Kind.UNDECIDED_FIELD}
            else "action_taken"
            if each.kind is Kind.UNCHECKED_FACT
            else each.field
            for each in CRITERIA
        ],
    }
    for name, table in (("due", looked_up), ("rules", rules), ("criteria", criteria)):
        pq.write_table(pa.table(table), folder / f"{name}.parquet")


def audit_by_hand(cases: str, folder: Path, *, memory: str) -> None:
    """Write ``verdicts.parquet`` and ``findings.parquet`` into the folder with its tables."""
    special = {
        name: tuple(channel for channel in channels if channel.special)
        for name, channels in (
            ("digital", SOP.purchase_channels),
            ("ecare", SOP.complaint_channels),
        )
    }
    mask = "CASE WHEN contains({0}, '@') THEN {0}[1:1] || '••••••' ELSE {0}[1:4] || '••••••' END"
    text = Path(__file__).with_name("audit_parquet.sql").read_text(encoding="utf-8")
    advice = {name: BITS[Kind.ADVICE_NOT_GIVEN, each.value] for name, each in zip(
        ("data_off", "not_repeat", "outage", "evidence"), Advice, strict=True)}  # fmt: skip
    sql = text.format(
        cases=cases,
        **{name: folder / f"{name}.parquet" for name in ("due", "rules", "criteria")},
        verdicts=folder / "verdicts.parquet",
        findings=folder / "findings.parquet",
        **{name: any_of(channels) for name, channels in special.items()},
        purchase=any_of(SOP.purchase_channels),
        complaint=any_of(SOP.complaint_channels),
        tier=BITS[Kind.TIER_INSTEAD_OF_REFUND, "sla_given"],
        refund=BITS[Kind.REFUND_INSTEAD_OF_TIER, "sla_given"],
        kip=BITS[Kind.WRONG_KIP, "kip_given"],
        fields=conditions(),
        **advice,
        count=len(CRITERIA),
        malformed=",\n    ".join(
            f"CASE WHEN findings & {each.bit} <> 0 THEN {mask.format(each.field)} END"
            f" AS malformed_{each.field}"
            for each in MALFORMED
        ),
        done=" ".join(
            f"WHEN 'malformed_{each.field}' THEN malformed_{each.field}" for each in MALFORMED
        ),
    )
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "preserve_insertion_order": False,
    }
    with duckdb.connect(config=settings) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for statement in sql.split(";\n\nCOPY"):
            connection.execute(
                statement if statement.lstrip().startswith(("--", "COPY")) else "COPY" + statement
            )
