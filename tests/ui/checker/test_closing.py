"""A case is ended with nothing loose, or after the person was asked."""

from pathlib import Path
from uuid import UUID

import pytest
from keeping_cases import NUMBER, TICKET, WAIT, Clocked, filled, kept, nodes

from pansol.caselog import Database, Kind, upgrade
from pansol.catalogue import Language, catalogue
from pansol.ui.acts import BadActionError
from pansol.ui.checker import Checker
from pansol.ui.checker.kept_case import LooseEnds

ID = catalogue(Language.INDONESIAN)
INFORM = "activation=success&charged=yes&benefit=received&normal_tariff=no"


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clocked:
    """Give a clock, and an empty log that the environment names."""
    url = f"sqlite:///{tmp_path}/caselog.sqlite"
    monkeypatch.setenv("PANSOL_DATABASE", url)
    upgrade(Database(url=url))
    return Clocked()


def loose(program: Checker) -> LooseEnds | None:
    """Give what is asked about."""
    question = program.desk.question
    return question.loose if question else None


def focused(program: Checker) -> list[str]:
    """Give the texts of what may draw the focus."""
    return [text for _, attributes, text in nodes(program.view()["tree"]) if "focus" in attributes]


def waited(clock: Clocked) -> tuple[Checker, str]:
    """Give a page whose case waited for its 24 hours, which are over, and the case's id."""
    program = filled(WAIT, clock)
    program.act(["finish"])
    clock.pass_hours(30)
    program.act(["cases"])
    return program, str(program.state.record.case_id)


def test_closing_asks_while_what_is_due_by_now_is_not_written_down(clock: Clocked) -> None:
    """After the 24 hours another outcome holds: nothing is written before the answer is yes."""
    program, case_id = waited(clock)
    program.act(["close", case_id])
    assert loose(program) == LooseEnds(outcome="sop_silent")
    assert [entry.kind for entry in kept("K-000001").entries] == [Kind.DECIDED]
    text = " ".join(text for _, _, text in nodes(program.view()["tree"]))
    assert ID("loose.outcome", outcome=ID("action.sop_silent")) in text
    assert ID("loose.no") in focused(program)
    program.act(["close", case_id, "anyway"])
    assert [entry.kind for entry in kept("K-000001").entries] == [Kind.DECIDED, Kind.CLOSED]
    assert loose(program) is None
    assert ID("cases.act.read") in focused(program)


def test_a_question_put_away_leaves_the_case_and_the_focus_goes_back(clock: Clocked) -> None:
    """The button that asked has the focus again."""
    program, case_id = waited(clock)
    program.act(["close", case_id])
    program.act(["not_now", case_id])
    assert loose(program) is None
    assert ID("cases.act.close") in focused(program)
    assert [entry.kind for entry in kept("K-000001").entries] == [Kind.DECIDED]


def test_any_other_act_takes_the_question_back(clock: Clocked) -> None:
    """What was asked about may be another thing by then."""
    program, case_id = waited(clock)
    for act in (["cases"], ["open", "charged"], ["who"]):
        program.act(["close", case_id])
        assert loose(program)
        program.act(act, "budi" if act == ["who"] else None)
        assert loose(program) is None
    program.act(["close", case_id])
    program.act(["language", "en"])
    assert loose(program)


def test_changes_on_the_page_are_asked_about(clock: Clocked) -> None:
    """The case that is to be closed stands on the page, with something unsaved."""
    program, case_id = waited(clock)
    program.act(["field", "location"], "Makassar")
    program.act(["close", case_id])
    assert loose(program) == LooseEnds(unsaved=True, outcome="sop_silent")


def test_a_case_that_waits_against_the_sop_is_asked_about_with_its_ticket(clock: Clocked) -> None:
    """A ticket was due and the agent chose to wait: outcome and lacking fields are told."""
    program = filled(TICKET, clock)
    program.act(["done", "action"], "wait_24h")
    program.act(["finish"])
    case_id = str(program.state.record.case_id)
    clock.pass_hours(30)
    program.act(["cases"])
    program.act(["close", case_id])
    found = loose(program)
    assert found is not None
    assert found.outcome == "create_ticket"
    assert found.lacking == len(program.here.review.missing)


def test_an_incomplete_ticket_is_asked_about_before_it_is_done(clock: Clocked) -> None:
    """Nothing is saved until the answer; once saved, the same is not asked again."""
    program = filled(TICKET, clock)
    program.act(["finish"])
    lacking = len(program.here.review.missing)
    assert lacking
    assert loose(program) == LooseEnds(lacking=lacking)
    assert program.state.record.number == ""
    program.act(["not_now"])
    assert ID("keep.finish") in focused(program)
    program.act(["finish", "anyway"])
    assert program.state.record.number == "K-000001"
    program.act(["finish"])
    assert loose(program) is None
    assert [entry.kind for entry in kept("K-000001").entries] == [Kind.DECIDED]


def test_a_complete_ticket_is_done_without_a_question(clock: Clocked) -> None:
    """All mandatory fields are there: one press ends it."""
    program = filled(TICKET, clock)
    given = {
        "ticket_class": "simPATI",
        "contact_number": NUMBER,
        "complaint_channel": "call_centre",
        "package_name": "Paket A",
        "package_price": "50000",
        "package_quota": "10 GB",
        "package_validity": "30 hari",
        "location": "Makassar",
        "charged_amount": "50000",
        "evidence": "tangkapan layar",
        "transaction_id": "X1",
        "evidence_sender_email": "contoh@example.com",
    }
    for field, value in given.items():
        program.act(["field", field], value)
    assert not program.here.review.missing, [each.name for each in program.here.review.missing]
    program.act(["finish"])
    assert loose(program) is None
    assert program.state.record.decided


def test_without_a_ticket_nothing_is_asked(clock: Clocked) -> None:
    """To inform needs no fields."""
    program = filled(INFORM, clock)
    program.act(["finish"])
    assert program.state.record.decided


def test_a_name_is_asked_for_first(clock: Clocked) -> None:
    """Who is nobody is told so, before any question."""
    program = filled(TICKET, clock, who="")
    program.act(["finish"])
    assert loose(program) is None
    assert program.desk.trouble
    assert program.desk.trouble.notice.key == "who.missing"


@pytest.mark.parametrize("act", [["finish", "x"], ["close", "{id}", "x"], ["not_now", "a", "b"]])
def test_other_answers_are_refused(act: list[str], clock: Clocked) -> None:
    """The page offers yes and not now alone."""
    program, case_id = waited(clock)
    with pytest.raises(BadActionError):
        program.act([part.format(id=case_id) for part in act])


def test_an_unknown_case_can_t_be_closed(clock: Clocked) -> None:
    """Not even with yes."""
    program, _ = waited(clock)
    with pytest.raises(BadActionError):
        program.act(["close", str(UUID(int=1)), "anyway"])
