"""Take up what a tab kept of a question: what was answered and shown is read of the database."""

from dataclasses import replace

from pansol.classroom import Classroom, Place
from pansol.ui.practice.standing import Standing
from pansol.ui.practice.state import Stage, State

__all__ = ["resumed"]


def resumed(room: Classroom, state: State, standing: Standing) -> State:
    """Give the state with its question open, or marked if this attempt at it is kept.

    Without a question it is given as it is. Raises ``CaseLogError``.
    """
    if state.seat is None or state.ask is None:
        return state
    shown = room.hints(state.seat.learner_id, Place(exercise_id=state.exercise_id, ask=state.ask))
    kept = standing.answer_to(state.exercise_id, state.ask, state.attempt)
    if kept and state.stage is Stage.MARKED:
        chosen = kept.answer.chosen
        return replace(state, hints_shown=kept.answer.hints, chosen=chosen)
    opened = replace(state, stage=Stage.QUESTION, hints_shown=shown)
    return replace(opened, chosen=state.chosen - opened.removed)
