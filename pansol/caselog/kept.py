"""What the record gives back: cases as they stand, with their history, and who looked at them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from pansol.caselog.entry import Details, Entry, Kind
from pansol.sop import Action

__all__ = [
    "Access",
    "CaseHistory",
    "CheckedCase",
    "Due",
    "Look",
    "Purged",
    "Saved",
    "Standing",
    "Status",
    "case_number",
    "number_in",
    "standing_after",
]


class Standing(Enum):
    """Where a case stands."""

    UNFINISHED = "unfinished"
    WAITING = "waiting"  # for its 24 hours to end
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The receipt: the entry is in the database, and stays there."""

    number: str
    """The case's number, as ``K-000123``."""
    at: datetime
    again: bool
    """Whether the same entry had been saved before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCase:
    """A case as it stands after its last entry. In lists number and name are masked."""

    number: str
    case_id: UUID
    standing: Standing
    opened_at: datetime
    at: datetime
    """Of the last entry, in UTC."""
    who: str
    """Who made it."""
    msisdn: str
    """In E.164; empty where none was given, or none that is well-formed."""
    name: str
    """The customer's."""
    action: str
    wait_until: datetime | None
    """In the zone it was written down in."""
    ticket_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHistory:
    """A case in full, nothing masked."""

    case: CheckedCase
    details: Details
    """As they stand now."""
    entries: tuple[Entry, ...]
    """Everything that was done, the oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A case that waits for its 24 hours."""

    case: CheckedCase
    ended: bool
    """Whether they are over; exactly 24 hours is still within (SOP 3.1)."""
    by: timedelta | None
    """How long ago they ended, or how long they still run; ``None`` where no time is known."""


class Look(Enum):
    """Why personal data left the record, or was made away with."""

    SEARCH = "search"  # by a telephone number
    UNMASK = "unmask"
    SUBJECT = "subject"  # all on one customer was exported
    EXPORT = "export"  # of the log as a case file
    DASHBOARD = "dashboard"  # all handled cases were read to be counted on a page, which masks them
    NAMES = "names"  # of agents, which a page hides, were shown or taken along
    PURGE = "purge"
    DELETE = "delete"  # of a class or a role play, by who made it


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who looked at what, when, and why. Holds no complete number itself."""

    at: datetime
    who: str
    look: Look
    subject: str
    """The number, masked, or what else was asked for; the code of what was deleted."""
    cases: tuple[str, ...]
    """The numbers of the cases; none where it is the whole log, or no case in particular."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What the record is, and holds."""

    engine: str
    """As ``SQLite 3.40.1, delete`` with the kind of its journal, or ``PostgreSQL 15.8``."""
    revision: str
    """Of the tables."""
    cases: Mapping[Standing, int]
    last_at: datetime | None
    """When the last entry was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """What was deleted for good."""

    cases: int
    entries: int
    accesses: int
    classes: int
    """Classes and everybody's own practice, with all answers."""


def case_number(number: int) -> str:
    """Write a case's number as people say it: ``K-000123``."""
    return f"K-{number:06}"


def number_in(text: str) -> int | None:
    """Read it back, ``k-123`` and ``123`` too; ``None`` for anything else."""
    digits = text.strip().upper().removeprefix("K-")
    short = len(digits) <= len("9223372036854775807") - 1
    return int(digits) if short and digits.isascii() and digits.isdigit() else None


def standing_after(kind: Kind, action: str, before: Standing | None) -> Standing:
    """Tell where a case stands after an entry of this kind, with this action."""
    match kind:
        case Kind.OPENED | Kind.CHANGED | Kind.FOLLOWED_UP:
            return Standing.UNFINISHED
        case Kind.CLOSED:
            return Standing.FINISHED
        case Kind.DECIDED:
            return Standing.WAITING if action == Action.WAIT_24H.value else Standing.FINISHED
        case Kind.CORRECTED | Kind.TICKET_NUMBERED:
            return before or Standing.UNFINISHED
