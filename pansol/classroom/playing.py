"""Make role plays, take seats, add steps, read them. The caller commits."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from pansol.caselog.access import Asking, record_access
from pansol.caselog.class_tables import CLASSES, PLAYS, SEATS, STEPS
from pansol.caselog.errors import ReusedIdError
from pansol.caselog.kept import Look
from pansol.caselog.payload import as_json, details_in, note_in
from pansol.caselog.purge import delete_plays
from pansol.classroom.classes import change_class
from pansol.classroom.codes import as_compared, as_typed, new_code
from pansol.classroom.errors import (
    ClosedError,
    NameTakenError,
    NotYoursError,
    SeatTakenError,
    UnknownCodeError,
    UnknownLearnerError,
)
from pansol.classroom.play import KeptStep, NewPlay, Play, Role, Seat, Step

__all__ = [
    "add_step",
    "changes_in_play",
    "delete_play",
    "end_play",
    "free_seat",
    "held_play",
    "make_play",
    "makers_plays",
    "play_of",
    "play_with",
    "seat_of",
    "steps_in",
    "take_seat",
]

_COLUMNS = select(PLAYS, CLASSES.c.id.label("class_id")).outerjoin(
    CLASSES, CLASSES.c.number == PLAYS.c.in_class
)


def make_play(connection: Connection, new: NewPlay) -> Play:
    """Make a play, or find it made already."""
    number = None
    if new.class_id is not None:
        number = connection.scalar(select(CLASSES.c.number).where(CLASSES.c.id == new.class_id))
        if number is None:
            raise UnknownCodeError("classroom.unknown_class")
    found = connection.execute(select(PLAYS).where(PLAYS.c.id == new.id)).one_or_none()
    if found is None:
        connection.execute(
            insert(PLAYS).values(
                id=new.id,
                code=new_code(),
                in_class=number,
                who=new.who,
                exercise=new.exercise_id,
                made_at=new.at,
                at=new.at,
                changes=0,
            )
        )
        if number is not None:
            change_class(connection, number, new.at)
    elif (found.who, found.exercise, found.in_class) != (new.who, new.exercise_id, number):
        raise ReusedIdError("caselog.reused", id=new.id)
    return play_of(connection, new.id)


def play_of(connection: Connection, play_id: UUID) -> Play:
    """Give a play by its id. Raises ``UnknownCodeError``."""
    row = connection.execute(_COLUMNS.where(PLAYS.c.id == play_id)).mappings().one_or_none()
    if row is None:
        raise UnknownCodeError("classroom.unknown_play")
    return _play(connection, row)


def play_with(connection: Connection, code: str) -> Play:
    """Give the play with a code, however it is typed. Raises ``UnknownCodeError``."""
    query = _COLUMNS.where(PLAYS.c.code == as_typed(code))
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise UnknownCodeError("classroom.unknown_play_code")
    return _play(connection, row)


def changes_in_play(connection: Connection, play_id: UUID) -> int:
    """Give how many changes there were in a play: one row is read, by its key."""
    found = connection.scalar(select(PLAYS.c.changes).where(PLAYS.c.id == play_id))
    if found is None:
        raise UnknownCodeError("classroom.unknown_play")
    return int(found)


def makers_plays(connection: Connection, who: str) -> tuple[Play, ...]:
    """Give the plays somebody made, the newest first."""
    query = _COLUMNS.where(PLAYS.c.who == who)
    rows = connection.execute(query.order_by(PLAYS.c.made_at.desc(), PLAYS.c.number.desc()))
    return tuple(_play(connection, row) for row in rows.mappings().all())


def held_play(connection: Connection, play_id: UUID, who: str | None = None) -> RowMapping:
    """Give a play's row, held until COMMIT. With ``who``: raises ``NotYoursError`` for others.

    Its class, which changes with it, is held before it, as by who deletes the class.
    """
    group = select(PLAYS.c.in_class).where(PLAYS.c.id == play_id).scalar_subquery()
    connection.execute(select(CLASSES.c.number).where(CLASSES.c.number == group).with_for_update())
    query = select(PLAYS).where(PLAYS.c.id == play_id).with_for_update()
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise UnknownCodeError("classroom.unknown_play")
    if who is not None and row["who"] != who:
        raise NotYoursError("classroom.not_your_play")
    return row


def take_seat(connection: Connection, seat: Seat, at: datetime) -> Seat:
    """Take a role, or find it taken by the same seat already. Nobody takes both."""
    play = held_play(connection, seat.play_id)
    found = connection.execute(select(SEATS).where(SEATS.c.id == seat.id)).one_or_none()
    if found is not None:
        if (found.play, found.role, found.name) != (play["number"], seat.role.value, seat.name):
            raise ReusedIdError("caselog.reused", id=seat.id)
        return seat
    _refuse_unless_on(play)
    here = select(SEATS.c.role, SEATS.c.name).where(SEATS.c.play == play["number"])
    names = {row.role: as_compared(row.name) for row in connection.execute(here)}
    if seat.role.value in names or seat.role is Role.TRAINER:
        raise SeatTakenError("classroom.seat_taken")
    if as_compared(seat.name) in names.values():
        raise NameTakenError("classroom.both_roles", name=seat.name)
    values = {"id": seat.id, "role": seat.role.value, "name": seat.name, "at": at}
    connection.execute(insert(SEATS).values(play=play["number"], **values))
    _change(connection, play, at)
    return seat


def seat_of(connection: Connection, seat_id: UUID) -> Seat:
    """Give a seat by its id. Raises ``UnknownLearnerError``."""
    query = (
        select(SEATS.c.role, SEATS.c.name, PLAYS.c.id)
        .join(PLAYS, PLAYS.c.number == SEATS.c.play)
        .where(SEATS.c.id == seat_id)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise UnknownLearnerError("classroom.unknown_seat")
    return Seat(id=seat_id, play_id=row.id, role=Role(row.role), name=row.name)


def free_seat(connection: Connection, play_id: UUID, role: Role, who: str, at: datetime) -> None:
    """Let somebody else take a role; what was done in it stays."""
    play = held_play(connection, play_id, who)
    here = (SEATS.c.play == play["number"], SEATS.c.role == role.value)
    connection.execute(delete(SEATS).where(*here))
    _change(connection, play, at)


def end_play(connection: Connection, play_id: UUID, who: str, at: datetime) -> None:
    """End a play; one that has ended stays as it is."""
    play = held_play(connection, play_id, who)
    if play["ended_at"] is None:
        here = PLAYS.c.number == play["number"]
        connection.execute(update(PLAYS).where(here).values(ended_at=at))
        _change(connection, play, at)


def delete_play(connection: Connection, play_id: UUID, asking: Asking) -> None:
    """Delete a play with its seats and steps; recorded with its code, no name."""
    play = held_play(connection, play_id, asking.who)
    delete_plays(connection, select(PLAYS.c.number).where(PLAYS.c.number == play["number"]))
    if play["in_class"] is not None:
        change_class(connection, play["in_class"], asking.at)
    record_access(connection, asking, Look.DELETE, play["code"])


def add_step(connection: Connection, play: RowMapping, role: Role, step: Step) -> KeptStep:
    """Add a step to a play that is held, or find it added already."""
    payload = as_json(step.details, step.note)
    found = connection.execute(select(STEPS).where(STEPS.c.id == step.id)).one_or_none()
    if found is not None:
        here = (play["number"], role.value, payload)
        if (found.play, found.role, found.payload) != here:
            raise ReusedIdError("caselog.reused", id=step.id)
        return KeptStep(seq=found.seq, role=role, step=step)
    _refuse_unless_on(play)
    row = connection.execute(
        insert(STEPS)
        .values(id=step.id, play=play["number"], role=role.value, at=step.at, payload=payload)
        .returning(STEPS.c.seq)
    )
    _change(connection, play, step.at)
    return KeptStep(seq=row.scalar_one(), role=role, step=step)


def steps_in(
    connection: Connection, play_id: UUID, *, after: int, role: Role | None
) -> tuple[KeptStep, ...]:
    """Give the steps of a play after one, the oldest first; with ``role``, those of this role."""
    query = (
        select(STEPS)
        .join(PLAYS, PLAYS.c.number == STEPS.c.play)
        .where(PLAYS.c.id == play_id, STEPS.c.seq > after)
        .order_by(STEPS.c.seq)
    )
    if role is not None:
        query = query.where(STEPS.c.role == role.value)
    return tuple(map(_step, connection.execute(query).mappings()))


def _step(row: RowMapping) -> KeptStep:
    step = Step(
        id=row["id"],
        at=row["at"],
        details=details_in(row["payload"]),
        note=note_in(row["payload"]),
    )
    return KeptStep(seq=row["seq"], role=Role(row["role"]), step=step)


def _play(connection: Connection, row: RowMapping) -> Play:
    query = select(SEATS.c.role, SEATS.c.name).where(SEATS.c.play == row[PLAYS.c.number])
    seats = connection.execute(query.order_by(SEATS.c.number))
    return Play(
        id=row[PLAYS.c.id],
        code=row[PLAYS.c.code],
        class_id=row["class_id"],
        who=row[PLAYS.c.who],
        exercise_id=row[PLAYS.c.exercise],
        made_at=row[PLAYS.c.made_at],
        ended_at=row[PLAYS.c.ended_at],
        names=tuple((Role(seat.role), seat.name) for seat in seats),
    )


def _refuse_unless_on(play: RowMapping) -> None:
    if play["ended_at"] is not None:
        raise ClosedError("classroom.play_ended")


def _change(connection: Connection, play: RowMapping, at: datetime) -> None:
    """Count a change in a play, and in its class."""
    changed = {"changes": PLAYS.c.changes + 1, "at": at}
    connection.execute(update(PLAYS).where(PLAYS.c.number == play["number"]).values(changed))
    if play["in_class"] is not None:
        change_class(connection, play["in_class"], at)
