"""Done against due, as tables: actions, and KIP of tickets."""

from collections.abc import Callable

from pansol.audit.figures import Confusion, Figure
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.words import action_words, kip_words
from pansol.audit.summary import Summary
from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.sop import Action
from pansol.ui.audit.explaining import explained
from pansol.ui.widgets import scrolled

__all__ = ["matrices"]

_Name = Callable[[str, Catalogue], str]


def matrices(summary: Summary, words: Catalogue) -> Element:
    """Give both tables."""
    return h(
        "section",
        h("h3", words("figure.confusion.title")),
        _matrix(summary.actions, words, "actions", action_words),
        _matrix(summary.kips, words, "kips", kip_words),
        explained(Figure.CONFUSION, words),
        class_="panel",
        key="matrices",
    )


def _matrix(confusion: Confusion, words: Catalogue, of: str, name: _Name) -> Element:
    numbers, square = Numbers(words), confusion.square
    title = words(f"report.matrix.{of}")
    columns = [str(column) for column in square.columns]

    def cell(due: str, done: str, count: int) -> Element:
        same = "same" if count and due == done != columns[-1] else None
        counts = count and columns[-1] not in {due, done} and due != Action.SOP_SILENT.value
        wrong = "wrong" if counts and not same else None
        return h(
            "td",
            numbers.count(count) if count else "·",
            class_=f"number {same or wrong or ''}".strip(),
        )

    rows = [
        h(
            "tr",
            h("th", name(str(due), words), scope="row"),
            [cell(str(due), done, int(row[done])) for done in columns],
        )
        for due, row in square.iterrows()
    ]
    head = [h("th", name(column, words), scope="col") for column in columns]
    return scrolled(
        h(
            "table",
            h("caption", title),
            h("thead", h("tr", h("th", words("audit.matrix.corner"), scope="col"), head)),
            h("tbody", rows),
            class_="matrix",
        ),
        title,
        role="group",
    )
