"""A class's workbook says what was answered; nothing in it runs."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from classes_made import EXERCISES, NOW, TRAINER, a_class, answer_to, questions_of

from pansol.caselog import Database, upgrade
from pansol.catalogue import Language, catalogue
from pansol.classroom import Classroom, TrainingClass
from pansol.classroom.workbook import write_results
from pansol.training import exercise_of
from pansol.waiting import ZONES

NAMES = ["=1+1", "@SUM(A1)", *(f"Siti {n}" for n in range(9))]
say = catalogue(Language.ENGLISH)


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Classroom, TrainingClass]:
    """Give a class of eleven: the first five know everything, the others nothing."""
    database = Database(url=f"sqlite:///{tmp_path_factory.mktemp('log')}/caselog.sqlite")
    upgrade(database)
    room = Classroom.open(database)
    made = a_class(room, name="=2+2")
    for n, name in enumerate(NAMES):
        learner = room.join(made.code, name, NOW)
        for exercise_id, ask in questions_of(EXERCISES[:1]):
            room.answer(answer_to(learner, exercise_of(exercise_id), ask, right=n < 5))
    return room, made


def opened(answered: tuple[Classroom, TrainingClass], who: str = TRAINER) -> Any:  # noqa: ANN401  openpyxl's
    """Write the workbook and read it."""
    room, made = answered
    file = BytesIO()
    write_results(file, room.results(made.id, who), say, zone=ZONES["WIB"])
    return openpyxl.load_workbook(file)


def rows(book: Any, name: str) -> list[dict[str, Any]]:  # noqa: ANN401  likewise
    """Give the rows below a sheet's head, which its filter names."""
    sheet = book[say(f"results.sheet.{name}")]
    head, *found = sheet[sheet.auto_filter.ref]
    names = [cell.value for cell in head]
    return [dict(zip(names, (cell.value for cell in row), strict=True)) for row in found]


def test_each_learner_has_a_row(answered: tuple[Classroom, TrainingClass]) -> None:
    """With what was answered, in the order they joined; the names as they are."""
    found = rows(opened(answered), "learners")
    asked = len(questions_of(EXERCISES[:1]))
    assert [row["Learner"] for row in found] == NAMES
    assert [row["Right"] for row in found] == [asked] * 5 + [0] * 6
    assert {row["Done"] for row in found} == {asked / len(questions_of())}
    assert found[0]["Last answer"] == "2026-11-28 09:00:00"


def test_each_question_has_its_statistics(answered: tuple[Classroom, TrainingClass]) -> None:
    """Five of eleven knew, and knew the rest too: p is 5/11, r is 1."""
    for row in rows(opened(answered), "questions"):
        assert (row["Answers"], row["Right"]) == (11, 5)
        assert row["Case"] == f"1 ({exercise_of(EXERCISES[0]).rule})"
        assert row["Share right (p)"] == pytest.approx(5 / 11)
        assert row["Discrimination (r)"] == pytest.approx(1)
        assert not row["Remark"]


def test_each_option_has_its_count(answered: tuple[Classroom, TrainingClass]) -> None:
    """Those of nobody too; of one answer to choose the shares are 1 together."""
    found = rows(opened(answered), "options")
    exercise = exercise_of(EXERCISES[0])
    assert len(found) == sum(len(question.options) for question in exercise.questions)
    for question in exercise.questions:
        mine = [
            row for row in found if row["Question"] == say(f"exercise.ask.{question.ask.value}")
        ]
        assert {row["Chosen"] for row in mine if row["Right?"] == "Yes"} == {5}
        if not question.several:
            assert sum(row["Share"] for row in mine) == pytest.approx(1)


def test_each_answer_has_a_row(answered: tuple[Classroom, TrainingClass]) -> None:
    """Learner, question, what was chosen and what was right."""
    found = rows(opened(answered), "answers")
    assert len(found) == len(NAMES) * len(questions_of(EXERCISES[:1]))
    for row in found:
        assert (row["Learner's answer"] == row["Right answer"]) == (row["Right?"] == "Yes")
        assert row["Learner"] in NAMES
        assert row["Case"] == f"1 ({exercise_of(row['Exercise']).rule})"


def test_too_few_answers_are_told(room: Classroom) -> None:
    """One learner makes no statistics."""
    made = a_class(room)
    room.answer(answer_to(room.join(made.code, "Siti", NOW)))
    (row,) = rows(opened((room, made)), "questions")
    assert (row["Share right (p)"], row["Discrimination (r)"]) == (None, None)
    assert row["Remark"] == "Too few answers (fewer than 10)"


def test_nothing_in_it_runs(answered: tuple[Classroom, TrainingClass]) -> None:
    """What learners and trainers call themselves is text, on every sheet."""
    book = opened(answered)
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert {"=1+1", "@SUM(A1)", "=2+2"} <= {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} == {"s", "n"}


def test_heads_stay_in_sight(answered: tuple[Classroom, TrainingClass]) -> None:
    """Each listing is frozen below its head, and filtered."""
    for sheet in opened(answered).worksheets[1:]:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref


def test_until_when_it_is_open_is_told_from_when_it_was_closed(room: Classroom) -> None:
    """A class that is open has no time at which it was closed."""
    open_, closed = a_class(room), a_class(room)
    room.close_class(closed.id, TRAINER, NOW)
    told = []
    for made in (open_, closed):
        sheet = opened((room, made))[say("results.sheet.summary")]
        told.append({row[0].value: row[1].value for row in sheet})
    assert (told[0]["Open until"], "Closed" in told[0]) == ("2026-11-29 09:00:00", False)
    assert (told[1]["Closed"], "Open until" in told[1]) == ("2026-11-28 09:00:00", False)


def test_names_are_masked_for_others(answered: tuple[Classroom, TrainingClass]) -> None:
    """An export by anybody but the trainer names nobody."""
    book = opened(answered, "sari")
    text = repr([cell.value for sheet in book for row in sheet for cell in row])
    assert "Siti" not in text
    assert "S•••" in text


@pytest.mark.parametrize("language", list(Language))
def test_it_is_written_in_each_language(
    answered: tuple[Classroom, TrainingClass], language: Language, tmp_path: Path
) -> None:
    """No key is without words, and an empty class has a workbook too."""
    (room, made), words = answered, catalogue(language)
    for each in (made, a_class(room)):
        with (tmp_path / "x.xlsx").open("wb") as file:
            write_results(file, room.results(each.id, TRAINER), words, zone=ZONES["WIB"])
        assert openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames


def test_an_outdated_class_is_written_as_it_was_marked(
    answered: tuple[Classroom, TrainingClass], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table that asks other questions by now: options by their codes, right ones as they were."""
    before = rows(opened(answered), "questions")
    monkeypatch.setattr("pansol.classroom.model.FINGERPRINT", "0123456789ab")
    other = exercise_of(EXERCISES[1])
    monkeypatch.setattr(
        "pansol.classroom.results.exercise_of", lambda _: replace(other, questions=())
    )
    book = opened(answered)
    assert book[say("results.sheet.summary")]["A2"].value == say("results.outdated")
    assert rows(book, "questions") == before
    due = {code for kept in answered[0].answers(answered[1].id) for code in kept.due}
    found = rows(book, "options")
    assert {row["Option"] for row in found if row["Right?"] == "Yes"} == due
