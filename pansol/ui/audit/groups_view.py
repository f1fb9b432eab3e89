"""Adherence told apart: by agent, team, channel, clause or week, with each share's interval."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pansol.audit.figures import LEAST, Figure, Reason
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.rankings import circular, ranked
from pansol.audit.report.words import clause_words, group_words
from pansol.audit.summary import Summary
from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.ui.audit.drawing import interval_bar
from pansol.ui.audit.explaining import explained
from pansol.ui.audit.state import GROUPS, State
from pansol.ui.widgets import choice_field, field, scrolled

__all__ = ["groups_view"]

_MOST = 200  # groups on the page; the workbook has all
_NOTES = {"clause": "report.clause.note"}


def groups_view(state: State, words: Catalogue, summary: Summary) -> Element:
    """Give the table of the groups that are chosen."""
    table = summary.by[state.group]
    choices = [(name, words(f"audit.by.{name}")) for name in GROUPS]
    chooser = choice_field("group", state.group, choices, action=("group",))
    rows = [_row(state.group, words, row) for row in ranked(summary, state.group)[:_MOST]]
    more = len(table) - len(rows)
    return h(
        "section",
        h("h3", words("audit.by")),
        field("group", words("audit.by.choose"), chooser),
        h("p", words(_NOTES.get(state.group, "report.group.note")), class_="hint"),
        scrolled(
            h("table", _head(state.group, words), h("tbody", rows), class_="groups"),
            words(f"audit.by.{state.group}"),
            role="group",
        ),
        h("p", words.counted("audit.by.more", more), class_="hint") if more else None,
        h("p", words("audit.by.few", least=LEAST), class_="hint"),
        explained(Figure.ADHERENCE, words),
        class_="panel",
        key="groups",
    )


def _head(group: str, words: Catalogue) -> Element:
    numbers = [
        h("th", words(f"audit.{name}"), scope="col", class_="number")
        for name in ("judged", "right", "rate")
    ]
    first = h("th", words(f"audit.by.{group}"), scope="col")
    last = h("th", words("audit.interval"), scope="col", class_="intervals")
    return h("thead", h("tr", first, numbers, last))


def _row(group: str, words: Catalogue, row: Mapping[Any, Any]) -> Element:
    numbers = Numbers(words)
    counts = [h("td", numbers.count(int(row[name])), class_="number") for name in ("n", "count")]
    name = None if pd.isna(row[group]) else str(row[group])
    label: Child = group_words(group, name, words)
    if group == "clause" and name:
        label = [h("span", name, class_="chip"), " ", clause_words(name, words)]
    head = h("th", label, scope="row")
    if circular(group, name):
        why = h("td", words("report.group.circular"), colspan=2, class_="hint")
        return h("tr", head, counts, why)
    if pd.isna(row["rate"]):
        return h("tr", head, counts, h("td", words(Reason.TOO_FEW.key), colspan=2, class_="hint"))
    rate, low, high = (float(row[each]) for each in ("rate", "low", "high"))
    return h(
        "tr",
        head,
        counts,
        h("td", numbers.percent(rate), class_="number"),
        h("td", interval_bar(rate, low, high), " ", h("small", numbers.interval((low, high)))),
    )
