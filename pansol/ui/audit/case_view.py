"""One case: its facts, what was due and why, what was done, its findings, and the checker."""

from collections.abc import Mapping
from typing import Any

from pansol.audit.due import Due, due_in, states
from pansol.audit.proof import proofs
from pansol.audit.report.numbers import Numbers, moment_of
from pansol.audit.report.words import kind_words, severity_words, value_words
from pansol.audit.verdict import STATE
from pansol.casefiles.columns import (
    ACTION,
    ADVICE,
    HANDLED_US,
    KIP,
    SLA,
    TRANSACTION_US,
)
from pansol.catalogue import Catalogue
from pansol.config import current
from pansol.element import Child, Element, h
from pansol.facts import FACTS, Case
from pansol.sop import SOP
from pansol.ui.audit.audited import Judged
from pansol.ui.audit.checker_link import checker_address
from pansol.ui.audit.state import State
from pansol.ui.audit.ticket_fields import ticket_fields
from pansol.ui.widgets import button, clause_chip

__all__ = ["case_view"]

_RULES = {rule.id: rule for rule in SOP.rules}


def case_view(
    state: State,
    words: Catalogue,
    judged: Judged,
    case: Mapping[str, Any],
    *,
    back: str = "audit.case.close",
) -> Element:
    """Give a case by its row, as ``Judged.case`` does; what names a customer is masked.

    ``back``: the key of what leads away from it.
    """
    known, due = states()[case[STATE]], due_in()[case[STATE]]
    row = words("audit.row", row=Numbers(words).count(case["row"]))
    named = case["case_id"] and words("audit.case.of", case=case["case_id"])
    return h(
        "section",
        h(
            "div",
            h("h2", named or row, tabindex="-1", focus=f"case-{state.step}"),
            button(words(back), "close"),
            class_="step-head",
        ),
        h("p", _origin(words, case, row), class_="hint"),
        h(
            "div",
            _facts(words, case, known),
            _due(words, due),
            _done(words, case),
            class_="case-parts",
        ),
        _found(words, judged, case["row"]),
        h("p", _to_checker(words, case, known), class_="actions"),
        ticket_fields(words, case),
        class_="step case",
        key=f"case-{case['row']}",
    )


def _origin(words: Catalogue, case: Mapping[str, Any], row: str) -> str:
    parts = [row if case["case_id"] else ""]
    parts += [
        words(f"audit.{name}.of", **{name: case[name]}) if case[name] else ""
        for name in ("agent", "team")
    ]
    return " · ".join(filter(None, parts))


def _facts(words: Catalogue, case: Mapping[str, Any], known: Case) -> Element:
    values = {type(fact): fact for fact in known.known}
    rows = [
        h(
            "div",
            h("dt", words(f"check.{fact.column}")),
            h("dd", words(values[fact].key) if fact in values else words("audit.unknown")),
            class_="known" if fact in values else "todo",
        )
        for fact in FACTS
    ]
    times = [
        h(
            "div",
            h("dt", words(f"audit.time.{name}")),
            h("dd", _moment(words, case[name])),
            class_="known",
        )
        for name in (TRANSACTION_US, HANDLED_US)
        if case[name] is not None
    ]
    return h("div", h("h3", words("audit.case.facts")), h("dl", rows, times, class_="facts"))


def _moment(words: Catalogue, micros: int) -> str:
    return words.moment(moment_of(micros, current().at))


def _due(words: Catalogue, due: Due) -> Element:
    rules = [
        h("li", h("span", name, class_="chip"), " ", words(_RULES[name].key))
        for name in due.rule.split("/")
        if name in _RULES
    ]
    clauses = [
        h("li", clause_chip(words, clause), " ", words(clause.key)) for clause in due.clauses
    ]
    return h(
        "div",
        h("h3", words("audit.case.due")),
        _answer(words, due.action.value, due.sla, due.kip),
        h("p", words(f"gap.{due.gap}"), class_="hint") if due.gap else None,
        h("h4", words("card.basis")),
        h("ul", rules, clauses, class_="plain"),
    )


def _done(words: Catalogue, case: Mapping[str, Any]) -> Element:
    return h(
        "div",
        h("h3", words("audit.case.done")),
        _answer(words, case[ACTION], case[SLA], case[KIP], case[ADVICE]),
    )


def _answer(
    words: Catalogue,
    action: str | None,
    sla: str | None,
    kip: str | None,
    advice: str | None = None,
) -> Element:
    given = [(ACTION, action), (SLA, sla), (KIP, kip), (ADVICE, advice)]
    rows = [
        h(
            "div",
            h("dt", words(f"finding.field.{name}")),
            h("dd", value_words("", name, value, words)),
            class_="known",
        )
        for name, value in given
        if value
    ]
    return h("dl", rows, class_="facts") if rows else h("p", words("report.standing.not_recorded"))


def _found(words: Catalogue, judged: Judged, row: int) -> Element:
    found = judged.of_case(row)
    pairs = zip(found["kind"], found["severity"], proofs(found, words), strict=True)
    items = [
        h(
            "li",
            h(
                "p",
                h("strong", kind_words(kind, words)),
                h("span", severity_words(severity, words), class_=f"severity {severity}"),
                class_="finding-head",
            ),
            h("p", sentence),
        )
        for kind, severity, sentence in pairs
    ]
    return h(
        "div",
        h("h3", words("audit.case.findings", count=len(items))),
        h("ol", items, class_="findings"),
    )


def _to_checker(words: Catalogue, case: Mapping[str, Any], known: Case) -> list[Child]:
    address = checker_address(case, known, words.language)
    link = h(
        "a",
        words("audit.case.check"),
        href=address,
        target="_blank",
        rel="noopener",
        class_="button primary",
    )
    return [link, h("span", words("audit.case.check.hint"), class_="hint")]
