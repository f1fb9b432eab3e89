"""A class's results: as item statistics, misreadings and schedules want them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pansol.catalogue import Catalogue
from pansol.classroom.model import KeptAnswer, Progress, TrainingClass
from pansol.training import Ask, exercise_of
from pansol.training.asking import short_words
from pansol.training.items import Response
from pansol.training.misread import Reading
from pansol.training.schedule import Schedule

__all__ = [
    "Results",
    "case_words",
    "dues",
    "item_of",
    "offered",
    "option_words",
    "question_in",
    "readings",
    "responses",
    "schedule_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """All of a class at one moment."""

    training_class: TrainingClass
    progress: tuple[Progress, ...]
    """Of each learner; names masked for anybody but the trainer."""
    answers: tuple[KeptAnswer, ...]
    """All, the oldest first."""


def item_of(exercise_id: str, ask: Ask) -> str:
    """Name a question of an exercise, as ``s9464-u-7 action``."""
    return f"{exercise_id} {ask.value}"


def question_in(item: str) -> tuple[str, Ask]:
    """Read the name back."""
    exercise_id, ask = item.split()
    return exercise_id, Ask(ask)


def case_words(exercise_id: str, group: TrainingClass, say: Catalogue) -> str:
    """Name an exercise by its place in the class and its rule: ``1 (R9)``."""
    places = {each: place for place, each in enumerate(group.exercises, 1)}
    rule = exercise_of(exercise_id).rule
    return say("trainer.case", place=places.get(exercise_id, 0), rule=rule)


def dues(answers: Iterable[KeptAnswer]) -> dict[str, frozenset[str]]:
    """Give the right options of each question that was answered, as it was marked."""
    return {item_of(kept.answer.exercise_id, kept.answer.ask): kept.due for kept in answers}


def offered(exercise_id: str, ask: Ask) -> tuple[str, ...]:
    """Give the codes of a question's options; none where a changed table asks it no more."""
    questions = exercise_of(exercise_id).questions
    return tuple(option.id for each in questions if each.ask is ask for option in each.options)


def option_words(exercise_id: str, ask: Ask, code: str, say: Catalogue) -> str:
    """Write an option; by its code, if a changed table does not offer it any more."""
    if code not in offered(exercise_id, ask):
        return code
    exercise = exercise_of(exercise_id)
    question = exercise.question(ask)
    return short_words(question.option(code), question, exercise, say)


def responses(answers: Iterable[KeptAnswer]) -> Iterator[Response]:
    """Give the answers that count, for item statistics."""
    for kept in answers:
        if kept.first:
            yield Response(
                person=str(kept.answer.learner_id),
                item=item_of(kept.answer.exercise_id, kept.answer.ask),
                right=kept.right,
                chosen=kept.answer.chosen,
            )


def readings(answers: Iterable[KeptAnswer]) -> Iterator[Reading]:
    """Give the answers that count, as they tell what was misread."""
    for kept in answers:
        if kept.first:
            yield Reading(
                person=str(kept.answer.learner_id),
                right=kept.right,
                misread=kept.misread,
                clauses=kept.clauses,
            )


def schedule_of(answers: Iterable[KeptAnswer]) -> Schedule:
    """Give which clauses are due again after one learner's answers, in their order."""
    schedule = Schedule()
    for kept in answers:
        schedule = schedule.after(kept.clauses, kept.score, kept.answer.at)
    return schedule
