"""A look-up gives each fact as soon as its systems have answered, and no more than they said."""

import csv
import logging
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from pansol.facts import FACTS, Case, Subscription
from pansol.formats import find_brand, parse_phone
from pansol.records import DERIVATIONS, Enquiry, Finding
from pansol.records.embedded import mapped, sample_enquiries
from pansol.records.lookup import Systems
from pansol.records.settings import System
from pansol.records.source import MOST_ROWS
from pansol.sample import write_records
from pansol.sample.complaints import Complaint
from pansol.sample.files import SEED, handled_complaints

COMMITTED = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
LOOKED_UP = {each.fact.column for each in DERIVATIONS}
Told = Mapping[str, str]


@cache
def complaints(rows: int) -> list[Complaint]:
    """Make the sample's complaints, with the truth about each."""
    return [handled.complaint for handled in handled_complaints(rows, SEED)]


def enquiry_of(complaint: Complaint, location: str = "") -> Enquiry:
    """Give what is known of a complaint before a look-up."""
    columns = complaint.columns
    return Enquiry(
        msisdn=parse_phone(columns["msisdn"]),
        now=datetime.fromisoformat(columns["handled_at"]),
        transaction_at=datetime.fromisoformat(columns["transaction_at"]),
        subscription=complaint.truth.subscription,
        package=columns["package_name"],
        location=location,
    )


def example(path: Path, name: str) -> Enquiry:
    """Give one of the made-up complaints that a page offers."""
    (found,) = (each for each in sample_enquiries(path) if each.id == name)
    return Enquiry(
        msisdn=found.fields["msisdn"],
        now=datetime.fromisoformat(found.handled_at),
        transaction_at=datetime.fromisoformat(found.transaction_at),
        subscription=find_brand(found.fields["card_type"]).subscription,
        package=found.fields["package_name"],
    )


def look_up(systems: Systems, enquiry: Enquiry) -> dict[str, Finding]:
    """Give what is found, by fact; each is given once."""
    findings = list(systems.look_up(enquiry))
    found = {finding.fact.column: finding for finding in findings}
    assert len(found) == len(findings) == len(LOOKED_UP)
    return found


def told(systems: Systems, enquiry: Enquiry) -> Told:
    """Give each fact's value, or the reason why it is unknown."""
    return {
        fact: finding.value.value
        if finding.value
        else f"? {finding.doubt and finding.doubt.reason}"
        for fact, finding in look_up(systems, enquiry).items()
    }


def truth(case: Case) -> Told:
    """Give the facts that a look-up can find."""
    return {fact.column: fact.value for fact in case.known if fact.column in LOOKED_UP}


def changed(path: Path, name: str, **update: object) -> Systems:
    """Give the systems with one that is told otherwise."""
    found = dict(mapped(path))
    whole = found[name].model_dump(exclude_none=True) | update
    return Systems(found | {name: System.model_validate(whole)})


@pytest.fixture(scope="session")
def systems(made_up: Path) -> Systems:
    """Give the systems of the made-up records."""
    return Systems(mapped(made_up))


@pytest.fixture
def copied(made_up: Path, tmp_path: Path) -> Path:
    """Give a copy of their file that a test may change."""
    return Path(shutil.copy(made_up, tmp_path / "records.sqlite"))


def run(path: Path, *statements: str) -> None:
    """Change a file."""
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)


def slowed(path: Path, table: str, count: int) -> None:
    """Make every question to a table take as long as it takes to count so far."""
    numbers = f"SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}"  # noqa: S608  a test's own
    run(
        path,
        f"ALTER TABLE {table} RENAME TO quick_{table}",
        f"CREATE VIEW {table} AS SELECT * FROM quick_{table} "  # noqa: S608  likewise
        f"WHERE (WITH RECURSIVE n(i) AS ({numbers}) SELECT count(*) FROM n) > 0",
    )


def test_every_fact_of_400_complaints_is_the_truth(systems: Systems) -> None:
    """Also what no agent checked, with the place from E-Care."""
    for complaint in complaints(400):
        found = told(systems, enquiry_of(complaint))
        assert found == truth(complaint.truth), complaint.columns["case_id"]


def test_every_fact_in_the_committed_complaints_comes_out(tmp_path: Path) -> None:
    """All 5,000; and what the file leaves empty is the truth too."""
    systems = Systems(mapped(write_records(tmp_path / "records.sqlite").path))
    with COMMITTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for complaint, row in zip(complaints(5000), rows, strict=True):
        found = told(systems, enquiry_of(complaint, complaint.columns["location"]))
        assert found == truth(complaint.truth), row["case_id"]
        assert {name: row[name] for name in LOOKED_UP if row[name]}.items() <= found.items()


def test_a_finding_tells_when_it_was_read_and_shows_its_rows(systems: Systems) -> None:
    """From which system, which table; all of them on this number."""
    start = datetime.now(UTC)
    found = look_up(systems, enquiry_of(complaints(400)[0]))
    for finding in found.values():
        assert finding.systems
        assert start <= finding.read_at <= datetime.now(UTC)
        assert all(start <= row.read_at <= finding.read_at for row in finding.rows)
    assert found["activation"].rows


def test_the_odd_examples_are_told_as_they_are(made_up: Path, systems: Systems) -> None:
    """A contradiction with both rows, what is impossible, and nothing at all."""
    conflict = look_up(systems, example(made_up, "conflict"))
    (doubted,) = (finding for finding in conflict.values() if finding.doubt)
    assert doubted is conflict["activation"]
    assert {row.system: row.values["status"] for row in doubted.rows} == {
        "Indira": "success", "Selena": "failed",
    }  # fmt: skip
    impossible = told(systems, example(made_up, "impossible"))
    assert (impossible["charged"], impossible["benefit"]) == ("? row_negative", "? row_future")
    rows = look_up(systems, example(made_up, "impossible"))["benefit"].rows
    assert any(row.faults == {"granted_at": "future"} for row in rows)
    nothing = told(systems, example(made_up, "nothing"))
    orders = dict.fromkeys(("activation", "charged", "benefit", "normal_tariff"), "? no_order")
    assert nothing == orders | {"history": "clear", "outage": "? no_location"}


def test_a_number_is_asked_for_alone(made_up: Path, systems: Systems) -> None:
    """Signs in it are no statement: nobody is found."""
    sly = replace(example(made_up, "R1"), msisdn="+62' OR 1=1 --", package="", location="%")
    found = look_up(systems, sly)
    assert not any(finding.rows for finding in found.values())


def test_the_place_is_the_one_told_else_that_of_e_care(made_up: Path, systems: Systems) -> None:
    """The rule that ends at an outage: there is none elsewhere."""
    affected = example(made_up, "R10")
    assert told(systems, affected)["outage"] == "affected"
    (finding,) = (f for f in systems.look_up(affected) if f.fact.column == "outage")
    assert {row.system for row in finding.rows} == {"Info gangguan", "E-Care"}
    (complaint,) = (
        each for each in complaints(400) if enquiry_of(each).msisdn == affected.msisdn
        and enquiry_of(each).now == affected.now
    )  # fmt: skip
    place = complaint.columns["location"]
    for name in (place, place.upper(), place.partition(",")[0]):
        assert told(systems, enquiry_of(complaint, name))["outage"] == "affected"
    assert told(systems, enquiry_of(complaint, "Atlantis"))["outage"] == "clear"


def in_selena(path: Path) -> set[str]:
    """Give the numbers that Selena knows, without what stands before the 8."""
    with closing(sqlite3.connect(path)) as database:
        return {row[0][1:] for row in database.execute("SELECT nomor FROM selena_provisioning")}


PREPAID, POSTPAID = Subscription.PREPAID, Subscription.POSTPAID
RESTS_ON = {
    ("indira", PREPAID): {"charged", "normal_tariff"},
    ("selena", PREPAID): set(),
    ("dsc", PREPAID): {"benefit"},
    ("ctp", PREPAID): {"history"},
    ("outages", PREPAID): {"outage"},
    ("ecare", PREPAID): {"outage"},
    ("indira", POSTPAID): {"charged", "normal_tariff"},
    ("selena", POSTPAID): set(),
    ("dsc", POSTPAID): {"activation", "charged", "benefit"},
}


def one_of(path: Path, subscription: Subscription) -> Complaint:
    """Give a customer who was charged for data: one whom Selena knows too, if it is prepaid."""
    known = in_selena(path)
    return next(
        each
        for each in complaints(400)
        if each.truth.subscription is subscription
        and truth(each.truth)["normal_tariff"] == "yes"
        and (enquiry_of(each).msisdn[3:] in known or subscription is POSTPAID)
    )


@pytest.mark.parametrize(("name", "subscription"), RESTS_ON)
def test_a_system_that_is_away_takes_its_own_facts_with_it_and_no_others(
    made_up: Path, name: str, subscription: Subscription
) -> None:
    """Each names it; the others are as before."""
    complaint = one_of(made_up, subscription)
    found = look_up(
        changed(made_up, name, url="sqlite:////nowhere/none.sqlite"), enquiry_of(complaint)
    )
    label = mapped(made_up)[name].label
    unknown = {fact for fact, finding in found.items() if finding.value is None}
    assert unknown == RESTS_ON[name, subscription]
    for fact in unknown:
        doubt = found[fact].doubt
        assert doubt
        assert (doubt.reason, doubt.values["system"]) == ("away", label)
    values = {fact: f.value.value for fact, f in found.items() if f.value}
    assert values.items() <= truth(complaint.truth).items()


def test_one_of_indira_and_selena_is_enough_and_the_other_is_told_to_be_away(
    made_up: Path,
) -> None:
    """SOP 1.1 names both."""
    complaint = one_of(made_up, PREPAID)
    for name in ("indira", "selena"):
        without = changed(made_up, name, url="sqlite:////nowhere/none.sqlite")
        finding = look_up(without, enquiry_of(complaint))["activation"]
        assert finding.value in complaint.truth.known
        assert finding.away == (mapped(made_up)[name].label,)


@pytest.mark.parametrize(
    ("name", "update"),
    [
        ("ctp", {"url": "nosuchdriver://x"}),
        ("ctp", {"url": None, "folder": "/nowhere"}),
        ("ctp", {"url": "sqlite://"}),
    ],
)
def test_whatever_a_driver_raises_means_that_the_system_is_away(
    made_up: Path, name: str, update: dict[str, object]
) -> None:
    """Also one that is not installed."""
    found = told(changed(made_up, name, **update), enquiry_of(complaints(400)[0]))
    assert found == {**truth(complaints(400)[0].truth), "history": "? away"}


def test_a_column_that_is_not_there_takes_only_its_table_away(copied: Path) -> None:
    """The system's other tables are read."""
    run(copied, "ALTER TABLE indira_call_detail RENAME COLUMN amount TO nominal")
    complaint = complaints(400)[0]
    found = told(Systems(mapped(copied)), enquiry_of(complaint))
    away = {"charged": "? misfit", "normal_tariff": "? misfit"}
    assert found == {**truth(complaint.truth), **away}


def test_a_slow_system_delays_its_own_facts_alone(copied: Path) -> None:
    """The others are there while it still counts, and at last so is its own."""
    slowed(copied, "ctp_contacts", 2_000_000)
    complaint = complaints(400)[0]
    facts = [
        (finding.fact.column, finding.value, time.monotonic())
        for finding in Systems(mapped(copied)).look_up(enquiry_of(complaint))
    ]
    assert [fact for fact, _, _ in facts][-1] == "history"
    assert facts[-1][2] - facts[-2][2] > 0.1
    assert {value for _, value, _ in facts} <= set(complaint.truth.known)


def test_a_system_that_takes_too_long_is_given_up(copied: Path) -> None:
    """In its own time; the others are as before."""
    slowed(copied, "dsc_quota", 10**9)
    complaint, start = complaints(400)[0], time.monotonic()
    found = told(changed(copied, "dsc", timeout=0.3), enquiry_of(complaint))
    assert time.monotonic() - start < 3
    assert found["benefit"] in {"? away", "? slow"}
    assert {**found, "benefit": ""} == {**truth(complaint.truth), "benefit": ""}


@pytest.fixture
def mute() -> Iterator[str]:
    """Give the URL of a server that takes calls and says nothing."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield f"postgresql://pansol@127.0.0.1:{listening.getsockname()[1]}/x"


def test_a_driver_that_hangs_is_not_waited_for(made_up: Path, mute: str) -> None:
    """What is told names the seconds."""
    start = time.monotonic()
    found = look_up(changed(made_up, "ctp", url=mute, timeout=0.2), enquiry_of(complaints(400)[0]))
    assert time.monotonic() - start < 2
    doubt = found["history"].doubt
    assert doubt
    assert doubt.reason == "slow"
    assert (doubt.values["system"], doubt.values["seconds"]) == ("CTP", "0.2")


ENDS = """
import sys
from datetime import UTC, datetime
from pansol.records import Enquiry
from pansol.records.lookup import Systems
from pansol.records.settings import System
columns = {name: name for name in ("msisdn", "contacted_at", "kind", "topic")}
tables = {"contacts": {"table": "contacts.csv", "columns": columns}}
system = System(label="CTP", folder=sys.argv[1], timeout=0.2, tables=tables)
enquiry = Enquiry(msisdn="+62812", now=datetime.now(UTC))
for finding in Systems({"ctp": system}).look_up(enquiry):
    print(finding.fact.column, finding.doubt.reason)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe in a folder is POSIX's")
def test_a_driver_that_hangs_does_not_hold_up_the_end_of_the_process(tmp_path: Path) -> None:
    """A file from which nothing ever comes: the rest is said, and that is all."""
    os.mkfifo(tmp_path / "contacts.csv")
    ended = subprocess.run(  # noqa: S603  this Python, and a statement written here
        [sys.executable, "-c", ENDS, str(tmp_path)],
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    assert "history slow" in ended.stdout.splitlines()


def test_more_rows_than_can_be_meant_are_none(copied: Path) -> None:
    """Two hundred are read; one more, and the mapping misses the mark."""
    complaint = complaints(400)[0]
    number = "0" + enquiry_of(complaint).msisdn[3:]
    kept = f"DELETE FROM ctp_contacts WHERE msisdn = '{number}'"  # noqa: S608  a test's own
    one = (
        f"INSERT INTO ctp_contacts SELECT contact_id, '{number}', "  # noqa: S608  likewise
        f"'{enquiry_of(complaint).now.isoformat()}', 'INFO', topic, '' FROM ctp_contacts LIMIT "
    )
    run(copied, kept, one + str(MOST_ROWS))
    assert told(Systems(mapped(copied)), enquiry_of(complaint))["history"] == "clear"
    run(copied, one + "1")
    found = look_up(Systems(mapped(copied)), enquiry_of(complaint))["history"]
    assert found.doubt
    assert (found.doubt.reason, found.doubt.values["most"], found.rows) == ("too_many", "200", ())


def test_nobody_is_named_in_the_log(
    made_up: Path, copied: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever level it has, whether a look-up goes well or not: number, account and place."""
    caplog.set_level(logging.DEBUG)
    run(copied, "DROP TABLE dsc_quota")
    complaint = next(each for each in complaints(400) if each.columns["customer_account"])
    enquiry = enquiry_of(complaint)
    for systems in (Systems(mapped(made_up)), Systems(mapped(copied))):
        look_up(systems, enquiry)
    personal = (enquiry.msisdn[3:], complaint.columns["customer_account"])
    written = "\n".join(str(vars(record)) + record.getMessage() for record in caplog.records)
    assert "dsc, quota: OperationalError" in written
    assert not [each for each in personal if each in written]


def test_without_systems_every_fact_is_unknown_for_that_reason() -> None:
    """At once."""
    found = told(Systems({}), enquiry_of(complaints(400)[0]))
    assert found == dict.fromkeys(LOOKED_UP, "? no_system")


def test_without_a_time_what_needs_none_is_found(systems: Systems) -> None:
    """History and outage."""
    complaint = complaints(400)[0]
    enquiry = enquiry_of(complaint)
    found = told(systems, replace(enquiry, transaction_at=None))
    for fact in LOOKED_UP:
        known = truth(complaint.truth)[fact] if fact in {"history", "outage"} else "? no_time"
        assert found[fact] == known


def test_many_look_up_at_once_and_none_gets_anothers_rows(systems: Systems) -> None:
    """As many as a shift has agents."""
    asked = complaints(400)[:60]
    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(lambda each: told(systems, enquiry_of(each)), asked))
    assert found == [truth(complaint.truth) for complaint in asked]


def test_what_a_mapping_names_and_a_system_lacks_is_told(copied: Path) -> None:
    """By system; the made-up ones lack nothing."""
    whole = Systems(mapped(copied))
    assert [whole.misfits(name) for name in whole.systems] == [[]] * len(whole.systems)
    run(copied, "ALTER TABLE ctp_contacts RENAME COLUMN kind TO jenis", "DROP TABLE dsc_quota")
    assert [(m.role.value, m.column) for m in whole.misfits("ctp")] == [("contacts", "kind")]
    assert [(m.role.value, m.column) for m in whole.misfits("dsc")] == [("quota", "")]


def test_the_facts_that_are_looked_up_are_facts() -> None:
    """By the names that case files have."""
    assert {fact.column for fact in FACTS} >= LOOKED_UP
