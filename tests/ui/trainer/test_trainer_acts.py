"""The trainer's page, without a browser: make a class, watch it, read and hand on its results."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from threading import Event, Semaphore
from typing import Any
from uuid import UUID, uuid4

import pytest
from openpyxl import load_workbook

from pansol.caselog import CaseLog, Look, upgrade
from pansol.catalogue import Language, catalogue
from pansol.classroom import Answer, Classroom, Learner
from pansol.config.caselog import VARIABLE, case_log_database
from pansol.sop import SOP
from pansol.training import exercise_of
from pansol.ui.acts import BadActionError
from pansol.ui.trainer import Trainer
from pansol.ui.trainer.state import Tab
from pansol.ui.watching import Watch

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
ID = catalogue(Language.INDONESIAN)


@pytest.fixture(autouse=True)
def _database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use an empty database of one's own."""
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path}/log.sqlite")
    upgrade(case_log_database())


def at_work(who: str = "dewi") -> Trainer:
    """Give a page at which somebody works."""
    page = Trainer(clock=lambda: NOW)
    page.act(["field", "who"], who)
    page.act(["come"])
    return page


def with_class(n: int = 3, name: str = "Kelas Senin") -> Trainer:
    """Give a page on which a class was made."""
    page = at_work()
    for field, text in {"name": name, "n": str(n), "seed": "7"}.items():
        page.act(["field", field], text)
    page.act(["make"])
    return page


def answered(page: Trainer, name: str, *, right: bool, questions: int = 2) -> Learner:
    """Let a learner join and answer the first questions."""
    assert page.shown.results
    group = page.shown.results.training_class
    with Classroom.open(case_log_database()) as room:
        learner = room.join(group.code, name, NOW)
        exercise = exercise_of(group.exercises[0])
        for question in exercise.questions[:questions]:
            wrong = next(o.id for o in question.options if o.id not in question.right)
            chosen = question.right if right else frozenset({wrong})
            room.answer(
                Answer(
                    learner_id=learner.id,
                    exercise_id=exercise.id,
                    ask=question.ask,
                    chosen=chosen,
                    at=NOW + timedelta(minutes=1),
                )
            )
    return learner


def texts(tree: Any) -> str:  # noqa: ANN401  a view's tree
    """Give all text in a view's tree."""
    return tree if isinstance(tree, str) else " ".join(texts(child) for child in tree[2])


def shown(page: Trainer) -> str:
    """Give all that the page says."""
    return texts(page.view()["tree"])


def test_a_class_is_made_and_found_again_by_its_trainer_alone() -> None:
    """It has a join code, its exercises follow from the seed, and others don't see it."""
    page = with_class(n=5)
    assert page.shown.results
    group = page.shown.results.training_class
    assert group.code in shown(page)
    assert len(group.exercises) == 5
    page.act(["back"])
    assert page.shown.classes
    assert [each.id for each in page.shown.classes] == [group.id]
    assert at_work("budi").shown.classes == ()
    again = with_class(n=5)
    assert again.shown.results
    assert again.shown.results.training_class.exercises == group.exercises


def test_a_class_of_somebody_else_does_not_open() -> None:
    """Whoever knows its id still isn't its trainer."""
    page = with_class()
    class_id = page.state.class_id
    other = at_work("budi")
    with pytest.raises(BadActionError):
        other.act(["open", str(class_id)])


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"name": "A", "n": "0"}, "trainer.recipe"),
        ({"name": "A", "n": "many"}, "trainer.recipe"),
        ({"name": "A", "n": "1001"}, "trainer.recipe"),
        ({"name": "A", "seed": "-1"}, "trainer.recipe"),
        ({"name": "A", "days": "400"}, "trainer.recipe"),
        ({"name": "  "}, "trainer.name.needed"),
    ],
)
def test_what_makes_no_class_is_told(fields: dict[str, str], key: str) -> None:
    """A sentence, and what was typed stays."""
    page = at_work()
    for name, text in fields.items():
        page.act(["field", name], text)
    page.act(["make"])
    assert page.state.notice
    assert page.state.notice.key == key
    assert page.state.class_id is None
    assert shown(page)


def test_a_set_that_covers_too_little_says_how_many_it_takes() -> None:
    """Of few exercises the form says what they reach, and what would reach all."""
    page = at_work()
    page.act(["field", "n"], "3")
    few = shown(page)
    page.act(["field", "n"], "1000")
    many = shown(page)
    assert "Agar semua di rincian tercakup, perlu" in few
    assert "Semuanya tercakup" in many


def test_each_rule_is_offered_with_its_words() -> None:
    """In sight, not only on hovering: its number alone tells nobody anything."""
    said = shown(at_work())
    say = catalogue(Language.INDONESIAN)
    assert all(f"{rule.id} · {say(f'rule.{rule.id}')}" in said for rule in SOP.rules)


def test_learners_are_seen_with_their_names_and_how_far_they_are() -> None:
    """Live: after a change is read, names, answers, scores and return codes stand there."""
    page = with_class()
    learner = answered(page, "Siti Rahma", right=True)
    page.arrived()
    said = shown(page)
    assert "Siti Rahma" in said
    assert learner.return_code in said
    assert page.shown.results
    (progress,) = page.shown.results.progress
    assert (progress.answered, progress.right) == (2, 2)


def test_too_few_answers_give_no_figure() -> None:
    """Difficulty and discrimination are shown from ten answers on."""
    page = with_class()
    for number in range(9):
        answered(page, f"Peserta {number}", right=number % 2 == 0, questions=3)
    page.arrived()
    page.act(["tab", Tab.QUESTIONS.value])
    assert "terlalu sedikit jawaban" in shown(page)
    for number in range(9, 12):
        answered(page, f"Peserta {number}", right=number % 2 == 0, questions=3)
    page.arrived()
    assert "terlalu sedikit jawaban" not in shown(page)


def test_questions_that_are_asked_no_more_are_shown_as_they_were_marked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A table that asks other questions by now: options by their codes, the right ones ticked."""
    page = with_class()
    answered(page, "Siti", right=True)
    page.arrived()
    page.act(["tab", Tab.QUESTIONS.value])
    assert page.shown.results
    before, kept = shown(page), page.shown.results.answers
    exercise = exercise_of(kept[0].answer.exercise_id)
    monkeypatch.setattr(
        "pansol.classroom.results.exercise_of", lambda _: replace(exercise, questions=())
    )
    after = shown(page)
    assert after.count("✓") == before.count("✓") == sum(len(each.due) for each in kept)
    assert all(f"{code}: 1" in after for each in kept for code in each.due)


def test_what_the_class_misreads_is_shown() -> None:
    """Clauses with their wrong answers, and the facts that were taken for others."""
    page = with_class()
    for number in range(3):
        answered(page, f"Peserta {number}", right=False, questions=3)
    page.arrived()
    page.act(["tab", Tab.MISREAD.value])
    assert "3/3" in shown(page)


def test_a_clause_that_nobody_got_wrong_is_not_called_often_wrong() -> None:
    """It is not listed; where there is none, that is said."""
    page = with_class()
    answered(page, "Siti", right=True)
    page.arrived()
    page.act(["tab", Tab.MISREAD.value])
    assert "0/" not in shown(page)
    assert "Belum ada jawaban yang keliru." in shown(page)


def test_results_open_in_a_spreadsheet_as_text() -> None:
    """A name that looks like a formula is a text in the file."""
    page = with_class(name="=1+1")
    answered(page, "=HYPERLINK(1)", right=True)
    page.arrived()
    page.act(["export"])
    (file,) = page.downloads().values()
    book = load_workbook(BytesIO(file.content))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert any(cell.value == "=HYPERLINK(1)" for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)


def test_a_certificate_bears_score_seed_version_and_code() -> None:
    """It is printed for a learner who has answered; for nobody else."""
    page = with_class()
    learner = answered(page, "Siti Rahma", right=True)
    page.arrived()
    page.act(["certificate", str(learner.id)])
    said = shown(page)
    assert page.shown.certificate
    certificate, code = page.shown.certificate
    for part in ("Siti Rahma", code, certificate.fingerprint, "7", "Kelas Senin", "dewi"):
        assert part in said
    assert f"2 dari {certificate.questions} (" in said


def test_a_certificate_is_interim_while_the_class_is_open() -> None:
    """More answers may come; once it is closed it says so no more."""
    page = with_class()
    learner = answered(page, "Siti", right=True)
    page.arrived()
    page.act(["certificate", str(learner.id)])
    assert "(sementara)" in shown(page)
    page.act(["back"])
    page.act(["ask", "close"])
    page.act(["confirm"])
    page.act(["certificate", str(learner.id)])
    assert "(sementara)" not in shown(page)


def test_a_certificate_is_of_a_learner_of_the_class() -> None:
    """Who is none has none, and there is a way back."""
    page = with_class()
    learner = answered(page, "Siti", right=True)
    page.arrived()
    page.act(["certificate", str(learner.id)])
    page.act(["back"])
    assert page.state.class_id
    with pytest.raises(BadActionError):
        page.act(["certificate", str(uuid4())])


def test_anybody_s_certificate_is_checked_by_its_code() -> None:
    """Name, class, trainer, date and result are told; another code's answer is put away."""
    page = with_class()
    learner = answered(page, "Siti Rahma", right=True)
    page.arrived()
    page.act(["certificate", str(learner.id)])
    assert page.shown.certificate
    certificate, code = page.shown.certificate
    assert ID("trainer.check") in shown(page)  # on the paper stands where to check it
    other = at_work("agus")
    assert "Siti Rahma" not in shown(other)
    other.act(["field", "code"], code.lower())
    other.act(["check"])
    said = shown(other)
    for part in ("Siti Rahma", "Kelas Senin", "dewi", "23 November 2026", certificate.fingerprint):
        assert part in said
    other.act(["field", "code"], f"{code}2")
    assert "Siti Rahma" not in shown(other)
    other.act(["check"])
    assert ID("trainer.check.none") in shown(other)


def test_closing_and_deleting_are_asked_about_first() -> None:
    """Neither is done by one click; what is deleted is gone."""
    page = with_class()
    with pytest.raises(BadActionError):
        page.act(["confirm"])
    page.act(["ask", "close"])
    assert page.shown.results
    assert page.shown.results.training_class.closed_at is None
    page.act(["confirm"])
    assert page.shown.results.training_class.closed_at
    page.act(["ask", "delete"])
    page.act(["keep"])
    page.act(["ask", "delete"])
    page.act(["confirm"])
    assert page.state.class_id is None
    assert page.shown.classes == ()
    with CaseLog.open(case_log_database()) as log:
        (access,) = log.accesses()
    assert (access.who, access.look, access.why) == ("dewi", Look.DELETE, "trainer")


def test_a_view_that_cannot_be_drawn_is_undone() -> None:
    """The page goes back to what was drawn last, not to what can't be drawn."""
    page = with_class()
    page.act(["tab", Tab.PLAY.value])
    before = shown(page)
    results = page.shown.results
    assert results
    broken = replace(results.training_class, exercises=("none",))
    page.shown = replace(page.shown, results=replace(results, training_class=broken))
    with pytest.raises(ValueError, match="none"):
        page.view()
    page.fail("7F3A1B")
    after = shown(page)
    assert "7F3A1B" in after
    assert {*before.split()} <= {*after.split()}


def test_another_return_code_can_be_given() -> None:
    """It is told, and the old one is void."""
    page = with_class()
    learner = answered(page, "Siti", right=True)
    page.arrived()
    page.act(["code", str(learner.id)])
    assert page.state.notice
    assert page.state.notice.values["name"] == "Siti"
    assert page.state.notice.values["code"] in shown(page)


def test_a_change_wakes_the_page_and_nothing_new_does_not() -> None:
    """Who watches is woken for each change once, and when nothing can be read any more."""
    count, woken = [1], Event()
    watch = Watch(lambda _: count[0], woken.set)
    watch.follow(UUID(int=1), 1)
    assert not woken.wait(2.5)
    count[0] = 2
    assert woken.wait(10)
    woken.clear()
    assert not woken.wait(2.5)
    count.clear()
    assert woken.wait(10)
    watch.follow(None)


def test_who_follows_on_when_woken_is_not_woken_again() -> None:
    """To follow what is watched already is no news: it wakes once, not for ever."""
    woken: list[int] = []
    looks = Semaphore(0)

    def latest(_: UUID) -> int:
        looks.release()
        return 1

    def wake() -> None:
        woken.append(1)
        watch.follow(UUID(int=1))

    watch = Watch(latest, wake)
    watch.follow(UUID(int=1))
    for _ in range(4):
        assert looks.acquire(timeout=10)
    watch.follow(None)
    assert woken == [1]


def test_a_reload_opens_the_class_again() -> None:
    """The tab's snapshot holds the class's id and no name of a learner."""
    page = with_class()
    answered(page, "Siti Rahma", right=True)
    page.arrived()
    snapshot = page.view()["snapshot"]
    assert "Siti" not in snapshot
    again = Trainer(clock=lambda: NOW)
    again.restore(snapshot)
    assert again.state.class_id == page.state.class_id
    assert "Siti Rahma" in shown(again)


@pytest.mark.parametrize("snapshot", ["", "null", "[]", "{}", "9" * 5000, '{"class":"x"}'])
def test_a_hostile_snapshot_is_refused(snapshot: str) -> None:
    """What no page has written raises ``ValueError``."""
    with pytest.raises(ValueError):  # noqa: PT011  whichever: the page catches it
        Trainer(clock=lambda: NOW).restore(snapshot)


def test_a_snapshot_of_somebody_signed_in_does_not_name_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a hub the signed-in name counts, whatever a browser kept."""
    page = with_class()
    kept = json.loads(page.view()["snapshot"])
    monkeypatch.setenv("JUPYTERHUB_USER", "budi")
    again = Trainer(clock=lambda: NOW)
    again.restore(json.dumps(kept))
    assert again.state.who == "budi"
    assert again.state.class_id is None


@pytest.mark.parametrize(
    "action",
    [[], ["fly"], ["open"], ["open", "x"], ["certificate", "x"], ["export"], ["confirm"],
     ["tab", "x"], ["rule", "R99"], ["difficulty", "9"], ["field", "msisdn"], ["ask", "x"]],
)  # fmt: skip
def test_what_the_page_does_not_offer_is_refused(action: list[str]) -> None:
    """Acts that no button has."""
    with pytest.raises(ValueError):  # noqa: PT011  ``BadActionError`` is one
        at_work().act(action)


def test_without_a_database_the_page_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tables that are not there are told in a sentence."""
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path}/none.sqlite")
    page = at_work()
    assert page.state.notice
    assert page.state.notice.key == "caselog.schema.absent"
    assert shown(page)
