"""Look-up on the checker's page: facts fill in with evidence, and the person goes before them."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from uuid import UUID

import pytest
from config_fixtures import Configure
from walking import NOW, checker, texts

from pansol.caselog import CaseLog, Correction, Database, upgrade
from pansol.catalogue import Language
from pansol.config.records import systems
from pansol.facts import Activation, Benefit, Charged, Fact
from pansol.records import Finding
from pansol.records.embedded import embedded_file, embedded_systems
from pansol.sop import SOP
from pansol.ui.acts import BadActionError
from pansol.ui.checker import Checker
from pansol.ui.checker.enquiry import sample_choices
from pansol.ui.checker.keeping import entry_of, page_state, resumed, saved_as, unsaved
from pansol.ui.checker.search import SYSTEM_FACTS, Search
from pansol.ui.checker.snapshot import to_text
from pansol.ui.checker.state import State, Step

ONE = """
[systems.indira]
label = "Indira"
url = "{url}"
timeout = {timeout}
[systems.indira.tables.provisioning]
table = "orders"
[systems.indira.tables.provisioning.columns]
msisdn = "nomor"
package = "paket"
price = "harga"
status = "hasil"
ordered_at = "waktu"
"""


@pytest.fixture(autouse=True)
def made_up() -> Iterator[None]:
    """Make the made-up records once; forget which systems a test has configured."""
    embedded_systems()
    systems.cache_clear()
    yield
    systems.cache_clear()


def looked_up(name: str, program: Checker | None = None) -> Checker:
    """Give a checker on which a made-up number was looked up."""
    program = program or checker()
    program.act(["sample"], name)
    program.wait(60)
    return program


def typed(number: str = "0812 3456 7890") -> Checker:
    """Give a checker with a number and a time."""
    program = checker()
    for name, text in {
        "msisdn": number,
        "transaction_date": "2026-11-22",
        "transaction_time": "10:00",
        "package_name": "Kilat",
    }.items():
        program.act(["field", name], text)
    return program


@pytest.mark.parametrize("rule", [rule.id for rule in SOP.rules])
def test_a_made_up_number_of_each_rule_leads_to_it(rule: str) -> None:
    """All facts fill in from the systems, and the outcome is that rule's."""
    program = looked_up(rule)
    assert program.state.search.pending == frozenset()
    assert all(finding.value for finding in program.state.search.findings)
    assert rule in program.decision.rule.split("/")
    shown = texts(program.view()["tree"])
    assert "dari Indira" in shown or "dari DSC" in shown


def test_each_fact_says_where_it_comes_from_and_shows_its_rows() -> None:
    """System and time beside the answers; the rows, without the customer's number, below."""
    program = looked_up("R7")
    program.act(["language", "en"])
    shown = texts(program.view()["tree"])
    assert "from Indira and Selena, " in shown
    assert "indira_call_detail" in shown
    evidence = shown[shown.index("From the systems") :]
    assert program.state.fields["msisdn"].removeprefix("+62") not in evidence.partition("Ticket")[0]


def test_the_ticket_is_filled_in_from_the_rows() -> None:
    """Package, price, quota, place and what was charged; each says by which system."""
    program = looked_up("R7")
    fields = program.state.fields
    assert fields["package_price"].isdecimal()
    assert "GB" in fields["package_quota"]
    assert ", " in fields["location"]
    assert int(fields["charged_amount"]) >= int(fields["package_price"])
    assert "Dari E-Care" in texts(program.view()["tree"])


def test_what_was_typed_is_not_overwritten() -> None:
    """A look-up fills in empty fields alone; the next one replaces what the last one filled in."""
    program = looked_up("R7")
    program.act(["field", "charged_amount"], "1234")
    before = program.state.fields["location"]
    program.act(["lookup"])
    assert "location" not in program.state.fields
    program.wait(60)
    assert program.state.fields["charged_amount"] == "1234"
    assert program.state.fields["location"] == before


def test_the_persons_answer_counts_and_the_correction_is_told() -> None:
    """What the system said stays beside it."""
    program = looked_up("R7")
    assert Charged.YES in program.case.known
    program.act(["answer", "charged", "no"])
    assert Charged.NO in program.case.known
    assert program.here.corrected(Charged)
    assert not program.here.corrected(Benefit)
    shown = texts(program.view()["tree"])
    assert "Dikoreksi oleh Anda: Belum" in shown
    program.act(["answer", "charged", "yes"])
    assert not program.here.corrected(Charged)


def test_a_fact_that_was_found_can_be_made_unknown() -> None:
    """Skipping a check puts the system's word aside."""
    program = looked_up("R7")
    program.act(["skip", "charged"])
    assert program.case.charged is None
    assert program.here.corrected(Charged)


def test_systems_that_contradict_each_other_leave_the_check_to_the_person() -> None:
    """Both rows are shown, the check opens, and the case is finished by hand."""
    program = looked_up("conflict")
    assert program.case.activation is None
    assert program.here.check
    assert program.here.check.fact is Activation
    shown = texts(program.view()["tree"])
    assert "Data antarsistem berbeda" in shown
    assert "indira_provisioning" in shown
    assert "selena_provisioning" in shown
    program.act(["answer", "activation", "success"])
    assert program.decision.final


def test_an_impossible_row_is_shown_as_such() -> None:
    """The value is marked, the reason told, the fact unknown."""
    program = looked_up("impossible")
    assert program.case.charged is None
    shown = texts(program.view()["tree"])
    assert "di bawah nol" in shown


def test_a_number_nobody_knows_decides_nothing() -> None:
    """No row is no "no": time, package or number may be wrong."""
    program = looked_up("nothing")
    known = {type(fact) for fact in program.case.known}
    assert not known & {Activation, Charged, Benefit}
    assert not program.decision.final


def test_without_a_number_nothing_is_asked() -> None:
    """The page says what is missing, at the questions."""
    program = checker()
    program.act(["lookup"])
    assert program.state.search == Search()
    assert program.state.step is Step.QUESTIONS
    assert "Isi dulu nomor pelanggan" in texts(program.view()["tree"])
    program = typed("12")
    program.act(["lookup"])
    assert not program.state.search.pending


def test_without_a_time_what_rests_on_it_is_said_to_need_it() -> None:
    """The others are looked up all the same."""
    program = checker()
    program.act(["field", "msisdn"], "084000000018")
    program.act(["lookup"])
    program.wait(60)
    reasons = {each.fact: each.doubt.reason for each in program.state.search.findings if each.doubt}
    assert reasons[Activation] == "no_time"
    assert len(reasons) < len(SYSTEM_FACTS)


@pytest.mark.parametrize("name", ["msisdn", "transaction_time", "package_name", "card_type"])
def test_a_changed_enquiry_puts_away_what_was_found(name: str) -> None:
    """It was on another complaint; the page says to look up again."""
    program = looked_up("R7")
    program.act(["field", name], "x")
    assert program.state.search.findings == ()
    assert program.case.activation is None
    assert program.state.search.stale
    program.act(["open", "questions"])
    assert "Cari lagi" in texts(program.view()["tree"])


def test_a_field_that_is_none_of_the_enquiry_changes_nothing() -> None:
    """Nor does the same text again."""
    program = looked_up("R7")
    program.act(["field", "customer_name"], "Contoh")
    program.act(["field", "msisdn"], program.state.fields["msisdn"])
    assert len(program.state.search.findings) == len(SYSTEM_FACTS)


def test_a_reload_looks_up_again_and_keeps_corrections() -> None:
    """No evidence goes through a browser: the snapshot has none, and a forged one is ignored."""
    program = looked_up("R7")
    program.act(["answer", "charged", "no"])
    snapshot = program.view()["snapshot"]
    assert "Indira" not in snapshot
    forged = json.loads(snapshot) | {"findings": [{"fact": "charged", "value": "no"}]}
    again = checker()
    again.restore(json.dumps(forged))
    again.wait(60)
    assert again.case == program.case
    assert [f.value for f in again.state.search.findings if f.fact is Charged] == [Charged.YES]


def test_answers_to_an_enquiry_that_is_gone_are_dropped() -> None:
    """A new case begins empty, whatever still comes in."""
    program = checker()
    program.act(["sample"], "R7")
    program.act(["restart"])
    program.wait(60)
    assert program.state.search.findings == ()
    assert program.case.known == ()


def test_a_system_that_is_away_is_told_and_the_case_goes_on_by_hand(
    configure: Configure, tmp_path: Path
) -> None:
    """The checks open one by one, each with the reason."""
    configure(ONE.format(url=f"sqlite:///{tmp_path / 'none.sqlite'}", timeout=10))
    program = typed()
    program.act(["lookup"])
    program.wait(60)
    shown = texts(program.view()["tree"])
    assert "Indira tidak menjawab. Cek manual." in shown
    assert "Belum ada sistem yang diatur" in shown
    for fact in ("activation", "charged", "history", "benefit", "normal_tariff"):
        value = {"history": "clear", "benefit": "not_received", "activation": "success"}
        program.act(["answer", fact, value.get(fact, "yes")])
    assert program.decision.final


def test_while_a_system_is_slow_the_person_may_go_on(configure: Configure, tmp_path: Path) -> None:
    """The step says so; an answer given by hand stands when the system's comes in."""
    path = tmp_path / "slow.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            """
            CREATE VIEW orders AS
            WITH RECURSIVE slow(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM slow WHERE n < 400000)
            SELECT '+6281234567890' nomor, 'Kilat' paket, '5000' harga, 'failed' hasil,
                '2026-11-22T10:01:00+07:00' waktu FROM slow WHERE n = 400000;
            """
        )
    configure(ONE.format(url=f"sqlite:///{path}", timeout=20))
    program = typed()
    program.act(["lookup"])
    assert program.here.waiting
    assert "Mencari di sistem" in texts(program.view()["tree"])
    program.act(["by_hand"])
    assert not program.here.waiting
    program.act(["answer", "activation", "success"])
    program.wait(30)
    finding = program.state.search.finding(Activation)
    assert finding
    assert finding.value is Activation.FAILED
    assert program.case.activation is Activation.SUCCESS


def test_where_a_team_has_its_own_systems_no_made_up_number_is_offered(
    configure: Configure,
) -> None:
    """Neither in the list, nor to whoever asks for it all the same."""
    assert sample_choices()
    configure("[systems]\n")
    assert sample_choices() == ()
    assert "Nomor buatan" not in texts(checker().view()["tree"])
    with pytest.raises(BadActionError):
        checker().act(["sample"], "R7")


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give a cache in which nothing can be made."""
    with monkeypatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", "/dev/null")
        embedded_file.cache_clear()
        yield
    embedded_file.cache_clear()


@pytest.mark.usefixtures("nowhere")
def test_records_that_cannot_be_asked_at_all_are_told(caplog: pytest.LogCaptureFixture) -> None:
    """The person goes on by hand; the log has the kind of error and no number."""
    program = typed()
    program.act(["lookup"])
    program.wait(60)
    assert not program.state.search.pending
    assert "Sistem tidak bisa ditanya" in texts(program.view()["tree"])
    assert "81234567890" not in caplog.text


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("sample", ["conflict", "impossible", "nothing", "R10"])
def test_every_finding_has_words_in_both_languages(sample: str, language: Language) -> None:
    """Whatever was found, the page stands."""
    program = checker(f"lang={language.value}")
    assert looked_up(sample, program).view()["tree"]


def test_now_is_the_samples_day_until_another_number_is_typed() -> None:
    """A made-up complaint is looked at as on its day."""
    program = looked_up("R11")
    assert program.here.now < datetime(2026, 10, 1, tzinfo=UTC)
    program.act(["field", "msisdn"], "081234567890")
    assert program.here.now == NOW
    assert replace(program.state.search, number=0) == Search(stale=True)


def test_a_kept_case_holds_evidence_and_corrections() -> None:
    """Each finding with its rows, without the customer's number; what was put right, both ways."""
    program = looked_up("R7")
    program.act(["answer", "charged", "no"])
    program.act(["skip", "benefit"])
    details = entry_of(program.here, "budi", NOW, decided=False).details
    assert details
    assert {one["fact"] for one in details.evidence} == {fact.column for fact in SYSTEM_FACTS}
    charged = next(one for one in details.evidence if one["fact"] == "charged")
    assert (charged["found"], charged["systems"]) == ("yes", ["Indira"])
    assert {row["table"] for row in charged["rows"]} >= {"indira_call_detail"}
    number = program.state.fields["msisdn"].removeprefix("+62")
    assert number not in json.dumps(details.evidence)
    assert details.corrections == (
        Correction(fact="charged", found="yes", given="no"),
        Correction(fact="benefit", found="not_as_bought", given=""),
    )


RESTS_ON = {
    "indira": {"charged", "normal_tariff"},
    "selena": set(),
    "dsc": {"benefit"},
    "ctp": {"history"},
    "outages": {"outage"},
    "ecare": {"outage"},
}
"""System → the facts of a prepaid customer that can't be told without it."""


def with_one_off(off: str, folder: Path) -> str:
    """Write the made-up systems' configuration, one of them with nothing behind its address."""
    text = files("pansol.records").joinpath("sample.toml").read_text(encoding="utf-8")
    for name in RESTS_ON:
        path = folder / "none.sqlite" if name == off else embedded_file()
        text = text.replace(
            f"[systems.{name}]\n", f'[systems.{name}]\nurl = "sqlite:///{path}"\n', 1
        )
    return text


@pytest.mark.parametrize("off", RESTS_ON)
def test_with_each_system_off_in_turn_the_case_is_finished_by_hand(
    off: str, configure: Configure, tmp_path: Path
) -> None:
    """What rests on it is unknown and says why; the rest is filled in; the person does the rest."""
    whole = looked_up("R7")
    configure(with_one_off(off, tmp_path))
    program = checker()
    program.state = replace(whole.state, search=Search(), answers=())
    for name in ("package_price", "package_quota", "charged_amount", "location"):
        program.act(["field", name], "")
    program.act(["lookup"])
    program.wait(60)
    unknown = {each.fact.column for each in program.state.search.findings if not each.value}
    assert unknown == RESTS_ON[off]
    shown = texts(program.view()["tree"])
    label = systems().systems[off].label
    assert f"{label} tidak menjawab" in shown
    while check := program.here.check:
        value = getattr(whole.case, check.fact.column)
        program.act(["answer", check.fact.column, value.value])
    assert (program.decision.rule, program.decision.final) == (whole.decision.rule, True)


def test_one_customers_data_do_not_stay_for_another() -> None:
    """What the systems filled in goes with the enquiry it was told on; what was typed stays."""
    program = looked_up("R7")
    program.act(["field", "customer_name"], "Contoh")
    program.act(["field", "msisdn"], "081234567890")
    left = {"location", "package_price", "charged_amount", "package_quota"}
    assert not left & {name for name, text in program.state.fields.items() if text}
    assert program.state.fields["customer_name"] == "Contoh"


def test_a_fact_that_has_changed_is_something_to_save() -> None:
    """What was found counts as entered; the same found again does not."""
    program = looked_up("R7")
    program.state = saved_as(program.state, "K-000001", decided=False)
    program.act(["lookup"])
    program.wait(60)
    assert not unsaved(program.state)
    changed = replace(found_on(program, Charged), value=Charged.NO)
    program.state = replace(program.state, search=program.state.search.having(changed))
    assert unsaved(program.state)


def test_a_case_taken_up_from_the_list_is_as_it_was_saved_once_looked_up() -> None:
    """Unless the systems say something else by now."""
    program = looked_up("R7")
    facts = {fact.column: str(fact.value) for fact in program.case.known}
    again = checker()
    again.restore(to_text(resumed(page_state(program.state), facts, State(), UUID(int=1), "K-1")))
    assert again.state.search.pending
    again.wait(60)
    assert again.case == program.case
    assert not unsaved(again.state)


def test_a_save_sent_again_after_a_reload_waits_for_the_facts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the entry that was to be saved, with its evidence; there is one of it."""
    url = f"sqlite:///{tmp_path}/log.sqlite"
    monkeypatch.setenv("PANSOL_DATABASE", url)
    upgrade(Database(url=url))
    program = looked_up("R7")
    program.act(["who"], "budi")
    snapshot = program.view()["snapshot"]
    program.act(["finish", "anyway"])  # saved, but the answer is lost
    again = checker()
    again.restore(snapshot)
    again.act(["finish", "anyway"])
    with CaseLog.open(Database(url=url)) as log:
        history = log.case("K-000001")
        assert len(history.entries) == 1
        assert len(log.recent()) == 1
    assert len(history.details.evidence) == len(SYSTEM_FACTS)


def test_a_step_that_failed_takes_in_nothing_that_was_found_for_it() -> None:
    """The case before it stays as it was drawn, and waits for nothing."""
    program = looked_up("R5")
    program.view()
    program.act(["sample"], "R1")
    program.fail("ABC123")
    before = program.case
    program.wait(60)
    program.arrived()
    assert program.case == before
    assert not program.state.search.pending
    again = checker()
    again.act(["sample"], "R1")
    again.view()
    again.fail("ABC123")
    assert not again.here.waiting


def test_another_outcome_puts_back_what_was_chosen_as_done() -> None:
    """A look-up may bring it as well as an answer."""
    program = looked_up("R7")
    program.act(["done", "sla"], "refund")
    assert program.state.record.done.sla == "refund"
    program.act(["lookup"])
    program.wait(60)
    assert program.state.record.done.sla == ""


def test_a_look_up_that_is_under_way_is_not_begun_again() -> None:
    """However often it is asked for."""
    program = checker()
    program.act(["sample"], "R7")
    number = program.state.search.number
    for _ in range(5):
        program.act(["lookup"])
    assert program.state.search.number == number


def test_a_case_that_was_walked_anew_is_not_looked_up_by_a_reload() -> None:
    """Its checks were put away to be walked."""
    program = looked_up("R7")
    program.act(["walk"])
    again = checker()
    again.restore(program.view()["snapshot"])
    assert not again.state.search.pending


def found_on(program: Checker, fact: type[Fact]) -> Finding:
    """Give what was found on a fact."""
    found = program.state.search.finding(fact)
    assert found
    return found


def test_a_case_that_is_left_unsaved_can_be_gone_back_to() -> None:
    """A new case, an example or another number puts it away; one act brings it back."""
    program = looked_up("R7")
    program.act(["answer", "charged", "no"])
    left = program.case
    for away in (["restart"], ["example"], ["sample"]):
        program.act(away, {"example": "R11", "sample": "R1"}.get(away[0]))
        assert "Kasus sebelumnya belum disimpan" in texts(program.view()["tree"])
        program.act(["undo"])
        program.wait(60)
        assert program.case == left
    program.state = saved_as(program.state, "K-000001", decided=False)
    program.act(["restart"])
    assert "Kasus sebelumnya" not in texts(program.view()["tree"])
    for act, value in (["sample"], "R1"), (["example"], "R11"), (["example"], "R10"):
        program.act(act, value)  # nothing was done with the one before
        program.wait(60)
    assert "Kasus sebelumnya" not in texts(program.view()["tree"])
    with pytest.raises(BadActionError):
        checker().act(["undo"])


def test_opening_the_open_check_brings_the_focus_there_again() -> None:
    """Whoever corrects from below is taken up to it."""
    program = looked_up("conflict")
    before = str(program.view()["tree"])
    program.act(["open", "activation"])
    assert str(program.view()["tree"]) != before


def test_made_up_cases_are_kept_under_a_team_of_their_own() -> None:
    """Their figures are nobody's."""
    details = entry_of(looked_up("R7").here, "budi", NOW, decided=False).details
    assert details
    assert details.team == "contoh"
    real = entry_of(typed().here, "budi", NOW, decided=False).details
    assert real
    assert real.team == ""


def test_a_contradiction_settled_by_hand_says_so() -> None:
    """The systems' doubt stays beside the person's word."""
    program = looked_up("conflict")
    assert "Belum pasti" in texts(program.view()["tree"])
    program.act(["answer", "activation", "success"])
    assert "Menurut Anda: Berhasil" in texts(program.view()["tree"])


def test_a_mapping_that_misses_is_told_from_a_system_that_is_away(
    configure: Configure, tmp_path: Path
) -> None:
    """Waiting does not help, and whom to ask is said."""
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE x (y)")
    configure(ONE.format(url=f"sqlite:///{path}", timeout=10))
    program = typed()
    program.act(["lookup"])
    program.wait(60)
    assert "Pengaturan Indira tidak cocok" in texts(program.view()["tree"])
