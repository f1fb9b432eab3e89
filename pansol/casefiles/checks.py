"""What can be wrong with one row, and what helps: the checks in the order they are made."""

from collections.abc import Mapping
from dataclasses import dataclass

from pansol.casefiles.columns import FACT_COLUMNS, GIVEN, HANDLED_AT, TIMES, TRANSACTION_AT, ZONE
from pansol.casefiles.vocabulary import ALLOWED
from pansol.waiting import ZONES

__all__ = ["CHECKS", "IDS", "NUMBER_OF", "RAGGED", "Check", "Reason"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that can be wrong with a row."""

    column: str
    """Ours; empty where it is the row as a whole."""
    reason: str
    """``exponent``, ``value`` …: with ``reject.`` before it the sentence's key in the catalogue."""
    allowed: tuple[str, ...] = ()
    """The values that would be right, where they are listed."""

    @property
    def key(self) -> str:
        """The reason's key in the catalogue."""
        return f"reject.{self.reason}"

    @property
    def remedy(self) -> str:
        """The key of what helps."""
        return f"reject.{self.reason}.remedy"


class Reason:
    """The reasons' names."""

    EXPONENT = "exponent"  # 6.28E+12: Excel has lost the digits
    VALUE = "value"  # none of the words allowed
    TIME = "time"  # no time that can be read
    BEFORE_PURCHASE = "before_purchase"  # handled before it was bought
    FUTURE = "future"  # bought or handled after now
    AGE = "age"  # the age written is not that of the times
    RAGGED = "ragged"  # more or fewer cells than the head
    QUOTES = "quotes"  # a quote that is not closed, or not doubled
    ENCODING = "encoding"  # bytes that are no text
    LONG = "long"  # a line too long to be one
    BLANK = "blank"  # nothing in it but separators
    CELL = "cell"  # an error of Excel, or a formula never worked out


IDS = ("case_id", "msisdn", "transaction_id", "contact_number")
"""Texts of digits, which Excel likes to turn into numbers."""

CHECKS: tuple[Check, ...] = (
    *(Check(column=name, reason=Reason.EXPONENT) for name in IDS),
    *(
        Check(column=name, reason=Reason.VALUE, allowed=ALLOWED[name])
        for name in (*FACT_COLUMNS, *GIVEN)
    ),
    Check(column=ZONE, reason=Reason.VALUE, allowed=(*ZONES, "+07:00")),
    *(Check(column=name, reason=Reason.TIME) for name in TIMES),
    Check(column=TRANSACTION_AT, reason=Reason.FUTURE),
    Check(column=HANDLED_AT, reason=Reason.BEFORE_PURCHASE),
    Check(column=HANDLED_AT, reason=Reason.FUTURE),
    Check(column="age", reason=Reason.AGE),
    Check(column="", reason=Reason.BLANK),
)
"""Number 1 is the first; a row is rejected for the first that it fails."""

NUMBER_OF: Mapping[tuple[str, str], int] = {
    (check.column, check.reason): number for number, check in enumerate(CHECKS, start=1)
}

RAGGED: Mapping[str, Check] = {
    name: Check(column="", reason=name)
    for name in (Reason.RAGGED, Reason.QUOTES, Reason.ENCODING, Reason.LONG, Reason.CELL)
}
"""What is found wrong with a row while the file is taken apart."""
