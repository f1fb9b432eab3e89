"""Practising, without a browser: come in, answer, see why, go on, come back."""

import json
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from practising import Clocked, answered_right, class_made, entered, room, texts

from pansol.caselog import upgrade
from pansol.config.caselog import VARIABLE, case_log_database
from pansol.facts import FACTS
from pansol.training import Ask, Key
from pansol.ui.acts import BadActionError
from pansol.ui.practice import Practice
from pansol.ui.practice.state import Stage, Way

CASES = tuple(product(*FACTS))
TWO = (Key(facts=CASES[100], seed=1), Key(facts=CASES[900], seed=2))


@pytest.fixture(autouse=True)
def _database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use an empty database of one's own."""
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path}/log.sqlite")
    upgrade(case_log_database())


def test_a_class_is_worked_through_in_its_order_to_the_end() -> None:
    """Every question of every exercise comes once, and right answers give the full score."""
    group = class_made(TWO)
    page = entered(group.code)
    asked = []
    while page.state.stage is not Stage.DONE:
        asked.append((page.state.exercise_id, page.state.ask))
        answered_right(page)
        assert page.state.stage is Stage.MARKED
        page.act(["next"])
    assert len(set(asked)) == len(asked)
    assert [each for each, _ in asked] == sorted(
        [each for each, _ in asked], key=group.exercises.index
    )
    assert page.standing.score == len(asked) == page.standing.right
    assert "Siti" in texts(page.view()["tree"])


def test_the_case_in_hand_is_counted_among_the_cases() -> None:
    """Who works on the first of two is at case 1, before any answer, and at 2 with the second."""
    page = entered(class_made(TWO).code)
    assert "kasus 1 dari 2" in texts(page.view()["tree"])
    first = page.state.exercise_id
    while page.state.exercise_id == first:
        assert "kasus 1 dari 2" in texts(page.view()["tree"])
        answered_right(page)
        page.act(["next"])
    assert "kasus 2 dari 2" in texts(page.view()["tree"])


@given(data=st.data())
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_answer_is_marked_as_the_table_says(data: st.DataObject) -> None:
    """Whatever is chosen: right exactly if it is what the table gives, and the page shows which."""
    key = Key(facts=data.draw(st.sampled_from(CASES)), seed=data.draw(st.integers(0, 10**6)))
    page = entered(class_made((key,)).code)
    while page.state.stage is not Stage.DONE:
        options = [option.id for option in page.state.question.options]
        most = len(options) if page.state.question.several else 1
        for code in data.draw(st.sets(st.sampled_from(options), min_size=1, max_size=most)):
            page.act(["choose", code])
        right = page.state.chosen == page.state.question.right
        page.act(["answer"])
        assert page.standing.answers[-1].right is right
        assert page.standing.answers[-1].score == float(right)
        page.view()
        page.act(["next"])


def test_hints_cost_and_take_wrong_options_away() -> None:
    """A hint takes a quarter off; the options it removes can't be chosen any more."""
    page = entered(class_made(TWO).code)
    while page.state.more_hints:
        page.act(["hint"])
    shown = page.state.hints_shown
    for code in page.state.removed:
        with pytest.raises(BadActionError):
            page.act(["choose", code])
    answered_right(page)
    assert page.standing.score == 1 - 0.25 * shown
    with pytest.raises(BadActionError):
        page.act(["hint"])


def test_another_try_is_kept_and_does_not_count() -> None:
    """The first answer counts; a wrong one can be tried again as often as one likes."""
    page = entered(class_made(TWO).code)
    (wrong, *_) = {o.id for o in page.state.question.options} - page.state.question.right
    page.act(["choose", wrong])
    page.act(["answer"])
    for attempt in (2, 3):
        page.act(["again"])
        assert page.state.attempt == attempt
        answered_right(page)
    assert page.standing.score == 0
    assert len(page.standing.answers) == 3
    assert len(page.standing.counted) == 1


def test_a_reload_goes_on_where_it_was() -> None:
    """The tab's snapshot brings question, choice and hints back; it holds no name or answer."""
    page = entered(class_made(TWO).code, name="Siti Rahma")
    page.act(["hint"])
    page.act(["choose", page.state.question.options[0].id])
    snapshot = page.view()["snapshot"]
    again = Practice(clock=Clocked())
    again.restore(snapshot)
    for part in ("exercise_id", "ask", "chosen", "hints_shown", "seat", "stage"):
        assert getattr(again.state, part) == getattr(page.state, part)
    kept = json.loads(snapshot)
    assert kept["learner"]
    assert "right" not in kept


def test_an_answer_sent_twice_counts_once() -> None:
    """A page lost after the answer was kept sends it again, and gets the same mark."""
    page = entered(class_made(TWO).code)
    snapshot = page.view()["snapshot"]
    answered_right(page)
    again = Practice(clock=Clocked())
    again.restore(snapshot)
    answered_right(again)
    assert again.state.stage is Stage.MARKED
    assert len(again.standing.answers) == 1
    assert again.state.notice is None


def test_an_answer_given_elsewhere_counts_and_is_told() -> None:
    """Of two browsers of one learner the first answer counts, whatever the second sends."""
    page = entered(class_made(TWO).code)
    snapshot = page.view()["snapshot"]
    answered_right(page)
    again = Practice(clock=Clocked())
    again.restore(snapshot)
    (wrong, *_) = {o.id for o in again.state.question.options} - again.state.question.right
    again.act(["choose", wrong])
    again.act(["answer"])
    assert again.state.chosen == again.state.question.right
    assert again.state.notice
    assert again.state.notice.key == "practice.answered_elsewhere"


def test_who_comes_back_goes_on_with_the_return_code() -> None:
    """From another browser: name and return code lead to the first question not answered."""
    group = class_made(TWO)
    page = entered(group.code)
    answered_right(page)
    assert page.state.seat
    other = Practice(clock=Clocked())
    other.act(["way", "back"])
    typed = {"code": group.code.lower(), "name": "siti", "return_code": page.state.seat.return_code}
    for name, text in typed.items():
        other.act(["field", name], text)
    other.act(["enter"])
    page.act(["next"])
    assert (other.state.exercise_id, other.state.ask) == (page.state.exercise_id, page.state.ask)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ({"code": "ZZZZZZ", "name": "Siti"}, "classroom.unknown_code"),
        ({"code": "", "name": "Siti"}, "classroom.unknown_code"),
        ({"code": "the class's", "name": ""}, "classroom.unfit_name"),
        ({"code": "the class's", "name": "SITI"}, "classroom.name_taken"),
    ],
)
def test_what_does_not_let_one_in_is_told(typed: dict[str, str], key: str) -> None:
    """A wrong code, no name, a name that is taken: a sentence, and what was typed stays."""
    group = class_made(TWO)
    entered(group.code)
    page = Practice(clock=Clocked())
    page.act(["way", "class"])
    for name, text in typed.items():
        page.act(["field", name], group.code if text == "the class's" else text)
    page.act(["enter"])
    assert page.state.notice
    assert page.state.notice.key == key
    assert page.state.notice.wrong
    assert page.state.stage is Stage.ENTER
    assert texts(page.view()["tree"])


def test_a_class_that_is_over_takes_no_answer_and_says_so() -> None:
    """The time is up in the middle of a question: nothing is lost, nothing is counted."""
    clock = Clocked()
    page = entered(class_made(TWO, hours=1).code, clock=clock)
    answered_right(page)
    page.act(["next"])
    clock.pass_seconds(3600)
    answered_right(page)
    assert page.state.notice
    assert page.state.notice.key == "classroom.expired"
    assert len(page.standing.answers) == 1


def test_own_practice_meets_missed_clauses_again_and_goes_on_another_day() -> None:
    """Alone the next case is chosen by what is due; the same name goes on where it was."""
    clock = Clocked()
    page = entered(name="budi", clock=clock)
    seen = []
    for _ in range(3):
        first = page.state.exercise_id
        while page.state.exercise_id == first:
            answered_right(page)
            clock.pass_seconds(30)
            page.act(["next"])
        seen.append(first)
    assert len(set(seen)) == 3
    other = entered(name="Budi", clock=clock)
    assert other.state.exercise_id == page.state.exercise_id
    assert other.standing.score == page.standing.score


@pytest.mark.parametrize(
    "snapshot",
    ["", "null", "[]", "{}", '{"language":"xx"}', "9" * 5000, '{"learner":"no id"}'],
)
def test_a_hostile_snapshot_is_refused(snapshot: str) -> None:
    """What no page has written raises ``ValueError``, and the page stays usable."""
    page = Practice(clock=Clocked())
    with pytest.raises(ValueError):  # noqa: PT011  whichever: the page catches it
        page.restore(snapshot)
    assert page.state.stage is Stage.ENTER


def test_a_snapshot_of_another_class_is_refused() -> None:
    """An exercise that the class has not can't be slipped in."""
    page = entered(class_made(TWO).code)
    kept = json.loads(page.view()["snapshot"])
    stranger = Key(facts=CASES[5], seed=99)
    kept |= {"exercise": str(stranger), "ask": Ask.ACTION.value, "chosen": []}
    with pytest.raises(ValueError, match="not an exercise of this class"):
        Practice(clock=Clocked()).restore(json.dumps(kept))


@pytest.mark.parametrize(
    "action",
    [[], ["fly"], ["choose", "x"], ["answer", "x"], ["next"], ["again"], ["hint"], ["way", "x"],
     ["field", "msisdn"], ["language", "fr"], ["_go_on"], ["__init__"]],
)  # fmt: skip
def test_what_the_page_does_not_offer_is_refused(action: list[str]) -> None:
    """Before anybody has come in, these are no acts."""
    page = Practice(clock=Clocked())
    with pytest.raises(ValueError):  # noqa: PT011  ``BadActionError`` is one
        page.act(action)
    assert page.state.stage is Stage.ENTER


def test_without_a_database_the_page_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tables that are not there are told in a sentence, and nothing breaks."""
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path}/none.sqlite")
    page = entered(name="budi")
    assert page.state.notice
    assert page.state.notice.key == "caselog.schema.absent"
    assert page.state.stage is Stage.ENTER


def test_the_address_brings_the_class_and_the_language() -> None:
    """A trainer's link opens the right form; hostile values are passed over."""
    page = Practice("code=abc234&lang=en", clock=Clocked())
    assert page.state.way is Way.CLASS
    assert page.state.fields["code"] == "abc234"
    assert page.view()["language"] == "en"
    odd = Practice("code=%3Cscript%3E&lang=<b>&x=1", clock=Clocked())
    assert odd.state.fields["code"] == "script"
    assert odd.view()["language"] == "id"


def test_answers_are_kept_before_they_are_told() -> None:
    """What the page shows as marked is in the database."""
    group = class_made(TWO)
    page = entered(group.code)
    answered_right(page)
    assert page.state.seat
    with room() as opened:
        (kept,) = opened.answers_of(page.state.seat.learner_id)
    assert kept.answer.chosen == page.state.chosen


@pytest.mark.parametrize("stage", ["marked", "done", "play", "away"])
def test_a_tab_can_not_ask_for_the_answer(stage: str) -> None:
    """A snapshot that says a question is marked shows no mark unless it is answered."""
    page = entered(class_made(TWO).code)
    kept = json.loads(page.view()["snapshot"]) | {"stage": stage}
    again = Practice(clock=Clocked())
    again.restore(json.dumps(kept))
    assert again.state.stage is Stage.QUESTION
    assert "is-due" not in json.dumps(again.view()["tree"])


def test_hints_cost_however_one_comes_back() -> None:
    """A hint that was shown is shown, and costs, after leaving, a reload, and by any snapshot."""
    group = class_made(TWO)
    page = entered(group.code)
    page.act(["hint"])
    snapshot = page.view()["snapshot"]
    assert page.state.seat
    code = page.state.seat.return_code
    page.act(["leave"])
    page.act(["way", "back"])
    for name, text in {"code": group.code, "name": "Siti", "return_code": code}.items():
        page.act(["field", name], text)
    page.act(["enter"])
    assert page.state.hints_shown == 1
    again = Practice(clock=Clocked())
    again.restore(snapshot)
    assert again.state.hints_shown == 1
    answered_right(again)
    assert again.standing.score == 0.75


def test_a_database_that_is_away_at_a_reload_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says so, keeps what the tab kept, and takes it up once it can."""
    page = entered(class_made(TWO).code)
    answered_right(page)
    snapshot, url = page.view()["snapshot"], case_log_database().url
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path}/none.sqlite")
    again = Practice(clock=Clocked())
    again.restore(snapshot)
    assert again.state.stage.value == "away"
    assert again.view()["snapshot"] == snapshot
    again.act(["reload"])
    assert again.state.stage.value == "away"
    monkeypatch.setenv(VARIABLE, str(url))
    again.act(["reload"])
    assert again.state.stage is Stage.MARKED
    assert again.state.seat == page.state.seat


def test_who_joins_twice_because_the_receipt_was_lost_is_one_learner() -> None:
    """The same press of the button sent again by a reloaded page lets nobody in twice."""
    group = class_made(TWO)
    page = Practice(clock=Clocked())
    page.act(["way", "class"])
    for name, text in {"code": group.code, "name": "Siti"}.items():
        page.act(["field", name], text)
    snapshot = page.view()["snapshot"]
    page.act(["enter"])
    again = Practice(clock=Clocked())
    again.restore(snapshot)
    again.act(["enter"])
    assert again.state.notice is None
    assert again.state.seat == page.state.seat


def test_who_comes_back_into_a_class_that_is_over_reads_the_results() -> None:
    """No question is opened that can't be answered any more; the reason is told."""
    clock = Clocked()
    group = class_made(TWO, hours=1)
    page = entered(group.code, clock=clock)
    answered_right(page)
    assert page.state.seat
    code = page.state.seat.return_code
    clock.pass_seconds(3600)
    other = Practice(clock=clock)
    other.act(["way", "back"])
    for name, text in {"code": group.code, "name": "Siti", "return_code": code}.items():
        other.act(["field", name], text)
    other.act(["enter"])
    assert other.state.stage is Stage.DONE
    assert other.state.notice
    assert other.state.notice.key == "classroom.expired"
    assert texts(other.view()["tree"])


def test_a_step_that_can_not_be_drawn_is_undone() -> None:
    """The page goes back to what it drew last, and says that a step failed."""
    page = entered(class_made(TWO).code)
    page.view()
    page.state = replace(page.state, exercise_id="broken")
    with pytest.raises(ValueError, match="broken"):
        page.view()
    page.fail("ABC123")
    assert "ABC123" in texts(page.view()["tree"])
