"""The names of the case frame's columns, as reading hands them to the audit."""

from pansol.facts import FACTS
from pansol.sop import SOP

__all__ = [
    "ACTION",
    "ADVICE",
    "CASE",
    "CASE_COLUMNS",
    "FACT_COLUMNS",
    "FIELD_COLUMNS",
    "FILE",
    "GIVEN",
    "HANDLED_AT",
    "HANDLED_US",
    "HIDDEN",
    "KIP",
    "OURS",
    "REJECT",
    "REJECT_VALUE",
    "REQUIRED",
    "RESERVED",
    "ROW",
    "SLA",
    "TIMES",
    "TRANSACTION_AT",
    "TRANSACTION_US",
    "ZONE",
]

FILE, ROW = "file", "row"
CASE = ("case_id", "agent", "team")
FACT_COLUMNS = tuple(fact.column for fact in FACTS)
FIELD_COLUMNS = tuple(field.name for field in SOP.ticket_fields)
TRANSACTION_AT, HANDLED_AT = "transaction_at", "handled_at"
TIMES = (TRANSACTION_AT, HANDLED_AT)
TRANSACTION_US, HANDLED_US = "transaction_us", "handled_us"
"""Microseconds since 1970-01-01 UTC, Int64."""
ACTION, SLA, KIP, ADVICE = "action_taken", "sla_given", "kip_given", "advice_given"
GIVEN = (ACTION, SLA, KIP, ADVICE)
"""What the agent did."""
ZONE = "time_zone"
"""A column that a file may have: the zone of its times that have none, as WITA."""

OURS = (*CASE, *TIMES, *FACT_COLUMNS, *FIELD_COLUMNS, *GIVEN, ZONE)
"""The columns a file may give."""

REQUIRED = tuple(
    name for name in (*FACT_COLUMNS, ACTION) if name not in {"subscription", "age"}
)  # fmt: skip
"""The columns without which no case can be judged: the others are then empty."""

CASE_COLUMNS = (
    FILE, ROW, *CASE, *FACT_COLUMNS, TRANSACTION_US, HANDLED_US, *FIELD_COLUMNS, *GIVEN,
)  # fmt: skip
"""The case frame's columns in their order; the file's other columns follow."""

REJECT = "reject"
"""0 for an accepted row, else the number of the check it fails first, from 1."""

REJECT_VALUE = "reject_value"
"""What stands in the cell that a row is rejected for, masked; null for an accepted row."""

HIDDEN = "_pansol_"
"""Begins the names of columns that are there between two steps alone."""

_JUDGED = ("state", "findings", "standing", "gap", "customer")
"""Names of columns that the audit adds to a case."""

RESERVED = frozenset(
    {*CASE_COLUMNS, *OURS, REJECT, REJECT_VALUE, *_JUDGED}
    | {f"malformed_{name}" for name in FIELD_COLUMNS}
)
"""Names that a file's other columns can't keep, in small letters."""
