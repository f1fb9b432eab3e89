"""The audit page as a tree: its head, the file to choose, and what was read from it."""

from typing import TYPE_CHECKING

from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.ui.audit.choose import COMMAND, choose_again, choose_view
from pansol.ui.audit.state import State
from pansol.ui.header import page_header
from pansol.ui.widgets import button

if TYPE_CHECKING:  # it loads what reads files
    from pansol.ui.audit.made import Held
    from pansol.ui.audit.opening import Opened

__all__ = ["page_view"]


def page_view(
    state: State, words: Catalogue, opened: "Opened | None", held: "Held", incident: str = ""
) -> Element:
    """Give the page; with an incident's number, the sentence that says a step failed."""
    return h(
        "div",
        page_header(words, "audit"),
        h(
            "main",
            _problem(words, incident) if incident else _notice(state, words),
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


def _notice(state: State, words: Catalogue) -> Element | None:
    notice = state.notice
    if notice is None:
        return None
    command = COMMAND.format(name=words("audit.choose.any"))
    return h(
        "div",
        h(
            "p",
            words(notice.key, **notice.values),
            [" ", h("code", command)] if notice.key == "audit.too_large" else None,
        ),
        button(words("page.close"), "dismiss", style="link"),
        class_="notice problem" if notice.wrong else "notice",
        role="alert" if notice.wrong else "status",
        key="notice",
    )


def _problem(words: Catalogue, incident: str) -> Element:
    text = words("audit.problem", incident=incident)
    return h("div", h("p", text), class_="notice problem", role="alert", key="problem")
