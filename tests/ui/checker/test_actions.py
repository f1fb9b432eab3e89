"""Acts: none breaks the page, none loses an answer, and only what is offered is taken."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from walking import CHECKED, COMPLETE, NOW, Act, checker, offered, texts

from pansol.catalogue import Language
from pansol.decision import decide
from pansol.facts import Activation, Benefit, Case, Charged, Fact, History, Subscription
from pansol.sop import SOP
from pansol.ui.acts import BadActionError
from pansol.ui.checker.actions import reduce
from pansol.ui.checker.snapshot import from_text
from pansol.ui.checker.state import State, Step, walk

BRANDS = {Subscription.PREPAID: "simpati", Subscription.POSTPAID: "kartuhalo"}


def after(*acts: list[str], state: State | None = None) -> State:
    """Give the state after acts without a value."""
    state = state or State()
    for act in acts:
        state = reduce(state, act, None, NOW)
    return state


@settings(max_examples=60, deadline=None)
@given(st.lists(offered(), max_size=25))
def test_whatever_is_done_the_page_is_drawn_and_can_be_taken_up(acts: list[Act]) -> None:
    """After any acts the page stands in both languages, and its snapshot is its state."""
    program = checker()
    for action, value in acts:
        program.act(action, value)
    snapshot = program.view()["snapshot"]
    if snapshot:
        assert from_text(snapshot) == replace(program.state, notice=None)
    else:
        assert (program.state.fields, program.state.answers) == ({}, ())
    for language in Language:
        program.act(["language", language.value])
        assert texts(program.view()["tree"])


@settings(max_examples=60, deadline=None)
@given(st.lists(offered(), max_size=20))
def test_what_is_foreseen_is_what_comes(acts: list[Act]) -> None:
    """Wherever one stands, each act foreseen leads to the very page foreseen."""
    program = checker()
    for action, value in acts:
        program.act(action, value)
    state = program.state
    foreseen = list(program.ahead())
    assert program.state == state
    for act, tree in foreseen:
        program.state = state
        program.act(act, "")
        assert program.view()["tree"] == tree
    check = walk(state, NOW).check
    if check:
        answers = [act[2] for act, _ in foreseen if act[0] == "answer"]
        assert answers == [value.value for value in check.fact]
    assert ["back"] in [act for act, _ in foreseen] or state.step is Step.QUESTIONS


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=12) | st.sampled_from(["answer", "open", "field"]), max_size=4))
def test_anything_else_is_refused(words: list[str]) -> None:
    """Words that are no act of the page raise one error and no other."""
    try:
        reduce(State(), words, "x", NOW)
    except BadActionError:
        return
    assert words[0] in {"back", "dismiss", "forward", "restart", "language", "open", "field"}


@pytest.mark.parametrize(
    "action",
    [
        [],
        ["nothing"],
        ["answer"],
        ["answer", "charged"],
        ["answer", "charged", "success"],
        ["answer", "subscription", "prepaid"],
        ["skip"],
        ["skip", "subscription"],
        ["open"],
        ["open", "card"],
        ["field"],
        ["field", "incident_at"],
        ["field", "msisdn", "location"],
        ["language"],
        ["language", "fr"],
        ["language", "id", "en"],
        ["example"],
    ],
)
def test_refused_acts(action: list[str]) -> None:
    """Each of these was never on the page."""
    with pytest.raises(BadActionError):
        reduce(State(), action, "R99", NOW)


@settings(max_examples=60, deadline=None)
@given(st.lists(offered(), max_size=20))
def test_back_loses_nothing_and_ends_at_the_questions(acts: list[Act]) -> None:
    """However often one goes back, what was answered, skipped and typed stays."""
    state = State()
    for action, value in acts:
        state = reduce(state, action, value, NOW)
    kept = (state.answers, state.skipped, state.fields)
    steps = 0
    while state.step is not Step.QUESTIONS:
        state = after(["back"], state=state)
        assert (state.answers, state.skipped, state.fields) == kept
        steps += 1
    assert steps <= len(CHECKED) + 1


def test_back_goes_through_the_checks_as_they_were_made() -> None:
    """From the second check back is the first, with its answer, and from there the questions."""
    state = after(["answer", "activation", "success"], ["answer", "charged", "yes"], ["back"])
    assert state.reopened is Charged
    state = after(["back"], state=state)
    assert state.reopened is Activation
    assert walk(state, NOW).case.activation is Activation.SUCCESS
    assert after(["back"], state=state).step is Step.QUESTIONS


def test_forward_comes_back_to_where_one_was() -> None:
    """After looking back without a change, the way on leads to the check that was open."""
    there = after(["answer", "activation", "success"], ["answer", "charged", "yes"])
    again = after(["back"], ["back"], ["forward"], state=there)
    assert walk(again, NOW).check == walk(there, NOW).check


def test_changing_an_answer_keeps_the_others() -> None:
    """An earlier answer is replaced, once, and those after it stay."""
    state = after(
        ["answer", "activation", "success"],
        ["answer", "charged", "yes"],
        ["answer", "benefit", "not_received"],
        ["open", "activation"],
        ["answer", "activation", "failed"],
    )
    assert set(state.answers) == {Activation.FAILED, Charged.YES, Benefit.NOT_RECEIVED}
    assert len(state.answers) == 3
    assert state.reopened is None


@pytest.mark.parametrize("fact", CHECKED, ids=lambda fact: fact.column)
def test_a_skipped_check_is_unknown_and_not_asked_again(fact: type[Fact]) -> None:
    """Skipping withdraws an answer; what follows is what follows without it."""
    value = next(iter(fact))
    state = after(["answer", fact.column, value.value], ["skip", fact.column])
    here = walk(state, NOW)
    assert here.decision == decide(Case())
    assert here.check is None or here.check.fact is not fact


def test_skipping_everything_ends_at_an_open_outcome() -> None:
    """With nothing known, the card says that it can't be decided, and what is left to check."""
    state = after(["forward"])
    while check := walk(state, NOW).check:
        state = after(["skip", check.fact.column], state=state)
    here = walk(state, NOW)
    assert here.at_card
    assert not here.decision.final


def test_what_was_skipped_can_be_answered_later() -> None:
    """An answer ends the skipping."""
    state = after(["skip", "activation"], ["answer", "activation", "failed"])
    assert state.skipped == frozenset()
    assert walk(state, NOW).case.activation is Activation.FAILED


def test_answering_what_is_asked_ends_at_the_case_s_own_outcome() -> None:
    """For each of 1,152 cases: the few checks the page asks for decide as all together do."""
    for case in COMPLETE:
        assert case.subscription
        state = reduce(State(), ["field", "card_type"], BRANDS[case.subscription], NOW)
        state = after(["forward"], state=state)
        asked = []
        while check := walk(state, NOW).check:
            asked.append(check.fact)
            value = getattr(case, check.fact.column)
            state = after(["answer", check.fact.column, value.value], state=state)
        assert walk(state, NOW).decision.possible == decide(case).possible
        order = [check.fact for check in walk(state, NOW).checks]
        assert asked == [fact for fact in order if fact in asked]


def test_a_repeated_check_leads_on() -> None:
    """On the card "check again" one act says that it was done."""
    state = after(["answer", "benefit", "not_received"], ["answer", "history", "found"])
    assert walk(state, NOW).at_card
    state = after(["answer", "history", "rechecked"], state=state)
    assert walk(state, NOW).case.history is History.RECHECKED
    assert not walk(state, NOW).at_card


def test_a_new_case_starts_with_nothing_but_the_language() -> None:
    """Nothing of the case before stays."""
    state = reduce(after(["language", "en"]), ["field", "msisdn"], "081234567890", NOW)
    fresh = after(["answer", "charged", "yes"], ["skip", "age"], ["restart"], state=state)
    assert fresh == State(language=Language.ENGLISH, round=1)


def test_a_long_text_is_cut() -> None:
    """Nobody can fill the memory through a field."""
    state = reduce(State(), ["field", "message"], "x" * 10_000, NOW)
    assert len(state.fields["message"]) == 300


def test_a_state_is_never_changed_in_place() -> None:
    """An act gives a new state; the old one stays as it was."""
    state = State()
    reduce(state, ["field", "message"], "x", NOW)
    after(["answer", "charged", "yes"], state=state)
    assert state == State()


def test_an_example_can_be_walked_from_its_first_check() -> None:
    """Its answers are taken away, what the customer told and the example's story stay."""
    loaded = reduce(State(), ["example"], "R5", NOW)
    assert walk(loaded, NOW).at_card
    walked = after(["walk"], state=loaded)
    assert walked.answers == ()
    assert (walked.fields, walked.example) == (loaded.fields, "R5")
    assert walk(walked, NOW).check == SOP.checks[Subscription.PREPAID][0]


def test_back_passes_over_what_cannot_matter_any_more() -> None:
    """A skipped check that an answer made needless is not opened again."""
    state = after(["skip", "activation"], ["skip", "age"], ["answer", "benefit", "received"])
    assert after(["back"], state=state).reopened is Benefit
