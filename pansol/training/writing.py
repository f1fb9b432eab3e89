"""A set of exercises to hand out: JSON, CSV and Markdown, with the answers only if asked for."""

import csv
import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

from pansol.catalogue import Catalogue
from pansol.fingerprint import FINGERPRINT
from pansol.plain import as_plain
from pansol.sheet.markdown import escaped, row_of
from pansol.sop import SOP
from pansol.training.asking import option_words, question_words
from pansol.training.coverage import GoalKind
from pansol.training.customer import customer_says
from pansol.training.exercises import Exercise, exercise_of
from pansol.training.explaining import explain
from pansol.training.marking import mark
from pansol.training.questions import Question
from pansol.training.screens import Screen, screens
from pansol.training.sets import ExerciseSet

__all__ = ["as_csv", "as_json", "as_markdown", "exercise_values"]

_COLUMNS = ("exercise", "difficulty", "story", "screens", "told", "ask", "question", "options")
_ANSWERS = ("right", "rule", "explanation")
_LETTERS = "ABCDEFGHIJ"


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
        "told": {name: as_plain(exercise.scenario.told[name]) for name in _told_in_order(exercise)},
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


def as_csv(made: ExerciseSet, say: Catalogue, *, answers: bool = False) -> str:
    """Write a row for each question, for spreadsheets: options and screens a line each."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*_COLUMNS, *(_ANSWERS if answers else ())])
    for exercise in map(exercise_of, made.ids):
        shown = screens(exercise.scenario, say)
        common = (
            exercise.id,
            exercise.difficulty,
            "\n".join(customer_says(exercise.scenario, say)),
            "\n".join(line for screen in shown for line in _screen_lines(screen, say)),
            "\n".join(_told_words(exercise, say)),
        )
        for question in exercise.questions:
            cells = (
                *common,
                question.ask.value,
                question_words(question, exercise, say),
                "\n".join(_lettered(exercise, question, say)),
                *(_answer_cells(exercise, question, say) if answers else ()),
            )
            writer.writerow([as_plain(each) if isinstance(each, str) else each for each in cells])
    return text.getvalue()


def as_markdown(made: ExerciseSet, say: Catalogue, *, answers: bool = False) -> str:
    """Write a handout: story, screens and questions of each exercise, the answers at the end."""
    exercises = [exercise_of(key) for key in made.ids]
    blocks = [f"# {escaped(say('exercise.sheet.title', seed=made.recipe.seed))}"]
    for number, exercise in enumerate(exercises, start=1):
        blocks += [f"## {_title(number, exercise, say)}", *_handout(exercise, say)]
    if answers:
        blocks.append(f"# {escaped(say('exercise.sheet.answers'))}")
        for number, exercise in enumerate(exercises, start=1):
            blocks += [f"## {_title(number, exercise, say)}", *_solved(exercise, say)]
    return "\n\n".join(blocks) + "\n"


def _answer(exercise: Exercise, question: Question, say: Catalogue) -> dict[str, Any]:
    marked = mark(exercise, question.ask, question.right)
    return {
        "right": [option.id for option in question.options if option.id in question.right],
        "explanation": [as_plain(text) for text in explain(marked, say)[1:]],
    }


def _answer_cells(exercise: Exercise, question: Question, say: Catalogue) -> tuple[str, ...]:
    marked = mark(exercise, question.ask, question.right)
    return (_right_letters(question), exercise.rule, "\n".join(explain(marked, say)[1:]))


def _handout(exercise: Exercise, say: Catalogue) -> Iterator[str]:
    yield "\n>\n".join(f"> {escaped(text)}" for text in customer_says(exercise.scenario, say))
    for screen in screens(exercise.scenario, say):
        yield f"**{escaped(screen.system)}: {escaped(screen.title)}**"
        yield _screen_table(screen, say)
    yield f"**{escaped(say('exercise.sheet.told'))}**"
    yield "\n".join(f"- {escaped(text)}" for text in _told_words(exercise, say))
    for question in exercise.questions:
        yield f"### {escaped(question_words(question, exercise, say))}"
        yield "\n".join(f"- {escaped(text)}" for text in _lettered(exercise, question, say))


def _solved(exercise: Exercise, say: Catalogue) -> Iterator[str]:
    for question in exercise.questions:
        yield f"### {escaped(say(f'exercise.ask.{question.ask.value}'))} {_right_letters(question)}"
        reasons = explain(mark(exercise, question.ask, question.right), say)[1:]
        yield "\n".join(f"- {escaped(text)}" for text in reasons)


def _title(number: int, exercise: Exercise, say: Catalogue) -> str:
    values = {"number": number, "difficulty": exercise.difficulty, "id": exercise.id}
    return escaped(say("exercise.sheet.exercise", **values))


def _lettered(exercise: Exercise, question: Question, say: Catalogue) -> Iterator[str]:
    for letter, option in zip(_LETTERS, question.options, strict=False):
        yield f"{letter}. {option_words(option, question, exercise, say)}"


def _right_letters(question: Question) -> str:
    lettered = zip(_LETTERS, question.options, strict=False)
    return ", ".join(letter for letter, option in lettered if option.id in question.right)


def _screen_lines(screen: Screen, say: Catalogue) -> Iterator[str]:
    yield f"{screen.system}: {screen.title}"
    yield " | ".join(screen.columns)
    yield from map(" | ".join, screen.rows)
    if not screen.rows:
        yield say("exercise.sheet.no_row")


def _screen_table(screen: Screen, say: Catalogue) -> str:
    if not screen.rows:
        return escaped(say("exercise.sheet.no_row"))
    rule = "|".join(["", *("---" for _ in screen.columns), ""])
    return "\n".join([row_of(screen.columns), rule, *map(row_of, screen.rows)])


def _told_in_order(exercise: Exercise) -> tuple[str, ...]:
    return tuple(f.name for f in SOP.ticket_fields if f.name in exercise.scenario.told)


def _told_words(exercise: Exercise, say: Catalogue) -> Iterator[str]:
    for name in _told_in_order(exercise):
        yield f"{say(f'field.{name}')}: {exercise.scenario.told[name]}"
