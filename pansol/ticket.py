"""The ticket: which fields are mandatory, whether they are there, and its text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pansol.decision import Decision
from pansol.facts import Case
from pansol.fingerprint import FINGERPRINT
from pansol.formats import Fault, Malformed, find_channel, normalise, shown
from pansol.sop import SOP, Channel, Required, TicketField

__all__ = ["Review", "review", "ticket_json", "ticket_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a ticket's fields come to. A ticket is complete if nothing is missing or malformed."""

    values: Mapping[str, str]
    """The well-formed values, normalised: E.164, plain rupiah, ISO 8601, ids of brand, channel."""
    missing: tuple[TicketField, ...]
    malformed: Mapping[str, Fault]
    """Field name → what is wrong with it."""
    required: frozenset[str]
    """The fields that are mandatory for this ticket, given or not."""
    undecided: tuple[TicketField, ...]
    """Fields of which it can't be said whether they are mandatory: their condition is unknown."""

    @property
    def complete(self) -> bool:
        """Whether the ticket can be sent."""
        return not (self.missing or self.malformed or self.undecided)


def review(
    fields: Mapping[str, str],
    *,
    now: datetime | None = None,
    transaction_at: datetime | None = None,
) -> Review:
    """Check a ticket's fields (SOP Mandatory Ticket), given by name as text; blank is not given.

    With ``now``, times in the future are malformed; with ``transaction_at``, an incident before
    the purchase is. A field whose condition is unknown (no channel given) is neither missing nor
    fine: it is ``undecided``.
    """
    given = {name: text.strip() for name, text in fields.items() if text and text.strip()}
    values: dict[str, str] = {}
    malformed: dict[str, Fault] = {}
    for field in SOP.ticket_fields:
        if field.name in given:
            try:
                values[field.name] = normalise(field.format, given[field.name])
            except Malformed as error:
                malformed[field.name] = error.fault
    if "incident_at" in values:
        incident = datetime.fromisoformat(values["incident_at"])
        if now is not None and incident > now:
            malformed["incident_at"] = Fault.FUTURE
        elif transaction_at is not None and incident < transaction_at:
            malformed["incident_at"] = Fault.BEFORE_PURCHASE
    conditions = {
        Required.ALWAYS: True,
        Required.ECARE: _special(values.get("complaint_channel"), SOP.complaint_channels),
        Required.DIGITAL: _special(values.get("purchase_channel"), SOP.purchase_channels),
    }
    absent = [field for field in SOP.ticket_fields if field.name not in given]
    return Review(
        values={name: text for name, text in values.items() if name not in malformed},
        missing=tuple(field for field in absent if conditions[field.required]),
        malformed=malformed,
        required=frozenset(f.name for f in SOP.ticket_fields if conditions[f.required]),
        undecided=tuple(field for field in absent if conditions[field.required] is None),
    )


def ticket_text(review: Review, decision: Decision, case: Case, words: Callable[[str], str]) -> str:
    """Give the ticket ready to paste into CTP: KIP, SLA, the fields by number, the findings.

    ``words`` gives the wording for a key of the catalogue (``benefit.not_received`` …). A field
    that is missing or malformed is left blank; one that is not mandatory and not given is left out.
    """
    lines = [f"KIP: {decision.kip.label}" if decision.kip else "KIP: -"]
    lines.append(f"SLA: {words(f'sla.{decision.sla.value}') if decision.sla else '-'}")
    lines.append("")
    number = ""
    for field in SOP.ticket_fields:
        text = shown(field.format, review.values.get(field.name, ""))
        if not text and field not in review.missing and field.name not in review.malformed:
            continue
        chapter = field.clause.value.removeprefix("Mandatory Ticket ").rstrip("*")
        lines.append(f"{'  ' if chapter == number else chapter + '.'} {field.label}: {text}")
        number = chapter
    lines += ["", words("ticket.findings") + ":"]
    lines += [f"- {words(f'check.{fact.column}')}: {words(fact.key)}" for fact in case.known]
    basis = ", ".join(clause.value for clause in decision.clauses)
    readings = ", ".join(reading.value for reading in decision.interpretations)
    lines += ["", f"{words('ticket.basis')}: {basis}" + (f" ({readings})" if readings else "")]
    lines.append(f"SOP {SOP.version} / {FINGERPRINT}")
    return "\n".join(lines)


def ticket_json(review: Review, decision: Decision, case: Case) -> dict[str, Any]:
    """Give the ticket for machines: fields normalised, the decision, the SOP it was made by."""
    return {
        "sop": {"version": SOP.version, "table": FINGERPRINT},
        "action": decision.action.value,
        "rule": decision.rule,
        "sla": decision.sla.value if decision.sla else None,
        "kip": decision.kip.value if decision.kip else None,
        "kip_label": decision.kip.label if decision.kip else None,
        "clauses": [clause.value for clause in decision.clauses],
        "interpretations": [reading.value for reading in decision.interpretations],
        "advice": [rule.advice.value for rule in decision.advice],
        "facts": {fact.column: fact.value for fact in case.known},
        "fields": dict(review.values),
        "missing": [field.name for field in review.missing],
        "malformed": {name: fault.value for name, fault in review.malformed.items()},
        "undecided": [field.name for field in review.undecided],
    }


def _special(channel: str | None, channels: Sequence[Channel]) -> bool | None:
    return find_channel(channels, channel).special if channel else None
