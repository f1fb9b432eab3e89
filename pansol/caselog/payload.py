"""Details and note of an entry as JSON, and back."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from pansol.caselog.entry import Correction, Decided, Details

__all__ = ["as_json", "details_in", "note_in"]

_TIMES = ("transaction_at", "handled_at", "wait_until")
_TUPLES = ("evidence", "advice_given")


def as_json(details: Details | None, note: str) -> str:
    """Write both, the same always in the same letters: ASCII, times with their offset.

    What JSON has no form for, as a date or an amount in evidence, is written as its text.
    """
    kept = {"note": note, "details": _plain(details) if details else None}
    return json.dumps(kept, default=str, separators=(",", ":"), sort_keys=True)


def details_in(payload: str) -> Details | None:
    """Read the details back; ``None`` where the entry had none of its own."""
    kept = json.loads(payload)["details"]
    return _details(kept) if kept is not None else None


def note_in(payload: str) -> str:
    """Read the note back."""
    return str(json.loads(payload)["note"])


def _plain(details: Details) -> dict[str, Any]:
    plain = {field.name: getattr(details, field.name) for field in fields(details)}
    for name in _TIMES:
        plain[name] = plain[name].isoformat() if plain[name] else None
    plain["corrections"] = [asdict(each) for each in details.corrections]
    plain["decision"] = asdict(details.decision) if details.decision else None
    for name in ("facts", "fields"):
        plain[name] = dict(plain[name])
    plain["evidence"] = [dict(each) for each in details.evidence]
    return plain


def _details(kept: Mapping[str, Any]) -> Details:
    """Make the value again; what a later version may have added is left aside."""
    known: dict[str, Any] = {f.name: kept[f.name] for f in fields(Details) if f.name in kept}
    for name in _TIMES:
        known[name] = datetime.fromisoformat(known[name]) if known.get(name) else None
    for name in _TUPLES:
        known[name] = tuple(known.get(name, ()))
    known["corrections"] = tuple(Correction(**each) for each in known.get("corrections", ()))
    if decision := known.get("decision"):
        lists = {name: tuple(decision[name]) for name in ("clauses", "advice")}
        known["decision"] = Decided(**decision | lists)
    return Details(**known)
