"""A set of exercises to hand out: CSV and Markdown, the answers only if asked for."""

import csv
from collections.abc import Iterator
from io import StringIO

from pansol.catalogue import Catalogue
from pansol.plain import as_plain
from pansol.sheet.markdown import escaped, row_of
from pansol.training.asking import option_words, question_words
from pansol.training.customer import customer_says
from pansol.training.exercises import Exercise, exercise_of
from pansol.training.explaining import explain
from pansol.training.marking import mark
from pansol.training.questions import Question
from pansol.training.screens import Screen, screens
from pansol.training.sets import ExerciseSet
from pansol.training.values import told_fields

__all__ = ["as_csv", "as_markdown", "question_rows"]

_QUESTION = ("exercise", "difficulty", "now", "story", "screens", "told", "ask", "question")
_COLUMNS = (*_QUESTION, "options")
_ANSWERS = ("right", "rule", "explanation")
_LETTERS = "ABCDEFGHIJ"


def as_csv(made: ExerciseSet, say: Catalogue, *, answers: bool = False) -> str:
    """Write a row for each question, for spreadsheets: options and screens a line each."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*_COLUMNS, *(_ANSWERS if answers else ())])
    for exercise in map(exercise_of, made.ids):
        writer.writerows(question_rows(exercise, say, answers=answers))
    return text.getvalue()


def question_rows(
    exercise: Exercise, say: Catalogue, *, answers: bool = False
) -> Iterator[tuple[str | int, ...]]:
    """Give an exercise's rows, one a question, each text safe in a spreadsheet."""
    seen = screens(exercise.scenario, say)
    common = (
        exercise.id,
        exercise.difficulty,
        exercise.scenario.story.handled_at.isoformat(),
        "\n".join(customer_says(exercise.scenario, say)),
        "\n".join(line for screen in seen for line in _screen_lines(screen, say)),
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
        yield tuple(as_plain(each) if isinstance(each, str) else each for each in cells)


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


def _answer_cells(exercise: Exercise, question: Question, say: Catalogue) -> tuple[str, ...]:
    marked = mark(exercise, question.ask, question.right)
    return (_right_letters(question), exercise.rule, "\n".join(explain(marked, say)[1:]))


def _handout(exercise: Exercise, say: Catalogue) -> Iterator[str]:
    yield escaped(_now(exercise, say))
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


def _told_words(exercise: Exercise, say: Catalogue) -> Iterator[str]:
    for name, text in told_fields(exercise):
        yield f"{say(f'field.{name}')}: {text}"


def _now(exercise: Exercise, say: Catalogue) -> str:
    return say("exercise.sheet.now", moment=say.moment(exercise.scenario.story.handled_at))
