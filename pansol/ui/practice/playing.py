"""The customer of a role play: take part, look how it stands, note what was said."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid5

from pansol.classroom import Classroom, Role, Step
from pansol.ui.practice.state import Stage, State
from pansol.ui.roleplay.seated import Player, looked, took

__all__ = ["looked_at", "noted", "took_part"]


def took_part(room: Classroom, state: State, now: datetime, signed_in: str) -> State:
    """Give the state with the customer's role taken. Raises ``CaseLogError``."""
    fields, player = state.fields, state.player or Player(seat_id=state.new_id)
    name = signed_in or fields.get("name", "")
    player = took(room, replace(player, code=fields.get("code", ""), name=name), Role.CUSTOMER, now)
    return _with_notes(room, replace(state, player=player, stage=Stage.PLAY, step=state.step + 1))


def looked_at(room: Classroom, state: State) -> State:
    """Give the state with the play as it stands now. Raises ``CaseLogError``."""
    assert state.player  # noqa: S101  somebody plays
    player = looked(room, state.player, Role.CUSTOMER)
    state = _with_notes(room, replace(state, player=player, stage=Stage.PLAY))
    notice = state.notice
    if notice and notice.key.startswith("caselog."):  # it can be read again
        return replace(state, notice=None)
    return state


def noted(room: Classroom, state: State, now: datetime) -> State:
    """Give the state with what was typed kept; sent again it is kept once."""
    assert state.player  # noqa: S101  somebody plays
    text = state.fields.get("note", "").strip()
    if not text:
        return state
    seat_id = state.player.seat_id
    # The id follows from the note and its place, so one whose receipt was lost is the same.
    step = Step(id=uuid5(seat_id, f"{len(state.notes)} {text}"), at=now, note=text)
    room.add_step(seat_id, step)
    return _with_notes(room, replace(state, fields={**state.fields, "note": ""}, notice=None))


def _with_notes(room: Classroom, state: State) -> State:
    assert state.player and state.player.play  # noqa: S101, PT018  somebody plays
    steps = room.steps(state.player.play.id, state.player.seat_id)
    mine = (kept.step.note for kept in steps if kept.role is Role.CUSTOMER)
    return replace(state, notes=tuple(filter(None, mine)))
