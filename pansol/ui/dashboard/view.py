"""The dashboard as a tree: its head, where the cases come from, what is chosen, and the figures."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.ui.dashboard.empty_view import empty_view
from pansol.ui.dashboard.jump_view import jump_view
from pansol.ui.dashboard.saved import Saved
from pansol.ui.dashboard.saved_view import saved_view
from pansol.ui.dashboard.state import State
from pansol.ui.header import page_header
from pansol.ui.notice import Notice, notice_view

if TYPE_CHECKING:  # they load what reads files
    from pansol.ui.dashboard.counted import Counted
    from pansol.ui.dashboard.source import Source

__all__ = ["Shown", "page_view"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page shows beside what the person chose."""

    page: str
    """The page's name, as in the header."""
    source: "Source | None"
    counted: "Counted | None"
    figures: Callable[[], Element]
    """Gives what is shown unless cases are listed."""
    title: str
    """The heading of the cases that are listed."""
    log_trouble: Notice | None
    """Why the case log is not shown."""
    saved: Saved
    """The views that are kept under names."""
    busy: bool
    """Whether cases are being read."""
    compares: bool
    """Whether a period is compared with the one before."""
    above: Element | None = None
    """What stands above the figures."""
    incident: str


def page_view(state: State, words: Catalogue, shown: Shown) -> Element:
    """Give the page."""
    failed = words("dashboard.problem", incident=shown.incident) if shown.incident else ""
    return h(
        "div",
        page_header(words, shown.page),
        h(
            "main",
            notice_view(state.notice, words, failed),
            _content(state, words, shown),
            id="main",
            tabindex="-1",
        ),
        class_="page audit dashboard",
    )


def _content(state: State, words: Catalogue, shown: Shown) -> Child:
    source, counted = shown.source, shown.counted
    if source is None and not shown.busy and (shown.incident or state.notice):
        return empty_view(words)  # what was begun has failed
    if source is None or counted is None:
        return h(
            "section",
            h("h2", words("dashboard.loading"), tabindex="-1"),
            h("p", words("dashboard.loading.what"), class_="lead"),
            h("progress", aria_label=words("dashboard.loading")),
            class_="step",
            role="status",
            key="loading",
        )
    # They load pandas.
    from pansol.ui.dashboard.choosing_view import choosing_view  # noqa: PLC0415
    from pansol.ui.dashboard.list_view import list_view  # noqa: PLC0415
    from pansol.ui.dashboard.source_view import source_view  # noqa: PLC0415

    body = (
        list_view(state, words, source, counted, shown.title) if state.listed else shown.figures()
    )
    return [
        jump_view(words, body),
        source_view(words, source, shown.log_trouble, busy=shown.busy),
        choosing_view(state, words, counted, compares=shown.compares),
        saved_view(state, words, shown.saved),
        shown.above,
        body,
    ]
