"""The whole lesson page as a tree of elements."""

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.header import page_header
from pansol.ui.lesson.chapter_view import chapter_view
from pansol.ui.lesson.contents_view import contents_view
from pansol.ui.lesson.handout_view import handout_view
from pansol.ui.lesson.state import HANDOUT, State
from pansol.ui.notice import notice_view

__all__ = ["page_view"]


def page_view(state: State, words: Catalogue, incident: str = "") -> Element:
    """Give the page; with an incident's number, the sentence that says a step failed."""
    failed = words("page.problem", incident=incident) if incident else ""
    return h(
        "div",
        page_header(words, "lesson"),
        h(
            "main",
            notice_view(state.notice, words, failed),
            handout_view(words)
            if state.chapter == HANDOUT
            else h(
                "div",
                contents_view(state, words),
                chapter_view(state, words),
                class_="lesson-columns",
            ),
            id="main",
            tabindex="-1",
        ),
        class_="page lesson",
    )
