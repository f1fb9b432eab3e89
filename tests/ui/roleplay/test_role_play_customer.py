"""The customer of a role play, without a browser: a script, notes, the end; never the outcome."""

import json

import pytest
from role_playing import (
    EXERCISE,
    NOW,
    TRAINER,
    a_play,
    agent_at,
    customer_at,
    room,
    texts,
    to_the_outcome,
)

from pansol.caselog import Asking, Database, Decided
from pansol.catalogue import DEFAULT_LANGUAGE, Language, catalogue
from pansol.classroom import Play, Role, Step
from pansol.config.caselog import VARIABLE
from pansol.decision import decide
from pansol.training import customer_says, script
from pansol.ui.acts import BadActionError
from pansol.ui.practice import Practice
from pansol.ui.practice.state import Stage, Way

SAY = catalogue(DEFAULT_LANGUAGE)


@pytest.fixture(autouse=True)
def _database(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use an empty database of one's own, SQLite and PostgreSQL."""
    monkeypatch.setenv(VARIABLE, database.url)


def notes(play: Play) -> list[str]:
    """Give what the customer noted, as the database has it."""
    with room() as opened:
        steps = opened.steps(play.id, TRAINER)
    return [each.step.note for each in steps if each.role is Role.CUSTOMER]


@pytest.mark.parametrize("language", Language)
def test_the_script_is_shown_whole(language: Language) -> None:
    """The story to tell, every question with its answer, and what isn't known."""
    words = catalogue(language)
    page = customer_at(a_play().code)
    page.act(["language", language.value])
    said = texts(page.view()["tree"])
    for text in customer_says(EXERCISE.scenario, words):
        assert text in said
    for question, answer in script(EXERCISE.scenario, words):
        assert question in said
        assert answer in said
    assert words("play.unknown.systems") in said
    asked_for = said.count(words("play.only_if_asked"))
    assert asked_for == len(EXERCISE.scenario.left_out)


def test_the_outcome_is_never_shown_to_the_customer() -> None:
    """Neither while the agent finds it nor after the end; the script gives nothing away."""
    play = a_play()
    page = customer_at(play.code)
    agent = agent_at(play.code)
    to_the_outcome(agent)
    agent.act(["finish"])
    assert agent.wait(30)
    with room() as opened:
        opened.end_play(play.id, TRAINER, NOW)
    due = Decided.of(decide(EXERCISE.scenario.truth))
    for words in map(catalogue, Language):
        page.act(["language", words.language.value])
        page.arrived()
        said = texts(page.view()["tree"])
        assert words(f"action.{due.action}") not in said
        assert words(f"short.{due.kip}") not in said
        assert words("sla.named", sla=words(f"sla.{due.sla}")) not in said


def test_notes_are_kept_once_each() -> None:
    """Two presses, a lost receipt, the same words again later: as many notes as were made."""
    play = a_play()
    page = customer_at(play.code)
    page.act(["field", "note"], "Kemarin, Kak.")
    unanswered = page.state
    page.act(["note"])
    page.act(["note"])
    assert notes(play) == ["Kemarin, Kak."]
    page.state = unanswered  # as if the answer had been lost
    page.act(["note"])
    assert notes(play) == ["Kemarin, Kak."]
    page.act(["field", "note"], "Kemarin, Kak.")
    page.act(["note"])
    assert notes(play) == ["Kemarin, Kak."] * 2
    assert page.state.notes == ("Kemarin, Kak.",) * 2


def test_the_end_is_told_with_the_trainers_remarks() -> None:
    """The page learns of it by itself; a note that comes later is refused in a sentence."""
    play = a_play()
    page = customer_at(play.code)
    page.act(["field", "note"], "Terlambat")
    with room() as opened:
        opened.remark(play.id, TRAINER, Step(at=NOW, note="Bagus."))
        page.arrived()
        assert "Bagus." not in texts(page.view()["tree"])
        opened.end_play(play.id, TRAINER, NOW)
    page.act(["note"])
    assert page.state.notice
    assert page.state.notice.key == "classroom.play_ended"
    page.arrived()
    said = texts(page.view()["tree"])
    assert SAY("play.ended") in said
    assert "Bagus." in said
    assert notes(play) == []
    page.act(["leave"])
    assert page.state.stage is Stage.ENTER
    assert page.state.player is None


def test_a_reload_brings_the_script_back() -> None:
    """The tab keeps the seat's id and what is typed; the rest is read anew."""
    play = a_play()
    page = customer_at(play.code)
    page.act(["field", "note"], "x" * 200)
    page.act(["note"])
    page.act(["field", "note"], "y" * 200)
    snapshot = page.view()["snapshot"]
    again = Practice(f"play={play.code}", clock=lambda: NOW)
    again.restore(snapshot)
    assert again.state.stage is Stage.PLAY
    assert (again.state.notes, again.state.fields["note"]) == (("x" * 200,), "y" * 200)
    assert len(notes(play)) == 1


def test_a_seat_that_was_freed_or_a_play_deleted_is_told() -> None:
    """Back at the form, with the code still there."""
    play = a_play()
    page = customer_at(play.code)
    with room() as opened:
        opened.free_seat(play.id, Role.CUSTOMER, TRAINER, NOW)
    page.arrived()
    assert page.state.notice
    assert page.state.notice.key == "classroom.unknown_seat"
    assert (page.state.stage, page.state.fields["code"]) == (Stage.ENTER, play.code)
    page.act(["enter"])
    assert page.state.player
    with room() as opened:
        opened.delete_play(play.id, Asking(who=TRAINER, at=NOW, why="to be tried"))
    page.arrived()
    assert page.state.stage is Stage.ENTER


@pytest.mark.parametrize(
    ("code", "name", "key"),
    [
        ("XXXXXX", "Budi", "classroom.unknown_play_code"),
        (None, "", "classroom.unfit_name"),
        (None, "SITI", "classroom.both_roles"),
    ],
)
def test_what_gives_no_seat_is_told(code: str | None, name: str, key: str) -> None:
    """A wrong code, no name, the agent's own name."""
    play = a_play()
    agent_at(play.code, "Siti")
    page = customer_at(code or play.code, name)
    assert page.state.notice
    assert page.state.notice.key == key
    assert page.state.stage is Stage.ENTER


def test_the_address_brings_the_play() -> None:
    """The link opens the right form, hostile values are passed over, a class keeps its own."""
    page = Practice("play=abc234&lang=en", clock=lambda: NOW)
    assert (page.state.way, page.state.fields["code"]) == (Way.PLAY, "ABC234")
    odd = Practice("play=%3Cscript%3E&lang=<b>", clock=lambda: NOW)
    assert odd.state.fields["code"] == "SCRPT"
    assert Practice("code=abc234", clock=lambda: NOW).state.way is Way.CLASS


def test_who_plays_answers_no_question_and_who_practises_keeps_no_note() -> None:
    """The acts of one are none of the other."""
    page = customer_at(a_play().code)
    for act in ("answer", "next", "choose", "hint", "again", "enter"):
        with pytest.raises(ValueError):  # noqa: PT011  ``BadActionError`` is one
            page.act([act])
    alone = Practice(clock=lambda: NOW)
    with pytest.raises(BadActionError):
        alone.act(["note"])


def test_the_agents_seat_opens_no_script() -> None:
    """Whoever plays the agent can't read the script with that seat."""
    play = a_play()
    agent_at(play.code)
    page = customer_at(play.code)
    kept = json.loads(page.view()["snapshot"])
    agent = agent_at(play.code, "Siti")
    assert agent.player.seat is None
    other = a_play()
    seated = agent_at(other.code).player.seat_id
    with pytest.raises(ValueError, match="another role"):
        Practice(clock=lambda: NOW).restore(json.dumps(kept | {"player": str(seated)}))
