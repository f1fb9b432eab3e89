"""What a trainer watches: how far each learner has come, and what was answered."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Select, func, select

from pansol.caselog.class_tables import ANSWERS, CLASSES, LEARNERS
from pansol.classroom.answering import answers_query
from pansol.classroom.errors import UnknownCodeError, UnknownLearnerError
from pansol.classroom.joining import learners_query
from pansol.classroom.model import KeptAnswer, Learner, Progress
from pansol.classroom.rows import shown_answer, shown_learner

__all__ = [
    "answers_in",
    "certified",
    "changes_in",
    "learners_in",
    "learners_progress",
    "progress_in",
]


def changes_in(connection: Connection, class_id: UUID) -> int:
    """Give how many changes there were in a class and its plays: one row is read, by its key."""
    found = connection.scalar(select(CLASSES.c.changes).where(CLASSES.c.id == class_id))
    if found is None:
        raise UnknownCodeError("classroom.unknown_class")
    return int(found)


def progress_in(connection: Connection, class_id: UUID, who: str) -> tuple[Progress, ...]:
    """Give how far each learner has come, in the order they joined; in one query.

    Names are masked for anybody but the trainer.
    """
    query = _sums().where(CLASSES.c.id == class_id).order_by(LEARNERS.c.number)
    rows = connection.execute(query).mappings()
    return tuple(_progress(row, masked=row[CLASSES.c.trainer] != who) for row in rows)


def learners_progress(connection: Connection, learner_id: UUID) -> Progress:
    """Give how far one learner has come. Raises ``UnknownLearnerError``."""
    query = _sums().where(LEARNERS.c.id == learner_id)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise UnknownLearnerError("classroom.unknown_learner")
    return _progress(row, masked=False)


def certified(connection: Connection) -> Iterator[tuple[RowMapping, Progress]]:
    """Give each learner of a class who has answered: the row, with the class's, and how far."""
    query = _sums().where(CLASSES.c.practice_of.is_(None)).having(func.count(ANSWERS.c.seq) > 0)
    for row in connection.execute(query).mappings():
        yield row, _progress(row, masked=False)


def learners_in(connection: Connection, class_id: UUID, who: str) -> tuple[Learner, ...]:
    """Give the learners in the order they joined; masked for anybody but the trainer."""
    query = learners_query().where(CLASSES.c.id == class_id).order_by(LEARNERS.c.number)
    rows = connection.execute(query).mappings().all()
    return tuple(shown_learner(row, masked=row[CLASSES.c.trainer] != who) for row in rows)


def answers_in(connection: Connection, class_id: UUID) -> tuple[KeptAnswer, ...]:
    """Give the answers of a class, the oldest first. They name nobody."""
    query = (
        answers_query()
        .join(CLASSES, CLASSES.c.number == ANSWERS.c.in_class)
        .where(CLASSES.c.id == class_id)
        .order_by(ANSWERS.c.seq)
    )
    return tuple(map(shown_answer, connection.execute(query).mappings()))


def _sums() -> Select[tuple[object, ...]]:
    """Select learners with what their first answers come to."""
    first = (ANSWERS.c.learner == LEARNERS.c.number) & ANSWERS.c.first
    return (
        learners_query()
        .add_columns(
            func.count(ANSWERS.c.seq).label("answered"),
            func.count(ANSWERS.c.seq).filter(ANSWERS.c.right).label("were_right"),
            func.coalesce(func.sum(ANSWERS.c.score), 0.0).label("points"),
            func.count(ANSWERS.c.exercise.distinct()).label("begun"),
            func.max(ANSWERS.c.at).label("last_at"),
        )
        .outerjoin(ANSWERS, first)
        .group_by(LEARNERS.c.number, CLASSES.c.number)
    )


def _progress(row: RowMapping, *, masked: bool) -> Progress:
    return Progress(
        learner=shown_learner(row, masked=masked),
        answered=row["answered"],
        right=row["were_right"],
        score=row["points"],
        exercises=row["begun"],
        exercise_id=row[LEARNERS.c.exercise],
        last_at=row["last_at"],
    )
