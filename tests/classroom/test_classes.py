"""A class: made once, joined by its code, closed, over, outdated, deleted for good."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from classes_made import EXERCISES, NOW, RECIPE, TRAINER, a_class, answer_to, by, new_class

from pansol.caselog import Asking, CaseLog, Database, Look, ReusedIdError
from pansol.catalogue import Language, catalogue
from pansol.classroom import (
    CODE_LENGTH,
    BlockedError,
    Classroom,
    ClosedError,
    ExpiredError,
    NameTakenError,
    NewPlay,
    NotYoursError,
    OutdatedError,
    UnfitNameError,
    UnknownCodeError,
    UnknownLearnerError,
    WrongReturnError,
)
from pansol.classroom.joining import MOST_MISSES
from pansol.fingerprint import FINGERPRINT
from pansol.sop import SOP
from pansol.training.letters import ALPHABET

LATER = NOW + timedelta(hours=1)


def test_a_class_is_kept_as_it_was_made(room: Classroom, database: Database) -> None:
    """Recipe, exercises, SOP and times come back; another connection sees it at once."""
    made = a_class(room)
    assert (made.recipe, made.exercises) == (new_class().recipe, EXERCISES)
    assert (made.sop_version, made.fingerprint) == (SOP.version, FINGERPRINT)
    assert (made.made_at, made.expires_at, made.closed_at) == (NOW, NOW + timedelta(days=1), None)
    assert (made.is_open(NOW), made.outdated, made.learners) == (True, False, 0)
    with Classroom.open(database) as other:
        assert other.class_of(made.id) == other.class_with(made.code) == made


def test_a_class_is_made_once(room: Classroom) -> None:
    """Tried again it is the same; the id for another name, recipe or exercises is refused."""
    new = new_class()
    assert room.make_class(new) == room.make_class(new)
    for other in (
        replace(new, name="Batch 8"),
        replace(new, recipe=replace(RECIPE, seed=8)),
        replace(new, exercises=EXERCISES[:2]),
    ):
        with pytest.raises(ReusedIdError):
            room.make_class(other)
    assert len(room.classes(TRAINER)) == 1


def test_codes_are_drawn_from_letters_that_are_not_confused(room: Classroom) -> None:
    """Six of 31: no 0 and O, no 1, I and L; no two classes have the same."""
    codes = [a_class(room).code for _ in range(20)]
    assert len({*codes}) == 20
    assert {*"".join(codes)} <= {*ALPHABET}
    assert {len(code) for code in codes} == {CODE_LENGTH}
    assert not {*"0O1IL"} & {*ALPHABET}
    assert len({*ALPHABET}) ** CODE_LENGTH > 880_000_000


def test_a_code_that_is_taken_is_drawn_anew(
    room: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two classes never share one, even if chance would have it so."""
    drawn = iter(["AAAAAA", "AAAAAA", "BBBBBB"])
    monkeypatch.setattr("pansol.classroom.classes.new_code", lambda: next(drawn))
    assert [a_class(room).code, a_class(room).code] == ["AAAAAA", "BBBBBB"]


def test_a_code_is_found_however_it_is_typed(room: Classroom) -> None:
    """Small letters, blanks and a dash do not matter."""
    made = a_class(room)
    typed = f" {made.code[:3].lower()}-{made.code[3:]} "
    assert room.join(typed, "Siti", NOW).class_id == made.id


@pytest.mark.parametrize("code", ["", "ABC", "AAAAAA", "0O1IL0", "\0\ud800", "A" * 999])
def test_a_wrong_code_is_told(room: Classroom, code: str) -> None:
    """Whatever is typed: no class has it."""
    a_class(room)
    with pytest.raises(UnknownCodeError, match="unknown_code"):
        room.join(code, "Siti", NOW)


def test_closed_and_over_are_told_apart(room: Classroom) -> None:
    """Neither lets anybody in; closing twice, or a class that is over, changes nothing."""
    closed, over = a_class(room), a_class(room)
    room.close_class(closed.id, TRAINER, LATER)
    room.close_class(closed.id, TRAINER, LATER + timedelta(hours=1))
    assert room.class_of(closed.id).closed_at == LATER
    with pytest.raises(ClosedError):
        room.join(closed.code, "Siti", LATER)
    assert room.join(over.code, "Siti", NOW + timedelta(hours=23, minutes=59))
    with pytest.raises(ExpiredError):
        room.join(over.code, "Sari", NOW + timedelta(days=1))


def test_a_name_is_one_persons(room: Classroom) -> None:
    """The same in other letters and blanks is told; the first comes back with the code."""
    made = a_class(room)
    siti = room.join(made.code, " Siti  Rahma ", NOW)
    assert (siti.name, len(siti.return_code)) == ("Siti Rahma", 4)
    with pytest.raises(NameTakenError) as caught:
        room.join(made.code, "siti RAHMA", NOW)
    for language in Language:
        assert "siti RAHMA" in caught.value.sentence(catalogue(language))
    assert room.come_back(made.code, "SITI rahma", f" {siti.return_code} ") == siti
    assert room.join(a_class(room).code, "Siti Rahma", NOW) != siti
    assert [learner.name for learner in room.learners(made.id, TRAINER)] == ["Siti Rahma"]


def test_joining_twice_with_one_id_is_joining_once(room: Classroom) -> None:
    """The receipt was lost on the way: the same learner, the same return code."""
    made, chosen = a_class(room), uuid4()
    first = room.join(made.code, "Siti", NOW, chosen)
    assert room.join(made.code, "Siti", LATER, chosen) == first
    with pytest.raises(ReusedIdError):
        room.join(made.code, "Sari", NOW, chosen)


def test_the_same_name_from_many_at_once_is_one_learner(room: Classroom) -> None:
    """Eight browsers, one name: one is in, seven are told."""
    made = a_class(room)

    def join(_: int) -> bool:
        try:
            return bool(room.join(made.code, "Siti", NOW))
        except NameTakenError:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(join, range(8))) == [False] * 7 + [True]
    assert room.class_of(made.id).learners == 1


@pytest.mark.parametrize("name", ["", " ", "a\0b", "\ud800", "x" * 61, "a\u202eb"])
def test_a_name_that_cannot_be_shown_is_told(room: Classroom, name: str) -> None:
    """Empty, too long, or with letters that nobody can print."""
    made = a_class(room)
    with pytest.raises(UnfitNameError):
        room.join(made.code, name, NOW)
    with pytest.raises(UnfitNameError):
        room.begin_practice(name, NOW)


def test_return_codes_cannot_be_tried_through(room: Classroom) -> None:
    """After ten wrong ones the right one does not help either; the trainer gives a new one."""
    made = a_class(room)
    siti = room.join(made.code, "Siti", NOW)
    wrong = "0000" if siti.return_code != "0000" else "1111"
    for typed in [wrong] * (MOST_MISSES - 1):
        with pytest.raises(WrongReturnError):
            room.come_back(made.code, "Siti", typed)
    assert room.come_back(made.code, "Siti", siti.return_code) == siti  # counts from none again
    for typed in [wrong, "", "\ud800", *[wrong] * (MOST_MISSES - 3)]:
        with pytest.raises(WrongReturnError):
            room.come_back(made.code, "Siti", typed)
    with pytest.raises(BlockedError):
        room.come_back(made.code, "Siti", siti.return_code)
    with pytest.raises(NotYoursError):
        room.new_return_code(siti.id, "sari")
    given = room.new_return_code(siti.id, TRAINER)
    assert room.come_back(made.code, "Siti", given.return_code) == given


def test_who_is_not_there_is_not_told_from_a_wrong_code(room: Classroom) -> None:
    """A name can't be found out by trying."""
    made = a_class(room)
    with pytest.raises(WrongReturnError) as absent:
        room.come_back(made.code, "Sari", "0000")
    assert absent.value.key == "classroom.wrong_return"


def test_only_the_trainer_closes_and_deletes(room: Classroom) -> None:
    """Others are told, and nothing happens."""
    made = a_class(room)
    with pytest.raises(NotYoursError):
        room.close_class(made.id, "sari", NOW)
    with pytest.raises(NotYoursError):
        room.delete_class(made.id, by("sari"))
    assert room.classes(TRAINER) == (made,)
    assert room.classes("sari") == ()


def test_names_are_the_trainers_and_the_learners_alone(room: Classroom) -> None:
    """In lists for others they are masked, without return codes; a list of classes has none."""
    made = a_class(room)
    siti = room.join(made.code, "Siti Rahma", NOW)
    (shown,) = room.learners(made.id, "sari")
    assert (shown.name, shown.return_code) == ("S••• R•••", "")
    assert room.progress(made.id, "sari")[0].learner == shown
    assert room.progress(made.id, TRAINER)[0].learner == siti == room.learner(siti.id)
    assert "Siti" not in repr(room.classes(TRAINER))
    assert "Rahma" not in repr(room.answers(made.id))


def test_a_changed_table_is_told_and_results_stay(
    room: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The class takes no more; what was answered keeps the table it was marked by."""
    made = a_class(room)
    siti = room.join(made.code, "Siti", NOW)
    sent = answer_to(siti)
    room.answer(sent)
    for module in ("classes", "model", "rows", "joining"):
        monkeypatch.setattr(f"pansol.classroom.{module}.FINGERPRINT", "0123456789ab")
    assert (room.class_of(made.id).outdated, room.class_of(made.id).is_open(NOW)) == (True, False)
    for act in (
        lambda: room.answer(replace(answer_to(siti), attempt=2)),
        lambda: room.join(made.code, "Sari", NOW),
    ):
        with pytest.raises(OutdatedError) as caught:
            act()
        assert "0123456789ab" in caught.value.sentence(catalogue(Language.ENGLISH))
    assert room.answer(sent).again
    assert [each.fingerprint for each in room.answers(made.id)] == [FINGERPRINT]
    assert room.class_of(made.id).fingerprint == FINGERPRINT


def filled(room: Classroom) -> tuple[UUID, UUID, UUID]:
    """Make a class with a learner, an answer and a play; give the ids."""
    made = a_class(room, name="penanda-kelas")
    siti = room.join(made.code, "Siti Penanda", NOW)
    room.answer(answer_to(siti))
    play = room.make_play(NewPlay(who=TRAINER, exercise_id=EXERCISES[0], at=NOW, class_id=made.id))
    return made.id, siti.id, play.id


def bytes_below(folder: Path) -> bytes:
    """Give all bytes of the files in a folder."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_deleted_class_is_gone_for_good(
    room: Classroom, database: Database, request: pytest.FixtureRequest
) -> None:
    """Not in the tables, nor, after a purge, in the bytes of the database; another class stays."""
    kept = a_class(room)
    class_id, learner_id, play_id = filled(room)
    folder = _folder(database, request)
    assert b"Siti Penanda" in bytes_below(folder)
    room.delete_class(class_id, by())
    assert room.classes(TRAINER) == (kept,)
    with pytest.raises(UnknownLearnerError):
        room.learner(learner_id)
    with pytest.raises(UnknownCodeError):
        room.play_of(play_id)
    with CaseLog.open(database) as log:
        log.purge(NOW - timedelta(days=1), Asking(who="penyelia", at=LATER, why="retensi"))
    assert room.classes(TRAINER) == (kept,)
    found = bytes_below(_folder(database, request))
    assert not [trace for trace in (b"Siti Penanda", b"penanda-kelas") if trace in found]


def test_who_deletes_stands_among_the_accesses(room: Classroom, database: Database) -> None:
    """A row for each class, play and own practice, with its code and nobody's name."""
    made = a_class(room, name="Kelas Penanda")
    room.join(made.code, "Siti Rahma", NOW)
    play = room.make_play(NewPlay(who=TRAINER, exercise_id=EXERCISES[0], at=NOW))
    alone = room.begin_practice("sari", NOW)
    with pytest.raises(NotYoursError):
        room.delete_class(made.id, by("agus"))
    room.delete_play(play.id, by())
    room.delete_class(alone.class_id, by("sari"))
    room.delete_class(made.id, by())
    with CaseLog.open(database) as log:
        rows = log.accesses()
    assert [(row.who, row.look, row.subject) for row in rows] == [
        (TRAINER, Look.DELETE, made.code),
        ("sari", Look.DELETE, ""),
        (TRAINER, Look.DELETE, play.code),
    ]
    assert all((row.at, row.cases) == (NOW, ()) for row in rows)


def _folder(database: Database, request: pytest.FixtureRequest) -> Path:
    if database.path:
        return database.path.parent
    server = request.getfixturevalue("postgres")
    server.psql("CHECKPOINT")
    return Path(server.data, "base")


def test_a_purge_takes_old_classes_along(room: Classroom, database: Database) -> None:
    """By their last change, and plays by theirs; a class stays while a play in it does."""
    old, used, played = filled(room), a_class(room), a_class(room)
    new = NewPlay(who=TRAINER, exercise_id=EXERCISES[0], at=NOW)
    alone = room.make_play(new)
    within = room.make_play(replace(new, id=uuid4(), class_id=used.id))
    late = room.make_play(replace(new, id=uuid4(), class_id=played.id, at=LATER))
    room.join(played.code, "Sari", NOW)  # by a clock that is behind
    room.begin_practice("sari", NOW)
    room.join(used.code, "Sari", LATER + timedelta(minutes=1))
    with CaseLog.open(database) as log:
        gone = log.purge(LATER, Asking(who="penyelia", at=LATER, why="retensi"))
    assert (gone.classes, gone.cases) == (2, 0)
    assert {made.id for made in room.classes(TRAINER)} == {used.id, played.id}
    assert room.class_of(used.id).learners == room.class_of(played.id).learners == 1
    assert room.plays(TRAINER) == (late,)
    for play_id in (old[2], alone.id, within.id):
        with pytest.raises(UnknownCodeError):
            room.play_of(play_id)
