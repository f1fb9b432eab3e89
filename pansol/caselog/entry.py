"""What goes into the record: one entry for each thing done with a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, Self
from uuid import UUID

from pansol.decision import Decision

__all__ = ["Correction", "Decided", "Details", "Entry", "Kind"]


class Kind(Enum):
    """What was done with a case."""

    OPENED = "opened"  # the first entry, as a rule
    CHANGED = "changed"  # something was entered; the case is open, or open again
    DECIDED = "decided"  # the agent acted: the case is finished, or waits for its 24 hours
    CORRECTED = "corrected"  # what was written down is put right; the case stands as it stood
    TICKET_NUMBERED = "ticket_numbered"  # the ticket's number in CTP came later
    FOLLOWED_UP = "followed_up"  # a waiting case is taken up again, and is open
    CLOSED = "closed"  # nothing is left to do


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A fact that the agent put right against what a system said."""

    fact: str
    """The fact's column."""
    found: str
    """The value the system gave; empty where it gave none."""
    given: str
    """The agent's value; empty for unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What the SOP said, in the codes it had then: an empty text where there is none."""

    action: str
    sla: str = ""
    kip: str = ""
    gap: str = ""
    rule: str = ""
    """As ``R7`` or ``R4/R8``; empty while more than one outcome is possible."""
    clauses: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    """What was due to be said."""
    next_check: str = ""
    """The column of the first fact that could still change the outcome."""

    @classmethod
    def of(cls, decision: Decision) -> Self:
        """Write down a decision."""
        return cls(
            action=decision.action.value,
            sla=decision.sla.value if decision.sla else "",
            kip=decision.kip.value if decision.kip else "",
            gap=decision.gap.value if decision.gap else "",
            rule=decision.rule,
            clauses=tuple(clause.value for clause in decision.clauses),
            advice=tuple(rule.advice.value for rule in decision.advice),
            next_check=decision.next_check.fact.column if decision.next_check else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """All that is known of a case at one moment; an empty text is unknown or not given."""

    facts: Mapping[str, str] = field(default_factory=dict)
    """Column → value, as in every file."""
    evidence: tuple[Mapping[str, Any], ...] = ()
    """Where the facts come from: JSON objects, one a fact, with systems, time and rows."""
    corrections: tuple[Correction, ...] = ()
    decision: Decided | None = None
    sop_version: str = ""
    """``SOP.version`` the decision was made by."""
    table: str = ""
    """``FINGERPRINT`` of the table it was looked up in."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Ticket field → value."""
    action_taken: str = ""
    """What the agent did, which need not be what the SOP said."""
    sla_given: str = ""
    kip_given: str = ""
    advice_given: tuple[str, ...] = ()
    """What was said to the customer."""
    transaction_at: datetime | None = None
    handled_at: datetime | None = None
    """The moment for which the facts hold; ``age`` must agree with both times."""
    wait_until: datetime | None = None
    """When the 24 hours end."""
    zone: str = ""
    """The customer's zone, as WITA."""
    agent: str = ""
    team: str = ""
    page_state: str = ""
    """A page's own snapshot, by which an unfinished case is taken up again."""

    def __post_init__(self) -> None:
        """Refuse times without a zone: ``ValueError``."""
        for name in ("transaction_at", "handled_at", "wait_until"):
            moment = getattr(self, name)
            if moment is not None and moment.tzinfo is None:
                raise ValueError(f"{name} needs a zone (tzinfo)")

    @property
    def action(self) -> str:
        """The action taken, else the one the SOP wants."""
        return self.action_taken or (self.decision.action if self.decision else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing done with a case. It is never changed: what follows is an entry of its own."""

    id: UUID
    """Made by the client, and the same when saving is tried again: it is kept once."""
    case_id: UUID
    """Made by the client with the case's first entry."""
    at: datetime
    who: str
    kind: Kind
    details: Details | None = None
    """All that is known now; ``None``: the same as before."""
    ticket_number: str = ""
    """The ticket's number in CTP; empty: the same as before."""
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse what can't be kept: ``ValueError``."""
        if self.at.tzinfo is None:
            raise ValueError("at needs a zone (tzinfo)")
        if not self.who.strip() or not self.who.isprintable():
            raise ValueError("who needs a name in printable letters")
        if not self.ticket_number.isprintable():
            raise ValueError("ticket_number needs printable letters")
        if self.kind is Kind.TICKET_NUMBERED and not self.ticket_number:
            raise ValueError("ticket_number is missing")
