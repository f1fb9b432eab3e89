"""A finished case to be read again: what was decided, on what proof, and its ticket's text."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.config import current
from pansol.element import Element, h
from pansol.facts import FACTS, Age, Fact, Subscription, facts_in
from pansol.records import Finding
from pansol.sop import Action, Advice
from pansol.ticket import ticket_text
from pansol.ui.checker.evidence import rows_view, source_words
from pansol.ui.checker.kept_case import ticket_of
from pansol.ui.widgets import button
from pansol.wording import given_words

if TYPE_CHECKING:  # SQLAlchemy stays away until a case is read
    from pansol.caselog import CaseHistory, Details

__all__ = ["reread_view"]


def reread_view(history: "CaseHistory", words: Catalogue, turn: int) -> Element:
    """Give the case. Only the ticket's text names the customer. ``turn``: moves the focus here."""
    number, details = history.case.number, history.details
    return h(
        "section",
        h("h4", words("reread.title", number=number), tabindex="-1", focus=f"read-{turn}"),
        h("p", words("reread.hint"), class_="hint"),
        _decision(history, words),
        h("h5", words("reread.proof")),
        h("div", _proof(details, words), class_="findings", role="list"),
        _ticket(details, words),
        h(
            "div",
            button(words("reread.end"), "read", "end", hotkey="Escape"),
            class_="actions",
        ),
        class_="reread",
        aria_label=words("reread.title", number=number),
        key="reread",
    )


def _decision(history: "CaseHistory", words: Catalogue) -> Element:
    """Give what the SOP said then beside what was done, as both were written down."""
    details, due = history.details, history.details.decision
    told = {
        "due": _outcome(words, due.action, due.sla, due.kip) if due else "",
        "basis": ", ".join([due.rule, *due.clauses]) if due and due.rule else "",
        "done": _outcome(words, details.action_taken, details.sla_given, details.kip_given),
        "said": " ".join(
            given_words(Advice(each), details.wait_until, words) for each in details.advice_given
        ),
        "ticket": history.case.ticket_number,
        "bought": _moment(details.transaction_at, words),
        "handled": _moment(details.handled_at, words),
        "sop": f"{details.sop_version} / {details.table}",
    }
    rows = [
        (h("dt", words(f"reread.{name}")), h("dd", text)) for name, text in told.items() if text
    ]
    return h("dl", rows, class_="noted")


def _outcome(words: Catalogue, action: str, sla: str, kip: str) -> str:
    """Write an outcome from its codes; empty where there is none."""
    if not action:
        return ""
    named = [words(f"action.{action}")]
    if action == Action.CREATE_TICKET.value:
        named += [words(f"sla.{sla}")] if sla else []
        named += [words(f"short.{kip}")] if kip else []
    return " · ".join(named)


def _moment(moment: datetime | None, words: Catalogue) -> str:
    return words.moment(moment.astimezone(current().at)) if moment else ""


def _proof(details: "Details", words: Catalogue) -> Iterable[Element]:
    """Give each fact, with the rows of the systems it was read from."""
    facts = facts_in(details.facts)
    findings = {each.fact: each for each in map(Finding.kept, details.evidence)}
    for fact in FACTS:
        found, value = findings.get(fact), facts.get(fact)
        if found is None and value is None:
            continue
        source = _source(fact, value, found, details, words)
        yield h(
            "div",
            h("strong", words(f"check.{fact.column}"), class_="name"),
            h(
                "div",
                h("span", words(value.key) if value else words("lookup.unknown"), class_="value"),
                [" ", h("small", source)] if value else None,
                _corrected(found, words) if found and found.value is not value else None,
                class_="answer-found",
            ),
            rows_view(found, words) if found else None,
            class_="finding known" if value else "finding doubtful",
            role="listitem",
            key=fact.column,
        )


def _source(
    fact: type[Fact],
    value: Fact | None,
    found: Finding | None,
    details: "Details",
    words: Catalogue,
) -> str:
    """Say where a fact comes from: the systems, a field, or the agent."""
    if found and value and found.value is value:
        return source_words(found, words)
    if fact is Subscription:
        return words("reread.from_card")
    return words(
        "answers.from_time" if fact is Age and details.transaction_at else "reread.by_hand"
    )


def _corrected(found: Finding, words: Catalogue) -> Element | None:
    """Say what the systems told instead."""
    if found.value is None:
        return None
    text = words("reread.found", value=words(found.value.key), source=source_words(found, words))
    return h("span", " ", text, class_="corrected")


def _ticket(details: "Details", words: Catalogue) -> list[Element] | None:
    """Give the ticket's text as it was to be pasted, from what the log keeps of it."""
    ticket = ticket_of(details)
    if ticket is None:
        return None
    text = ticket_text(*ticket, catalogue(Language.INDONESIAN))
    title = words("ticket.text")
    return [
        h("h5", title),
        h("pre", text, lang="id", tabindex="0", aria_label=title),
        h("div", button(words("ticket.copy"), copy=text), class_="actions"),
    ]
