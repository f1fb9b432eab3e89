"""The view: every card is there in both languages, with all that it rests on."""

import re
from collections import Counter

import pytest
from walking import COMPLETE, HOSTILE, NOW, checker, texts

from pansol.catalogue import Language, catalogue
from pansol.decision import decide
from pansol.facts import Age, Case, Subscription
from pansol.formats import normalise
from pansol.sop import SOP, Action, Format, Rule
from pansol.ui.checker import Checker
from pansol.ui.checker.fields import FIELDS
from pansol.ui.script import script
from pansol.waiting import ZONES

BY_RULE = {rule.id: case for case in COMPLETE for rule in decide(case).rules}
WAIT = (
    "activation=success&charged=no&benefit=not_received&history=clear&outage=clear&normal_tariff=no"
)
TICKET = "activation=success&charged=yes&benefit=not_received&history=clear&normal_tariff=no"


def query_of(case: Case) -> str:
    """Give an address that brings a case's facts."""
    return "&".join(f"{fact.column}={fact.value}" for fact in case.known)


def nodes(tree: object) -> list[tuple[str, dict[str, object], str]]:
    """Give tag, attributes and text of every element."""
    if not isinstance(tree, list):
        return []
    return [(tree[0], tree[1], texts(tree)), *(n for child in tree[2] for n in nodes(child))]


def shown(program: Checker) -> list[tuple[str, dict[str, object], str]]:
    """Give every element of a page."""
    return nodes(program.view()["tree"])


def squeezed(text: str) -> str:
    """Give a text with single blanks."""
    return " ".join(text.split())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("rule", SOP.rules, ids=lambda rule: rule.id)
def test_every_rule_has_its_card(rule: Rule, language: Language) -> None:
    """Action, SLA, KIP, gap, clauses, readings and the rule itself stand on the card."""
    case = BY_RULE[rule.id]
    decision = decide(case)
    program = checker(f"{query_of(case)}&lang={language.value}")
    words = catalogue(language)
    card = next(n for n in shown(program) if "card" in str(n[1].get("class")).split())
    assert rule.outcome.action.value in str(card[1]["class"])
    text = squeezed(card[2])
    assert words(f"action.{rule.outcome.action.value}") in text
    assert words(f"card.do.{rule.outcome.action.value}") in text
    assert words(rule.key) in text
    for clause in decision.clauses:
        assert words(clause.key) in text
    for reading in decision.interpretations:
        assert words(f"interpretation.{reading.value}") in text
    for fact in decision.because:
        assert words(fact.key) in text
    if rule.outcome.gap:
        assert words(f"gap.{rule.outcome.gap.value}") in text
        assert "supervisor" in text
    if rule.outcome.kip:
        assert rule.outcome.kip.label in text
        copies = [n for n in shown(program) if n[1].get("copy") == rule.outcome.kip.label]
        assert len(copies) == 1
    assert "{" not in text


def test_an_outcome_of_two_rules_names_both() -> None:
    """Where two rules lead to the same outcome and neither is ruled out, both are named."""
    query = "activation=success&benefit=bonus_missing&history=clear&normal_tariff=yes"
    program = checker(query)
    assert program.decision.rule == "R4/R8"
    text = texts(program.view()["tree"])
    words = catalogue(Language.INDONESIAN)
    assert words("rule.R4") in text
    assert words("rule.R8") in text


@pytest.mark.parametrize(
    ("zone", "indonesian", "english"),
    [
        ("WIB", "Senin, 23 November 2026 pukul 10.05 WIB", "Monday, 23 November 2026 at 10:05 WIB"),
        ("WITA", "pukul 10.05 WITA", "at 10:05 WITA"),
        ("WIT", "pukul 10.05 WIT", "at 10:05 WIT"),
    ],
)
def test_the_wait_ends_at_a_moment_in_the_customer_s_zone(
    zone: str, indonesian: str, english: str
) -> None:
    """What is said to the customer has date, time and zone of the end of the 24 hours, twice.

    A third time it stands where the agent ticks off what was said.
    """
    for language, moment in ((Language.INDONESIAN, indonesian), (Language.ENGLISH, english)):
        program = checker(f"{WAIT}&lang={language.value}")
        program.act(["field", "transaction_date"], "2026-11-22")
        program.act(["field", "transaction_time"], "10:05")
        program.act(["field", "transaction_zone"], zone)
        assert program.decision.action is Action.WAIT_24H
        assert texts(program.view()["tree"]).count(moment) == 3


def test_without_a_time_the_wait_says_what_is_missing() -> None:
    """The 24 hours are told, and how to see their end."""
    program = checker(f"{WAIT}&age=within_24h")
    text = texts(program.view()["tree"])
    words = catalogue(Language.INDONESIAN)
    assert words("card.say.wait_24h.untimed") in text
    assert words("card.wait.untimed") in text


def test_the_24_hours_pass_while_the_page_is_open() -> None:
    """The same page says wait before the end of the 24 hours and asks a supervisor after."""
    moments = [NOW]
    program = Checker(WAIT, clock=lambda: moments[-1])
    program.act(["field", "transaction_date"], "2026-11-21")
    program.act(["field", "transaction_time"], "18:05")
    decisions = [program.decision.action]
    moments.append(NOW.replace(minute=6))
    decisions.append(program.decision.action)
    assert decisions == [Action.WAIT_24H, Action.SOP_SILENT]
    assert program.case.age is Age.OVER_24H
    assert program.view()


def test_an_open_outcome_lists_the_checks_that_are_left() -> None:
    """With everything skipped the card offers each check that still matters."""
    program = checker("benefit=not_received")
    while program.here.check:
        program.act(["skip", program.here.check.fact.column])
    offered = [n[1]["on"] for n in shown(program) if n[0] == "button" and "on" in n[1]]
    for column in ("activation", "charged", "history"):
        assert {"click": ["open", column]} in offered


@pytest.mark.parametrize("fields", [{}, {"msisdn": "0812"}, {"complaint_channel": "ecare_chat"}])
@pytest.mark.parametrize("channel", ["", "mytelkomsel", "outlet"])
def test_the_live_list_is_the_review(channel: str, fields: dict[str, str]) -> None:
    """What the page lists as missing, to be mended or undecided is what the ticket's review says.

    And each of these can be filled in on the page.
    """
    program = checker(TICKET)
    for name, text in (fields | {"purchase_channel": channel}).items():
        program.act(["field", name], text)
    review = program.here.review
    words = catalogue(Language.INDONESIAN)
    box = next(n for n in shown(program) if n[1].get("class") == "missing")
    text = squeezed(box[2])
    expected = [words(f"field.{field.name}") for field in (*review.missing, *review.undecided)]
    for name in expected:
        assert name in text
    if review.missing:
        assert words("ticket.missing", count=len(review.missing)) in text
    assert (words("ticket.malformed", count=1) in text) is bool(review.malformed)
    inputs = {n[1].get("id") for n in shown(program) if n[0] in {"input", "select"}}
    for field in (*review.missing, *review.undecided):
        name = "incident_date" if field.name == "incident_at" else field.name
        assert name in inputs


def full_ticket(program: Checker) -> None:
    """Fill in a whole ticket."""
    values = {
        Format.TEXT: "Contoh",
        Format.MSISDN: "0812-3456-7890",
        Format.PHONE: "021 555 1234",
        Format.RUPIAH: "65.000",
        Format.EMAIL: "contoh@contoh.com",
        Format.BRAND: "simpati",
        Format.COMPLAINT_CHANNEL: "ecare_chat",
        Format.PURCHASE_CHANNEL: "mytelkomsel",
    }
    for field in SOP.ticket_fields:
        if field.format is not Format.TIME:
            program.act(["field", field.name], values[field.format])
    program.act(["field", "incident_date"], "2026-11-21")
    program.act(["field", "incident_time"], "10:00")


@pytest.mark.parametrize("language", Language)
def test_a_complete_ticket_can_be_copied_and_downloaded(language: Language) -> None:
    """Then nothing is missing, and the text holds every field, in the words of CTP."""
    program = checker(f"{TICKET}&lang={language.value}")
    full_ticket(program)
    assert program.here.review.complete
    words = catalogue(language)
    page = shown(program)
    assert any(words("ticket.complete") in n[2] for n in page)
    assert not any(words("ticket.incomplete") in n[2] for n in page)
    (copied,) = [n[1]["copy"] for n in page if "KIP: " in str(n[1].get("copy"))]
    for part in ("+6281234567890", "Rp65.000", "21-11-2026 10:00 WIB", "Hasil pengecekan"):
        assert part in str(copied)
    downloads = [n[1]["download"] for n in page if "download" in n[1]]
    assert downloads == ["tiket.txt", "tiket.json"]
    assert normalise(Format.MSISDN, "0812-3456-7890") in str(copied)


@pytest.mark.parametrize("action", [a for a in Action if a is not Action.CREATE_TICKET])
def test_only_a_ticket_s_card_has_the_form(action: Action) -> None:
    """Where the SOP wants no ticket, none is offered."""
    rules = [rule for rule in SOP.rules if rule.outcome.action is action]
    queries = [query_of(BY_RULE[rule.id]) for rule in rules] or ["benefit=received"]
    for query in queries:
        assert not any(n[1].get("id") == "customer_name" for n in shown(checker(query)))


@pytest.mark.parametrize("typed", [text for text in HOSTILE if "<" in text or "{" in text])
def test_what_is_typed_is_only_ever_text(typed: str) -> None:
    """Markup in every field makes no element and no attribute but the fields' own values."""
    program = checker(TICKET)
    allowed = {n[0] for query in (TICKET, WAIT, "") for n in shown(checker(query))} | {"p"}
    for name in sorted(FIELDS - {"transaction_date", "incident_date"}):
        program.act(["field", name], typed)
    pages = [shown(program)]
    program.act(["open", "questions"])
    pages.append(shown(program))
    program.act(["open", "activation"])
    pages.append(shown(program))
    for tag, attributes, _ in (node for page in pages for node in page):
        assert tag in allowed
        for name, value in attributes.items():
            assert re.fullmatch("[a-zA-Z-]+", name)
            assert name == "on" or not name.startswith("on")
            assert typed not in str(value) or name in {"value", "copy"}
    assert typed in texts(program.view()["tree"])  # what the customer said, at the check


def test_the_script_makes_text_nodes_only() -> None:
    """No script of the page takes markup from a text."""
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert way not in script()


SCREENS = ("", "activation=success", TICKET, WAIT, "benefit=not_received&history=found")


@pytest.mark.parametrize("query", SCREENS)
def test_every_input_has_one_label_and_every_id_is_its_own(query: str) -> None:
    """Readers without eyes get a name for all they can use."""
    page = shown(checker(query))
    ids = Counter(n[1]["id"] for n in page if "id" in n[1])
    assert set(ids.values()) <= {1}
    labelled = {n[1]["for"] for n in page if n[0] == "label"}
    inputs = {n[1]["id"] for n in page if n[0] in {"input", "select"}}
    assert labelled == inputs
    for tag, attributes, text in page:
        if tag in {"button", "a"}:
            assert text.strip() or attributes.get("aria-label")


@pytest.mark.parametrize("kind", Subscription)
def test_each_check_names_where_to_look_and_its_clause(kind: Subscription) -> None:
    """Systems, clause and question are those of the kind of subscription."""
    for check in SOP.checks[kind]:
        program = checker(f"subscription={kind.value}")
        program.act(["open", check.fact.column])
        text = squeezed(texts(program.view()["tree"][2][1][2][1]))
        words = catalogue(Language.INDONESIAN)
        for system in check.systems[kind]:
            assert system in text
        for clause in check.clauses[kind]:
            assert words("step.clause", clause=clause.value) in text
        assert words(f"where.{check.fact.column}.{kind.value}") in text
        for value in check.fact:
            assert words(value.key) in text


def test_the_lit_way_is_the_case_s_own() -> None:
    """On the map of a decided case one way is lit from the root to its rule."""
    for rule, case in BY_RULE.items():
        page = shown(checker(query_of(case)))
        lit = [n for n in page if n[0] == "li" and n[1].get("class") == "lit"]
        leaves = [n for n in page if str(n[1].get("class")).startswith("leaf")]
        assert len(leaves) == len(SOP.rules)
        assert f"{rule} " in lit[-1][2]


def test_the_title_and_language_follow_the_page() -> None:
    """The document is named in the page's language, and the snapshot goes with it."""
    for language, title in ((Language.INDONESIAN, "Pemeriksa SOP"), (Language.ENGLISH, "SOP")):
        view = checker(f"lang={language.value}").view()
        assert view["language"] == language.value
        assert title in view["title"]
        assert all(view["words"].values())


def test_zones_offered_are_indonesia_s() -> None:
    """A time's zone is one of three."""
    options = [n for n in shown(checker()) if n[0] == "option" and n[2] in ZONES]
    assert [n[2] for n in options] == list(ZONES)


@pytest.mark.parametrize("typed", ["", "x", "contoh@contoh.com"])
def test_a_mandatory_field_says_so_whatever_is_in_it(typed: str) -> None:
    """Empty, wrong or right: a digital purchase needs the sender's address."""
    program = checker(f"{TICKET}&purchase_channel=mytelkomsel")
    program.act(["field", "evidence_sender_email"], typed)
    words = catalogue(Language.INDONESIAN)
    label = next(n for n in shown(program) if n[1].get("for") == "evidence_sender_email")
    assert words("ticket.required") in label[2]
