"""A learner's questions: open one, give a hint, keep the answer, open one once more."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pansol.ui.acts import BadActionError
from pansol.ui.notice import Notice, notice_of
from pansol.ui.practice.standing import Standing
from pansol.ui.practice.state import Seat, Stage, State

if TYPE_CHECKING:  # slow to import
    from pansol.classroom import Classroom

__all__ = ["answered", "asked_again", "gone_on", "hinted"]

_LONGEST = timedelta(hours=1)
"""A question that was left open longer was left alone."""


def answered(
    room: "Classroom", state: State, standing: Standing, now: datetime
) -> tuple[State, Standing]:
    """Keep the answer and mark it. Raises ``CaseLogError``.

    What was answered before, in another browser say, is what counts and is told.
    """
    from pansol.classroom import Answer  # noqa: PLC0415  slow to import

    if state.stage is not Stage.QUESTION or state.seat is None or state.ask is None:
        raise BadActionError("no question is open")
    if not state.chosen:
        choose = Notice(key="practice.choose_first", wrong=True)
        return replace(state, notice=choose), standing
    took = now - state.asked_at if state.asked_at else timedelta()
    receipt = room.answer(
        Answer(
            learner_id=state.seat.learner_id,
            exercise_id=state.exercise_id,
            ask=state.ask,
            chosen=state.chosen,
            at=now,
            took=min(max(took, timedelta()), _LONGEST),
            hints=state.hints_shown,
            attempt=state.attempt,
        )
    )
    kept = receipt.kept.answer
    other = kept.chosen != state.chosen
    marked = replace(
        state,
        stage=Stage.MARKED,
        chosen=kept.chosen,
        hints_shown=kept.hints,
        step=state.step + 1,
        notice=Notice(key="practice.answered_elsewhere") if other else None,
    )
    return marked, standing.having([receipt.kept])


def asked_again(state: State, standing: Standing, now: datetime) -> State:
    """Open a question once more: that answer is kept too, and does not count."""
    if state.stage is not Stage.MARKED or state.ask is None:
        raise BadActionError("no answer to try again")
    attempts = standing.attempts(state.exercise_id, state.ask)
    again = replace(state, chosen=frozenset(), attempt=attempts + 1, notice=None)
    return _asked(again, now)


def gone_on(room: "Classroom", state: State, standing: Standing, now: datetime) -> State:
    """Open the first question that is not answered; in own practice choose an exercise.

    Raises ``CaseLogError``.
    """
    seat = state.seat
    if seat is None:
        raise BadActionError("nobody practises")
    place = room.place(seat.learner_id)
    exercise_id, ask = place.exercise_id, place.ask
    if ask is None and seat.alone:
        from pansol.training.choosing import next_exercise  # noqa: PLC0415  slow to import

        person = str(seat.learner_id)
        exercise = next_exercise(standing.schedule, standing.exercises, now, person)
        exercise_id, ask = exercise.id, exercise.questions[0].ask
    if ask is None:
        return replace(state, stage=Stage.DONE, step=state.step + 1)
    if exercise_id != state.exercise_id and (over := _over(room, seat, exercise_id, now)):
        return replace(state, stage=Stage.DONE, step=state.step + 1, notice=over)
    shown = room.hints(seat.learner_id, replace(place, exercise_id=exercise_id, ask=ask))
    fresh = replace(state, exercise_id=exercise_id, ask=ask, chosen=frozenset())
    return _asked(replace(fresh, hints_shown=shown, attempt=1, notice=None), now)


def hinted(room: "Classroom", state: State, now: datetime) -> State:
    """Show a hint, once it is kept that it was shown. Raises ``CaseLogError``."""
    from pansol.classroom import Place  # noqa: PLC0415  slow to import

    if state.seat is None or state.ask is None or not state.more_hints:
        raise BadActionError("there is no hint to be had")
    place = Place(exercise_id=state.exercise_id, ask=state.ask)
    count = room.show_hints(state.seat.learner_id, place, state.hints_shown + 1, now)
    shown = replace(state, hints_shown=count, notice=None)
    return replace(shown, chosen=state.chosen - shown.removed)


def _over(room: "Classroom", seat: Seat, exercise_id: str, now: datetime) -> Notice | None:
    """Write down where the learner is; give why not, where the class takes no more answers."""
    from pansol.classroom import ClassroomError  # noqa: PLC0415  slow to import

    try:
        room.turn_to(seat.learner_id, exercise_id, now)
    except ClassroomError as error:
        return notice_of(error)
    return None


def _asked(state: State, now: datetime) -> State:
    return replace(state, stage=Stage.QUESTION, asked_at=now, step=state.step + 1)
