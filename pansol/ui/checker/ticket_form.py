"""The ticket: its fields, what is still missing, and its text to copy or download."""

import json
from base64 import b64encode

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.element import Element, h
from pansol.sop import Action, TicketField
from pansol.ticket import ticket_json, ticket_text
from pansol.ui.checker.questions import clock_field, error_of, ticket_field
from pansol.ui.checker.state import Walk
from pansol.ui.widgets import button

__all__ = ["ticket_view"]

_GROUPS = (
    ("ticket_class", "msisdn", "customer_name", "contact_number", "card_type"),
    ("complaint_channel", "customer_account", "location"),
    ("package_name", "package_price", "package_quota", "package_validity", "charged_amount"),
    ("purchase_channel", "evidence", "transaction_id", "evidence_sender_email"),
)


def ticket_view(here: Walk, words: Catalogue) -> Element | None:
    """Give the ticket's form; ``None`` where the SOP wants no ticket."""
    if here.decision.action is not Action.CREATE_TICKET:
        return None
    mark = "" if here.case.transaction_at else words("ticket.required")
    fields = [
        clock_field(here, words, "incident", mark=mark),
        h("p", words("ticket.incident"), class_="hint") if here.case.transaction_at else None,
    ]
    for group in _GROUPS:
        shown = [name for name in group if _wanted(here, name)]
        inputs = [ticket_field(here, words, name, mark=_mark(here, words, name)) for name in shown]
        fields.append(h("div", inputs, class_="fields"))
    return h(
        "section",
        h("h2", words("ticket.title")),
        h("p", words("ticket.hint"), class_="lead"),
        h("div", h("div", fields, class_="form"), _state(here, words), class_="ticket-grid"),
        _text(here, words),
        class_="step ticket",
        key=f"ticket-{here.state.round}",
    )


def _wanted(here: Walk, name: str) -> bool:
    """Hide a field whose condition is known not to hold, unless it is filled in."""
    always = name in ("complaint_channel", *here.review.required)
    return always or _undecided(here, name) or bool(here.state.fields.get(name))


def _undecided(here: Walk, name: str) -> bool:
    return any(field.name == name for field in here.review.undecided)


def _mark(here: Walk, words: Catalogue, name: str) -> str:
    """Say whether a field is mandatory, or depends on a channel not chosen yet."""
    if name in here.review.required:
        return words("ticket.required")
    return words("ticket.depends") if _undecided(here, name) else ""


def _state(here: Walk, words: Catalogue) -> Element:
    """Give the live list of what is missing or wrong."""
    review = here.review
    if review.complete:
        return h(
            "div", h("p", words("ticket.complete"), class_="done"), class_="missing", role="status"
        )
    wrong = [
        h("li", f"{words(f'field.{name}')}: {error_of(here, words, _input(name))}")
        for name in review.malformed
    ]
    return h(
        "div",
        _list(words, "ticket.missing", review.missing),
        [h("h3", words("ticket.malformed", count=len(wrong))), h("ul", wrong)] if wrong else None,
        _list(words, "ticket.undecided", review.undecided),
        class_="missing",
        role="status",
    )


def _input(name: str) -> str:
    return "incident" if name == "incident_at" else name


def _list(words: Catalogue, key: str, fields: tuple[TicketField, ...]) -> list[Element] | None:
    if not fields:
        return None
    rows = [h("li", words(f"field.{field.name}")) for field in fields]
    return [h("h3", words(key, count=len(fields))), h("ul", rows)]


def _text(here: Walk, words: Catalogue) -> Element:
    """Give the ticket's text, always in the words CTP is kept in."""
    indonesian = catalogue(Language.INDONESIAN)
    text = ticket_text(here.review, here.decision, here.case, indonesian)
    data = json.dumps(
        ticket_json(here.review, here.decision, here.case), ensure_ascii=False, indent=2
    )
    return h(
        "div",
        h("h3", words("ticket.text")),
        h("p", words("ticket.text.hint"), class_="hint")
        if here.review.complete
        else h("p", words("ticket.incomplete"), class_="warning"),
        h("pre", text, lang="id", tabindex="0", aria_label=words("ticket.text")),
        h(
            "div",
            button(words("ticket.copy"), style="primary", copy=text),
            _download(words("ticket.download.text"), "tiket.txt", "text/plain", text),
            _download(words("ticket.download.json"), "tiket.json", "application/json", data),
            class_="actions",
        ),
        class_="ticket-text",
    )


def _download(label: str, name: str, kind: str, text: str) -> Element:
    data = b64encode(text.encode()).decode()
    return h(
        "a", label, class_="button", download=name, href=f"data:{kind};charset=utf-8;base64,{data}"
    )
