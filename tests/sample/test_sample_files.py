"""The sample's files: the same for a seed, valid throughout, plausible, and nobody's data."""

import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from recheck import COMMITTED, case_of, findings, rows_of, times_of

from pansol import SOP, Action, Advice, Kip, Sla, decide
from pansol.facts import FACTS, parse_fact
from pansol.formats import find_brand, find_channel, parse_phone
from pansol.sample import COLUMNS, TRUTH_COLUMNS, write_sample

FILES = ("complaints.csv", "complaints-truth.csv")
ROWS = rows_of(COMMITTED / "complaints.csv")
RIGHT = [row for row in ROWS if not list(findings(row))]

CONTEXT = ("case_id", "agent", "team", "region", "transaction_at", "handled_at")
DONE = ("action_taken", "sla_given", "kip_given", "advice_given")
ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}


@pytest.mark.parametrize("name", FILES)
def test_the_committed_files_are_what_the_generator_makes(name: str, tmp_path: Path) -> None:
    """Nobody has edited them, and the generator has not moved on without them."""
    write_sample(tmp_path)
    assert (tmp_path / name).read_bytes() == (COMMITTED / name).read_bytes()


def test_the_same_seed_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    """Neither hash seed, nor time zone, nor language has a say."""
    here, there = tmp_path / "here", tmp_path / "there"
    write_sample(here, rows=300, seed=5)
    code = "import sys, pathlib, pansol.sample as s; s.write_sample(pathlib.Path(sys.argv[1]), "
    environment = os.environ | {"PYTHONHASHSEED": "3", "TZ": "Asia/Jayapura", "LC_ALL": "C"}
    subprocess.run(  # noqa: S603 - this Python, and a statement written here
        [sys.executable, "-c", code + "rows=300, seed=5)", str(there)], check=True, env=environment
    )
    for name in FILES:
        assert (here / name).read_bytes() == (there / name).read_bytes()


def test_another_seed_gives_another_sample(tmp_path: Path) -> None:
    """The seed is used."""
    for seed in (1, 2):
        write_sample(tmp_path / str(seed), rows=50, seed=seed)
    one, two = ((tmp_path / seed / "complaints.csv").read_bytes() for seed in "12")
    assert one != two


@pytest.mark.parametrize("rows", [1, 2, 37])
def test_a_small_sample_can_be_made_too(rows: int, tmp_path: Path) -> None:
    """A kind that fits no complaint of a small sample is left out."""
    sample = write_sample(tmp_path / "new" / "folder", rows=rows)
    assert len(rows_of(sample.complaints)) == sample.rows == rows
    assert len(rows_of(sample.truth)) == sample.mistakes


def test_less_than_one_row_is_refused(tmp_path: Path) -> None:
    """An empty sample is a slip of the keyboard, and leaves no file behind."""
    with pytest.raises(ValueError, match="0 is less than 1"):
        write_sample(tmp_path, rows=0)
    assert not list(tmp_path.iterdir())


def test_the_files_are_plain_utf_8_with_unix_newlines_below_three_megabytes() -> None:
    """They read the same everywhere, and a fresh clone stays small."""
    for name in FILES:
        content = (COMMITTED / name).read_bytes()
        assert len(content) < 3_000_000
        assert b"\r" not in content
        assert not content.startswith(b"\xef\xbb\xbf")
        content.decode("utf-8")


def test_the_columns_are_those_of_a_case_file() -> None:
    """Context, the facts, the ticket's fields, and what the agent did."""
    facts = tuple(fact.column for fact in FACTS)
    fields = tuple(field.name for field in SOP.ticket_fields)
    assert CONTEXT + facts + fields + DONE == COLUMNS == tuple(ROWS[0])
    assert tuple(rows_of(COMMITTED / "complaints-truth.csv")[0]) == TRUTH_COLUMNS


def test_every_fact_and_every_thing_done_is_a_value_of_the_sop() -> None:
    """Nothing must be cleaned before it is read."""
    for row in ROWS:
        for fact in FACTS:
            parse_fact(fact, row[fact.column])
        action = Action(row["action_taken"])
        assert bool(row["sla_given"]) == bool(row["kip_given"]) == (action.value == "create_ticket")
        if action is Action.CREATE_TICKET:
            Sla(row["sla_given"])
            Kip(row["kip_given"])
        if row["advice_given"]:
            given = [Advice(name) for name in row["advice_given"].split(";")]
            assert len(given) == len(set(given))


def test_case_numbers_are_unique_and_rows_are_in_order_of_handling() -> None:
    """As a report from a ticket system would be."""
    numbers = [row["case_id"] for row in ROWS]
    assert len(set(numbers)) == len(numbers)
    assert numbers == sorted(numbers)
    handled = [times_of(row)[1] for row in ROWS]
    assert handled == sorted(handled)


def test_times_lie_in_the_period_and_bear_the_zone_of_the_place() -> None:
    """WIB, WITA and WIT occur, and the age that is written agrees with the times."""
    offsets: dict[str, set[timedelta | None]] = {}
    for row in ROWS:
        transaction_at, handled_at = times_of(row)
        assert date(2026, 7, 1) <= handled_at.date() <= date(2026, 9, 30)
        assert timedelta(0) < handled_at - transaction_at <= timedelta(days=7)
        assert row["age"] in {"", (age := case_of(row).age) and age.value}
        if row["location"]:
            offset = handled_at.utcoffset()
            assert offset == transaction_at.utcoffset()
            offsets.setdefault(row["location"], set()).add(offset)
    assert {len(found) for found in offsets.values()} == {1}
    expected = {timedelta(hours=hours) for hours in ZONES.values()}
    assert set.union(*offsets.values()) == expected


def test_the_edge_of_the_24_hours_is_there() -> None:
    """Exactly 24 hours, and one second more."""
    elapsed = {last - first for first, last in map(times_of, ROWS)}
    assert {timedelta(hours=24), timedelta(hours=24, seconds=1)} <= elapsed


def test_days_and_hours_have_their_pattern() -> None:
    """Mondays and evenings are busier than Sundays and nights."""
    times = [times_of(row)[1] for row in ROWS]
    days, hours = Counter(t.weekday() for t in times), Counter(t.hour for t in times)
    assert days[0] > 1.3 * days[6]
    assert hours[20] > 5 * hours[3]


def test_an_outage_shows_as_a_cluster() -> None:
    """Most complaints that an outage touches come from one region within a few days."""
    places = Counter(row["region"] for row in ROWS if row["outage"] == "affected")
    days = Counter(row["handled_at"][:10] for row in ROWS if row["outage"] == "affected")
    assert sum(n for _, n in places.most_common(2)) > 0.7 * places.total()
    assert sum(n for _, n in days.most_common(9)) > 0.7 * days.total()


def test_forty_agents_in_five_teams_err_differently() -> None:
    """The worst team errs at least twice as often as the best."""
    teams = {row["agent"]: row["team"] for row in ROWS}
    assert len(teams) == 40
    assert set(Counter(teams.values()).values()) == {8}
    right, every = (Counter(row["team"] for row in rows) for rows in (RIGHT, ROWS))
    errors = sorted(1 - right[team] / every[team] for team in every)
    assert len(errors) == 5
    assert errors[-1] > 2 * errors[0]


def test_every_rule_and_every_gap_occurs_and_some_cases_are_undecidable() -> None:
    """A report over the sample shows the whole SOP."""
    decisions = [decide(case_of(row)) for row in ROWS]
    assert {rule.id for rule in SOP.rules} <= {d.rule for d in decisions}
    undecided = [d for d in decisions if not d.final]
    assert 0.04 < len(undecided) / len(ROWS) < 0.08


def test_where_the_sop_is_silent_agents_do_this_and_that() -> None:
    """It is no mistake, whatever they do; a ticket they make there is in order."""
    silent = [row for row in ROWS if decide(case_of(row)).gap]
    done = Counter(row["action_taken"] for row in silent)
    assert done["sop_silent"] > 0.5 * done.total()
    assert len(done) > 3


def test_all_brands_and_channels_occur() -> None:
    """Ids, as the SOP's lists have them."""
    for row in RIGHT:
        find_brand(row["card_type"])
    assert {brand.id for brand in SOP.brands} == {row["card_type"] for row in RIGHT}
    for name, channels in (
        ("purchase_channel", SOP.purchase_channels),
        ("complaint_channel", SOP.complaint_channels),
    ):
        used = {row[name] for row in RIGHT}
        assert used == {channel.id for channel in channels}
        assert all(find_channel(channels, channel) for channel in used)


def test_the_card_type_agrees_with_the_subscription() -> None:
    """Never inferred from the number."""
    for row in RIGHT:
        assert find_brand(row["card_type"]).subscription.value == row["subscription"]


def test_ticket_fields_are_filled_only_where_a_ticket_was_made() -> None:
    """Who the customer is and what was bought stands in every row handled right."""
    for row in RIGHT:
        made = row["action_taken"] == "create_ticket"
        assert bool(row["ticket_class"]) == bool(row["incident_at"]) == made
        assert all(row[name] for name in ("msisdn", "customer_name", "package_name", "location"))


def test_customers_who_complained_before_are_in_the_file() -> None:
    """Their number comes back, with the same name, after the first complaint."""
    seen: dict[str, str] = {}
    again = 0
    for row in RIGHT:
        again += row["msisdn"] in seen
        assert seen.setdefault(row["msisdn"], row["customer_name"]) == row["customer_name"]
    assert again > 200


def test_nobody_real_is_in_the_file() -> None:
    """Numbered names, numbers no operator holds, mail domains reserved for examples."""
    allowed = re.compile(r"contoh\.[a-z]+\.\d{5}@example\.(com|id)")
    for row in RIGHT:
        assert re.fullmatch(r"Contoh [A-Z][a-z]+ \d{5}", row["customer_name"])
        assert re.fullmatch(r"AGEN-[A-Z]\d", row["agent"])
        assert row["package_name"].endswith(" Uji")
        assert row["customer_account"] == "" or re.fullmatch(
            rf"contoh_[a-z]+_\d{{5}}|{allowed.pattern}", row["customer_account"]
        )
        for name in ("msisdn", "contact_number"):
            assert not row[name] or parse_phone(row[name], mobile=True).startswith("+628400")
    for row in ROWS:
        for value in row.values():
            digits = re.sub(r"[\s().-]", "", value)
            assert not re.search(r"(?<!\d)(62|0)?8[1-35-9]\d{7,}(?!\d)", digits), value
            assert "@" not in value or value.partition("@")[2].startswith("example"), value
            assert not value.startswith(("=", "-", "@", "\t")), value


def test_no_value_needs_more_than_one_line() -> None:
    """So a line of the file is a complaint."""
    lines = (COMMITTED / "complaints.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + len(ROWS) == 5001
