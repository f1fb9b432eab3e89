"""Handouts: JSON, CSV and Markdown of a set, with answers only if asked for, safe to open."""

import csv
import json
import re
from dataclasses import replace
from io import StringIO

import pytest

from pansol.catalogue import Language, catalogue
from pansol.plain import NUMBER, RISKY
from pansol.training import (
    Ask,
    ExerciseSet,
    Recipe,
    as_csv,
    as_json,
    as_markdown,
    exercise_of,
    exercise_set,
    exercise_values,
)
from pansol.training.handouts import question_rows

both_languages = pytest.mark.parametrize("language", Language)
FORMULA = "=HYPERLINK(1)"


@pytest.fixture(scope="module")
def made() -> ExerciseSet:
    """Make a small set."""
    return exercise_set(Recipe(seed=7, n=20))


def safe(text: str) -> bool:
    """Tell whether a spreadsheet program shows the text as text."""
    return not re.match(RISKY, text) or re.match(NUMBER, text) is not None


def texts_in(value: object) -> list[str]:
    """Give all texts among plain values."""
    match value:
        case str():
            return [value]
        case dict():
            return [text for each in value.values() for text in texts_in(each)]
        case list():
            return [text for each in value for text in texts_in(each)]
    return []


@both_languages
def test_json_holds_the_whole_set(made: ExerciseSet, language: Language) -> None:
    """Recipe, coverage, and every exercise with story, screens, questions and options."""
    values = json.loads(as_json(made, catalogue(language)))
    assert values["recipe"]["seed"] == 7
    assert (
        values["coverage"]["reached"]["rule"] == made.coverage.of(made.coverage.reached[0].kind)[0]
    )
    assert values["coverage"]["fewest"] == made.coverage.fewest
    assert [each["id"] for each in values["exercises"]] == [*made.ids]
    for each in values["exercises"]:
        exercise = exercise_of(each["id"])
        assert [q["ask"] for q in each["questions"]] == [q.ask.value for q in exercise.questions]
        assert each["story"]
        assert each["screens"]
        assert each["now"] == exercise.scenario.story.handled_at.isoformat()
    assert all(map(safe, texts_in(values)))


@both_languages
def test_csv_has_a_row_for_each_question(made: ExerciseSet, language: Language) -> None:
    """The same columns everywhere, and no cell that a spreadsheet program would run."""
    for answers in (False, True):
        text = as_csv(made, catalogue(language), answers=answers)
        head, *rows = csv.reader(StringIO(text))
        questions = [(key, q.ask.value) for key in made.ids for q in exercise_of(key).questions]
        assert [(row[0], row[head.index("ask")]) for row in rows] == questions
        assert {len(row) for row in rows} == {len(head)}
        assert all(safe(cell) for row in rows for cell in row)
        assert ("right" in head) is answers


@both_languages
def test_markdown_has_a_heading_for_each_exercise(made: ExerciseSet, language: Language) -> None:
    """Once, and once more among the answers."""
    say = catalogue(language)
    plain, solved = (as_markdown(made, say, answers=answers) for answers in (False, True))
    for key in made.ids:
        assert plain.count(f"({key})") == 1
        assert solved.count(f"({key})") == 2
    assert solved.startswith(plain.rstrip())


def test_answers_are_left_out_unless_asked_for(made: ExerciseSet) -> None:
    """Neither rule nor right option nor reason; asked for, all are there."""
    say = catalogue(Language.ENGLISH)
    for key in made.ids:
        exercise = exercise_of(key)
        values = exercise_values(exercise, say)
        assert "rule" not in values
        assert not {"right", "explanation"} & {k for q in values["questions"] for k in q}
        solved = exercise_values(exercise, say, answers=True)
        assert solved["rule"] == exercise.rule
        for question, told in zip(exercise.questions, solved["questions"], strict=True):
            assert {*told["right"]} == question.right
            assert told["explanation"] or question.ask is Ask.MISSING_FIELDS


def test_what_a_customer_tells_is_never_run_as_a_formula(made: ExerciseSet) -> None:
    """A field that begins like a formula has an apostrophe before it, in JSON and in CSV."""
    exercise = next(
        each for each in map(exercise_of, made.ids) if "package_name" in each.scenario.told
    )
    story = replace(exercise.scenario.story, location=FORMULA)
    told = {**exercise.scenario.told, "package_name": FORMULA}
    tampered = replace(exercise, scenario=replace(exercise.scenario, told=told, story=story))
    say = catalogue(Language.INDONESIAN)
    values = exercise_values(tampered, say)
    assert values["told"]["package_name"] == f"'{FORMULA}"
    assert all(map(safe, texts_in(values)))
    rows = [*question_rows(tampered, say, answers=True)]
    assert all(safe(cell) for row in rows for cell in row if isinstance(cell, str))
