"""How a file was understood: what was rejected, which column is what, how it is written."""

from pansol.audit.report.numbers import Numbers
from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.audit.choose import file_field
from pansol.ui.audit.columns_view import columns_view
from pansol.ui.audit.exporting import product_link
from pansol.ui.audit.made import Made, Product
from pansol.ui.audit.opening import Opened
from pansol.ui.audit.state import State
from pansol.ui.audit.strange_view import strange_view
from pansol.ui.audit.ways_view import ways_view
from pansol.ui.widgets import button, scrolled

__all__ = ["file_view"]


def file_view(state: State, words: Catalogue, opened: Opened, made: Made) -> Element:
    """Give what hinders first: absent columns, then rejected rows, then all the rest."""
    return h(
        "div",
        h(
            "h2",
            words("audit.tab.file"),
            tabindex="-1",
            focus=f"file-{state.step}",
            class_="pansol-spoken",
        ),
        _missing(words, opened),
        _rejected(words, opened, made),
        strange_view(state, words, opened),
        _mapping(state, words, opened, made),
        class_="figures",
        key="file-view",
    )


def _missing(words: Catalogue, opened: Opened) -> Element | None:
    if not opened.missing:
        return None
    names = [h("li", h("code", name)) for name in opened.missing]
    return h(
        "section",
        h("h3", words("audit.missing", count=len(names))),
        h("p", words("audit.missing.what")),
        h("ul", names),
        class_="panel warned",
        key="missing",
    )


def _rejected(words: Catalogue, opened: Opened, made: Made) -> Element | None:
    counts = opened.counts
    if counts is None:
        return None
    if not counts.rejected:
        return h("section", h("h3", words("audit.rejected.none")), class_="panel", key="rejected")
    numbers = Numbers(words)
    reasons = [
        h(
            "li",
            h("strong", numbers.count(count)),
            " \u00d7 ",
            column and f"{column}: ",
            words(check.key),
            ". ",
            words(check.remedy),
            ".",
        )
        for column, check, count in opened.reasons
    ]
    return h(
        "section",
        h("h3", words("audit.rejected", count=numbers.count(counts.rejected))),
        h("p", words("audit.rejected.what"), class_="hint"),
        h("ul", reasons),
        _first_rejected(words, opened),
        h("div", product_link(words, Product.REJECTS, made), class_="actions"),
        class_="panel warned",
        key="rejected",
    )


def _first_rejected(words: Catalogue, opened: Opened) -> Element:
    names = ("row", "column", "value", "reason", "remedy", "allowed")
    rows = [
        h(
            "tr",
            h("th", Numbers(words).count(bad.row), scope="row"),
            h("td", bad.column or "-"),
            h("td", bad.value or "-"),
            h("td", words(bad.check.key)),
            h("td", words(bad.check.remedy)),
            h("td", ", ".join(bad.check.allowed) or "-"),
        )
        for bad in opened.rejected
    ]
    title = words("audit.rejected.first", count=len(rows))
    return scrolled(
        h(
            "table",
            h("caption", title),
            h(
                "thead",
                h("tr", [h("th", words(f"audit.rejected.{name}"), scope="col") for name in names]),
            ),
            h("tbody", rows),
            class_="rejected",
        ),
        title,
        role="group",
    )


def _mapping(state: State, words: Catalogue, opened: Opened, made: Made) -> Element:
    changed = bool(state.columns or state.ways or state.meanings)
    use = button(words("audit.apply"), "apply", style="primary")
    return h(
        "section",
        h("h3", words("audit.understood")),
        h("p", words("audit.understood.what"), class_="hint"),
        ways_view(state, words, opened),
        columns_view(state, words, opened),
        h("p", words("audit.changed") if changed else "", class_="warning", role="status"),
        h("div", use, product_link(words, Product.MAPPING, made), class_="actions"),
        file_field(state, words, "mapping", words("audit.mapping.file"), accepts=".toml"),
        class_="panel",
        key="mapping-view",
    )
