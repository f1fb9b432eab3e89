"""How many hints a learner was shown: kept first, so that they cost. The caller commits."""

import json
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, update

from pansol.caselog.class_tables import CLASSES, LEARNERS
from pansol.classroom.classes import held_class, refuse_unless_open
from pansol.classroom.joining import learner_row
from pansol.classroom.model import Place
from pansol.training import MOST_HINTS

__all__ = ["hints_kept", "keep_hints"]


def hints_kept(connection: Connection, learner_id: UUID, place: Place) -> int:
    """Give how many hints to a question a learner was shown."""
    return _kept(connection, learner_id).get(_name(place), 0)


def keep_hints(
    connection: Connection, learner_id: UUID, place: Place, shown: int, at: datetime
) -> int:
    """Write down that so many were shown, unless there were more; give how many there are now."""
    group = held_class(connection, learner_row(connection, learner_id)[CLASSES.c.id])
    refuse_unless_open(group, at)
    kept = _kept(connection, learner_id)
    count = max(kept.get(_name(place), 0), min(shown, MOST_HINTS))
    text = json.dumps({**kept, _name(place): count}, separators=(",", ":"))
    here = LEARNERS.c.id == learner_id
    connection.execute(update(LEARNERS).where(here).values(hints=text))
    return count


def _kept(connection: Connection, learner_id: UUID) -> dict[str, int]:
    kept: dict[str, int] = json.loads(learner_row(connection, learner_id)[LEARNERS.c.hints])
    return kept


def _name(place: Place) -> str:
    return f"{place.exercise_id} {place.ask.value if place.ask else ''}"
