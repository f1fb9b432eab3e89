"""Make a class: what was typed is checked, the exercises are drawn and kept with it."""

from dataclasses import replace
from datetime import datetime, timedelta
from secrets import randbelow
from typing import TYPE_CHECKING
from uuid import uuid4

from pansol.ui.notice import Notice
from pansol.ui.trainer.state import DAYS, State

if TYPE_CHECKING:  # slow to import
    from pansol.classroom import Classroom, TrainingClass

__all__ = ["made_class", "proposed_seed"]

_SEEDS = 10_000
"""Seeds that are proposed: short enough to be written on a board."""


def proposed_seed() -> str:
    """Give a seed for the next class."""
    return str(randbelow(_SEEDS))


def made_class(
    room: "Classroom", state: State, now: datetime
) -> "tuple[State, TrainingClass | None]":
    """Give the class that was made and the form for the next one, or the state that says why not.

    Raises ``CaseLogError``.
    """
    from pansol.classroom import NewClass  # noqa: PLC0415  slow to import
    from pansol.training import exercise_set  # noqa: PLC0415  likewise

    recipe, name = state.recipe, state.fields.get("name", "").strip()
    days = state.fields.get("days", "")
    if recipe is None or not name or days not in map(str, DAYS):
        wrong = "trainer.name.needed" if recipe and not name else "trainer.recipe"
        return replace(state, notice=Notice(key=wrong, wrong=True)), None
    try:
        exercises = exercise_set(recipe).ids
    except ValueError:
        return replace(state, notice=Notice(key="trainer.no_case", wrong=True)), None
    made = room.make_class(
        NewClass(
            id=state.new_id,
            name=name,
            trainer=state.who,
            recipe=recipe,
            exercises=exercises,
            at=now,
            expires_at=now + timedelta(days=int(days)),
        )
    )
    fields = {**state.fields, "name": "", "seed": proposed_seed()}
    return replace(state, fields=fields, new_id=uuid4()), made
