"""A worked example, and the columns it is written in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from pansol.facts import FACTS, Case, Subscription
from pansol.formats import Fault
from pansol.sop import SOP, Action, Advice, Gap, Interpretation, Kip, Sla

__all__ = [
    "ALWAYS_GIVEN",
    "COLUMNS",
    "EXPECTED",
    "FACTS_GIVEN",
    "FIELDS",
    "STORIES",
    "TIMES",
    "WAIT_UNTIL",
    "Difference",
    "Example",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A customer's story, what was found out, and what the SOP makes of it."""

    id: str
    line: int
    """Where it stands in its file."""
    story: Mapping[str, str]
    """Language (``id``, ``en``) → the story in short."""
    case: Case
    """The facts; the subscription from the card type, the age from the times if not given."""
    fields: Mapping[str, str]
    """The ticket fields that were filled in, as text."""
    handled_at: datetime | None
    """When the customer complained: "now", as far as the example goes."""
    expected: Mapping[str, tuple[str, ...]]
    """Column → the words that must come out, none if nothing must."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An expectation that does not hold."""

    column: str
    expected: tuple[str, ...]
    found: tuple[str, ...]


def _values(kind: type[Enum]) -> tuple[str, ...]:
    return tuple(str(member.value) for member in kind)


STORIES = {"story_id": "id", "story_en": "en"}
TIMES = ("transaction_at", "handled_at")
FACTS_GIVEN = {fact.column: fact for fact in FACTS if fact is not Subscription}
FIELDS = tuple(field.name for field in SOP.ticket_fields)
EXPECTED = {
    "rule": tuple(rule.id for rule in SOP.rules),
    "action": _values(Action),
    "sla": _values(Sla),
    "kip": _values(Kip),
    "gap": _values(Gap),
    "interpretations": _values(Interpretation),
    "advice": _values(Advice),
    "next_check": tuple(FACTS_GIVEN),
    "missing_fields": FIELDS,
    "undecided_fields": FIELDS,
    "malformed_fields": FIELDS,
    "faults": _values(Fault),
}
"""Expectation → the words it knows. Several are joined by ``;``."""
WAIT_UNTIL = "wait_until"
ALWAYS_GIVEN = ("id", *STORIES, "action")  # never empty
COLUMNS = ("id", *STORIES, *TIMES, *FACTS_GIVEN, *FIELDS, *EXPECTED, WAIT_UNTIL)
