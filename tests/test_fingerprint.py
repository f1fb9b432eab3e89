"""The fingerprint: it changes with the answers, and with nothing else."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from pansol.facts import Outage, Subscription
from pansol.fingerprint import FINGERPRINT, fingerprint
from pansol.sop import SOP, Rule
from pansol.table import TABLE, compile_sop


def printed(*rules: Rule) -> str:
    """Give the fingerprint of the SOP with these rules."""
    return fingerprint(compile_sop(replace(SOP, rules=rules)))


def test_it_is_twelve_hexadecimal_digits() -> None:
    """Short enough to stand on a ticket."""
    assert len(FINGERPRINT) == 12
    assert {*FINGERPRINT} <= {*"0123456789abcdef"}
    assert fingerprint(TABLE) == FINGERPRINT


@pytest.mark.parametrize("seed", ["0", "1"])
def test_every_process_finds_the_same(seed: str) -> None:
    """It does not depend on how this process happens to order its sets."""
    done = subprocess.run(
        [sys.executable, "-c", "from pansol.fingerprint import FINGERPRINT; print(FINGERPRINT)"],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    assert done.stdout.strip() == FINGERPRINT


@pytest.mark.parametrize("place", range(len(SOP.rules)), ids=[rule.id for rule in SOP.rules])
def test_another_outcome_of_a_rule_changes_it(place: int) -> None:
    """A case decided otherwise was decided by another table."""
    rules = list(SOP.rules)
    other = next(rule.outcome for rule in rules if rule.outcome != rules[place].outcome)
    rules[place] = replace(rules[place], outcome=other)
    assert printed(*rules) != FINGERPRINT


def test_the_order_of_the_rules_leaves_it() -> None:
    """Rules have no order."""
    assert printed(*reversed(SOP.rules)) == FINGERPRINT


@pytest.mark.parametrize("last", [False, True], ids=["side by side", "apart"])
def test_a_rule_written_as_two_leaves_it(last: bool) -> None:  # noqa: FBT001  a value under test
    """What counts are the answers, wherever the halves of a rule stand."""
    whole = SOP.rules[3]
    halves = [replace(whole, when=(*whole.when, kind)) for kind in Subscription]
    others = SOP.rules[4:]
    split = (halves[0], *others, halves[1]) if last else (*halves, *others)
    assert printed(*SOP.rules[:3], *split) == FINGERPRINT


def test_clauses_and_readings_leave_it() -> None:
    """A new name or reading decides no case otherwise."""
    renamed = (
        replace(rule, id=f"X{rule.id}", clauses=(), interpretations=(), readings={})
        for rule in SOP.rules
    )
    assert printed(*renamed) == FINGERPRINT


def test_a_border_moved_between_two_rules_changes_it() -> None:
    """The same rules with the same outcomes, holding for other cases."""
    outage, wait = (next(r for r in SOP.rules if r.id == name) for name in ("R10", "R11"))
    exchange = {outage.id: wait.outcome, wait.id: outage.outcome}
    rules = (replace(r, outcome=exchange.get(r.id, r.outcome)) for r in SOP.rules)
    assert Outage.AFFECTED in outage.when
    assert printed(*rules) != FINGERPRINT
