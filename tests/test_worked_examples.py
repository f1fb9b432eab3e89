"""The worked examples hold, and between them they show the whole SOP."""

import re
from collections import Counter

import pytest

from pansol import SOP, Action, Advice, Kip, Sla
from pansol.examples import COLUMNS, Example, check, examples_path, load_examples
from pansol.facts import FACTS, Subscription
from pansol.formats import Fault, find_channel
from pansol.sop import Format, Gap, Interpretation, Required

PATH = examples_path()
EXAMPLES = load_examples(PATH)


def expected(column: str) -> set[str]:
    """Collect every word that some example expects in this column."""
    return {word for example in EXAMPLES for word in example.expected[column]}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_the_example_holds(example: Example) -> None:
    """Rule, action, SLA, KIP, gap, readings, advice, next check and fields come out as written."""
    place = f"{PATH.name}, line {example.line}, {example.id}"
    assert check(example) == (), place


def test_every_rule_and_every_gap_has_an_example() -> None:
    """R1 to R11, G1 to G5, each alone; and one example where two rules say the same."""
    alone = {e.expected["rule"][0] for e in EXAMPLES if len(e.expected["rule"]) == 1}
    assert alone == {rule.id for rule in SOP.rules}
    assert any(len(e.expected["rule"]) > 1 for e in EXAMPLES)
    assert expected("gap") == {gap.value for gap in Gap}


def test_every_interpretation_has_an_example() -> None:
    """I1 to I6."""
    assert expected("interpretations") == {reading.value for reading in Interpretation}


def test_every_action_every_sla_every_kip_and_every_advice_has_an_example() -> None:
    """Also the case that is not decided yet."""
    assert expected("action") == {action.value for action in Action}
    assert expected("sla") == {sla.value for sla in Sla}
    assert expected("kip") == {kip.value for kip in Kip}
    assert expected("advice") == {advice.value for advice in Advice}


def test_every_check_is_once_the_next() -> None:
    """And the order differs between prepaid and postpaid."""
    asked = {fact.column for fact in FACTS} - {"subscription"}
    assert expected("next_check") == asked
    early = ["subscription", "activation", "age"]
    after_activation = {
        example.case.subscription: example.expected["next_check"]
        for example in EXAMPLES
        if [fact.column for fact in example.case.known] == early
    }
    assert set(after_activation) == set(Subscription)
    assert len(set(after_activation.values())) == 2


@pytest.mark.parametrize("required", Required, ids=lambda required: str(required.value))
def test_every_mandatory_field_is_once_missing(required: Required) -> None:
    """Always, for E-Care, and for digital purchases; a complaint channel is undecided instead."""
    fields = {field.name for field in SOP.ticket_fields if field.required is required}
    assert fields <= expected("missing_fields") | {"complaint_channel"}


def test_a_field_is_undecided_while_the_channel_is_unknown() -> None:
    """All fields that depend on a channel."""
    conditional = {f.name for f in SOP.ticket_fields if f.required is not Required.ALWAYS}
    assert expected("undecided_fields") == conditional


def test_a_ticket_without_proof_is_complete_where_none_is_wanted() -> None:
    """Bought at an outlet, complained of by telephone."""
    complete = [
        example
        for example in EXAMPLES
        if example.expected["action"] == ("create_ticket",)
        if not any(example.expected[f"{kind}_fields"] for kind in ("missing", "undecided"))
        if not example.expected["malformed_fields"]
    ]
    special = {
        find_channel(SOP.purchase_channels, example.fields["purchase_channel"]).special
        for example in complete
    }
    assert special == {True, False}


def test_every_format_is_once_broken() -> None:
    """In a field of each format, and by every fault there is."""
    formats = {f.format for f in SOP.ticket_fields if f.name in expected("malformed_fields")}
    assert formats == set(Format) - {Format.TEXT}
    assert expected("faults") == {fault.value for fault in Fault}


def test_the_24_hours_are_shown_in_all_three_zones_and_on_both_sides() -> None:
    """The end is printed in the customer's zone; exactly 24 hours is still within."""
    ends = {example.expected["wait_until"] for example in EXAMPLES} - {()}
    assert {end[-6:] for (end,) in ends} == {"+07:00", "+08:00", "+09:00"}
    elapsed = Counter(
        (example.handled_at - example.case.transaction_at).total_seconds()
        for example in EXAMPLES
        if example.handled_at and example.case.transaction_at
    )
    assert elapsed[86_400.0] == elapsed[86_401.0] == 1


def test_each_story_is_told_in_both_languages_and_only_once() -> None:
    """Short, and not the one for the other."""
    for language in ("id", "en"):
        stories = [example.story[language] for example in EXAMPLES]
        assert len(set(stories)) == len(stories)
        assert all(10 < len(story) < 250 and story.endswith((".", "?", '".')) for story in stories)
    assert all(example.story["id"] != example.story["en"] for example in EXAMPLES)


def test_nobody_real_is_in_the_examples() -> None:
    """Numbers of a block no operator holds, mail domains reserved for examples."""
    text = PATH.read_text(encoding="utf-8")
    assert not re.search(r"(?<!\d)(\+?62|0)[ -]?8[1-35-9]\d", text)
    assert set(re.findall(r"@(\w[\w.]*)", text)) <= {"example.com"}
    names = {example.fields.get("customer_name", "Contoh") for example in EXAMPLES}
    assert all(name.startswith("Contoh") for name in names)


def test_the_file_opens_in_a_spreadsheet_as_it_is() -> None:
    """Plain UTF-8, one line a row, no cell that a spreadsheet takes for a number or a formula."""
    content = PATH.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    lines = content.decode("utf-8").splitlines()
    assert len(lines) == 1 + len(EXAMPLES)
    assert set(lines[0].split(",")) == set(COLUMNS)
    for example in EXAMPLES:
        for value in example.fields.values():
            assert not re.match(r"[=+@-]|\d+$", value), value
