"""What the systems say: each fact with its source, the rows that show it, or why it is unknown."""

from collections.abc import Sequence
from datetime import datetime

from pansol.catalogue import Catalogue
from pansol.config import current
from pansol.element import Element, h
from pansol.facts import Fact
from pansol.records import PERSONAL, Finding, Row
from pansol.ui.checker.search import SYSTEM_FACTS
from pansol.ui.checker.state import Walk
from pansol.ui.widgets import button

__all__ = [
    "doubt_words",
    "evidence_view",
    "lookup_fields",
    "rows_view",
    "source_words",
    "waiting_view",
]


def source_words(finding: Finding, words: Catalogue) -> str:
    """Say where a fact comes from, and when it was read: ``dari Indira, 10.02``."""
    clock = words.clock(finding.read_at.astimezone(current().at))
    return words("lookup.from", systems=words.both(finding.systems), clock=clock)


def doubt_words(finding: Finding, words: Catalogue) -> str:
    """Say why a fact is unknown; empty where it is known."""
    doubt = finding.doubt
    if doubt is None:
        return ""
    values = dict(doubt.values)
    if "column" in values:
        values["column"] = words(f"records.column.{values['column']}")
    return words(doubt.key, **values)


def waiting_view(here: Walk, words: Catalogue) -> Element:
    """Give the step while systems have still to answer the check in hand."""
    focus = f"waiting-{here.state.round}-{here.state.search.number}"
    return h(
        "section",
        h("h2", words("lookup.waiting"), tabindex="-1", focus=focus),
        h("p", words("lookup.waiting.hint"), class_="lead"),
        h("div", button(words("lookup.by_hand"), "by_hand"), class_="actions"),
        class_="step waiting",
        aria_busy="true",
        key=f"waiting-{here.state.round}",
    )


def evidence_view(here: Walk, words: Catalogue) -> Element | None:
    """Give every fact that was looked up, in the order of checks; none before a look-up."""
    search = here.state.search
    if not search.findings and not search.pending:
        return None
    facts = [check.fact for check in here.checks if check.fact in SYSTEM_FACTS]
    return h(
        "section",
        h(
            "div",
            h("h2", words("lookup.title")),
            button(words("lookup.again"), "lookup"),
            class_="step-head",
        ),
        h("p", words("lookup.hint"), class_="hint"),
        h("div", [_fact(here, words, fact) for fact in facts], class_="findings", role="list"),
        class_="step evidence",
        key=f"evidence-{here.state.round}",
    )


def lookup_fields(here: Walk, words: Catalogue) -> list[Element | None]:
    """Give the button that begins a look-up, and what to know beside it."""
    stale = h("p", words("lookup.stale"), class_="warning") if here.state.search.stale else None
    return [
        h("p", words("lookup.offer"), class_="hint"),
        h("div", button(words("lookup.begin"), "lookup"), class_="actions"),
        stale,
    ]


def _fact(here: Walk, words: Catalogue, fact: type[Fact]) -> Element:
    finding = here.state.search.finding(fact)
    name = h("strong", words(f"check.{fact.column}"), class_="name")
    if finding is None:
        waits = h("span", words("lookup.pending"), class_="pending")
        return h("div", name, waits, class_="finding", role="listitem", key=fact.column)
    change = words("answers.change.of", name=words(f"check.{fact.column}"))
    return h(
        "div",
        name,
        h("div", _answer(here, words, finding), class_="answer-found"),
        button(words("lookup.correct"), "open", fact.column, style="link", aria_label=change),
        rows_view(finding, words),
        class_=f"finding {'known' if finding.value else 'doubtful'}",
        role="listitem",
        key=fact.column,
    )


def _answer(here: Walk, words: Catalogue, finding: Finding) -> list[Element | str]:
    asked = finding.systems and not (finding.doubt and finding.doubt.reason == "no_time")
    source = h("small", source_words(finding, words)) if asked else ""
    mine = here.value_of(finding.fact)
    if finding.value is None:
        doubt = h("span", doubt_words(finding, words), class_="doubt")
        value = h("span", words("lookup.unknown"), class_="value")
        if mine:
            value = h("span", words("lookup.given", value=words(mine.key)), class_="corrected")
        return [value, " ", doubt, " ", source]
    shown: list[Element | str] = [h("span", words(finding.value.key), class_="value"), " ", source]
    if here.corrected(finding.fact):
        said = words(mine.key) if mine else words("answers.skipped")
        shown += [" ", h("span", words("lookup.corrected", value=said), class_="corrected")]
    if finding.away:
        away = words("lookup.away", systems=words.both(finding.away))
        shown += [" ", h("small", away)]
    return shown


def rows_view(finding: Finding, words: Catalogue) -> Element:
    """Give the rows as the systems write them; none is said, for it is evidence too."""
    why = h("p", words(f"lookup.why.{finding.fact.column}"), class_="hint")
    if not finding.rows:
        return h("div", why, h("p", words("lookup.no_rows"), class_="hint"), class_="rows")
    parts: dict[tuple[str, str], list[Row]] = {}
    for row in finding.rows:
        parts.setdefault((row.system, row.table), []).append(row)
    count = words("lookup.rows", count=len(finding.rows))
    tables = [_table(rows, words) for rows in parts.values()]
    return h("details", h("summary", count), why, tables, class_="rows", key="rows")


def _table(rows: Sequence[Row], words: Catalogue) -> Element:
    first = rows[0]
    names = [n for n in first.written if n not in PERSONAL and any(r.written[n] for r in rows)]
    heads = [h("th", words(f"records.column.{name}"), scope="col") for name in names]
    body = [h("tr", [_cell(row, name, words) for name in names]) for row in rows]
    return h(
        "div",
        h(
            "table",
            h("caption", f"{first.system} · {first.table}"),
            h("thead", h("tr", heads)),
            h("tbody", body),
        ),
        class_="scroll",
        tabindex="0",
        role="group",
        aria_label=f"{first.system} · {first.table}",
    )


def _cell(row: Row, name: str, words: Catalogue) -> Element:
    """Give a value as the system writes it; a time in our zone, since each system has its own."""
    fault, value = row.faults.get(name), row.values.get(name)
    if isinstance(value, datetime) and not fault:
        stamp = words.stamp(value.astimezone(current().at))
        return h("td", stamp, title=row.written[name])
    note = h("small", f" ({words(f'records.fault.{fault}')})", class_="error") if fault else None
    return h("td", row.written[name], note, class_="wrong" if fault else None)
