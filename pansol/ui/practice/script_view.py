"""The script of whoever plays the customer: the story to tell, an answer to each question."""

from pansol.catalogue import Catalogue
from pansol.classroom import Play, Role
from pansol.element import Element, h
from pansol.training import exercise_of
from pansol.ui.practice.state import State
from pansol.ui.roleplay.remarks_view import remarks_view
from pansol.ui.roleplay.script_parts import script_parts
from pansol.ui.roleplay.seated import Player
from pansol.ui.widgets import button, field, text_field

__all__ = ["script_view"]

_UNKNOWN = ("systems", "outage", "sop", "other")
"""What the customer can't know: each a sentence of the catalogue."""


def script_view(state: State, player: Player, play: Play, words: Catalogue) -> list[Element | None]:
    """Give the script, and a box for what was said. It tells nothing of the outcome."""
    return [
        _head(state, player, play, words),
        remarks_view(player, words),
        h(
            "div",
            script_parts(play.exercise_id, words),
            h("div", _unknown(play.exercise_id, words), _notes(state, player, words)),
            class_="columns script-columns",
        ),
    ]


def _head(state: State, player: Player, play: Play, words: Catalogue) -> Element:
    agent = play.name_of(Role.AGENT)
    now = exercise_of(play.exercise_id).scenario.story.handled_at
    return h(
        "div",
        h(
            "p",
            h("strong", words("play.banner.customer", code=play.code, name=player.name)),
            " ",
            words("play.agent.is", name=agent) if agent else words("play.agent.none"),
            " ",
            words("practice.now", moment=words.moment(now)),
            tabindex="-1",
            focus=f"play-{state.step}",
        ),
        h("p", words("play.ended"), class_="lead") if player.ended else None,
        button(words("practice.leave"), "leave") if player.ended else None,
        class_="notice play",
        role="status",
        key="play",
    )


def _unknown(exercise_id: str, words: Catalogue) -> Element:
    return h(
        "section",
        h("h2", words("play.unknown")),
        h("ul", [h("li", words(f"play.unknown.{name}")) for name in _UNKNOWN], class_="bullets"),
        class_="panel",
        key=f"unknown-{exercise_id}",
    )


def _notes(state: State, player: Player, words: Catalogue) -> Element | None:
    if player.ended and not state.notes:
        return None
    control = text_field("note", state.fields.get("note", ""))
    return h(
        "section",
        h("h2", words("play.notes")),
        None
        if player.ended
        else [
            field("note", words("play.note"), control, hint=words("play.note.hint")),
            h("div", button(words("play.note.keep"), "note", hotkey="Enter"), class_="actions"),
        ],
        h("ol", [h("li", text) for text in state.notes], class_="bullets") if state.notes else None,
        class_="panel",
        key="notes",
    )
