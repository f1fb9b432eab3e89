"""A set of exercises as plain values, the answers only if asked for."""

import json
from collections.abc import Iterator
from typing import Any

from pansol.catalogue import Catalogue
from pansol.fingerprint import FINGERPRINT
from pansol.formats import shown
from pansol.plain import as_plain
from pansol.sop import SOP
from pansol.training.asking import option_words, question_words
from pansol.training.coverage import GoalKind
from pansol.training.customer import customer_says
from pansol.training.exercises import Exercise, exercise_of
from pansol.training.explaining import explain
from pansol.training.fields import reviewed
from pansol.training.marking import mark
from pansol.training.questions import Question
from pansol.training.screens import screens
from pansol.training.sets import ExerciseSet

__all__ = ["as_json", "exercise_values", "told_fields"]


def as_json(made: ExerciseSet, say: Catalogue, *, answers: bool = False) -> str:
    """Write the set as JSON: recipe, coverage, and each exercise as ``exercise_values``."""
    recipe, coverage = made.recipe, made.coverage
    kinds = {kind.value: coverage.of(kind) for kind in GoalKind}
    values = {
        "sop": {"version": SOP.version, "table": FINGERPRINT},
        "recipe": {
            "seed": recipe.seed,
            "n": recipe.n,
            "rules": recipe.rules,
            "difficulties": recipe.difficulties,
            "language": say.language.value,
        },
        "coverage": {
            "reached": {kind: reached for kind, (reached, _) in kinds.items()},
            "reachable": {kind: reachable for kind, (_, reachable) in kinds.items()},
            "missing": [{"kind": goal.kind.value, "id": goal.id} for goal in coverage.missing],
            "fewest": coverage.fewest,
        },
        "exercises": [exercise_values(exercise_of(key), say, answers=answers) for key in made.ids],
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def exercise_values(exercise: Exercise, say: Catalogue, *, answers: bool = False) -> dict[str, Any]:
    """Give an exercise in words as plain values, each text safe in a spreadsheet."""
    secret = {"rule": exercise.rule} if answers else {}
    return {
        "id": exercise.id,
        "difficulty": exercise.difficulty,
        **secret,
        "now": exercise.scenario.story.handled_at.isoformat(),
        "story": [as_plain(text) for text in customer_says(exercise.scenario, say)],
        "screens": [
            {
                "system": as_plain(screen.system),
                "title": as_plain(screen.title),
                "columns": [as_plain(text) for text in screen.columns],
                "rows": [[as_plain(text) for text in row] for row in screen.rows],
            }
            for screen in screens(exercise.scenario, say)
        ],
        "told": {name: as_plain(text) for name, text in told_fields(exercise)},
        "questions": [
            {
                "ask": question.ask.value,
                "question": as_plain(question_words(question, exercise, say)),
                "several": question.several,
                "options": [
                    {
                        "id": option.id,
                        "text": as_plain(option_words(option, question, exercise, say)),
                    }
                    for option in question.options
                ],
                **(_answer(exercise, question, say) if answers else {}),
            }
            for question in exercise.questions
        ],
    }


def told_fields(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Give the fields that were told, in the ticket's order, as they are shown."""
    values = reviewed(exercise.scenario).values
    for field in SOP.ticket_fields:
        if field.name in values:
            yield field.name, shown(field.format, values[field.name])


def _answer(exercise: Exercise, question: Question, say: Catalogue) -> dict[str, Any]:
    marked = mark(exercise, question.ask, question.right)
    return {
        "right": [option.id for option in question.options if option.id in question.right],
        "explanation": [as_plain(text) for text in explain(marked, say)[1:]],
    }
