"""The agent of a role play, without a browser: the checker whose steps the trainer reads."""

import json
import subprocess
import sys
from itertools import pairwise
from typing import NoReturn
from uuid import uuid4

import pytest
from postgres_server import PostgresServer
from role_playing import (
    EXERCISE,
    NOW,
    TRAINER,
    TRUTH,
    a_play,
    agent_at,
    agents_steps,
    customer_at,
    room,
    texts,
    to_the_outcome,
)

from pansol.caselog import BusyError, CaseLog, Database
from pansol.catalogue import DEFAULT_LANGUAGE, catalogue
from pansol.classroom import Classroom, Role, Step, compare
from pansol.config.caselog import VARIABLE, case_log_database
from pansol.decision import decide
from pansol.ui.acts import BadActionError
from pansol.ui.checker import Checker, program_for
from pansol.ui.notice import Notice
from pansol.ui.practice.state import Stage
from pansol.ui.roleplay.agent import PlayedChecker

SAY = catalogue(DEFAULT_LANGUAGE)
PATIENCE = 30
"""Seconds a slow machine may take."""


@pytest.fixture(autouse=True)
def _database(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use an empty database of one's own, SQLite and PostgreSQL."""
    monkeypatch.setenv(VARIABLE, database.url)


def test_each_change_is_a_step_and_the_end_is_right() -> None:
    """One for each fact, one for the end; held against the table nothing is wrong."""
    play = a_play()
    page = agent_at(play.code)
    to_the_outcome(page)
    page.act(["finish"])
    assert page.wait(PATIENCE)
    steps = agents_steps(play)
    found = [len(each.step.details.facts) for each in steps if each.step.details]
    assert found[:-1] == list(range(1, len(found)))
    last = steps[-1].step.details
    assert last
    assert last.action_taken == decide(TRUTH).action.value
    with room() as opened:
        compared = compare(play.exercise_id, opened.steps(play.id, TRAINER))
    assert compared.right
    assert compared.otherwise == ()


def test_an_act_writes_once_at_most_and_what_changes_nothing_not_at_all() -> None:
    """Going to and fro, typing on within a field, the language, finishing twice: no step."""
    play = a_play()
    page = agent_at(play.code)
    to_the_outcome(page)
    page.act(["finish"])
    assert page.wait(PATIENCE)
    before = len(agents_steps(play))
    for action, value in [
        (["back"], None), (["forward"], None), (["language", "en"], None), (["finish"], None),
        (["field", "location"], "Ja"), (["field", "location"], "Jakarta"),
    ]:  # fmt: skip
        page.act(action, value)
        assert page.wait(PATIENCE)
        assert len(agents_steps(play)) <= before + 1  # the location is a field that is there now
    steps = agents_steps(play)
    assert len(steps) == before + 1
    assert all(one.seq < other.seq for one, other in pairwise(steps))


def test_nothing_goes_into_the_case_log() -> None:
    """Neither what was entered nor what was done; the acts that save are none here."""
    page = agent_at(a_play().code)
    to_the_outcome(page)
    page.act(["finish"])
    assert page.wait(PATIENCE)
    for act in ("save", "resume", "close", "number", "cases", "example", "sample", "lookup",
                "restart", "walk", "undo", "who"):  # fmt: skip
        with pytest.raises(BadActionError):
            page.act([act], "x")
    with CaseLog.open(case_log_database()) as log:
        assert log.recent() == ()


def test_it_stands_at_the_moment_of_the_complaint_before_the_systems() -> None:
    """Now is the story's, whatever the clock says; the customer's screens are there."""
    page = agent_at(a_play().code)
    assert page.checker.here.now == EXERCISE.scenario.story.handled_at
    said = texts(page.view()["tree"])
    assert SAY("practice.systems") in said
    assert SAY.moment(EXERCISE.scenario.story.handled_at) in said
    assert SAY("keep.save") not in said
    assert SAY("lookup.begin") not in said


def test_a_reload_loses_nothing_and_counts_nothing_twice() -> None:
    """The same seat, the same case; what the database has is not sent again."""
    play = a_play()
    page = agent_at(play.code)
    to_the_outcome(page)
    page.act(["finish"])
    assert page.wait(PATIENCE)
    snapshot, before = page.view()["snapshot"], agents_steps(play)
    again = PlayedChecker(f"play={play.code}", clock=lambda: NOW)
    again.restore(snapshot)
    assert again.wait(PATIENCE)
    assert (again.case, again.finished) == (page.case, True)
    assert again.player.seat == page.player.seat
    assert agents_steps(play) == before


def test_what_did_not_arrive_before_a_reload_is_sent_after_it() -> None:
    """A page that is killed with a step under way: its tab still has the case."""
    play = a_play()
    page = agent_at(play.code)
    page.act(["forward"])
    assert page.wait(PATIENCE)
    kept = json.loads(page.view()["snapshot"])
    other = agent_at(a_play().code)
    other.act(["answer", "activation", "failed"])
    kept["case"] = json.loads(other.view()["snapshot"])["case"]
    again = PlayedChecker(f"play={play.code}", clock=lambda: NOW)
    again.restore(json.dumps(kept))
    assert again.wait(PATIENCE)
    (step,) = agents_steps(play)
    assert step.step.details
    assert step.step.details.facts == {"activation": "failed"}


def test_a_lost_tab_is_taken_up_from_what_the_database_has() -> None:
    """Once the trainer has freed the seat, whoever takes it goes on where it stood."""
    play = a_play()
    first = agent_at(play.code)
    to_the_outcome(first)
    assert first.wait(PATIENCE)
    with room() as opened:
        opened.free_seat(play.id, Role.AGENT, TRAINER, NOW)
    second = agent_at(play.code, "Adi")
    assert second.case == first.case
    second.act(["finish"])
    assert second.wait(PATIENCE)
    assert len(agents_steps(play)) == len(first.case.known) + 1


def test_who_lost_the_seat_is_told_and_can_take_it_again() -> None:
    """Steps of a seat that was freed are refused; the case on the page stays."""
    play = a_play()
    page = agent_at(play.code)
    page.act(["answer", "activation", "failed"])
    assert page.wait(PATIENCE)
    with pytest.raises(BadActionError):
        page.act(["again"])
    with room() as opened:
        opened.free_seat(play.id, Role.AGENT, TRAINER, NOW)
    page.act(["answer", "charged", "yes"])
    page.wait(PATIENCE)
    assert SAY("classroom.unknown_seat") in texts(page.view()["tree"])
    assert len(agents_steps(play)) == 1
    page.act(["again"])
    page.act(["take"])
    assert page.wait(PATIENCE)
    last = agents_steps(play)[-1].step.details
    assert last
    assert last.facts == {"activation": "failed", "charged": "yes"}


def test_the_end_is_told_and_nothing_is_sent_after_it() -> None:
    """The agent may look on; the trainer's remarks can be read now."""
    play = a_play()
    page = agent_at(play.code)
    with room() as opened:
        opened.remark(play.id, TRAINER, Step(at=NOW, note="Tanyakan lokasinya."))
        page.arrived()
        assert "Tanyakan lokasinya." not in texts(page.view()["tree"])
        opened.end_play(play.id, TRAINER, NOW)
    page.arrived()
    page.act(["answer", "activation", "failed"])
    page.wait(PATIENCE)
    said = texts(page.view()["tree"])
    assert SAY("play.ended") in said
    assert "Tanyakan lokasinya." in said
    assert agents_steps(play) == []


@pytest.mark.parametrize(
    ("code", "name", "key"),
    [
        ("XXXXXX", "Siti", "classroom.unknown_play_code"),
        ("", "Siti", "classroom.unknown_play_code"),
        (None, " ", "classroom.unfit_name"),
        (None, "budi", "classroom.both_roles"),
    ],
)
def test_what_gives_no_seat_is_told(code: str | None, name: str, key: str) -> None:
    """A wrong code, no name, the one who is the customer already."""
    play = a_play()
    assert customer_at(play.code, "Budi").state.stage is Stage.PLAY
    page = agent_at(play.code if code is None else code, name)
    assert page.notice
    assert page.notice.key == key
    assert page.player.seat is None
    with pytest.raises(BadActionError):
        page.act(["answer", "activation", "failed"])


def test_a_seat_that_is_taken_and_a_play_that_has_ended_are_told() -> None:
    """In a sentence, on the form where another code can be typed."""
    play = a_play()
    agent_at(play.code)
    taken = agent_at(play.code, "Adi")
    assert taken.notice
    assert taken.notice.key == "classroom.seat_taken"
    over = a_play()
    with room() as opened:
        opened.end_play(over.id, TRAINER, NOW)
    ended = agent_at(over.code)
    assert ended.notice
    assert ended.notice.key == "classroom.play_ended"


@pytest.mark.parametrize("empty_database", ["postgresql"], indirect=True)
def test_a_database_that_is_away_is_told_once_and_stops_nobody(postgres: PostgresServer) -> None:
    """The checker goes on; when the database is back, each step arrives once, in order."""
    play = a_play()
    page = agent_at(play.code)
    page.act(["answer", "activation", "failed"])
    assert page.wait(PATIENCE)
    postgres.stop()
    try:
        page.act(["answer", "charged", "yes"])
        assert not page.wait(3)
        assert page.notice
        assert page.notice.key == "caselog.away"
        page.act(["answer", "benefit", "not_received"])
        page.arrived()
        assert page.notice is None
        assert SAY("play.unsent", count=2) in texts(page.view()["tree"])
        assert len(page.case.known) == 3
    finally:
        postgres.start()
    assert page.wait(2 * PATIENCE)
    details = [each.step.details for each in agents_steps(play)]
    assert [len(each.facts) for each in details if each] == [1, 2, 3]
    assert SAY("play.sent") in texts(page.view()["tree"])


def away(*_args: object, **_named: object) -> NoReturn:
    """Stand in for a way to the database while it is busy."""
    raise BusyError("caselog.busy", database="x", wait=5)


def broken(*_args: object) -> NoReturn:
    """Stand in for a way to the database that has an error of our own."""
    raise KeyError("x")


def test_a_view_that_cannot_be_drawn_leaves_the_page_as_it_was() -> None:
    """The step is undone with all that came of it, the page is drawn, and can be gone on with."""
    play = a_play()
    page = PlayedChecker(f"play={play.code}", clock=lambda: NOW)
    page.act(["field", "name"], "Siti")
    before = page.view()["snapshot"]
    page.act(["take"])
    page.notice = Notice(key="no.such.sentence")
    with pytest.raises(KeyError):
        page.view()
    page.fail("A1B2C3")
    view = page.view()
    assert "A1B2C3" in texts(view["tree"])
    assert view["snapshot"] == before
    page.act(["take"])
    page.view()
    page.act(["answer", "activation", "failed"])
    page.notice = Notice(key="no.such.sentence")
    with pytest.raises(KeyError):
        page.view()
    page.fail("D4E5F6")
    assert "D4E5F6" in texts(page.view()["tree"])
    assert page.wait(PATIENCE)
    last = agents_steps(play)[-1].step.details
    assert last
    assert not last.facts


def test_a_role_whose_steps_cannot_be_read_is_not_taken_yet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is told; tried again it is the same seat, and what is done is sent."""
    play = a_play()
    with monkeypatch.context() as patch:
        patch.setattr(Classroom, "steps", away)
        page = agent_at(play.code)
        assert page.notice
        assert page.notice.key == "caselog.busy"
        assert page.player.seat is None
        assert SAY("play.sent") not in texts(page.view()["tree"])
    page.act(["take"])
    page.act(["answer", "activation", "failed"])
    assert page.wait(PATIENCE)
    assert len(agents_steps(play)) == 1
    snapshot = page.view()["snapshot"]
    again = PlayedChecker(f"play={play.code}", clock=lambda: NOW)
    with monkeypatch.context() as patch:
        patch.setattr(Classroom, "steps", away)
        again.restore(snapshot)
        assert again.notice
        assert again.player.seat is None
    again.act(["take"])
    assert again.player.seat == page.player.seat
    assert again.case == page.case


def test_another_name_or_code_is_another_seat(monkeypatch: pytest.MonkeyPatch) -> None:
    """After an answer that got lost no id stands in the way of what is typed then."""
    play, other = a_play(), a_play()
    with monkeypatch.context() as patch:
        patch.setattr(Classroom, "steps", away)
        page = agent_at(play.code)
    page.act(["field", "name"], "Adi")
    page.act(["take"])
    assert page.notice
    assert page.notice.key == "classroom.seat_taken"
    with room() as opened:
        opened.free_seat(play.id, Role.AGENT, TRAINER, NOW)
    with monkeypatch.context() as patch:
        patch.setattr(Classroom, "steps", away)
        page.act(["take"])
    page.act(["field", "code"], other.code)
    page.act(["take"])
    assert page.player.seat
    assert (page.player.seat.play_id, page.player.seat.name) == (other.id, "Adi")


def test_a_step_that_an_error_of_our_own_holds_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page does not say that the trainer has it; once it arrives, it does."""
    page = agent_at(a_play().code)
    with monkeypatch.context() as patch:
        patch.setattr(Classroom, "add_step", broken)
        page.act(["answer", "activation", "failed"])
        assert not page.wait(3)
        said = texts(page.view()["tree"])
        assert SAY("play.trouble") in said
        assert SAY("play.unsent", count=1) in said
    assert page.wait(PATIENCE)
    assert SAY("play.sent") in texts(page.view()["tree"])


def test_a_refusal_is_told_also_when_nothing_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The step did not arrive because the seat is gone: the page does not say that it did."""
    play = a_play()
    page = agent_at(play.code)
    with room() as opened:
        opened.free_seat(play.id, Role.AGENT, TRAINER, NOW)
    monkeypatch.setattr(Classroom, "seat", away)
    page.act(["answer", "activation", "failed"])
    assert page.wait(PATIENCE)
    assert SAY("classroom.unknown_seat") in texts(page.view()["tree"])
    page.act(["again"])
    assert page.player.seat is None


def test_another_outcome_must_be_ended_anew() -> None:
    """What was done with one outcome is not done with another."""
    page = agent_at(a_play().code)
    to_the_outcome(page)
    page.act(["done", "action"], "wait_24h")
    page.act(["finish"])
    page.act(["done", "action"], "recheck")
    assert page.finished
    page.act(["answer", "history", "found"])
    assert not page.finished


@pytest.mark.parametrize("snapshot", ["", "null", "[]", "{}", '{"seat":"x"}', "9" * 5000])
def test_a_hostile_snapshot_is_refused(snapshot: str) -> None:
    """What no page has written raises ``ValueError``."""
    with pytest.raises(ValueError):  # noqa: PT011  whichever: the page catches it
        PlayedChecker(f"play={a_play().code}").restore(snapshot)


def test_a_seat_made_up_or_of_the_other_role_gives_nothing() -> None:
    """A snapshot with somebody's else id opens no seat."""
    play = a_play()
    page = agent_at(play.code)
    kept = json.loads(page.view()["snapshot"])
    unknown = PlayedChecker(f"play={play.code}", clock=lambda: NOW)
    unknown.restore(json.dumps(kept | {"seat": str(uuid4())}))
    assert unknown.player.seat is None
    assert unknown.notice
    assert unknown.notice.key == "classroom.unknown_seat"
    customer = customer_at(play.code).state.player
    assert customer
    with pytest.raises(ValueError, match="another role"):
        PlayedChecker().restore(json.dumps(kept | {"seat": str(customer.seat_id)}))


def test_the_checker_without_a_play_loads_nothing_of_it() -> None:
    """No exercise, no class, no database: the address decides before anything is imported."""
    code = (
        "import sys; from pansol.ui.checker import program_for; "
        "page = program_for('card_type=simpati&activation=success'); page.view(); "
        "list(page.ahead()); print(*sys.modules)"
    )
    done = subprocess.run(  # noqa: S603 - this Python, and a statement written here
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    loaded = set(done.stdout.split())
    for name in ("pansol.training", "pansol.classroom", "pansol.caselog", "pansol.ui.roleplay",
                 "sqlalchemy"):  # fmt: skip
        assert name not in loaded


def test_the_address_decides() -> None:
    """With a play's code it is the agent's page, also with an empty one; else the checker."""
    assert isinstance(program_for("lang=en"), Checker)
    assert isinstance(program_for("play=&lang=en"), PlayedChecker)
    page = program_for("play=%3Cb%3Eab-c2&lang=en")
    assert isinstance(page, PlayedChecker)
    assert page.player.code == "BABC2"
    assert page.view()["language"] == "en"


def test_the_signed_in_name_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a hub nobody types a name."""
    monkeypatch.setenv("JUPYTERHUB_USER", "siti")
    play = a_play()
    page = PlayedChecker(f"play={play.code}", clock=lambda: NOW)
    with pytest.raises(BadActionError):
        page.act(["field", "name"], "budi")
    page.act(["take"])
    assert page.player.seat
    assert page.player.seat.name == "siti"


def test_what_each_button_leads_to_is_drawn_ahead() -> None:
    """As it is drawn when it is pressed."""
    page = agent_at(a_play().code)
    page.act(["forward"])
    assert page.wait(PATIENCE)
    looked = {json.dumps(act): tree for act, tree in page.ahead()}
    act = ["answer", "activation", "failed"]
    page.act(act)
    assert page.wait(PATIENCE)
    assert texts(looked[json.dumps(act)]) == texts(page.view()["tree"])
