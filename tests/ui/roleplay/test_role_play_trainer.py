"""The trainer of a role play, without a browser: make it, read both along, compare, end it."""

from uuid import uuid4

import pytest
from role_playing import NOW, agent_at, customer_at, room, texts

from pansol.caselog import Database
from pansol.catalogue import DEFAULT_LANGUAGE, catalogue
from pansol.classroom import Play, Role
from pansol.config.caselog import VARIABLE
from pansol.facts import Activation
from pansol.training import exercise_of
from pansol.ui.acts import BadActionError
from pansol.ui.roleplay.agent import PlayedChecker
from pansol.ui.trainer import Trainer
from pansol.ui.trainer.state import Tab

SAY = catalogue(DEFAULT_LANGUAGE)
PATIENCE = 30


@pytest.fixture(autouse=True)
def _database(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use an empty database of one's own, SQLite and PostgreSQL."""
    monkeypatch.setenv(VARIABLE, database.url)


def with_play() -> tuple[Trainer, Play]:
    """Give a trainer's page on which a role play is open."""
    page = Trainer(clock=lambda: NOW)
    page.act(["field", "who"], "dewi")
    page.act(["come"])
    for field, text in {"name": "Kelas Senin", "n": "3", "seed": "7"}.items():
        page.act(["field", field], text)
    page.act(["make"])
    page.act(["tab", Tab.PLAY.value])
    page.act(["make_play"])
    (play,) = page.shown.plays
    return page, play


def shown(page: Trainer) -> str:
    """Give all that the page says, as it is now."""
    page.arrived()
    return texts(page.view()["tree"])


def found_all(agent: PlayedChecker, play: Play) -> None:
    """Find each fact as it is, except what became of the activation."""
    scenario = exercise_of(play.exercise_id).scenario
    agent.act(["field", "card_type"], scenario.fields["card_type"])
    for fact in scenario.truth.known[1:]:
        agent.act(["answer", fact.column, str(fact.value)])


def test_a_play_is_made_of_an_exercise_of_the_class() -> None:
    """The one that is chosen, with a code and a link for each role; of no other."""
    page, play = with_play()
    assert page.shown.results
    group = page.shown.results.training_class
    assert (play.exercise_id, play.class_id) == (group.exercises[0], group.id)
    said = shown(page)
    assert play.code in said
    links = str(page.view()["tree"])
    assert f"practice.ipynb?play={play.code}&lang=id" in links
    assert f"checker.ipynb?play={play.code}&lang=id" in links
    page.act(["close_play"])
    page.act(["field", "exercise"], group.exercises[2])
    page.act(["make_play"])
    made = next(each for each in page.shown.plays if each.id == page.state.play_id)
    assert made.exercise_id == group.exercises[2]
    page.act(["field", "exercise"], "s1-u-1")
    with pytest.raises(BadActionError):
        page.act(["make_play"])


def test_both_players_are_seen_with_what_they_do() -> None:
    """Names, the script and the truth, each fact as it comes, the outcome, the end, the notes."""
    page, play = with_play()
    agent, customer = agent_at(play.code), customer_at(play.code)
    said = shown(page)
    assert "Siti" in said
    assert "Budi" in said
    assert SAY("trainer.play.no_step") in said
    truth = exercise_of(play.exercise_id).scenario.truth
    wrong = next(each for each in Activation if each is not truth.activation)
    agent.act(["answer", "activation", wrong.value])
    assert agent.wait(PATIENCE)
    assert truth.activation
    assert SAY("trainer.play.is", value=SAY(truth.activation.key)) in shown(page)
    found_all(agent, play)
    agent.act(["finish"])
    customer.act(["field", "note"], "Kemarin, Kak.")
    customer.act(["note"])
    assert agent.wait(PATIENCE)
    said = shown(page)
    assert "Kemarin, Kak." in said
    assert SAY("trainer.play.did") in said
    assert SAY("trainer.play.outcome") in said
    assert SAY("trainer.compared") not in said


def test_at_the_end_it_is_held_against_the_table() -> None:
    """What was found otherwise or not at all, what was due and what was done."""
    page, play = with_play()
    agent = agent_at(play.code)
    truth = exercise_of(play.exercise_id).scenario.truth
    wrong = next(each for each in Activation if each is not truth.activation)
    agent.act(["answer", "activation", wrong.value])
    assert agent.wait(PATIENCE)
    page.act(["ask", "end_play"])
    assert page.shown.plays[0].ended_at is None
    page.act(["confirm"])
    said = shown(page)
    assert truth.activation
    sentence = SAY(
        "trainer.compared.otherwise",
        check=SAY("check.activation"), truth=SAY(truth.activation.key), found=SAY(wrong.key),
    )  # fmt: skip
    assert sentence in said
    assert SAY("trainer.compared.wrong") in said
    assert SAY("trainer.play.nothing") in said
    others = [SAY(f"check.{fact.column}") for fact in truth.known if fact is not truth.activation]
    assert SAY("trainer.compared.not_found", names=SAY.both(others)) in said


def test_a_play_in_which_nothing_was_done_is_not_judged() -> None:
    """Nobody answered anything: that is said, and neither right nor wrong."""
    page, play = with_play()
    agent_at(play.code)
    page.act(["ask", "end_play"])
    page.act(["confirm"])
    said = shown(page)
    assert SAY("trainer.compared.empty") in said
    assert SAY("trainer.compared.wrong") not in said


def test_another_act_takes_the_question_back() -> None:
    """Who looks at another tab, or opens all plays, is not asked any more; ``confirm`` is none."""
    page, play = with_play()
    for act in (["tab", "misread"], ["open_play", str(play.id)]):
        page.act(["ask", "end_play"])
        assert SAY("trainer.sure.end_play") in shown(page)
        page.act(act)
        assert SAY("trainer.sure.end_play") not in shown(page)
        with pytest.raises(BadActionError):
            page.act(["confirm"])
    assert page.shown.plays[0].ended_at is None


def test_what_was_done_right_is_said_so() -> None:
    """All facts, the action, SLA and KIP that are due."""
    page, play = with_play()
    agent = agent_at(play.code)
    found_all(agent, play)
    agent.act(["finish"])
    assert agent.wait(PATIENCE)
    page.act(["ask", "end_play"])
    page.act(["confirm"])
    said = shown(page)
    assert SAY("trainer.compared.right") in said
    assert SAY("trainer.compared.all_found") in said


def test_what_was_not_needed_is_no_omission() -> None:
    """Checks that the checker leaves out, because they change nothing, are told apart."""
    page, play = with_play()
    agent = agent_at(play.code)
    scenario = exercise_of(play.exercise_id).scenario
    agent.act(["field", "card_type"], scenario.fields["card_type"])
    agent.act(["forward"])
    while check := agent.checker.here.check:
        fact = next(each for each in scenario.truth.known if type(each) is check.fact)
        agent.act(["answer", fact.column, str(fact.value)])
    assert agent.wait(PATIENCE)
    unneeded = [SAY(f"check.{each.check.fact.column}") for each in agent.decision.unneeded]
    page.act(["ask", "end_play"])
    page.act(["confirm"])
    assert unneeded
    assert SAY("trainer.compared.not_needed", names=SAY.both(unneeded)) in shown(page)


def test_a_seat_is_freed_and_a_remark_kept_once() -> None:
    """The role can be taken again; an empty remark is none."""
    page, play = with_play()
    agent_at(play.code)
    page.arrived()
    page.act(["free", Role.AGENT.value])
    assert page.shown.plays[0].names == ()
    assert agent_at(play.code, "Adi").player.seat
    page.act(["remark"])
    assert page.state.notice
    page.act(["field", "remark"], "Bagus.")
    unanswered = page.state
    page.act(["remark"])
    page.state = unanswered  # as if the answer had been lost, though what was kept is read
    page.restore(page.view()["snapshot"])
    page.act(["remark"])
    assert [each.step.note for each in page.shown.steps] == ["Bagus."]
    page.act(["field", "remark"], "Bagus.")
    page.act(["remark"])
    assert [each.step.note for each in page.shown.steps] == ["Bagus.", "Bagus."]


def test_an_id_that_stands_for_something_else_does_not_hold_up_the_page() -> None:
    """The trainer is told once; tried again, what was typed is made."""
    page, _ = with_play()
    page.act(["field", "remark"], "Bagus.")
    unanswered = page.state
    page.act(["remark"])
    page.state = unanswered
    page.act(["field", "remark"], "Bagus sekali.")
    page.act(["remark"])
    assert page.state.notice
    assert page.state.notice.key == "caselog.reused"
    page.act(["remark"])
    assert [each.step.note for each in page.shown.steps] == ["Bagus.", "Bagus sekali."]


def test_a_page_that_was_killed_opens_the_play_again() -> None:
    """Whatever happened meanwhile is there; the players have noticed nothing."""
    page, play = with_play()
    agent = agent_at(play.code)
    snapshot = page.view()["snapshot"]
    agent.act(["answer", "activation", "failed"])
    assert agent.wait(PATIENCE)
    again = Trainer(clock=lambda: NOW)
    again.restore(snapshot)
    assert again.state.play_id == play.id
    assert len(again.shown.steps) == 1
    assert SAY("check.activation") in shown(again)


def test_a_play_is_deleted_once_that_is_confirmed() -> None:
    """With its steps; the list is shown again."""
    page, play = with_play()
    page.act(["ask", "delete_play"])
    page.act(["keep"])
    assert page.shown.plays
    page.act(["ask", "delete_play"])
    page.act(["confirm"])
    assert (page.state.play_id, page.shown.plays) == (None, ())
    with room() as opened:
        assert opened.plays("dewi") == ()
    assert play.code not in shown(page)


def test_only_plays_of_the_open_class_can_be_opened() -> None:
    """Neither another's nor one of another class; nor acts where no play is open."""
    page, _ = with_play()
    other, theirs = with_play()
    with pytest.raises(BadActionError):
        page.act(["open_play", str(theirs.id)])
    with pytest.raises(BadActionError):
        page.act(["open_play", str(uuid4())])
    other.act(["close_play"])
    for action in (["remark"], ["free", "agent"]):
        with pytest.raises(BadActionError):
            other.act(action)
    other.act(["ask", "end_play"])
    with pytest.raises(BadActionError):
        other.act(["confirm"])
