"""The role plays of a class: make one, see who plays, open one."""

from datetime import datetime

from pansol.catalogue import Catalogue
from pansol.classroom import Play, Role, TrainingClass
from pansol.config import current
from pansol.element import Element, h
from pansol.training import exercise_of
from pansol.ui.trainer.live_view import live_view
from pansol.ui.trainer.shown import Shown
from pansol.ui.trainer.state import State
from pansol.ui.trainer.table_view import table_view
from pansol.ui.widgets import button, choice_field, field

__all__ = ["play_view"]

_HEADS = ("code", "case", "customer", "agent", "standing")


def play_view(
    state: State, shown: Shown, group: TrainingClass, words: Catalogue, now: datetime
) -> list[Element | None]:
    """Give the play that is open, else all of them."""
    play = next((each for each in shown.plays if each.id == state.play_id), None)
    if play is not None:
        return live_view(state, play, shown.steps, _case(play.exercise_id, group, words), words)
    return [
        _make(state, group, words) if group.is_open(now) else None,
        table_view("plays", _HEADS, (_row(each, group, words) for each in shown.plays), words)
        if shown.plays
        else h("p", words("trainer.no_play"), class_="hint"),
    ]


def _make(state: State, group: TrainingClass, words: Catalogue) -> Element:
    choices = [(each, _case(each, group, words)) for each in group.exercises]
    chosen = state.fields.get("exercise") or group.exercises[0]
    return h(
        "section",
        h("h3", words("trainer.play.new")),
        h("p", words("trainer.play.hint"), class_="hint"),
        field(
            "exercise", words("trainer.play.exercise"), choice_field("exercise", chosen, choices)
        ),
        h(
            "div",
            button(words("trainer.play.make"), "make_play", style="primary"),
            class_="actions",
        ),
        class_="panel",
        key="make-play",
    )


def _case(exercise_id: str, group: TrainingClass, words: Catalogue) -> str:
    """Name an exercise: its place in the class, its rule, how difficult it is."""
    exercise = exercise_of(exercise_id)
    places = {each: place for place, each in enumerate(group.exercises, 1)}
    return words(
        "trainer.play.case",
        place=places.get(exercise_id, 0),
        rule=exercise.rule,
        difficulty=words(f"trainer.difficulty.{exercise.difficulty}"),
    )


def _row(play: Play, group: TrainingClass, words: Catalogue) -> list[Element | str]:
    ended = play.ended_at
    return [
        button(play.code, "open_play", str(play.id), style="link"),
        _case(play.exercise_id, group, words),
        play.name_of(Role.CUSTOMER) or words("trainer.play.nobody"),
        play.name_of(Role.AGENT) or words("trainer.play.nobody"),
        words("trainer.play.ended", moment=words.stamp(ended.astimezone(current().at)))
        if ended
        else words("trainer.play.on"),
    ]
