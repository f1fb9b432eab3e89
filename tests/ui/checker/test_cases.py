"""The log on the page: saved is what is in the database, once; all else is told and stays."""

from pathlib import Path

import pytest
from keeping_cases import CUSTOMER, TICKET, WAIT, Clocked, filled, kept, nodes
from walking import checker, texts

from pansol.caselog import CaseLog, Database, Kind, Standing, upgrade
from pansol.catalogue import Catalogue, Language, catalogue
from pansol.config.caselog import case_log_database
from pansol.ui.acts import BadActionError
from pansol.ui.checker import Checker
from pansol.ui.checker.desk import Place
from pansol.ui.checker.keeping import entry_of

WORDS = {language: catalogue(language) for language in Language}
ID = WORDS[Language.INDONESIAN]


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the URL of a log that is not there yet; the environment names it."""
    url = f"sqlite:///{tmp_path}/caselog.sqlite"
    monkeypatch.setenv("PANSOL_DATABASE", url)
    return url


@pytest.fixture
def clock(url: str) -> Clocked:
    """Give a clock, and an empty log that is up to date."""
    upgrade(Database(url=url))
    return Clocked()


def shown(program: Checker) -> str:
    """Give the page's whole text, with single blanks."""
    return " ".join(texts(program.view()["tree"]).split())


def words(program: Checker) -> Catalogue:
    """Give the wording the page is in."""
    return WORDS[program.state.language]


def test_a_case_is_saved_with_its_number_and_told(clock: Clocked) -> None:
    """First it is opened, then changed; the page says under which number it is kept."""
    program = filled(TICKET, clock)
    assert ID("keep.not_yet") in shown(program)
    program.act(["save"])
    assert ID("keep.saved", number="K-000001") in shown(program)
    program.act(["save"])  # nothing new
    program.act(["field", "location"], "Makassar")
    assert ID("keep.changed", number="K-000001") in shown(program)
    program.act(["save"])
    history = kept("K-000001")
    assert [entry.kind for entry in history.entries] == [Kind.OPENED, Kind.CHANGED]
    assert history.details.fields["location"] == "Makassar"
    assert history.case.standing is Standing.UNFINISHED


def test_a_second_try_is_kept_once_under_the_id_of_the_first(url: str) -> None:
    """Without a log the error's own sentence is told; once there is one, trying again saves."""
    clock = Clocked()
    program = filled(TICKET, clock)
    wanted = entry_of(program.here, "budi", clock(), decided=False).id
    program.act(["save"])
    text = shown(program)
    assert ID("caselog.schema.absent", database=Database(url=url).name) in text
    assert ID("keep.stays") in text
    assert ID("keep.again") in text
    assert program.state.record.number == ""
    upgrade(Database(url=url))
    clock.pass_hours(0.2)
    program.act(["language", "en"])  # the trouble stays until it is over
    assert words(program)("keep.again") in shown(program)
    program.act(["save"])
    assert [entry.id for entry in kept("K-000001").entries] == [wanted]
    assert words(program)("keep.saved", number="K-000001") in shown(program)


def test_a_save_whose_answer_was_lost_is_found_again(clock: Clocked) -> None:
    """The page died between COMMIT and its answer: the tab sends the act again, it is kept once."""
    program = filled(WAIT, clock)
    snapshot = program.view()["snapshot"]
    program.act(["finish"])
    clock.pass_hours(0.1)
    again = Checker(clock=clock)
    again.restore(snapshot)
    again.act(["finish"])
    assert again.state.record.number == "K-000001"
    assert [entry.kind for entry in kept("K-000001").entries] == [Kind.DECIDED]


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("postgresql://pansol@127.0.0.1:1/x", "caselog.away"),
        ("mysql://x/y", "caselog.url.kind"),
        ("postgresql://a:b@x/y", "caselog.url.password"),
        ("sqlite:///{folder}/damaged.sqlite", "caselog.refused.damaged"),
    ],
)
@pytest.mark.parametrize("language", Language)
def test_every_trouble_is_told_and_the_case_stays(
    place: str, key: str, language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Away, damaged, misnamed: the person reads why, the page goes on working by hand."""
    (tmp_path / "damaged.sqlite").write_bytes(b"no database at all" * 500)
    monkeypatch.setenv("PANSOL_DATABASE", place.format(folder=tmp_path))
    program = filled(f"{TICKET}&lang={language.value}", Clocked())
    state = program.state
    program.act(["finish", "anyway"])
    assert program.state == state
    trouble = program.desk.trouble
    assert trouble is not None
    assert (trouble.place, trouble.notice.key) == (Place.CASE, key)
    assert WORDS[language](key, **trouble.notice.values) in shown(program)
    program.act(["cases"])
    assert words(program)("cases.unavailable") in shown(program)
    program.act(["back"])
    assert words(program)("keep.unavailable", reason="").strip() in shown(program)


def test_nothing_is_saved_without_a_name(clock: Clocked) -> None:
    """The field is focused, marked and described by the sentence; a name puts it away."""
    program = filled(TICKET, clock, who="  ")
    for turn in (1, 2):
        program.act(["save"])
        (field,) = [n[1] for n in nodes(program.view()["tree"]) if n[1].get("id") == "who"]
        assert field["aria-invalid"] == "true"
        assert (field["aria-describedby"], field["focus"]) == ("who-error", f"who-{turn}")
    assert ID("who.missing") in shown(program)
    program.act(["who"], "budi\n\u202e" + "x" * 100)
    assert ID("who.missing") not in shown(program)
    assert program.state.record.who == "budi" + "x" * 56
    program.act(["save"])
    assert kept("K-000001").case.who == "budi" + "x" * 56


def test_the_hub_s_name_is_fixed(clock: Clocked, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is shown as text, and nobody works under another one."""
    monkeypatch.setenv("JUPYTERHUB_USER", "sari")
    program = Checker(TICKET, clock=clock)
    assert f"{ID('who.signed_in')} : sari" in shown(program)
    assert not [n for n in nodes(program.view()["tree"]) if n[1].get("id") == "who"]
    with pytest.raises(BadActionError):
        program.act(["who"], "budi")
    program.act(["save"])
    assert kept("K-000001").case.who == "sari"


def test_who_works_is_kept_by_the_tab() -> None:
    """A reload does not ask again."""
    program = checker()
    program.act(["who"], "budi")
    again = checker()
    again.restore(program.view()["snapshot"])
    assert again.state.record.who == "budi"


def test_an_empty_page_is_not_saved(clock: Clocked) -> None:
    """It says so, and the log stays empty."""
    program = Checker(clock=clock)
    program.act(["who"], "budi")
    program.act(["save"])
    assert ID("keep.empty") in shown(program)
    with CaseLog.open(case_log_database()) as log:
        assert log.recent() == ()


def test_a_waiting_case_is_due_after_its_24_hours_and_is_taken_up(clock: Clocked) -> None:
    """It waits, then it is due; resuming writes down the follow-up and brings the case back."""
    program = filled(WAIT, clock)
    program.act(["finish"])
    assert ID("keep.waits", number="K-000001") in shown(program)
    case_id = str(program.state.record.case_id)
    facts, fields = program.state.answers, program.state.fields
    clock.pass_hours(30)
    assert ID("keep.waits", number="K-000001") in shown(program)  # as was done, whatever is due now
    clock.pass_hours(-30)
    program.act(["restart"])
    assert program.desk.listing is not None
    assert [due.ended for due in program.desk.listing.due] == [False]
    clock.pass_hours(30)
    program.act(["cases"])
    text = shown(program)
    assert ID("cases.count.ended", count=1) in text
    assert "+6281•••••••90" in text
    assert CUSTOMER not in text
    program.act(["resume", case_id])
    assert (program.state.answers, program.state.fields) == (facts, fields)
    history = kept("K-000001")
    assert [entry.kind for entry in history.entries] == [Kind.DECIDED, Kind.FOLLOWED_UP]
    assert history.case.standing is Standing.UNFINISHED
    program.act(["finish"])  # the SOP is silent on what follows the 24 hours
    history = kept("K-000001")
    assert history.details.action_taken == "sop_silent"
    assert history.case.standing is Standing.FINISHED
    assert ID("keep.finished", number="K-000001") in shown(program)


def test_a_due_case_can_be_closed(clock: Clocked) -> None:
    """Then it is finished, and no longer due; what does not wait is not closed."""
    program = filled(WAIT, clock)
    program.act(["finish"])
    case_id = str(program.state.record.case_id)
    clock.pass_hours(30)
    program.act(["cases"])
    program.act(["close", case_id, "anyway"])
    assert kept("K-000001").case.standing is Standing.FINISHED
    assert program.desk.listing is not None
    assert program.desk.listing.due == ()
    with pytest.raises(BadActionError):
        program.act(["close", case_id])
    with pytest.raises(BadActionError):
        program.act(["resume", case_id])


def test_an_unfinished_case_is_resumed_by_another_page(clock: Clocked) -> None:
    """No entry is made for it; the case goes on under its number."""
    program = filled(TICKET, clock)
    program.act(["open", "charged"])
    program.act(["save"])
    other = Checker("lang=en", clock=clock)
    other.act(["who"], "budi")
    other.act(["resume", str(program.state.record.case_id)])
    assert (other.state.fields, other.state.answers) == (
        program.state.fields,
        program.state.answers,
    )
    assert (other.state.step, other.state.reopened) == (program.state.step, program.state.reopened)
    assert other.state.language is Language.ENGLISH
    other.act(["answer", "charged", "no"])
    other.act(["save"])
    kinds = [entry.kind for entry in kept("K-000001").entries]
    assert kinds == [Kind.OPENED, Kind.CHANGED]


def test_what_is_not_saved_is_not_pushed_aside(clock: Clocked) -> None:
    """A case is resumed only where the one on the page is saved, or nothing is entered."""
    first = filled(TICKET, clock)
    first.act(["save"])
    second = filled(WAIT, clock)
    state = second.state
    second.act(["resume", str(first.state.record.case_id)])
    assert second.state == state
    assert ID("cases.unsaved") in shown(second)


def test_a_ticket_s_number_may_come_later(clock: Clocked) -> None:
    """A small form for one case; an empty number is told, a typed one saved."""
    program = filled(TICKET, clock)
    program.act(["finish", "anyway"])
    case_id = str(program.state.record.case_id)
    program.act(["number", "open", case_id])
    ids = [n[1].get("id") for n in nodes(program.view()["tree"])]
    assert ids.count("late-number") == 1
    program.act(["number", "save"])
    assert ID("cases.number.missing") in shown(program)
    program.act(["number", "typed"], "T-4711\n")
    program.act(["number", "save"])
    history = kept("K-000001")
    assert history.case.ticket_number == "T-4711"
    assert history.entries[-1].kind is Kind.TICKET_NUMBERED
    assert ID("cases.ticket", number="T-4711") in shown(program)
    assert program.desk.numbering == ""


def test_only_what_is_listed_can_be_reached(clock: Clocked) -> None:
    """An id that the lists do not show is refused, whoever sends it."""
    filled(TICKET, clock, who="sari").act(["save"])
    with CaseLog.open(case_log_database()) as log:
        (other,) = log.recent()
    program = Checker(clock=clock)
    program.act(["who"], "budi")
    for act in (["resume", str(other.case_id)], ["resume"], ["close", "x"], ["number", "open", ""]):
        with pytest.raises(BadActionError):
            program.act(act)


@pytest.mark.parametrize(
    ("action", "value"),
    [
        (["finish"], None),
        (["done", "action"], "incomplete"),
        (["done", "sla"], "x"),
        (["done", "said", "x"], "false"),
        (["done"], "x"),
        (["number"], "x"),
    ],
)
def test_anything_else_is_refused(action: list[str], value: str | None, clock: Clocked) -> None:
    """No outcome, no choice, no field of that name."""
    program = Checker("activation=success", clock=clock)
    with pytest.raises(BadActionError):
        program.act(action, value)


def test_the_lists_are_read_once_for_each_person(clock: Clocked) -> None:
    """After the first view, and again when somebody else works; not over and over."""
    filled(TICKET, clock).act(["save"])
    program = Checker(clock=clock)
    assert ID("cases.not_read") in shown(program)
    read = program.later()
    assert read is not None
    assert program.later() is None
    program.act(["who"], "budi")
    program.take(read())  # nobody's lists, which come too late
    assert program.desk.listing is None
    read = program.later()
    assert read is not None
    program.take(read())
    assert ID("cases.count.unfinished", count=1) in shown(program)


def test_lists_that_come_late_do_not_hide_what_was_saved_since(clock: Clocked) -> None:
    """What was read before a save is older than what was read after it."""
    program = filled(TICKET, clock)
    read = program.later()
    assert read is not None
    before = read()
    clock.pass_hours(0.01)
    program.act(["save"])
    program.take(before)
    assert ID("cases.count.unfinished", count=1) in shown(program)


def test_a_failed_step_leaves_the_desk_as_it_was_drawn(clock: Clocked) -> None:
    """State and lists go back together."""
    program = filled(TICKET, clock)
    program.view()
    desk = program.desk
    program.act(["cases"])
    program.fail("ABC123")
    assert program.desk == desk
