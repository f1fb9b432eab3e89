"""The audit page as a tree: its head, the file to choose, and what was read from it."""

from typing import TYPE_CHECKING

from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.ui.audit.choose import choose_again, choose_view
from pansol.ui.audit.state import State
from pansol.ui.header import page_header
from pansol.ui.notice import notice_view

if TYPE_CHECKING:  # it loads what reads files
    from pansol.ui.audit.made import Held
    from pansol.ui.audit.opening import Opened

__all__ = ["page_view"]


def page_view(
    state: State, words: Catalogue, opened: "Opened | None", held: "Held", incident: str = ""
) -> Element:
    """Give the page; with an incident's number, the sentence that says a step failed."""
    failed = words("audit.problem", incident=incident) if incident else ""
    return h(
        "div",
        page_header(words, "audit"),
        h(
            "main",
            notice_view(state.notice, words, failed),
            _content(state, words, opened, held),
            id="main",
            tabindex="-1",
        ),
        class_="page audit",
    )


def _content(state: State, words: Catalogue, opened: "Opened | None", held: "Held") -> Child:
    if opened is None:
        return choose_view(state, words)
    from pansol.ui.audit.result import result_view  # noqa: PLC0415  it loads pandas

    return [choose_again(state, words), result_view(state, words, opened, held)]
