"""The made-up records agree with the complaints they are about."""

import csv
import os
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from records_reader import Asked, Systems, moment, subscriber, table

from pansol.decision import decide
from pansol.facts import Case, Subscription
from pansol.formats import find_brand, parse_phone
from pansol.sample import OTHERS_AT_MOST, Records, write_records
from pansol.sample.complaints import Complaint
from pansol.sample.files import SEED, handled_complaints
from pansol.sop import SOP

COMMITTED = Path(__file__).parents[3] / "sample_data"
LOOKED_UP = ("activation", "charged", "benefit", "history", "outage", "normal_tariff")
TABLES = (
    "indira_provisioning", "selena_provisioning", "dsc_manage_order", "indira_call_detail",
    "dsc_quota", "ctp_contacts", "outages", "ecare_complaints", "examples",
)  # fmt: skip


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """Write the records of the committed sample."""
    return write_records(tmp_path_factory.mktemp("records") / "records.sqlite")


@pytest.fixture(scope="module")
def systems(records: Records) -> Systems:
    """Their rows."""
    return Systems(records.path)


def asked(columns: Mapping[str, str], truth: Case) -> Asked:
    """Give what is known of a complaint before a look-up."""
    return Asked(
        msisdn=subscriber(parse_phone(columns["msisdn"])),
        package=columns["package_name"],
        postpaid=truth.subscription is Subscription.POSTPAID,
        location=columns["location"],
        bought=datetime.fromisoformat(columns["transaction_at"]),
        now=datetime.fromisoformat(columns["handled_at"]),
    )


def facts_of(case: Case) -> dict[str, str]:
    """Give the facts that a look-up can find."""
    return {fact.column: fact.value for fact in case.known if fact.column in LOOKED_UP}


@cache
def complaints(rows: int = 5000, seed: int = SEED) -> list[Complaint]:
    """Make the sample's complaints."""
    return [handled.complaint for handled in handled_complaints(rows, seed)]


def wrong(systems: Systems, rows: int, seed: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the complaints whose looked-up facts are not the truth."""
    for complaint in complaints(rows, seed):
        found = systems.facts(asked(complaint.columns, complaint.truth))
        if found != facts_of(complaint.truth):
            yield complaint.columns["case_id"], found


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Read all tables but the readme."""
    with closing(sqlite3.connect(path)) as database:
        return {
            name: database.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608  a test's own
            for name in TABLES
        }


def test_a_look_up_gives_the_whole_truth_of_every_complaint(systems: Systems) -> None:
    """All 5,000, also what no agent checked; no row of one complaint changes another's facts."""
    assert list(wrong(systems, 5000, SEED)) == []


@pytest.mark.parametrize("seed", [2, 6])
def test_a_look_up_gives_the_truth_for_other_seeds_too(seed: int, tmp_path: Path) -> None:
    """Even where a customer buys the same package twice within minutes."""
    records = write_records(tmp_path / "records.sqlite", seed=seed)
    assert list(wrong(Systems(records.path), 5000, seed)) == []


def test_a_look_up_gives_the_facts_in_the_file(systems: Systems) -> None:
    """Each fact that ``complaints.csv`` holds is the one found."""
    whole = {complaint.columns["case_id"]: complaint for complaint in complaints()}
    with (COMMITTED / "complaints.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            complaint = whole[row["case_id"]]
            found = systems.facts(asked(complaint.columns, complaint.truth))
            checked = {column: row[column] for column in LOOKED_UP if row[column]}
            assert checked.items() <= found.items(), row["case_id"]


def test_every_complaint_has_come_in_through_its_channel(systems: Systems) -> None:
    """Shortly before it was handled, with the account, the place and the package."""
    for complaint in complaints():
        asks, columns = asked(complaint.columns, complaint.truth), complaint.columns
        rows = [
            row
            for row in systems.ecare[asks.msisdn]
            if timedelta(0) < asks.now - row["complained_at"] < timedelta(minutes=5)
        ]
        told = {(r["channel"], r["account"], r["location"], r["product"]) for r in rows}
        names = ("complaint_channel", "customer_account", "location", "package_name")
        assert tuple(columns[name] for name in names) in told


def test_no_row_lies_after_the_customers_last_complaint(systems: Systems) -> None:
    """What a look-up at that time cannot have seen is not there."""
    last: dict[str, datetime] = {}
    for complaint in complaints():
        asks = asked(complaint.columns, complaint.truth)
        last[asks.msisdn] = max(asks.now, last.get(asks.msisdn, asks.now))
    for rows, time in (
        (systems.indira, "created_at"), (systems.selena, "waktu"), (systems.orders, "ordered_at"),
        (systems.calls, "charged_at"), (systems.quota, "granted_at"),
        (systems.contacts, "contacted_at"), (systems.ecare, "complained_at"),
    ):  # fmt: skip
        for number, end in last.items():
            assert all(row[time] <= end for row in rows[number])


def test_each_system_writes_numbers_and_times_in_its_own_way(records: Records) -> None:
    """62…, 08… and +62…; the clock of Jakarta, an offset, a Z."""
    shapes = {
        "indira_provisioning": (1, r"62840\d{8}", -1, r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"),
        "selena_provisioning": (1, r"0840\d{8}", -1, r"\S+T\S+\+0[789]:00"),
        "dsc_manage_order": (1, r"\+62840\d{8}", -1, r"\S+T\d\d:\d\d:\d\dZ"),
        "indira_call_detail": (0, r"62840\d{8}", 1, r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"),
        "dsc_quota": (0, r"\+62840\d{8}", -1, r"\S+T\d\d:\d\d:\d\dZ"),
        "ctp_contacts": (1, r"0840\d{8}", 2, r"\S+T\S+\+07:00"),
        "ecare_complaints": (0, r"62840\d{8}", 1, r"\S+T\S+\+07:00"),
    }
    found = contents(records.path)
    for name, (number, number_shape, time, time_shape) in shapes.items():
        for row in found[name]:
            assert re.fullmatch(number_shape, str(row[number])), (name, row)
            assert re.fullmatch(time_shape, str(row[time])), (name, row)


def test_there_is_noise_that_must_not_count(records: Records) -> None:
    """Calls, free data, questions, other topics, quotas in parts, a bonus that is no data."""
    found = contents(records.path)
    calls = Counter((row[2], row[5] == 0) for row in found["indira_call_detail"])
    assert {("PKG", False), ("DATA", False), ("DATA", True), ("VOICE", False)} <= set(calls)
    contacts = Counter((row[3], row[4]) for row in found["ctp_contacts"])
    assert min(contacts["INFO", "PKG_ACTIVATION"], contacts["COMPLAINT", "OTHER"]) > 100
    assert contacts["TICKET", "PKG_ACTIVATION"] > 1000
    grants = Counter((row[2], row[3]) for row in found["dsc_quota"])
    assert max(grants.values()) > 1
    assert any(row[3] == "BONUS" and row[4] is None for row in found["dsc_quota"])
    assert any(row[3] is None for row in found["outages"])
    assert 0.55 < len(found["selena_provisioning"]) / len(found["indira_provisioning"]) < 0.65


def test_there_is_an_example_for_every_rule_and_gap(records: Records, systems: Systems) -> None:
    """Looked up, it gives that rule."""
    rows = {row["example"]: row for row in table(records.path, "examples")}
    assert set(rows) == {rule.id for rule in SOP.rules} | {"conflict", "impossible", "nothing"}
    truths = {truth_key(each): each for each in complaints()}
    for rule in SOP.rules:
        row = rows[rule.id]
        complaint = truths[row["msisdn"], row["handled_at"]]
        assert decide(complaint.truth).rule == rule.id
        found = systems.facts(asked(complaint.columns, complaint.truth))
        assert found == facts_of(complaint.truth)
        for name in ("card_type", "transaction_at", "purchase_channel", "complaint_channel"):
            assert row[name] == complaint.columns[name]


def truth_key(complaint: Complaint) -> tuple[str, str]:
    """Give what identifies a complaint in the list of examples."""
    return subscriber(parse_phone(complaint.columns["msisdn"])), complaint.columns["handled_at"]


def test_a_sample_that_lacks_a_rule_gets_a_customer_for_it(tmp_path: Path) -> None:
    """Of one complaint's sample nearly all examples are made up, on numbers of their own."""
    records = write_records(tmp_path / "records.sqlite", rows=1)
    systems = Systems(records.path)
    rows = {row["example"]: row for row in table(records.path, "examples")}
    for rule in SOP.rules:
        row = rows[rule.id]
        (complaint,) = systems.ecare[row["msisdn"]]
        bought, now = moment(row["transaction_at"]), moment(row["handled_at"])
        subscription = find_brand(row["card_type"]).subscription
        found = systems.facts(
            Asked(
                msisdn=row["msisdn"],
                package=row["package"],
                postpaid=subscription is Subscription.POSTPAID,
                location=complaint["location"],
                bought=bought,
                now=now,
            )
        )
        words = found | {"age": "over_24h" if now - bought > SOP.wait else "within_24h"}
        for fact in {type(value) for value in rule.when}:
            assert words[fact.column] in {v.value for v in rule.when if isinstance(v, fact)}
    assert len({row["msisdn"] for row in rows.values()}) == len(rows)


def test_the_odd_examples_are_odd(records: Records, systems: Systems) -> None:
    """A contradiction, a negative amount and a time to come, and nothing at all."""
    rows = {row["example"]: row["msisdn"] for row in table(records.path, "examples")}
    conflict, impossible, nothing = (rows[n] for n in ("conflict", "impossible", "nothing"))
    assert [row["status"] for row in systems.indira[conflict]] == ["OK"]
    assert [row["hasil"] for row in systems.selena[conflict]] == ["GAGAL"]
    assert any(row["amount"] < 0 for row in systems.calls[impossible])
    assert any(row["granted_at"].year > 2090 for row in systems.quota[impossible])
    for rows_by in (
        systems.indira, systems.selena, systems.orders, systems.calls, systems.quota,
        systems.contacts, systems.ecare,
    ):  # fmt: skip
        assert nothing not in rows_by


def test_the_rows_that_were_written_are_counted(records: Records) -> None:
    """By table; and the file says that it is made up, from which seed."""
    assert records.rows == {name: len(rows) for name, rows in contents(records.path).items()}
    assert tuple(records.rows) == TABLES
    assert records.complaints == 5000
    (readme,) = table(records.path, "readme")
    assert "synthetic" in readme["note"]
    assert "buatan" in readme["note"]
    assert (readme["seed"], readme["rows"], readme["others"]) == (SEED, 5000, 0)


def test_the_same_arguments_give_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    """Neither hash seed, nor time zone, nor language has a say."""
    here, there = tmp_path / "here", tmp_path / "there"
    write_records(here, rows=300, seed=5, others=200)
    code = "import sys, pathlib, pansol.sample as s; s.write_records(pathlib.Path(sys.argv[1]), "
    environment = os.environ | {"PYTHONHASHSEED": "3", "TZ": "Asia/Jayapura", "LC_ALL": "C"}
    subprocess.run(  # noqa: S603 - this Python, and a statement written here
        [sys.executable, "-c", code + "rows=300, seed=5, others=200)", str(there)],
        check=True,
        env=environment,
    )
    assert here.read_bytes() == there.read_bytes()


def test_others_add_rows_and_change_none(tmp_path: Path) -> None:
    """So many a table, one in a hundred of them outages, on numbers that nobody has."""
    few, many = (
        write_records(tmp_path / name, rows=100, others=others)
        for name, others in (("few", 0), ("many", 1000))
    )
    before, after = contents(few.path), contents(many.path)
    added = {name: many.rows[name] - few.rows[name] for name in TABLES}
    assert added == dict.fromkeys(TABLES, 1000) | {"outages": 10, "examples": 0}
    numbers: set[str] = set()
    for name in TABLES:
        kept = len(before[name])
        assert after[name][:kept] == before[name]
        values = [str(value) for row in after[name][kept:] for value in row]
        numbers |= {v[-8:] for v in values if re.fullmatch(r"(0|\+?62)840\d{8}", v)}
    assert min(map(int, numbers)) > 100 + len(SOP.rules)
    asks = "SELECT * FROM ctp_contacts WHERE msisdn = ? AND contacted_at > ?"
    with closing(sqlite3.connect(many.path)) as database:
        (plan,) = database.execute(f"EXPLAIN QUERY PLAN {asks}", ("0840", "2026"))
    assert "USING INDEX" in plan[3]


def test_several_may_write_at_once_and_nothing_is_left_beside(tmp_path: Path) -> None:
    """Whoever ends last has its file there, whole."""
    path = tmp_path / "new" / "records.sqlite"
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _: write_records(path, rows=50), range(3)))
    assert [each.name for each in path.parent.iterdir()] == ["records.sqlite"]
    assert len(contents(path)["examples"]) == len(SOP.rules) + 3


def test_a_file_that_cannot_be_replaced_is_an_error_of_the_system(tmp_path: Path) -> None:
    """A folder of that name stays, and nothing is left beside it."""
    (tmp_path / "records.sqlite" / "kept").mkdir(parents=True)
    with pytest.raises(OSError, match=r"records\.sqlite"):
        write_records(tmp_path / "records.sqlite", rows=5)
    assert [each.name for each in tmp_path.iterdir()] == ["records.sqlite"]


@pytest.mark.parametrize(("rows", "others"), [(0, 0), (5, -1), (5, OTHERS_AT_MOST + 1)])
def test_impossible_counts_are_refused(rows: int, others: int, tmp_path: Path) -> None:
    """And leave no file behind."""
    with pytest.raises(ValueError, match=r"is less than 1|is not from 0"):
        write_records(tmp_path / "records.sqlite", rows=rows, others=others)
    assert not list(tmp_path.iterdir())
