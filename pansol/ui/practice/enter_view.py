"""The ways in: practise alone, join a class, come back into one."""

from collections.abc import Mapping

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.person import signed_in
from pansol.ui.practice.state import State, Way
from pansol.ui.widgets import button, field, text_field

__all__ = ["enter_view"]

_ASKED: Mapping[Way, tuple[str, ...]] = {
    Way.ALONE: ("who",),
    Way.CLASS: ("code", "name"),
    Way.BACK: ("code", "name", "return_code"),
    Way.PLAY: ("code", "name"),
}
"""What each way asks for."""


def enter_view(state: State, words: Catalogue) -> Element:
    """Give the ways, and the form of the one that is open."""
    known = signed_in()
    asked = [name for name in _ASKED[state.way] if not (name == "who" and known)]
    return h(
        "section",
        h("h2", words("practice.enter"), tabindex="-1", focus="enter"),
        h("p", words("practice.lead"), class_="lead"),
        h(
            "div",
            [_way(way, state, words) for way in Way],
            class_="actions ways",
            role="group",
            aria_label=words("practice.ways"),
        ),
        h("p", words(f"practice.way.{state.way.value}.hint"), class_="hint"),
        h("p", words("practice.signed_in", who=known)) if known and "who" not in asked else None,
        [_asked(name, state, words) for name in asked],
        h(
            "div",
            button(
                words(f"practice.enter.{state.way.value}"), "enter", style="primary", hotkey="Enter"
            ),
            class_="actions",
        ),
        None if state.way is Way.PLAY else h("p", words("practice.kept"), class_="hint"),
        class_="step enter",
        key="enter",
    )


def _way(way: Way, state: State, words: Catalogue) -> Element:
    pressed = "true" if way is state.way else "false"
    return button(words(f"practice.way.{way.value}"), "way", way.value, aria_pressed=pressed)


def _asked(name: str, state: State, words: Catalogue) -> Element:
    mode = "numeric" if name == "return_code" else None
    control = text_field(name, state.fields.get(name, ""), mode=mode)
    if name == "code" and state.way is Way.PLAY:
        return field(name, words("play.code"), control)
    hint = words(f"practice.field.{name}.hint")
    return field(name, words(f"practice.field.{name}"), control, hint=hint)
