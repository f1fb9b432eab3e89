"""Coming in: alone, into a class, or back into one; and what a learner has done so far."""

from datetime import datetime

from pansol.classroom import Classroom, Learner
from pansol.ui.practice.standing import Standing
from pansol.ui.practice.state import Seat, State, Way

__all__ = ["came_in", "enter"]


def enter(room: Classroom, state: State, now: datetime, signed_in: str) -> tuple[Seat, Standing]:
    """Let a learner in by the way that is open. Raises ``CaseLogError``."""
    typed = {name: text.strip() for name, text in state.fields.items()}
    match state.way:
        case Way.ALONE:
            learner = room.begin_practice(signed_in or typed.get("who", ""), now)
        case Way.CLASS:
            learner = room.join(typed.get("code", ""), typed.get("name", ""), now, state.new_id)
        case Way.BACK:
            code, name = typed.get("code", ""), typed.get("name", "")
            learner = room.come_back(code, name, typed.get("return_code", ""))
        case Way.PLAY:
            raise ValueError("who plays is no learner")
    return came_in(room, learner)


def came_in(room: Classroom, learner: Learner) -> tuple[Seat, Standing]:
    """Give a learner's seat, and what he or she has done so far."""
    group = room.class_of(learner.class_id)
    seat = Seat(
        learner_id=learner.id,
        class_id=learner.class_id,
        name=learner.name,
        class_name=group.name,
        code=group.code,
        return_code=learner.return_code if group.code else "",
        exercises=group.exercises,
    )
    return seat, Standing(answers=room.answers_of(learner.id))
