"""Make classes, join and leave them, close and delete them. The caller commits."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Select, func, insert, select, update

from pansol.caselog.access import Asking, record_access
from pansol.caselog.class_tables import CLASSES, LEARNERS
from pansol.caselog.errors import ReusedIdError
from pansol.caselog.kept import Look
from pansol.caselog.purge import delete_classes
from pansol.classroom.codes import as_typed, new_code, new_seal
from pansol.classroom.errors import (
    ClosedError,
    ExpiredError,
    NotYoursError,
    OutdatedError,
    UnknownCodeError,
)
from pansol.classroom.model import NewClass, TrainingClass
from pansol.classroom.rows import as_list, recipe_text, shown_class
from pansol.fingerprint import FINGERPRINT
from pansol.sop import SOP

__all__ = [
    "change_class",
    "class_of",
    "class_with",
    "classes_query",
    "close_class",
    "delete_class",
    "held_class",
    "make_class",
    "refuse_unless_open",
    "refuse_unless_yours",
    "trainers_classes",
]


def classes_query() -> Select[tuple[object, ...]]:
    """Select classes, each with how many learners it has."""
    learners = select(func.count()).where(LEARNERS.c.in_class == CLASSES.c.number)
    return select(CLASSES, learners.scalar_subquery().label("learners"))


def make_class(connection: Connection, new: NewClass, questions: int) -> TrainingClass:
    """Make a class, or find it made already. Raises ``ReusedIdError`` if the id is another's.

    ``questions``: of all its exercises together.
    """
    query = classes_query().where(CLASSES.c.id == new.id)
    if row := connection.execute(query).mappings().one_or_none():
        made = [row[CLASSES.c[name]] for name in ("name", "trainer", "recipe", "exercises")]
        if made != [new.name, new.trainer, recipe_text(new.recipe), as_list(new.exercises)]:
            raise ReusedIdError("caselog.reused", id=new.id)
        return shown_class(row)
    connection.execute(
        insert(CLASSES).values(
            id=new.id,
            code=new_code(),
            name=new.name,
            trainer=new.trainer,
            recipe=recipe_text(new.recipe),
            exercises=as_list(new.exercises),
            questions=questions,
            sop_version=SOP.version,
            fingerprint=FINGERPRINT,
            seal=new_seal(),
            made_at=new.at,
            expires_at=new.expires_at,
            at=new.at,
            changes=0,
        )
    )
    return class_of(connection, new.id)


def class_of(connection: Connection, class_id: UUID) -> TrainingClass:
    """Give a class by its id. Raises ``UnknownCodeError``."""
    query = classes_query().where(CLASSES.c.id == class_id)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise UnknownCodeError("classroom.unknown_class")
    return shown_class(row)


def class_with(connection: Connection, code: str) -> UUID:
    """Give the id of the class with a code, however it is typed. Raises ``UnknownCodeError``."""
    found: UUID | None = connection.scalar(
        select(CLASSES.c.id).where(CLASSES.c.code == as_typed(code))
    )
    if found is None:
        raise UnknownCodeError("classroom.unknown_code")
    return found


def trainers_classes(connection: Connection, trainer: str) -> tuple[TrainingClass, ...]:
    """Give the classes a trainer made, the newest first; nobody's name is in them."""
    query = (
        classes_query()
        .where(CLASSES.c.trainer == trainer, CLASSES.c.practice_of.is_(None))
        .order_by(CLASSES.c.made_at.desc(), CLASSES.c.number.desc())
    )
    return tuple(map(shown_class, connection.execute(query).mappings()))


def held_class(connection: Connection, class_id: UUID) -> RowMapping:
    """Give a class's row, held until COMMIT: nobody else changes the class meanwhile."""
    query = select(CLASSES).where(CLASSES.c.id == class_id).with_for_update()
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise UnknownCodeError("classroom.unknown_class")
    return row


def refuse_unless_open(row: RowMapping, now: datetime) -> None:
    """Raise ``ClosedError``, ``ExpiredError`` or ``OutdatedError`` for a class that is not open."""
    if row["closed_at"] is not None:
        raise ClosedError("classroom.closed")
    if row["expires_at"] is not None and now >= row["expires_at"]:
        raise ExpiredError("classroom.expired")
    if row["practice_of"] is None and row["fingerprint"] != FINGERPRINT:
        raise OutdatedError("classroom.outdated", made=row["fingerprint"], now=FINGERPRINT)


def refuse_unless_yours(row: RowMapping, who: str) -> None:
    """Raise ``NotYoursError`` unless this person made the class."""
    if row["trainer"] != who:
        raise NotYoursError("classroom.not_yours")


def change_class(connection: Connection, number: int, at: datetime) -> None:
    """Count a change, by which those who watch the class see that there is one."""
    changed = {"changes": CLASSES.c.changes + 1, "at": at}
    connection.execute(update(CLASSES).where(CLASSES.c.number == number).values(changed))


def close_class(connection: Connection, class_id: UUID, trainer: str, at: datetime) -> None:
    """Close a class for good; one that is closed stays as it is."""
    row = held_class(connection, class_id)
    refuse_unless_yours(row, trainer)
    if row["closed_at"] is None:
        here = CLASSES.c.number == row["number"]
        connection.execute(update(CLASSES).where(here).values(closed_at=at))
        change_class(connection, row["number"], at)


def delete_class(connection: Connection, class_id: UUID, asking: Asking) -> None:
    """Delete a class with its learners, answers and plays; recorded with its code, no name."""
    row = held_class(connection, class_id)
    refuse_unless_yours(row, asking.who)
    delete_classes(connection, select(CLASSES.c.number).where(CLASSES.c.id == class_id))
    record_access(connection, asking, Look.DELETE, row["code"] or "")
