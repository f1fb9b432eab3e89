"""Mark an answer and keep it, once; find where a learner is to go on. The caller commits."""

import json
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Select, insert, select, update

from pansol.caselog.class_tables import ANSWERS, CLASSES, LEARNERS
from pansol.caselog.errors import ReusedIdError
from pansol.classroom.classes import change_class, held_class, refuse_unless_open
from pansol.classroom.hinting import hints_kept
from pansol.classroom.joining import learner_row
from pansol.classroom.model import Answer, KeptAnswer, Place
from pansol.classroom.rows import answer_values, shown_answer
from pansol.training import Marked, exercise_of, mark, score

__all__ = [
    "answers_query",
    "keep_answer",
    "learners_answers",
    "marked_answer",
    "place_of",
    "stand_at",
]


def answers_query() -> Select[tuple[object, ...]]:
    """Select answers, each with its learner."""
    return select(ANSWERS, LEARNERS).join(LEARNERS, LEARNERS.c.number == ANSWERS.c.learner)


def marked_answer(answer: Answer) -> Marked:
    """Mark an answer by the table. Raises ``ValueError`` for what answers no question."""
    return mark(exercise_of(answer.exercise_id), answer.ask, answer.chosen)


def keep_answer(connection: Connection, answer: Answer, marked: Marked) -> tuple[KeptAnswer, bool]:
    """Add the answer, or find that the question was answered; tell whether it was.

    The hints that were shown cost, whatever the browser says of them.

    Raises ``UnknownLearnerError``, what ``refuse_unless_open`` raises, ``ReusedIdError`` if the
    id stands for another answer, ``ValueError`` for an exercise that the class has not.
    """
    learner = learner_row(connection, answer.learner_id)
    group = held_class(connection, learner[CLASSES.c.id])
    if kept := _kept_before(connection, answer):
        return kept, True
    refuse_unless_open(group, answer.at)
    _refuse_unless_set(group, answer.exercise_id)
    place = Place(exercise_id=answer.exercise_id, ask=answer.ask)
    shown = hints_kept(connection, answer.learner_id, place)
    answer = replace(answer, hints=max(answer.hints, shown))
    question = (
        LEARNERS.c.id == answer.learner_id,
        ANSWERS.c.exercise == answer.exercise_id,
        ANSWERS.c.ask == answer.ask.value,
    )
    earlier = connection.execute(answers_query().where(*question).limit(1)).first()
    connection.execute(
        insert(ANSWERS).values(
            in_class=group["number"],
            learner=learner[LEARNERS.c.number],
            first=earlier is None,
            **answer_values(answer, marked, score(marked, answer.hints)),
        )
    )
    _turn_to(connection, answer.learner_id, answer.exercise_id)
    change_class(connection, group["number"], answer.at)
    row = connection.execute(answers_query().where(ANSWERS.c.id == answer.id)).mappings().one()
    return shown_answer(row), False


def stand_at(connection: Connection, learner_id: UUID, exercise_id: str, at: datetime) -> None:
    """Write down which exercise a learner is at, in a class that is open."""
    group = held_class(connection, learner_row(connection, learner_id)[CLASSES.c.id])
    refuse_unless_open(group, at)
    _refuse_unless_set(group, exercise_id)
    _turn_to(connection, learner_id, exercise_id)
    change_class(connection, group["number"], at)


def place_of(connection: Connection, learner_id: UUID) -> Place:
    """Give the first question not answered: of the exercise a learner is at, else in order."""
    learner = learner_row(connection, learner_id)
    query = (
        select(ANSWERS.c.exercise, ANSWERS.c.ask)
        .distinct()
        .where(ANSWERS.c.learner == learner[LEARNERS.c.number])
    )
    answered = {(row.exercise, row.ask) for row in connection.execute(query)}
    current = [learner[LEARNERS.c.exercise]] if learner[LEARNERS.c.exercise] else []
    for exercise_id in (*current, *json.loads(learner[CLASSES.c.exercises])):
        for question in exercise_of(exercise_id).questions:
            if (exercise_id, question.ask.value) not in answered:
                return Place(exercise_id=exercise_id, ask=question.ask)
    return Place(exercise_id="", ask=None)


def learners_answers(connection: Connection, learner_id: UUID) -> tuple[KeptAnswer, ...]:
    """Give all answers of a learner, the oldest first."""
    query = answers_query().where(LEARNERS.c.id == learner_id).order_by(ANSWERS.c.seq)
    return tuple(map(shown_answer, connection.execute(query).mappings()))


def _kept_before(connection: Connection, answer: Answer) -> KeptAnswer | None:
    """Give the answer with this id, or else the one to this question with this attempt."""
    same_id = answers_query().where(ANSWERS.c.id == answer.id)
    if row := connection.execute(same_id).mappings().one_or_none():
        kept = shown_answer(row)
        if _content(kept.answer) != _content(answer):
            raise ReusedIdError("caselog.reused", id=answer.id)
        return kept
    same_question = answers_query().where(
        LEARNERS.c.id == answer.learner_id,
        ANSWERS.c.exercise == answer.exercise_id,
        ANSWERS.c.ask == answer.ask.value,
        ANSWERS.c.attempt == answer.attempt,
    )
    row = connection.execute(same_question).mappings().one_or_none()
    return shown_answer(row) if row else None


def _content(answer: Answer) -> tuple[object, ...]:
    """Give what must be the same under one id; its times and hints may be others."""
    return (
        answer.learner_id,
        answer.exercise_id,
        answer.ask,
        answer.attempt,
        answer.chosen,
    )


def _turn_to(connection: Connection, learner_id: UUID, exercise_id: str) -> None:
    here = LEARNERS.c.id == learner_id
    connection.execute(update(LEARNERS).where(here).values(exercise=exercise_id))


def _refuse_unless_set(group: RowMapping, exercise_id: str) -> None:
    """Raise ``ValueError`` for an exercise that a class has not; own practice may have any."""
    if group["practice_of"] is None and exercise_id not in json.loads(group["exercises"]):
        raise ValueError(f"{exercise_id!r} is no exercise of the class")
