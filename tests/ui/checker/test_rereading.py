"""A finished case of today is read again: as it was kept, recorded, and nothing can be changed."""

from pathlib import Path

import pytest
from keeping_cases import CUSTOMER, TICKET, WAIT, Clocked, filled, kept, nodes
from walking import texts

from pansol.caselog import CaseLog, Database, Look, upgrade
from pansol.catalogue import Language, catalogue
from pansol.config.caselog import case_log_database
from pansol.config.records import systems
from pansol.records import Finding
from pansol.records.embedded import embedded_systems
from pansol.ui.acts import BadActionError
from pansol.ui.checker import Checker

ID = catalogue(Language.INDONESIAN)


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clocked:
    """Give a clock, and an empty log that the environment names."""
    url = f"sqlite:///{tmp_path}/caselog.sqlite"
    monkeypatch.setenv("PANSOL_DATABASE", url)
    upgrade(Database(url=url))
    return Clocked()


@pytest.fixture
def looked_up(clock: Clocked) -> Checker:
    """Give a page on which a made-up number was looked up, one fact corrected, and all is done."""
    embedded_systems()
    systems.cache_clear()
    program = Checker(clock=clock)
    program.act(["sample"], "R7")
    program.wait(60)
    program.act(["answer", "history", "rechecked"])
    program.act(["who"], "budi")
    program.act(["finish", "anyway"])
    assert program.state.record.decided
    return program


def told(program: Checker) -> str:
    """Give the text of the case that is read; empty while none is."""
    found = [t for _, a, t in nodes(program.view()["tree"]) if a.get("key") == "reread"]
    return " ".join(" ".join(found).split())


def fresh(clock: Clocked, who: str = "budi") -> Checker:
    """Give another page, at which somebody works, with its lists."""
    program = Checker(clock=clock)
    program.act(["who"], who)
    program.act(["cases"])
    return program


def test_it_shows_decision_proof_and_ticket_as_they_were_kept(looked_up: Checker) -> None:
    """The same ticket text as on the page that made it, and each fact with its source."""
    case_id = str(looked_up.state.record.case_id)
    before = next(t for tag, _, t in nodes(looked_up.view()["tree"]) if tag == "pre")
    looked_up.act(["read", case_id])
    tree = looked_up.view()["tree"]
    drawn = [t for tag, a, t in nodes(tree) if tag == "pre"]
    assert drawn.count(before) == 2
    text = told(looked_up)
    assert ID("action.create_ticket") in text
    assert "R7" in text
    for fact in looked_up.case.known:
        assert ID(fact.key) in text
    assert ID("reread.by_hand") in text  # the one that was corrected
    rows = [row for each in looked_up.state.search.findings for row in each.rows]
    assert rows
    (section,) = _subtrees(tree, "reread")
    captions = {text for tag, _, text in nodes(section) if tag == "caption"}
    assert captions == {f"{row.system} · {row.table}" for row in rows}


def test_what_the_log_keeps_of_a_finding_is_read_back(looked_up: Checker) -> None:
    """Written anew it is the same, so nothing of the proof is lost but what was never kept."""
    assert looked_up.state.record.number == "K-000001"
    evidence = kept("K-000001").details.evidence
    assert evidence
    assert [Finding.kept(each).as_json for each in evidence] == [dict(each) for each in evidence]


def test_who_reads_stands_among_the_accesses(clock: Clocked) -> None:
    """One row for each opening, with the customer's number masked; nothing else is written."""
    filled(TICKET, clock).act(["finish", "anyway"])
    program = fresh(clock)
    assert program.desk.listing
    (case,) = program.desk.listing.finished_today
    entries = len(kept("K-000001").entries)
    program.act(["read", str(case.case_id)])
    with CaseLog.open(case_log_database()) as log:
        (access,) = log.accesses()
    assert (access.who, access.look, access.cases) == ("budi", Look.UNMASK, ("K-000001",))
    assert access.subject == "+6281•••••••90"
    assert len(kept("K-000001").entries) == entries


def test_nothing_in_it_can_be_changed(clock: Clocked) -> None:
    """It has no field, and no act but to put it away; the page's own case stays as it is."""
    filled(TICKET, clock).act(["finish", "anyway"])
    program = fresh(clock)
    state = program.state
    assert program.desk.listing
    program.act(["read", str(program.desk.listing.finished_today[0].case_id)])
    assert program.state == state
    (section,) = _subtrees(program.view()["tree"], "reread")
    assert not [tag for tag, _, _ in nodes(section) if tag in {"input", "select", "textarea"}]
    acts = [a["on"]["click"] for _, a, _ in nodes(section) if a.get("on")]
    assert acts == [["read", "end"]]


def test_the_tab_keeps_nothing_of_it_and_the_next_case_puts_it_away(clock: Clocked) -> None:
    """Neither the snapshot nor another case, nor another person, has the customer that was read."""
    filled(TICKET, clock).act(["finish", "anyway"])
    for act, value in ((["restart"], None), (["who"], "sari"), (["read", "end"], None)):
        program = fresh(clock)
        assert program.desk.listing
        program.act(["read", str(program.desk.listing.finished_today[0].case_id)])
        assert CUSTOMER in told(program)
        assert CUSTOMER not in program.view()["snapshot"]
        program.act(act, value)
        assert told(program) == ""
        assert CUSTOMER not in texts(program.view()["tree"])


def test_only_one_s_own_finished_cases_of_today_are_offered(clock: Clocked) -> None:
    """Not those of others, of yesterday, or that wait; yesterday's are still listed."""
    ids = {}
    for who, query in (("budi", TICKET), ("sari", TICKET), ("budi", WAIT)):
        program = filled(query, clock, who)
        program.act(["finish", "anyway"])
        ids[who, query] = str(program.state.record.case_id)
    program = fresh(clock)
    for each in (("sari", TICKET), ("budi", WAIT)):
        with pytest.raises(BadActionError):
            program.act(["read", ids[each]])
    clock.pass_hours(24)
    program = fresh(clock)
    assert program.desk.listing
    assert program.desk.listing.finished_today == ()
    assert [c.number for c in program.desk.listing.finished_earlier] == ["K-000001"]
    with pytest.raises(BadActionError):
        program.act(["read", ids["budi", TICKET]])
    with CaseLog.open(case_log_database()) as log:
        assert log.accesses() == ()


def test_a_case_of_another_table_has_no_ticket_text(
    clock: Clocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text is made of the decision: with another SOP it might be another one."""
    filled(TICKET, clock).act(["finish", "anyway"])
    monkeypatch.setattr("pansol.ui.checker.kept_case.FINGERPRINT", "000000000000")
    program = fresh(clock)
    assert program.desk.listing
    program.act(["read", str(program.desk.listing.finished_today[0].case_id)])
    assert ID("action.create_ticket") in told(program)
    assert ID("ticket.text") not in told(program)


def _subtrees(tree: object, key: str) -> list[list[object]]:
    """Give the elements with a key."""
    if not isinstance(tree, list):
        return []
    here = [tree] if tree[1].get("key") == key else []
    return here + [found for child in tree[2] for found in _subtrees(child, key)]
