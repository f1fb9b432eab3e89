"""The role plays of an open class: make, open, read, remark, free a seat, end, delete."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID, uuid4

from pansol.ui.acts import BadActionError
from pansol.ui.notice import Notice
from pansol.ui.trainer.shown import Shown
from pansol.ui.trainer.state import Risk, State

if TYPE_CHECKING:  # slow to import
    from collections.abc import Callable

    from pansol.caselog import Asking
    from pansol.classroom import Classroom

__all__ = [
    "PlayAct",
    "asking_of",
    "confirmed",
    "freed",
    "made_play",
    "opened_play",
    "read_plays",
    "remarked",
]

PlayAct: TypeAlias = "Callable[[Classroom, State, Shown, list[str], datetime], State]"
"""An act upon them: the state it leads to. Raises ``CaseLogError``, ``BadActionError``."""


def made_play(
    room: "Classroom", state: State, shown: Shown, _arguments: list[str], now: datetime
) -> State:
    """Make a play of the exercise that is chosen, and open it."""
    from pansol.classroom import NewPlay  # noqa: PLC0415  slow to import

    group = shown.results.training_class if shown.results else None
    if group is None or not group.is_open(now):
        raise BadActionError("no class is open")
    chosen = state.fields.get("exercise") or group.exercises[0]
    if chosen not in group.exercises:
        raise BadActionError("no exercise of this class")
    new = NewPlay(
        id=state.new_play_id, who=state.who, exercise_id=chosen, at=now, class_id=group.id
    )
    play = room.make_play(new)
    return replace(state, play_id=play.id, new_play_id=uuid4(), step=state.step + 1)


def opened_play(
    _room: "Classroom", state: State, shown: Shown, arguments: list[str], _now: datetime
) -> State:
    """Open one of the class's plays."""
    found = next((each.id for each in shown.plays if [str(each.id)] == arguments), None)
    if found is None:
        raise BadActionError("no play of this class")
    return replace(state, play_id=found, asking=None, step=state.step + 1)


def freed(
    room: "Classroom", state: State, shown: Shown, arguments: list[str], now: datetime
) -> State:
    """Let somebody else take a role."""
    from pansol.classroom import Role  # noqa: PLC0415  slow to import

    try:
        role = Role(*arguments)
    except (TypeError, ValueError):
        raise BadActionError("no such role") from None
    room.free_seat(_open(state, shown), role, state.who, now)
    return state


def remarked(
    room: "Classroom", state: State, shown: Shown, _arguments: list[str], now: datetime
) -> State:
    """Keep a remark; sent again it is kept once."""
    from pansol.classroom import Step  # noqa: PLC0415  slow to import

    play_id, text = _open(state, shown), state.fields.get("remark", "").strip()
    if not text:
        return replace(state, notice=Notice(key="trainer.play.remark.needed", wrong=True))
    room.remark(play_id, state.who, Step(id=state.new_step_id, at=now, note=text))
    return replace(state, fields={**state.fields, "remark": ""}, new_step_id=uuid4())


def confirmed(
    room: "Classroom", state: State, shown: Shown, _arguments: list[str], now: datetime
) -> State:
    """End or delete the play, as was asked about."""
    play_id = _open(state, shown)
    if state.asking is Risk.END_PLAY:
        room.end_play(play_id, state.who, now)
        return replace(state, asking=None)
    room.delete_play(play_id, asking_of(state, now))
    return replace(state, asking=None, play_id=None)


def asking_of(state: State, now: datetime) -> "Asking":
    """Give who deletes, when, and on which page, as it is recorded."""
    from pansol.caselog import Asking  # noqa: PLC0415  slow to import

    return Asking(who=state.who, at=now, why="trainer")


def read_plays(room: "Classroom", state: State, shown: Shown) -> tuple[State, Shown]:
    """Read the class's plays, and the steps of the one that is open, if it is still there."""
    plays = tuple(each for each in room.plays(state.who) if each.class_id == state.class_id)
    if state.play_id not in {each.id for each in plays}:
        state = replace(state, play_id=None)
    steps = room.steps(state.play_id, state.who) if state.play_id else ()
    return state, replace(shown, plays=plays, steps=steps)


def _open(state: State, shown: Shown) -> UUID:
    if state.play_id is None or state.play_id not in {each.id for each in shown.plays}:
        raise BadActionError("no play is open")
    return state.play_id
