"""From state to entry: everything on the page is kept, under ids that stay the same."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keeping_cases import TICKET, WAIT, Clocked, filled
from walking import NOW, checker, offered

from pansol.caselog import Decided, Kind
from pansol.fingerprint import FINGERPRINT
from pansol.sop import SOP
from pansol.ui.checker.keeping import entered, entry_of, page_state, resumed, saved_as, unsaved
from pansol.ui.checker.state import State, walk


def test_an_entry_holds_all_that_the_page_knows() -> None:
    """Facts as columns, decision, version, normalised fields, times, zone, agent, the page."""
    program = filled(WAIT, Clocked())
    entry = entry_of(program.here, "budi", NOW, decided=False)
    details = entry.details
    assert details is not None
    assert (entry.kind, entry.who, entry.at) == (Kind.OPENED, "budi", NOW)
    assert details.facts == {fact.column: fact.value for fact in program.case.known}
    assert details.facts["age"] == "within_24h"
    assert details.decision == Decided.of(program.decision)
    assert (details.sop_version, details.table) == (SOP.version, FINGERPRINT)
    assert details.fields["msisdn"] == "+6281234567890"
    assert details.transaction_at == program.case.transaction_at
    assert details.handled_at == NOW
    assert details.wait_until == program.decision.wait_until
    assert (details.zone, details.agent) == ("WITA", "budi")
    assert (details.action_taken, details.advice_given) == ("", ())
    assert details.page_state == page_state(program.state)


def test_an_example_is_kept_for_its_own_moment() -> None:
    """Its facts held when it was handled, not now; the entry is made now."""
    program = checker()
    program.act(["example"], "R11")
    entry = entry_of(program.here, "budi", NOW, decided=False)
    assert entry.details is not None
    assert entry.details.handled_at == program.state.as_of != entry.at


def test_what_was_done_is_what_was_due_unless_chosen_otherwise() -> None:
    """Action, SLA, KIP and advice of the SOP; each can be put right; no ticket, no SLA."""
    program = filled(TICKET, Clocked())
    due = entry_of(program.here, "budi", NOW, decided=True).details
    assert due is not None
    assert (due.action_taken, due.sla_given, due.kip_given) == (
        "create_ticket",
        "tier",
        "product_not_received",
    )
    assert due.advice_given == tuple(r.advice.value for r in program.decision.advice)
    program.act(["done", "sla"], "refund")
    program.act(["done", "said", "mobile_data_off"], "false")
    program.act(["done", "ticket_number"], " T-7 ")
    other = entry_of(program.here, "budi", NOW, decided=True)
    assert other.details is not None
    assert (other.details.sla_given, other.ticket_number) == ("refund", "T-7")
    assert "mobile_data_off" not in other.details.advice_given
    program.act(["done", "action"], "wait_24h")
    waits = entry_of(program.here, "budi", NOW, decided=True)
    assert waits.details is not None
    assert (waits.details.sla_given, waits.details.kip_given, waits.ticket_number) == ("", "", "")
    assert waits.details.wait_until is not None


def test_the_same_case_has_the_same_entry_and_a_changed_one_another() -> None:
    """However late a second try comes; not by another person, nor with another answer."""
    program = filled(TICKET, Clocked())
    here = program.here
    first = entry_of(here, "budi", NOW, decided=False)
    assert entry_of(here, "budi", NOW.replace(hour=12), decided=False).id == first.id
    assert entry_of(here, "sari", NOW, decided=False).id != first.id
    assert entry_of(here, "budi", NOW, decided=True).id != first.id
    program.act(["field", "location"], "Makassar")
    changed = entry_of(program.here, "budi", NOW, decided=False)
    assert (changed.id == first.id, changed.case_id) == (False, first.case_id)
    saved = saved_as(program.state, "K-000001", decided=False)
    assert entry_of(walk(saved, NOW), "budi", NOW, decided=False).kind is Kind.CHANGED


def test_another_answer_puts_the_choices_back() -> None:
    """What was done otherwise than due was so for another outcome; the ticket's number stays."""
    program = filled(TICKET, Clocked())
    program.act(["done", "ticket_number"], "T-7")
    program.act(["done", "sla"], "refund")
    program.act(["field", "location"], "Makassar")
    assert program.state.record.done.sla == "refund"
    program.act(["answer", "benefit", "bonus_missing"])
    done = program.state.record.done
    assert (done.sla, done.ticket_number) == ("", "T-7")


@settings(max_examples=60, deadline=None)
@given(st.lists(offered(), max_size=15))
def test_a_case_taken_up_again_is_the_case_that_was_kept(
    acts: list[tuple[list[str], str | None]],
) -> None:
    """Whatever was entered comes back, in the language and by the person of now, as saved."""
    program = checker()
    for action, value in acts:
        program.act(action, value)
    state = program.state
    if not entered(state):
        return
    now = State(language=state.language, round=7)
    facts = {fact.column: str(fact.value) for fact in program.case.known}
    again = resumed(page_state(state), facts, now, UUID(int=1), "K-000001")
    assert replace(again, record=state.record, round=state.round, notice=None) == replace(
        state, notice=None
    )
    assert not unsaved(again)
    assert (again.round, again.record.number) == (8, "K-000001")


def test_only_what_is_entered_counts_as_a_change() -> None:
    """Going on, back or into another language changes nothing that is kept; an answer does."""
    program = filled(TICKET, Clocked())
    program.state = saved_as(program.state, "K-000001", decided=False)
    for action in (["open", "questions"], ["language", "en"], ["forward"], ["open", "charged"]):
        program.act(action)
        assert not unsaved(program.state)
    program.act(["answer", "charged", "no"])
    assert unsaved(program.state)


def test_the_ids_are_there_before_anything_is_saved_and_a_new_case_gets_others() -> None:
    """As soon as something is entered they stand in the snapshot; who works stays."""
    program = checker()
    assert program.view()["snapshot"] == ""
    program.act(["who"], "budi")
    assert program.state.record.case_id is None
    program.act(["field", "location"], "Makassar")
    first = program.state.record
    assert str(first.case_id) in program.view()["snapshot"]
    assert str(first.seed) in program.view()["snapshot"]
    program.act(["restart"])
    assert (program.state.record.case_id, program.state.record.who) == (None, "budi")
    program.act(["example"], "R7")
    assert program.state.record.case_id not in {None, first.case_id}


@pytest.mark.parametrize("text", ["", "null", "{}", "nothing"])
def test_a_text_that_no_page_gave_is_refused(text: str) -> None:
    """Another program's cases are left alone."""
    with pytest.raises(ValueError):  # noqa: PT011  the one error promised, whatever it says
        resumed(text, {}, State(), UUID(int=1), "K-000001")
