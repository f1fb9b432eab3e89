"""The export, executed by an engine of others: it comes to the same answers."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
import zen
from reference import CASES_BY_RULE, VALUES, Answer, Words, answer
from strategies import COMPLETE, words_of

from pansol.jdm import to_jdm
from pansol.sop import SOP, Rule, Sop

WORDS = [words_of(case) for case in COMPLETE]
RIGHTLY = [answer(words) for words in WORDS]


def executed(sop: Sop, cases: Sequence[Words] = WORDS) -> list[Answer | None]:
    """Give what zen-engine answers to each case; ``None`` where it has no answer."""
    engine = zen.ZenEngine().create_decision(json.dumps(to_jdm(sop)))
    results = [engine.evaluate(dict(words))["result"] for words in cases]
    return [Answer(**result) if result else None for result in results]


def narrowed(rule: Rule) -> Rule:
    """Give the rule with the first of its values gone, or another in its place."""
    value, *others = rule.when
    if not any(isinstance(other, type(value)) for other in others):
        others.append(next(other for other in type(value) if other is not value))
    return replace(rule, when=tuple(others))


def test_another_engine_answers_every_complete_case_alike() -> None:
    """All 1,152: rule, action, SLA, KIP and gap, by zen-engine and by the second transcription."""
    assert len(WORDS) == 1152
    assert executed(SOP) == RIGHTLY


def test_another_engine_finds_no_overlap() -> None:
    """It takes the first row that holds: from the last row up it comes to the same."""
    assert executed(replace(SOP, rules=SOP.rules[::-1])) == RIGHTLY


@pytest.mark.parametrize("place", range(len(SOP.rules)), ids=[rule.id for rule in SOP.rules])
def test_one_value_changed_is_noticed_by_the_other_engine(place: int) -> None:
    """The comparison can fail: any rule with one value gone makes the two disagree."""
    rules = list(SOP.rules)
    its_own = [words for words in WORDS if answer(words).rule == rules[place].id]
    rightly = [answer(words) for words in its_own]
    assert executed(SOP, its_own) == rightly
    rules[place] = narrowed(rules[place])
    assert executed(replace(SOP, rules=tuple(rules)), its_own) != rightly


def test_a_row_says_what_its_rule_says() -> None:
    """Values of one fact stand side by side, facts not named are left empty."""
    (table,) = (node["content"] for node in to_jdm(SOP)["nodes"] if "content" in node)
    assert [column["field"] for column in table["inputs"]] == list(VALUES)
    row = next(row for row in table["rules"] if row["_id"] == "R5")
    assert row == {
        "_id": "R5",
        "subscription": "",
        "activation": '"success"',
        "charged": '"yes"',
        "benefit": '"not_as_bought","not_received"',
        "history": '"clear","rechecked"',
        "outage": "",
        "normal_tariff": '"yes"',
        "age": "",
        "rule": '"R5"',
        "action": '"create_ticket"',
        "sla": '"refund"',
        "kip": '"product_not_received"',
        "gap": '""',
    }
    assert [row["_id"] for row in table["rules"]] == list(CASES_BY_RULE)
