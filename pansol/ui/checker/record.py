"""What the page knows of its case in the log: who works on it, ids, receipt, what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pansol.sop import Action, Advice, Kip, Sla
from pansol.ui.person import printable

__all__ = ["Done", "Record", "record_in", "record_json"]

_CODES: Mapping[str, frozenset[str]] = {
    "action": frozenset(action.value for action in Action if action is not Action.INCOMPLETE),
    "sla": frozenset(sla.value for sla in Sla),
    "kip": frozenset(kip.value for kip in Kip),
}
_ADVICE = frozenset(advice.value for advice in Advice)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What the agent did. An empty code stands for what the SOP wants."""

    action: str = ""
    sla: str = ""
    kip: str = ""
    unsaid: frozenset[str] = frozenset()
    """The advice that was due and not given."""
    ticket_number: str = ""

    def __post_init__(self) -> None:
        """Refuse codes that are none: ``ValueError``."""
        for name, codes in _CODES.items():
            if getattr(self, name) not in codes | {""}:
                raise ValueError(f"no such {name}")
        if not self.unsaid <= _ADVICE:
            raise ValueError("no such advice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The case on the page, as the log has it or will have it."""

    who: str = ""
    """Name or id, as typed."""
    case_id: UUID | None = None
    """Made as soon as anything is entered, so that it is the same however often it is saved."""
    seed: UUID | None = None
    """What the id of the next entry is made from; a new one after each entry that was saved."""
    number: str = ""
    """The case's number; empty until it was saved."""
    saved: str = ""
    """The mark of what was saved last."""
    decided: bool = False
    """Whether the last entry says that the case was handled."""
    done: Done = field(default_factory=Done)


def record_json(record: Record) -> dict[str, Any]:
    """Write a record as JSON values."""
    done = record.done
    return {
        "who": record.who,
        "case_id": str(record.case_id) if record.case_id else "",
        "seed": str(record.seed) if record.seed else "",
        "number": record.number,
        "saved": record.saved,
        "decided": record.decided,
        "action": done.action,
        "sla": done.sla,
        "kip": done.kip,
        "unsaid": sorted(done.unsaid),
        "ticket_number": done.ticket_number,
    }


def record_in(kept: Mapping[str, Any]) -> Record:
    """Read a record back; what is missing is as at the beginning. Raises ``ValueError``."""
    text = {name: printable(str(value)) for name, value in kept.items()}
    return Record(
        who=text.get("who", ""),
        case_id=_id(text.get("case_id", "")),
        seed=_id(text.get("seed", "")),
        number=text.get("number", ""),
        saved=text.get("saved", ""),
        decided=kept.get("decided") is True,
        done=Done(
            action=text.get("action", ""),
            sla=text.get("sla", ""),
            kip=text.get("kip", ""),
            unsaid=frozenset(map(str, kept.get("unsaid", ()))),
            ticket_number=text.get("ticket_number", ""),
        ),
    )


def _id(text: str) -> UUID | None:
    return UUID(text) if text else None
