"""The questions to the customer (SOP To do list), each a small form."""

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.formats import LISTS
from pansol.sop import SOP, Format, Question
from pansol.ui.checker.evidence import lookup_fields
from pansol.ui.checker.fields import fault_of, usual_zone
from pansol.ui.checker.state import Walk
from pansol.ui.widgets import button, choice_field, clause_chip, field, text_field
from pansol.waiting import ZONES

__all__ = ["clock_field", "error_of", "questions_view", "ticket_field"]

_PLACEHOLDERS = frozenset(
    {
        "package_name",
        "package_price",
        "package_quota",
        "package_validity",
        "charged_amount",
        "location",
        "msisdn",
        "contact_number",
        "evidence_sender_email",
    }
)
_WIDE = frozenset({"channel", "evidence"})  # three fields beside each other
_FORMATS = {field.name: field.format for field in SOP.ticket_fields}
_MODES = {
    Format.RUPIAH: "numeric",
    Format.MSISDN: "tel",
    Format.PHONE: "tel",
    Format.EMAIL: "email",
}


def questions_view(here: Walk, words: Catalogue) -> Element:
    """Give the form with all questions and the way on to the checks."""
    cards = [_card(here, words), *(_question(here, words, question) for question in SOP.questions)]
    return h(
        "section",
        h(
            "div",
            h("h2", words("step.questions"), tabindex="-1", focus=f"questions-{here.state.round}"),
            button(words("step.start"), "forward", style="primary"),
            class_="step-head",
        ),
        h("p", words("step.questions.hint"), class_="lead"),
        h("div", cards, class_="questions"),
        h("div", button(words("step.start"), "forward", style="primary"), class_="actions"),
        class_="step",
        key=f"questions-{here.state.round}",
    )


def _card(here: Walk, words: Catalogue) -> Element:
    return h(
        "fieldset",
        h("legend", words("question.card")),
        h(
            "div",
            ticket_field(here, words, "msisdn"),
            ticket_field(here, words, "card_type"),
            class_="fields",
        ),
        None if here.state.played else lookup_fields(here, words),
        class_="question",
        key="card",
    )


def _question(here: Walk, words: Catalogue, question: Question) -> Element | None:
    if question.id == "evidence" and not _digital(here):
        return None
    return h(
        "fieldset",
        h("legend", words(f"question.{question.id}"), " ", clause_chip(words, question.clause)),
        h("p", words("question.evidence.hint"), class_="hint")
        if question.id == "evidence"
        else None,
        h("div", _inputs(here, words, question), class_="fields"),
        class_="question wide" if question.id in _WIDE else "question",
        key=question.id,
    )


def _inputs(here: Walk, words: Catalogue, question: Question) -> list[Element]:
    match question.id:
        case "when":
            return [clock_field(here, words, "transaction")]
        case "message":
            return [_plain(here, words, "message")]
        case "deducted":
            return [_deducted(here, words), ticket_field(here, words, "charged_amount")]
        case "channel":
            return [
                ticket_field(here, words, "purchase_channel"),
                _plain(here, words, "payment_method"),
                ticket_field(here, words, "complaint_channel"),
            ]
        case _:
            return [ticket_field(here, words, name) for name in question.fields]


def _digital(here: Walk) -> bool:
    """Whether a proof is asked for: bought digitally, or complained through E-Care (To do 7)."""
    chosen = here.state.fields.get("complaint_channel")
    ecare = any(c.special for c in SOP.complaint_channels if c.id == chosen)
    return bool(here.case.digital_purchase) or ecare


def _plain(here: Walk, words: Catalogue, name: str) -> Element:
    value = here.state.fields.get(name, "")
    return field(name, words(f"field.{name}"), text_field(name, value))


def _deducted(here: Walk, words: Catalogue) -> Element:
    choices = [("", words("placeholder.unknown"))]
    choices += [(value, words(f"deducted.{value}")) for value in ("yes", "no")]
    value = here.state.fields.get("deducted", "")
    return field("deducted", words("field.deducted"), choice_field("deducted", value, choices))


def ticket_field(here: Walk, words: Catalogue, name: str, *, mark: str = "") -> Element:
    """Give one of the ticket's fields with its label and its fault."""
    value = here.state.fields.get(name, "")
    error = error_of(here, words, name)
    form = _FORMATS[name]
    if form in LISTS:
        choices = [("", words("placeholder.choose")), *((c.id, c.label) for c in LISTS[form])]
        control = choice_field(name, value, choices)
    else:
        control = text_field(
            name,
            value,
            mode=_MODES.get(form),
            placeholder=words(f"placeholder.{name}") if name in _PLACEHOLDERS else None,
            invalid=bool(error),
        )
    filled = here.state.search.filled.get(name)
    known = filled is not None and filled.value == value
    hint = words("lookup.filled", system=filled.system) if filled and known else ""
    return field(name, words(f"field.{name}"), control, error=error, mark=mark, hint=hint)


def clock_field(here: Walk, words: Catalogue, name: str, *, mark: str = "") -> Element:
    """Give date, time and zone of one moment, with their fault."""
    error = error_of(here, words, name)
    fields = here.state.fields
    date, time, zone = (f"{name}_{part}" for part in ("date", "time", "zone"))
    zones = [(zone_name, zone_name) for zone_name in ZONES]
    return h(
        "div",
        field(
            date,
            words(f"field.{date}"),
            text_field(date, fields.get(date, ""), kind="date", invalid=bool(error)),
            mark=mark,
        ),
        field(
            time,
            words(f"field.{time}"),
            text_field(time, fields.get(time, ""), kind="time", invalid=bool(error)),
        ),
        field(
            zone, words(f"field.{zone}"), choice_field(zone, fields.get(zone, usual_zone()), zones)
        ),
        h("p", error, class_="error", role="alert") if error else None,
        class_="clock",
        key=f"clock-{name}",
    )


def error_of(here: Walk, words: Catalogue, name: str) -> str:
    """Give the sentence on what is wrong with a field, empty if nothing is."""
    fault = fault_of(here.state.fields, name, here.now)
    if fault is None:
        return ""
    known = LISTS.get(_FORMATS.get(name, Format.TEXT), ())
    return words(f"fault.{fault.value}", allowed=", ".join(one.label for one in known))
