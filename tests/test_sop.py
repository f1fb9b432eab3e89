"""The declared SOP, ticked off against the paper: clauses, labels, checks, questions, lists."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from reference import CASES_BY_RULE, CLAUSES, ORDER

import pansol.sop.rules
from pansol.facts import Outage, Subscription
from pansol.sop import SOP, Action, Advice, Clause, Gap, Interpretation, Kip, Rule, Sla

PREPAID, POSTPAID = Subscription.PREPAID, Subscription.POSTPAID

FAMILY = "(De)Aktivasi Produk - Aktivasi Paket - K21 - "

RULES = {rule.id: rule for rule in SOP.rules}


@pytest.mark.parametrize(
    ("kip", "label"),
    [
        (
            "bonus_not_received",
            f"{FAMILY}Pembelian berhasil namun bonus tidak didapatkan",
        ),
        (
            "failed_charged",
            f"{FAMILY}Pembelian gagal, namun saldo terpotong",
        ),
        (
            "product_not_received",
            f"{FAMILY}Pembelian berhasil namun produk tidak didapatkan",
        ),
    ],
)
def test_a_kip_label_is_the_papers_to_the_letter(kip: str, label: str) -> None:
    """SOP KIP: it is copied into CTP, which knows no other spelling."""
    assert Kip(kip).label == label
    assert len(Kip) == 3


def test_actions_slas_and_gaps_have_the_words_of_files() -> None:
    """SOP Notes name two SLA classes; the actions are six, and "not enough known"."""
    assert [sla.value for sla in Sla] == ["refund", "tier"]
    assert [gap.value for gap in Gap] == ["G1", "G2", "G3", "G4", "G5"]
    assert {action.value for action in Action} == {
        "inform_active",
        "recheck",
        "outage_answer",
        "wait_24h",
        "create_ticket",
        "sop_silent",
        "incomplete",
    }


def test_clauses_are_numbered_as_on_the_paper() -> None:
    """To do list, Possible Cause, Mandatory Ticket, Notes, KIP, Source: all, in this order."""
    assert [clause.value for clause in Clause] == [
        *(f"To do list {number}" for number in range(1, 8)),
        *("1", "1.1", "1.2", "2", "3", "3.1", "3.2"),
        *(f"Mandatory Ticket {number}" for number in ("1", "1*", "2", "3", "3*", "3**")),
        *(f"Mandatory Ticket {number}" for number in range(4, 8)),
        *(f"Notes {number}" for number in range(1, 4)),
        *("KIP", "Source"),
    ]
    assert Clause.FIELDS_1_ECARE.key == "clause.fields_1_ecare"


def test_rules_stand_in_the_papers_order_with_their_clauses() -> None:
    """SOP 1.2 to 3.2 with Notes: each rule bears the clauses that say so."""
    assert list(RULES) == list(CASES_BY_RULE)
    for number, clauses in CLAUSES.items():
        assert tuple(clause.value for clause in RULES[number].clauses) == clauses


@pytest.mark.parametrize("rule", SOP.rules, ids=lambda rule: rule.id)
def test_a_rule_tells_its_line_in_the_file(rule: Rule) -> None:
    """An error leads a trainer to the very rule that is to be changed."""
    path, _, line = rule.declared_at.rpartition(":")
    assert Path(path) == Path(pansol.sop.rules.__file__)
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    assert lines[int(line) - 1] == "    Rule("
    assert lines[int(line)] == f'        id="{rule.id}",'
    assert rule.key == f"rule.{rule.id}"


def test_gaps_are_silent_and_nothing_else_is() -> None:
    """Where the paper says nothing, the rule bears the gap's number and promises nothing."""
    for rule in SOP.rules:
        outcome = rule.outcome
        silent = rule.id in Gap.__members__
        assert (outcome.action is Action.SOP_SILENT) == silent
        assert outcome.gap is (Gap(rule.id) if silent else None)
        ticket = outcome.action is Action.CREATE_TICKET
        assert (outcome.sla is not None) == (outcome.kip is not None) == ticket


def test_where_a_rule_is_declared_does_not_make_it_another() -> None:
    """Two editions compare by what they say."""
    rule = RULES["R1"]
    assert replace(rule, declared_at="elsewhere.py:1") == rule
    assert replace(rule, id="R0") != rule


def test_each_interpretation_is_used_by_the_rules_it_is_about() -> None:
    """I1 to I6, each beside the rules that rest on it, wholly or for one value."""
    used: dict[str, set[str]] = {reading.value: set() for reading in Interpretation}
    for rule in SOP.rules:
        for reading in (*rule.interpretations, *rule.readings.values()):
            used[reading.value].add(rule.id)
    tickets = {"R3", "R4", "R5", "R6", "R7", "R8", "R9"}
    assert used == {
        "I1": {"R1"},
        "I2": tickets | {"R10"},
        "I3": {"R3"},
        "I4": {"R5", "R7", "R9"},
        "I5": {"R8", "R9"},
        "I6": {"R11"},
    }


@pytest.mark.parametrize("kind", Subscription)
def test_checks_follow_the_order_of_the_kind_of_subscription(kind: Subscription) -> None:
    """SOP 1.1: provisioning, call detail, DSC. SOP 1.2: DSC first, then the usage limit."""
    checks = SOP.checks[kind]
    assert tuple(check.fact.column for check in checks) == ORDER[kind.value]
    assert all(check.key == f"check.{check.fact.column}" for check in checks)


@pytest.mark.parametrize(
    ("kind", "column", "systems", "clauses"),
    [
        (PREPAID, "activation", ("Indira", "Selena"), ("1.1",)),
        (PREPAID, "charged", ("Indira (Call Detail)",), ("1.1",)),
        (PREPAID, "benefit", ("DSC",), ("1.1",)),
        (PREPAID, "history", (), ("2",)),
        (PREPAID, "outage", (), ("2",)),
        (PREPAID, "normal_tariff", ("Indira (Call Detail)",), ("Notes 1", "Notes 2")),
        (PREPAID, "age", (), ("3.1",)),
        (POSTPAID, "activation", ("DSC (Manage Order)",), ("1.2",)),
        (POSTPAID, "benefit", ("DSC (Manage Order)",), ("1.2",)),
        (POSTPAID, "charged", (), ("3.1", "3.2")),
        (POSTPAID, "history", (), ("2",)),
        (POSTPAID, "outage", (), ("2",)),
        (POSTPAID, "normal_tariff", (), ("Notes 1", "Notes 2")),
        (POSTPAID, "age", (), ("3.1",)),
    ],
)
def test_a_check_names_the_system_to_look_in_and_its_clause(
    kind: Subscription, column: str, systems: tuple[str, ...], clauses: tuple[str, ...]
) -> None:
    """SOP 1.1, 1.2, 2: the paper's systems under their names, none where it names none."""
    (check,) = (known for known in SOP.checks[kind] if known.fact.column == column)
    assert check.systems[kind] == systems
    assert tuple(clause.value for clause in check.clauses[kind]) == clauses


def test_the_customer_is_asked_the_seven_questions_in_order() -> None:
    """SOP To do list 1 to 7, each filling what the ticket takes, or what the customer only says."""
    assert [question.clause.value for question in SOP.questions] == [
        f"To do list {number}" for number in range(1, 8)
    ]
    columns = {*(field.name for field in SOP.ticket_fields)}
    filled = [name for question in SOP.questions for name in question.fields]
    assert len({*filled}) == len(filled)
    said = {"transaction_at", "message", "deducted", "payment_method"}
    assert {*filled} - columns == said


def test_advice_bears_its_clause_and_its_condition() -> None:
    """SOP 2, 3, 3.1, Mandatory Ticket 3: four things said along with the action."""
    told = {
        rule.advice: ({*rule.actions}, rule.clause.value, rule.only_if, rule.only_digital)
        for rule in SOP.advice
    }
    ticket, wait = Action.CREATE_TICKET, Action.WAIT_24H
    assert told == {
        Advice.OUTAGE_ANSWER: ({ticket}, "2", Outage.AFFECTED, False),
        Advice.MOBILE_DATA_OFF: ({wait, ticket}, "3", None, False),
        Advice.DO_NOT_REPEAT: ({wait}, "3.1", None, False),
        Advice.SEND_EVIDENCE: ({ticket}, "Mandatory Ticket 3**", None, True),
    }
    assert len(SOP.advice) == len(Advice) == 4


def test_the_wait_is_once_24_hours() -> None:
    """SOP 3.1: "1x24 jam"."""
    assert timedelta(days=1) == SOP.wait


def test_the_papers_four_cards_are_known_as_prepaid_or_postpaid() -> None:
    """SOP Mandatory Ticket 1: KartuHalo is postpaid; simPATI, kartu AS and Loop are prepaid."""
    kinds = {brand.label: brand.subscription for brand in SOP.brands}
    paper = {"KartuHalo": POSTPAID, "simPATI": PREPAID, "kartu AS": PREPAID, "Loop": PREPAID}
    later = {"Telkomsel PraBayar": PREPAID, "by.U": PREPAID, "Telkomsel Halo": POSTPAID}
    assert kinds == paper | later
    assert all("20" in brand.source for brand in SOP.brands), "a mapping is dated"


@pytest.mark.parametrize("named", ["brands", "purchase_channels", "complaint_channels"])
def test_no_two_entries_of_a_list_can_be_taken_for_each_other(named: str) -> None:
    """Ids and labels are found without capitals, so they differ without them."""
    entries = getattr(SOP, named)
    spellings = [{entry.id, entry.label.casefold()} for entry in entries]
    assert sum(map(len, spellings)) == len(set().union(*spellings))
    assert all(entry.id == entry.id.casefold().strip() for entry in entries)


def test_the_sop_names_itself_and_its_sources() -> None:
    """The paper's title, and the two procedures it rests on with their numbers."""
    assert SOP.title == (
        "Pansol - Aktivasi Berhasil Layanan Tidak Didapatkan/ Tidak Sesuai - "
        "Gagal Aktivasi Pulsa Terpotong atau Pemakaian Sementara Bertambah"
    )
    first, second = SOP.sources
    assert "SOP-001/CCM-AC/CHM/XI/2016" in first
    assert "KM3407022326" in first
    assert "SOP-007/CCM-AC/CHM/VI/2017" in second
    assert "KM3414102206" in second
