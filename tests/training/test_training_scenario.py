"""A made-up customer is the one that the key names, with a ticket as far as it was told."""

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from training_scenarios import keys, scenarios

from pansol.facts import Activation, Benefit, Charged, History, NormalTariff, Outage
from pansol.formats import find_brand
from pansol.records import Enquiry
from pansol.records.embedded import mapped
from pansol.records.lookup import Systems
from pansol.sample.systems.tables import TABLES
from pansol.ticket import review
from pansol.training import Elapsed, Key, Scenario, scenario_of
from pansol.waiting import age_at

LOOKED_UP = {Activation, Charged, Benefit, History, Outage, NormalTariff}
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def test_the_truth_is_what_the_key_says() -> None:
    """All facts of all cases; card, purchase and time agree with them."""
    for scenario in scenarios(range(0, 4 * 1152, 5)):
        story, truth = scenario.story, scenario.truth
        assert truth.known == scenario.key.facts
        assert story.truth == truth
        assert find_brand(story.card_type).subscription is truth.subscription
        assert truth.transaction_at == story.transaction_at
        assert age_at(story.transaction_at, story.handled_at) is truth.age
        assert truth.digital_purchase is ("evidence" in scenario.fields)


@pytest.mark.parametrize(
    ("elapsed", "span"),
    [
        (Elapsed.MINUTE_BEFORE, DAY - MINUTE),
        (Elapsed.EXACTLY, DAY),
        (Elapsed.MINUTE_AFTER, DAY + MINUTE),
    ],
)
def test_boundaries_are_met_to_the_minute(elapsed: Elapsed, span: timedelta) -> None:
    """Where the key says so the purchase lies just before, exactly, or just after 24 hours back."""
    met = [each for each in scenarios(range(0, 4 * 1152, 7)) if each.key.elapsed is elapsed]
    assert met
    assert {each.story.handled_at - each.story.transaction_at for each in met} == {span}


def test_what_was_told_is_well_formed_and_lacks_what_was_left_out() -> None:
    """The ticket's own review finds just that missing; from none to three fields are."""
    counts: Counter[int] = Counter()
    for scenario in scenarios(range(1152)):
        story = scenario.story
        found = review(scenario.told, now=story.handled_at, transaction_at=story.transaction_at)
        assert tuple(field.name for field in found.missing) == scenario.left_out
        assert not found.malformed
        assert not found.undecided
        whole = review(scenario.fields, now=story.handled_at, transaction_at=story.transaction_at)
        assert whole.complete
        counts[len(scenario.left_out)] += 1
    assert set(counts) == {0, 1, 2, 3}


def test_the_complaint_itself_is_not_in_the_history_yet() -> None:
    """Only what lies before it: the learner is the one who takes it down."""
    for scenario in scenarios(range(0, 1152, 5)):
        contacts = [row for table, row in scenario.rows if table.name == "ctp_contacts"]
        now = scenario.story.handled_at
        assert all(datetime.fromisoformat(str(row[2])) < now for row in contacts)


def looked_up(scenario: Scenario, folder: Path) -> dict[str, object]:
    """Look the scenario up in its own rows, as the checker does."""
    path = folder / f"{scenario.key}.sqlite"
    with closing(sqlite3.connect(path)) as database, database:
        for table in TABLES:
            database.execute(f"CREATE TABLE {table.name} ({', '.join(table.columns)})")
        for table, row in scenario.rows:
            places = ", ".join("?" for _ in row)
            database.execute(f"INSERT INTO {table.name} VALUES ({places})", row)  # noqa: S608  a test's own
    story = scenario.story
    enquiry = Enquiry(
        msisdn=story.msisdn,
        now=story.handled_at,
        transaction_at=story.transaction_at,
        subscription=scenario.truth.subscription,
        package=story.package,
        location=story.location,
    )
    return {
        finding.fact.column: finding.value for finding in Systems(mapped(path)).look_up(enquiry)
    }


def test_a_real_look_up_in_the_rows_gives_the_facts(tmp_path: Path) -> None:
    """Of a sample of cases, none in doubt."""
    for scenario in scenarios(range(3, 1152, 41)):
        truth = {f.column: f for f in scenario.truth.known if type(f) in LOOKED_UP}
        assert looked_up(scenario, tmp_path) == truth, scenario.key


def test_a_key_gives_the_same_scenario_in_every_process() -> None:
    """Whatever Python's hashes are: the id names the exercise on every machine."""
    key = next(keys(range(700, 701)))
    code = f"from pansol.training import *; print(scenario_of(Key.parse('{key}')))"
    told = {
        subprocess.run(  # noqa: S603  our own code
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert told == {f"{scenario_of(key)}\n"}


def test_seeds_differ() -> None:
    """A case is told of many customers."""
    facts = next(keys(range(700, 701))).facts
    made = [scenario_of(Key(facts=facts, seed=seed)) for seed in range(200)]
    assert len({each.story.msisdn for each in made}) > 190
    assert len({each.place.city for each in made}) > 15
    assert len({each.story.purchase_channel for each in made}) >= 5
