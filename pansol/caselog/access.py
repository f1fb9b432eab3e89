"""Rows on who saw personal data, written before it is shown."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Select, insert, select

from pansol.caselog.kept import Access, Look
from pansol.caselog.tables import ACCESSES
from pansol.masking import mask_text

__all__ = ["Asking", "accesses_query", "record_access", "shown_access"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who asks for personal data, when and why."""

    who: str
    at: datetime
    why: str

    def __post_init__(self) -> None:
        """Refuse to write down nobody, nothing, or a time without a zone: ``ValueError``."""
        if not self.who.strip() or not self.why.strip():
            raise ValueError("who and why are needed")
        if not self.who.isprintable():
            raise ValueError("who needs printable letters")
        if self.at.tzinfo is None:
            raise ValueError("at needs a zone (tzinfo)")


def record_access(
    connection: Connection, asking: Asking, look: Look, subject: str, cases: Iterable[str] = ()
) -> None:
    """Add the row, customers' numbers masked. The caller commits before anything is shown."""
    values = {
        "at": asking.at,
        "who": asking.who,
        "look": look.value,
        "subject": _line(subject),
        "cases": json.dumps(list(cases)),
        "why": _line(asking.why),
    }
    connection.execute(insert(ACCESSES).values(values))


def accesses_query() -> Select[tuple[object, ...]]:
    """Select all rows, the newest first."""
    return select(ACCESSES).order_by(ACCESSES.c.seq.desc())


def shown_access(row: RowMapping) -> Access:
    """Give a row as a value."""
    return Access(
        at=row["at"],
        who=row["who"],
        look=Look(row["look"]),
        subject=row["subject"],
        cases=tuple(json.loads(row["cases"])),
        why=row["why"],
    )


def _line(text: str) -> str:
    """Give a text fit to keep for long: one line, no complete number or address in it."""
    return mask_text("".join(c if c.isprintable() else " " for c in text).strip())
