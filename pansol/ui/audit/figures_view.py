"""The figures: how much was handled right, what went wrong, what is counted apart."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pansol.audit.figures import Figure, Reason
from pansol.audit.report import caveats
from pansol.audit.report.headline import headline
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.words import severity_words
from pansol.audit.standing import Standing
from pansol.audit.summary import Summary
from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.audit.audited import Audited
from pansol.ui.audit.explaining import explained
from pansol.ui.audit.groups_view import groups_view
from pansol.ui.audit.kinds_view import kinds_view
from pansol.ui.audit.matrices import matrices
from pansol.ui.audit.served_view import ages_view, repeats_view
from pansol.ui.audit.state import State, Tab
from pansol.ui.audit.weeks_view import weeks_view
from pansol.ui.widgets import button

__all__ = ["figures_view"]


def figures_view(state: State, words: Catalogue, audited: Audited) -> Element:
    """Give all figures, the most important first."""
    summary = audited.summary
    return h(
        "div",
        h(
            "h2",
            words("audit.tab.figures"),
            tabindex="-1",
            focus=f"figures-{state.step}",
            class_="pansol-spoken",
        ),
        _short(summary, words),
        h(
            "div",
            _adherence(summary, words),
            _families(audited, words),
            _apart(summary, words),
            class_="audit-cards",
        ),
        kinds_view(audited, words),
        weeks_view(summary, words),
        groups_view(state, words, summary),
        matrices(summary, words),
        repeats_view(summary, words),
        ages_view(state, words, audited),
        class_="figures",
        key="figures",
    )


def _short(summary: Summary, words: Catalogue) -> Element:
    """Say the most important in sentences, first what they rest on."""
    told = words("report.left_out.tab", tab=words("audit.tab.file"))
    known = [h("p", h("strong", each)) for each in caveats(summary, words, told=told)]
    missing = any(file.rejected for file in summary.files)
    link = button(words("audit.rejected.show"), "tab", Tab.FILE.value, style="link")
    sentences = [h("li", sentence) for sentence in headline(summary, words)]
    return h(
        "section",
        h("h3", words("audit.short")),
        h("div", known, h("p", link) if missing else None, class_="warning") if known else None,
        h("ul", sentences),
        class_="panel short",
    )


def _adherence(summary: Summary, words: Catalogue) -> Element:
    numbers, overall = Numbers(words), summary.overall.iloc[0]
    counts = words(
        "audit.adherence.counts",
        right=numbers.count(summary.standing[Standing.RIGHT]),
        wrong=numbers.count(summary.standing[Standing.WRONG]),
        judged=numbers.count(summary.judged),
        findings=numbers.count(summary.findings),
    )
    if pd.isna(overall["rate"]):
        told = [h("p", words(Reason.TOO_FEW.key), class_="lead")]
    else:
        low, high = (numbers.percent(overall[name]) for name in ("low", "high"))
        told = [
            h("p", numbers.percent(overall["rate"]), class_="big"),
            h("p", words("audit.adherence.told", low=low, high=high)),
        ]
    return h(
        "section",
        h("h3", words("figure.adherence.title")),
        told,
        h("p", counts),
        explained(Figure.ADHERENCE, words),
        class_="panel",
    )


def _families(audited: Audited, words: Catalogue) -> Element:
    return h(
        "section",
        h("h3", words("audit.families")),
        h(
            "ul",
            [_family(audited, words, row) for row in audited.summary.families.to_dict("records")],
            class_="families",
        ),
        explained(Figure.CRITICAL_ERRORS, words),
        class_="panel",
    )


def _family(audited: Audited, words: Catalogue, row: Mapping[Any, Any]) -> Element:
    numbers, family = Numbers(words), str(row["family"])
    cases = words("audit.families.cases", count=numbers.count(int(row["errors"])))
    known = family in audited.known["severity"]
    rate = (
        words(Reason.TOO_FEW.key)
        if pd.isna(row["rate"])
        else words("audit.families.without", rate=numbers.percent(float(row["rate"])))
    )
    return h(
        "li",
        h("span", severity_words(family, words), class_=f"severity {family}"),
        " ",
        button(cases, "only", "severity", family, style="link") if known else h("span", cases),
        h("br"),
        h("small", words(f"severity.{family}.why"), " ", rate),
    )


def _apart(summary: Summary, words: Catalogue) -> Element:
    """Count the cases that are neither right nor wrong, and say what that means."""
    numbers = Numbers(words)
    silent = [
        h("li", h("span", gap, class_="chip"), f" {numbers.count(count)}: ", words(f"gap.{gap}"))
        for gap, count in sorted(summary.silent.items())
    ]

    def row(standing: Standing) -> list[Element]:
        count = numbers.count(summary.standing[standing])
        name = words(f"report.standing.{standing.value}")
        return [
            h("dt", h("strong", count), " ", name),
            h("dd", words(f"report.standing.{standing.value}.why")),
        ]

    return h(
        "section",
        h("h3", words("audit.apart")),
        h(
            "p",
            words(
                "audit.apart.what",
                cases=numbers.count(summary.cases),
                judged=numbers.count(summary.judged),
            ),
            class_="hint",
        ),
        h(
            "dl",
            [row(each) for each in (Standing.SILENT, Standing.UNDECIDED, Standing.NOT_RECORDED)],
        ),
        h(
            "details",
            h("summary", words("report.gaps")),
            h("ul", silent, class_="plain"),
            key="gaps",
        )
        if silent
        else None,
        class_="panel apart",
    )
