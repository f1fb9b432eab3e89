"""The findings, page by page: each with its proof and the way to its case."""

from typing import Any

import pandas as pd

from pansol.audit.proof import proofs
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.words import clause_words, kind_words, severity_words
from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.audit.audited import Audited
from pansol.ui.audit.state import FILTERS, PAGE_SIZE, State
from pansol.ui.widgets import button, choice_field, field

__all__ = ["findings_view"]

_SHORT = 60  # characters of a clause in the list of filters


def findings_view(state: State, words: Catalogue, audited: Audited) -> Element:
    """Give the filters and one page of the findings that they leave."""
    found = audited.selected(state.filters)
    first = min(state.page, max(len(found) - 1, 0) // PAGE_SIZE) * PAGE_SIZE
    shown = found.iloc[first : first + PAGE_SIZE]
    sentences = proofs(shown, words) if len(shown) else ()
    rows = shown.to_dict("index").items()
    items = [
        _item(state, words, int(str(place)), finding, sentence)
        for (place, finding), sentence in zip(rows, sentences, strict=True)
    ]
    return h(
        "section",
        h("h2", words("audit.tab.findings"), tabindex="-1", focus=_focus(state)),
        _filters(state, words, audited),
        h("p", _told(words, len(audited.found), len(found), first), class_="hint", role="status"),
        h("ol", items, class_="findings", start=first + 1),
        _pages(words, first // PAGE_SIZE, len(found)),
        class_="step",
        key="findings",
    )


def _focus(state: State) -> str | None:
    """Focus the heading with each step, but for a case closed: then its own button has it."""
    return None if state.last is not None else f"findings-{state.step}"


def _told(words: Catalogue, every: int, left: int, first: int) -> str:
    count = Numbers(words).count
    if not left:
        return words("audit.none")
    last = min(first + PAGE_SIZE, left)
    return words.counted(
        "audit.findings.told", left, first=count(first + 1), last=count(last), every=count(every)
    )


def _filters(state: State, words: Catalogue, audited: Audited) -> Element:
    def name_of(name: str, value: str) -> str:
        if name == "severity":
            return severity_words(value, words)
        if name == "kind":
            return kind_words(value, words)
        if name == "clause":
            return f"{value}: {clause_words(value, words)[:_SHORT]}"
        return value

    def one(name: str) -> Element:
        known = [(value, name_of(name, value)) for value in audited.known[name]]
        control = choice_field(
            f"filter-{name}",
            state.filters.get(name, ""),
            [("", words("audit.filter.all")), *known],
            action=("filter", name),
        )
        return field(f"filter-{name}", words(f"audit.filter.{name}"), control)

    return h(
        "div",
        h("div", [one(name) for name in FILTERS if audited.known[name]], class_="fields"),
        button(words("audit.filter.reset"), "unfilter", style="link") if state.filters else None,
        class_="filters",
    )


def _item(
    state: State, words: Catalogue, place: int, finding: dict[Any, Any], sentence: str
) -> Element:
    row = int(finding["row"])
    named = [
        words("audit.case.of", case=finding["case_id"]) if _there(finding["case_id"]) else "",
        words("audit.row", row=Numbers(words).count(row)),
        words("audit.agent.of", agent=finding["agent"]) if _there(finding["agent"]) else "",
    ]
    severity = finding["severity"]
    return h(
        "li",
        h(
            "p",
            h("strong", kind_words(finding["kind"], words)),
            h("span", severity_words(severity, words), class_=f"severity {severity}"),
            class_="finding-head",
        ),
        h("p", " · ".join(filter(None, named)), class_="hint"),
        h("p", sentence),
        button(
            words("audit.case.open"),
            "open",
            str(place),
            aria_label=f"{words('audit.case.open')}: {words('audit.row', row=row)}",
            focus=f"case-{state.step}" if place == state.last else None,
        ),
        key=f"finding-{place}",
    )


def _there(value: Any) -> bool:  # noqa: ANN401  a cell of a table
    return not pd.isna(value)


def _pages(words: Catalogue, page: int, left: int) -> Element | None:
    last = max(left - 1, 0) // PAGE_SIZE
    if not last:
        return None
    count = Numbers(words).count
    return h(
        "nav",
        button(words("audit.page.before"), "page", str(page - 1)) if page else None,
        h("span", words("audit.page", page=count(page + 1), last=count(last + 1))),
        button(words("audit.page.after"), "page", str(page + 1)) if page < last else None,
        class_="pages",
        aria_label=words("audit.pages"),
        key="pages",
    )
