"""Learners come in, come back, and begin to practise on their own. The caller commits."""

from datetime import datetime
from secrets import compare_digest
from uuid import UUID, uuid4

from sqlalchemy import Connection, RowMapping, Select, insert, select, update

from pansol.caselog.class_tables import CLASSES, LEARNERS
from pansol.caselog.errors import ReusedIdError
from pansol.classroom.classes import (
    change_class,
    class_with,
    held_class,
    refuse_unless_open,
    refuse_unless_yours,
)
from pansol.classroom.codes import as_compared, fit_name, new_return_code, new_seal
from pansol.classroom.errors import (
    BlockedError,
    ClassroomError,
    NameTakenError,
    UnknownLearnerError,
    WrongReturnError,
)
from pansol.classroom.model import Learner
from pansol.classroom.rows import shown_learner
from pansol.fingerprint import FINGERPRINT
from pansol.sop import SOP

__all__ = [
    "MOST_MISSES",
    "begin_practice",
    "come_back",
    "join_class",
    "learner_row",
    "learners_query",
    "new_return",
]

MOST_MISSES = 10
"""Wrong return codes in a row for one name: of 1,000 who guess so often, one gets in."""


def learners_query() -> Select[tuple[object, ...]]:
    """Select learners, each with its class."""
    return select(LEARNERS, CLASSES).join(CLASSES, CLASSES.c.number == LEARNERS.c.in_class)


def learner_row(connection: Connection, learner_id: UUID) -> RowMapping:
    """Give a learner's row, with the class's. Raises ``UnknownLearnerError``."""
    query = learners_query().where(LEARNERS.c.id == learner_id)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise UnknownLearnerError("classroom.unknown_learner")
    return row


def join_class(
    connection: Connection, code: str, name: str, at: datetime, learner_id: UUID
) -> Learner:
    """Let a learner in, or find that he or she is in already, by the same id."""
    name, group = fit_name(name), held_class(connection, class_with(connection, code))
    same_id = learners_query().where(LEARNERS.c.id == learner_id)
    if row := connection.execute(same_id).mappings().one_or_none():
        if (row[LEARNERS.c.in_class], row[LEARNERS.c.name]) != (group["number"], name):
            raise ReusedIdError("caselog.reused", id=learner_id)
        return shown_learner(row)
    refuse_unless_open(group, at)
    if _named(connection, group["number"], name):
        raise NameTakenError("classroom.name_taken", name=name)
    _add(connection, group["number"], name, at, learner_id)
    return shown_learner(learner_row(connection, learner_id))


def come_back(
    connection: Connection, code: str, name: str, return_code: str
) -> Learner | ClassroomError:
    """Give the learner of this name to who knows the return code.

    Else the error is given, not raised: a wrong code is counted, and the count must be kept.
    A class that is closed or over lets learners in, to read their results.
    """
    group = held_class(connection, class_with(connection, code))
    row = _named(connection, group["number"], fit_name(name))
    if row is None:
        return WrongReturnError("classroom.wrong_return")
    if row[LEARNERS.c.misses] >= MOST_MISSES:
        return BlockedError("classroom.blocked")
    typed = "".join(return_code.split()).encode(errors="replace")
    right = compare_digest(row[LEARNERS.c.return_code].encode(), typed)
    misses = 0 if right else row[LEARNERS.c.misses] + 1
    here = LEARNERS.c.number == row[LEARNERS.c.number]
    connection.execute(update(LEARNERS).where(here).values(misses=misses))
    return shown_learner(row) if right else WrongReturnError("classroom.wrong_return")


def new_return(connection: Connection, learner_id: UUID, trainer: str) -> Learner:
    """Draw another return code for a learner who has lost it, or is blocked."""
    row = learner_row(connection, learner_id)
    refuse_unless_yours(held_class(connection, row[CLASSES.c.id]), trainer)
    changed = {"return_code": new_return_code(), "misses": 0}
    connection.execute(update(LEARNERS).where(LEARNERS.c.id == learner_id).values(changed))
    return shown_learner(learner_row(connection, learner_id))


def begin_practice(connection: Connection, who: str, at: datetime) -> Learner:
    """Give the learner who practises on his or her own; begun the first time."""
    name = fit_name(who)
    query = learners_query().where(CLASSES.c.practice_of == as_compared(name))
    if row := connection.execute(query).mappings().one_or_none():
        return shown_learner(row)
    begun = insert(CLASSES).values(
        id=uuid4(),
        practice_of=as_compared(name),
        name="",
        trainer=name,
        recipe="",
        exercises="[]",
        questions=0,
        sop_version=SOP.version,
        fingerprint=FINGERPRINT,
        seal=new_seal(),
        made_at=at,
        at=at,
        changes=0,
    )
    number = connection.execute(begun.returning(CLASSES.c.number)).scalar_one()
    _add(connection, number, name, at, learner_id := uuid4())
    return shown_learner(learner_row(connection, learner_id))


def _named(connection: Connection, number: int, name: str) -> RowMapping | None:
    query = learners_query().where(
        LEARNERS.c.in_class == number, LEARNERS.c.called == as_compared(name)
    )
    return connection.execute(query).mappings().one_or_none()


def _add(connection: Connection, number: int, name: str, at: datetime, learner_id: UUID) -> None:
    connection.execute(
        insert(LEARNERS).values(
            id=learner_id,
            in_class=number,
            name=name,
            called=as_compared(name),
            return_code=new_return_code(),
            misses=0,
            exercise="",
            hints="{}",
            joined_at=at,
        )
    )
    change_class(connection, number, at)
