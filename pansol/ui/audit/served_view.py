"""What became of customers: who came back, and how old tickets are."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from pansol.audit.figures import Figure, Reason
from pansol.audit.report.ages import ages_table
from pansol.audit.report.shapes import Table
from pansol.audit.report.tables import repeats_table
from pansol.audit.summary import Summary
from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.sop import Sla
from pansol.ui.audit.audited import Audited, ages
from pansol.ui.audit.explaining import explained
from pansol.ui.audit.state import State
from pansol.ui.audit.table_view import table_view
from pansol.ui.widgets import field, text_field

__all__ = ["ages_view", "repeats_view"]

_MOST = 24 * 366  # hours: a year


def repeats_view(summary: Summary, words: Catalogue) -> Element | None:
    """Give resolution at first contact; none where customers can't be told apart."""
    table = repeats_table(summary, words)
    if table is None:
        return None
    return h(
        "section",
        h("h3", table.title),
        h("p", table.note, class_="hint"),
        table_view(_without_meaning(table), words),
        explained(Figure.REPEATS, words),
        class_="panel",
        key="repeats",
    )


def _without_meaning(table: Table) -> Table:
    """Take the second column out: what it says stands above the table."""
    columns = (table.columns[0], *table.columns[2:])
    return replace(table, columns=columns, rows=tuple((row[0], *row[2:]) for row in table.rows))


def ages_view(state: State, words: Catalogue, audited: Audited) -> Element:
    """Give the tickets' age once it is said how long one may take: the SOP does not say."""
    durations, wrong = _durations(state)
    table = ages_table(ages(audited, durations), durations, words) if durations else None
    return h(
        "section",
        h("h3", words("figure.ageing.title")),
        h("p", words("audit.ages.what"), class_="hint"),
        h("div", [_hours(state, words, sla, wrong) for sla in Sla], class_="fields"),
        [table_view(table, words), h("p", table.note, class_="hint")]
        if table
        else h("p", words(Reason.NO_DURATIONS.key)),
        explained(Figure.AGEING, words),
        class_="panel",
        key="ages",
    )


def _hours(state: State, words: Catalogue, sla: Sla, wrong: set[str]) -> Element:
    name = f"sla-{sla.value}"
    bad = sla.value in wrong
    control = text_field(name, state.setting(name), mode="decimal", invalid=bad)
    label = words("audit.ages.hours", sla=words(f"report.sla.{sla.value}"))
    return field(name, label, control, error=words("audit.ages.wrong") if bad else "")


def _durations(state: State) -> tuple[Mapping[str, timedelta], set[str]]:
    """Read the hours that were typed; give those that are none as well."""
    durations: dict[str, timedelta] = {}
    wrong: set[str] = set()
    for sla in Sla:
        typed = state.setting(f"sla-{sla.value}").strip().replace(",", ".")
        try:
            hours = float(typed or 0)
        except ValueError:
            hours = -1.0
        if typed and not 0 < hours <= _MOST:
            wrong.add(sla.value)
        elif typed:
            durations[sla.value] = timedelta(hours=hours)
    return durations, wrong
