"""A class to be tried: a few exercises, a trainer, and answers right or wrong."""

from datetime import datetime, timedelta
from typing import Any

from pansol.caselog import Asking
from pansol.classroom import Answer, Classroom, Learner, NewClass, TrainingClass
from pansol.training import Ask, Exercise, Recipe, exercise_of
from pansol.waiting import ZONES

__all__ = [
    "EXERCISES",
    "FIRST",
    "NOW",
    "RECIPE",
    "TRAINER",
    "a_class",
    "answer_to",
    "by",
    "new_class",
    "questions_of",
]

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=ZONES["WIB"])
TRAINER = "budi"
EXERCISES = ("s10763-u-7", "s9464-u-7", "s17671-u-7")
FIRST: Exercise = exercise_of(EXERCISES[0])
RECIPE = Recipe(seed=7, n=len(EXERCISES))


def by(who: str = TRAINER) -> Asking:
    """Give who deletes something."""
    return Asking(who=who, at=NOW, why="to be tried")


def new_class(**values: Any) -> NewClass:  # noqa: ANN401  a class's own
    """Give a class that is to be made, open for a day."""
    given: dict[str, Any] = {
        "name": "Batch 7", "trainer": TRAINER, "recipe": RECIPE, "exercises": EXERCISES,
        "at": NOW, "expires_at": NOW + timedelta(days=1),
    }  # fmt: skip
    return NewClass(**given | values)


def a_class(room: Classroom, **values: Any) -> TrainingClass:  # noqa: ANN401  likewise
    """Make a class."""
    return room.make_class(new_class(**values))


def answer_to(
    learner: Learner, exercise: Exercise = FIRST, ask: Ask = Ask.ACTION, *, right: bool = True,
    **values: Any,  # noqa: ANN401  an answer's own
) -> Answer:  # fmt: skip
    """Give a learner's answer to a question, right or wrong."""
    question = exercise.question(ask)
    wrong = next(option.id for option in question.options if option.id not in question.right)
    chosen = question.right if right else frozenset({wrong})
    given: dict[str, Any] = {"learner_id": learner.id, "exercise_id": exercise.id}
    given |= {"ask": ask, "chosen": chosen}
    return Answer(**{"at": NOW} | given | values)


def questions_of(exercises: tuple[str, ...] = EXERCISES) -> list[tuple[str, Ask]]:
    """Give all questions of the exercises, in their order."""
    return [(each, question.ask) for each in exercises for question in exercise_of(each).questions]
