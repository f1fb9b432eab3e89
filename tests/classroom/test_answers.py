"""An answer that was told as saved is saved, once, as it was marked that day."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from classes_made import (
    EXERCISES,
    FIRST,
    NOW,
    TRAINER,
    a_class,
    answer_to,
    by,
    questions_of,
)
from sqlalchemy import create_engine, update

from pansol.caselog import Database, ReusedIdError
from pansol.caselog.class_tables import ANSWERS
from pansol.classroom import (
    Answer,
    Classroom,
    ClosedError,
    ExpiredError,
    Learner,
    Place,
    UnknownLearnerError,
)
from pansol.fingerprint import FINGERPRINT
from pansol.training import Ask, exercise_of, mark, score
from pansol.training.schedule import Schedule


@pytest.fixture
def siti(room: Classroom) -> Learner:
    """Give a learner in a class."""
    return room.join(a_class(room).code, "Siti", NOW)


def test_a_receipt_means_that_everyone_sees_the_answer(
    room: Classroom, siti: Learner, database: Database
) -> None:
    """As the table marks it: another connection finds options, hints, time, score, clauses."""
    sent = replace(answer_to(siti, right=False), hints=1, took=timedelta(seconds=41.5))
    receipt = room.answer(sent)
    marked = mark(FIRST, sent.ask, sent.chosen)
    kept = receipt.kept
    assert (receipt.marked, receipt.again, kept.answer) == (marked, False, sent)
    assert (kept.right, kept.score, kept.due) == (False, 0.0, marked.due)
    assert (kept.misread, kept.clauses) == (marked.misread, marked.clauses)
    assert (kept.first, kept.fingerprint) == (True, FINGERPRINT)
    with Classroom.open(database) as other:
        assert other.answers_of(siti.id) == (kept,)


def test_what_the_question_told_counts_as_read_right(
    room: Classroom, siti: Learner, database: Database
) -> None:
    """A class marked by an earlier version, which kept such facts as misread, shows none."""
    kept = room.answer(answer_to(siti, ask=Ask.NEXT_CHECK, right=False)).kept
    engine = create_engine(database.address)
    with engine.begin() as connection:
        connection.execute(update(ANSWERS).values(misread='[["activation", "failed"]]'))
    engine.dispose()
    assert room.answers_of(siti.id) == (kept,)
    assert kept.misread == ()


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_each_question_is_marked_as_the_table_marks_it(room: Classroom, exercise_id: str) -> None:
    """Every question of an exercise, right and wrong, with and without hints."""
    exercise = exercise_of(exercise_id)
    learner = room.begin_practice("siti", NOW)
    for question in exercise.questions:
        for attempt, (right, hints) in enumerate([(False, 0), (True, 2), (True, 0)], start=1):
            sent = answer_to(learner, exercise, question.ask, right=right, attempt=attempt)
            kept = room.answer(replace(sent, hints=hints)).kept
            expected = mark(exercise, question.ask, sent.chosen)
            assert (kept.right, kept.score) == (expected.right, score(expected, hints))
            assert kept.first == (attempt == 1)


def test_the_same_answer_is_counted_once(room: Classroom, siti: Learner) -> None:
    """Sent again, a little later: the first receipt."""
    sent = answer_to(siti)
    first = room.answer(sent)
    again = room.answer(replace(sent, at=NOW + timedelta(seconds=9)))
    assert (again.kept, again.marked, again.again) == (first.kept, first.marked, True)
    assert room.progress(siti.class_id, TRAINER)[0].answered == 1


def test_another_browsers_answer_to_the_question_is_not_counted(
    room: Classroom, siti: Learner
) -> None:
    """The first one stands, and the second browser is told which, and how it was marked."""
    first = room.answer(answer_to(siti, right=False))
    second = room.answer(answer_to(siti, right=True))
    assert (second.kept, second.marked, second.again) == (first.kept, first.marked, True)
    assert len(room.answers_of(siti.id)) == 1


def test_the_same_question_from_many_at_once_is_answered_once(
    room: Classroom, siti: Learner
) -> None:
    """Eight browsers of one learner: one answer, everybody is told the same."""
    sent = [answer_to(siti, right=n % 2 == 0) for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(room.answer, sent))
    assert len({receipt.kept.answer.id for receipt in receipts}) == 1
    assert [receipt.again for receipt in receipts].count(False) == 1
    assert len(room.answers_of(siti.id)) == 1
    assert room.latest(siti.class_id) == 2  # joined, answered


@pytest.mark.parametrize(
    "other",
    [{"right": False}, {"attempt": 2}, {"ask": Ask.CLAUSE}],
)
def test_an_id_stands_for_one_answer(
    room: Classroom, siti: Learner, other: dict[str, object]
) -> None:
    """Another answer under an id that was used is refused: it would be lost otherwise."""
    sent = answer_to(siti)
    room.answer(sent)
    with pytest.raises(ReusedIdError):
        room.answer(replace(answer_to(siti, **other), id=sent.id))  # type: ignore[arg-type]  # any
    assert len(room.answers_of(siti.id)) == 1


def test_later_attempts_are_kept_and_do_not_count(room: Classroom, siti: Learner) -> None:
    """Who is right the second time was wrong the first."""
    room.answer(answer_to(siti, right=False))
    room.answer(answer_to(siti, attempt=2))
    assert [each.first for each in room.answers_of(siti.id)] == [True, False]
    (progress,) = room.progress(siti.class_id, TRAINER)
    assert (progress.answered, progress.right, progress.score) == (1, 0, 0.0)


def test_what_was_under_way_when_the_class_closed_is_told(room: Classroom, siti: Learner) -> None:
    """Not saved; what was saved before gets its receipt still, and stays."""
    sent = answer_to(siti)
    room.answer(sent)
    room.close_class(siti.class_id, TRAINER, NOW)
    with pytest.raises(ClosedError):
        room.answer(answer_to(siti, attempt=2))
    with pytest.raises(ClosedError):
        room.turn_to(siti.id, EXERCISES[1], NOW)
    assert room.answer(sent).again
    assert len(room.answers_of(siti.id)) == 1


def test_an_answer_after_the_end_is_told(room: Classroom, siti: Learner) -> None:
    """A moment before it is in time."""
    end = NOW + timedelta(days=1)
    room.answer(answer_to(siti, at=end - timedelta(seconds=1)))
    with pytest.raises(ExpiredError):
        room.answer(answer_to(siti, attempt=2, at=end))


def test_a_learner_of_a_deleted_class_is_told(room: Classroom, siti: Learner) -> None:
    """The class was deleted while the page was open."""
    room.delete_class(siti.class_id, by())
    with pytest.raises(UnknownLearnerError):
        room.answer(answer_to(siti))
    with pytest.raises(UnknownLearnerError):
        room.place(uuid4())


@pytest.mark.parametrize(
    "wrong",
    [
        {"exercise_id": "s1-u-1"},
        {"exercise_id": "s17671-u-8"},
        {"chosen": frozenset({"?"})},
        {"chosen": frozenset()},
        {"ask": Ask.WAIT_UNTIL},
        {"hints": 3},
    ],
)
def test_what_answers_no_question_of_the_class_is_refused(
    room: Classroom, siti: Learner, wrong: dict[str, object]
) -> None:
    """An exercise of another class, an option that is none: nothing is kept."""
    with pytest.raises(ValueError, match=r"."):
        room.answer(replace(answer_to(siti), **wrong))  # type: ignore[arg-type]  # any field
    assert room.answers_of(siti.id) == ()
    with pytest.raises(ValueError, match="no exercise of the class"):
        room.turn_to(siti.id, "s17671-u-8", NOW)


@pytest.mark.parametrize(
    "wrong",
    [{"at": datetime(2026, 1, 1)}, {"attempt": 0}, {"took": timedelta(-1)}],  # noqa: DTZ001  what is refused
)
def test_an_answer_that_cannot_be_is_refused(siti: Learner, wrong: dict[str, object]) -> None:
    """A time without zone, no attempt, less than no time: before anything is sent."""
    with pytest.raises(ValueError, match=r"zone|less"):
        replace(answer_to(siti), **wrong)  # type: ignore[arg-type]  # any field


def test_who_comes_back_goes_on_where_it_was_left(
    room: Classroom, siti: Learner, database: Database
) -> None:
    """At each question of the whole class, from another connection: the first not answered."""
    order = questions_of()
    for exercise_id, ask in order:
        with Classroom.open(database) as other:
            assert other.place(siti.id) == Place(exercise_id=exercise_id, ask=ask)
        room.answer(answer_to(siti, exercise_of(exercise_id), ask))
    assert room.place(siti.id) == Place(exercise_id="", ask=None)
    (progress,) = room.progress(siti.class_id, TRAINER)
    assert (progress.answered, progress.exercises) == (len(order), len(EXERCISES))
    assert (progress.right, progress.score) == (len(order), float(len(order)))


def test_who_skipped_comes_back_to_the_exercise_begun_last(room: Classroom, siti: Learner) -> None:
    """Then to what was left out, in the class's order."""
    last = exercise_of(EXERCISES[2])
    room.turn_to(siti.id, last.id, NOW)
    assert room.place(siti.id) == Place(exercise_id=last.id, ask=last.questions[0].ask)
    for question in last.questions:
        room.answer(answer_to(siti, last, question.ask))
    assert room.place(siti.id).exercise_id == EXERCISES[0]


def test_progress_is_each_learners_own(room: Classroom) -> None:
    """In the order they joined; who has not begun is there too."""
    made = a_class(room)
    names = ["Siti", "Adi", "Wayan"]
    siti, adi, _ = (room.join(made.code, name, NOW) for name in names)
    later = NOW + timedelta(minutes=3)
    room.answer(answer_to(siti))
    room.answer(replace(answer_to(siti, ask=Ask.CLAUSE), hints=1, at=later))
    room.answer(answer_to(adi, exercise_of(EXERCISES[1]), right=False))
    found = room.progress(made.id, TRAINER)
    assert [each.learner.name for each in found] == names
    assert [(each.answered, each.right, each.score) for each in found] == [
        (2, 2, 1.75), (1, 0, 0.0), (0, 0, 0.0),
    ]  # fmt: skip
    assert [each.exercise_id for each in found] == [*EXERCISES[:2], ""]
    assert [each.last_at for each in found] == [later, NOW, None]


def test_every_change_is_counted(room: Classroom) -> None:
    """Joining, beginning, answering, closing: the number grows; a retry leaves it as it is."""
    made = a_class(room)
    other = a_class(room)
    counts = [room.latest(made.id)]
    siti = room.join(made.code, "Siti", NOW)
    sent = answer_to(siti)
    for act in (
        lambda: room.turn_to(siti.id, EXERCISES[0], NOW),
        lambda: room.answer(sent),
        lambda: room.close_class(made.id, TRAINER, NOW),
    ):
        counts.append(room.latest(made.id))
        act()
    counts.append(room.latest(made.id))
    assert counts == [0, 1, 2, 3, 4]
    room.answer(sent)
    assert (room.latest(made.id), room.latest(other.id)) == (4, 0)


def test_own_practice_is_begun_once_and_goes_on(room: Classroom, database: Database) -> None:
    """The same person, in whatever letters: the same answers and place; others have theirs."""
    siti = room.begin_practice("Siti", NOW)
    assert room.place(siti.id) == Place(exercise_id="", ask=None)
    room.turn_to(siti.id, FIRST.id, NOW)
    room.answer(answer_to(siti))
    with Classroom.open(database) as other:
        back = other.begin_practice(" siti ", NOW + timedelta(days=400))
        assert back == siti
        assert other.place(back.id) == Place(exercise_id=FIRST.id, ask=FIRST.questions[0].ask)
        assert len(other.answers_of(back.id)) == 1
    assert room.answers_of(room.begin_practice("Sari", NOW).id) == ()
    assert room.classes("Siti") == ()


def test_own_practice_from_many_at_once_is_one(room: Classroom) -> None:
    """Eight pages opened by one person: one learner."""
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: room.begin_practice("Siti", NOW), range(8)))
    assert {learner.id for learner in found} == {found[0].id}


def test_own_practice_outlives_a_change_of_the_table(
    room: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes on; each answer keeps the table it was marked by."""
    siti = room.begin_practice("Siti", NOW)
    room.answer(answer_to(siti))
    for module in ("classes", "model", "rows", "joining"):
        monkeypatch.setattr(f"pansol.classroom.{module}.FINGERPRINT", "0123456789ab")
    room.answer(answer_to(siti, attempt=2))
    assert [each.fingerprint for each in room.answers_of(siti.id)] == [FINGERPRINT, "0123456789ab"]


def test_what_a_revision_took_away_is_left_out(
    room: Classroom, siti: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fact's value or a clause that is no more: the answer is read without it."""
    kept = room.answer(answer_to(siti, right=False)).kept
    assert kept.misread
    assert kept.clauses
    left = {clause.value: clause for clause in kept.clauses[1:]}
    monkeypatch.setattr("pansol.classroom.rows._FACTS", {})
    monkeypatch.setattr("pansol.classroom.rows._CLAUSES", left)
    (read,) = room.answers_of(siti.id)
    assert (read.misread, read.clauses) == ((), kept.clauses[1:])
    assert (read.right, read.score) == (kept.right, kept.score)


def test_own_practice_can_be_deleted_by_who_practises(room: Classroom) -> None:
    """Afterwards it begins anew."""
    siti = room.begin_practice("Siti", NOW)
    room.answer(answer_to(siti))
    room.delete_class(siti.class_id, by(siti.name))
    assert room.answers_of(room.begin_practice("Siti", NOW).id) == ()


def test_the_schedule_follows_from_the_answers(room: Classroom) -> None:
    """Nothing is kept beside them: read back, they give the clauses that are due."""
    siti = room.begin_practice("Siti", NOW)
    sent: list[Answer] = [answer_to(siti, right=False), answer_to(siti, ask=Ask.CLAUSE)]
    straight = Schedule()
    for each in sent:
        kept = room.answer(each).kept
        straight = straight.after(kept.clauses, kept.score, kept.answer.at)
    read = Schedule()
    for kept in room.answers_of(siti.id):
        read = read.after(kept.clauses, kept.score, kept.answer.at)
    assert read.as_json() == straight.as_json()
    assert {each.clause for each in read.due(NOW + timedelta(hours=1))} == {*FIRST.clauses}


def test_hints_that_were_shown_cost_whatever_is_sent(room: Classroom, siti: Learner) -> None:
    """They are kept when they are shown; an answer that says there were none is marked by them."""
    sent = answer_to(siti)
    place = Place(exercise_id=sent.exercise_id, ask=sent.ask)
    assert room.show_hints(siti.id, place, 1, sent.at) == 1
    assert room.show_hints(siti.id, place, 1, sent.at) == 1
    receipt = room.answer(sent)
    assert receipt.kept.score == 0.75
    assert receipt.kept.answer.hints == 1
    assert room.answer(sent).again
    assert room.hints(siti.id, place) == 1
