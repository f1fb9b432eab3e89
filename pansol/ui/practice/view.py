"""The whole practice page as a tree of elements."""

from datetime import datetime

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.header import page_header
from pansol.ui.notice import notice_view
from pansol.ui.practice.customer_view import customer_view
from pansol.ui.practice.enter_view import enter_view
from pansol.ui.practice.progress_view import done_view, place_view, standing_view
from pansol.ui.practice.question_view import question_view
from pansol.ui.practice.script_view import script_view
from pansol.ui.practice.standing import Standing
from pansol.ui.practice.state import Stage, State
from pansol.ui.widgets import button

__all__ = ["page_view"]


def page_view(
    state: State, standing: Standing, words: Catalogue, now: datetime, incident: str = ""
) -> Element:
    """Give the page; with an incident's number, the sentence that says a step failed."""
    failed = words("page.problem", incident=incident) if incident else ""
    return h(
        "div",
        page_header(words, "practice"),
        h(
            "main",
            notice_view(state.notice, words, failed),
            _stage(state, standing, words, now),
            id="main",
            tabindex="-1",
        ),
        class_="page practice",
    )


def _away(words: Catalogue) -> Element:
    """Offer to try again; what the tab kept is not lost meanwhile."""
    return h(
        "section",
        h("h2", words("practice.away"), tabindex="-1"),
        h(
            "div",
            button(words("practice.reload"), "reload", style="primary"),
            button(words("practice.leave"), "leave"),
            class_="actions",
        ),
        class_="step enter",
        key="away",
    )


def _stage(
    state: State, standing: Standing, words: Catalogue, now: datetime
) -> list[Element | None]:
    if state.stage is Stage.PLAY and state.player and state.player.play:
        return script_view(state, state.player, state.player.play, words)
    if state.stage is Stage.AWAY:
        return [_away(words)]
    if state.stage is Stage.ENTER or state.seat is None:
        return [enter_view(state, words)]
    place = place_view(state, standing, words)
    if state.stage is Stage.DONE:
        return [
            place,
            done_view(state, standing, words),
            standing_view(state, standing, words, now),
        ]
    return [
        place,
        h(
            "div",
            customer_view(state.exercise_id, words),
            h("div", question_view(state, words), class_="answering"),
            class_="columns exercise",
        ),
        standing_view(state, standing, words, now),
    ]
