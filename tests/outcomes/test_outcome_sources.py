"""What a team has: a case file, a plain export, the case log."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from outcome_cases import FACTS_OF_R7, SAMPLE, sample

from pansol.caselog import Asking, CaseLog, Details, Entry, Kind, Look
from pansol.outcomes import (
    Choice,
    LogCases,
    by_dimension,
    every_figure,
    from_case_log,
    from_file,
    listed_cases,
    select,
    waiting,
)

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
ASKING = Asking(who="sup-1", at=NOW, why="dashboard")


def test_a_case_file_is_judged() -> None:
    """As by hand: read, verdicts, outcomes."""
    outcomes = from_file(SAMPLE, zone="Asia/Jakarta")
    for name in sample().dimensions:
        selections = (select(each, Choice()) for each in (outcomes, sample()))
        one, other = (by_dimension(selection, name) for selection in selections)
        assert one == other


def test_a_plain_export_is_counted_by_what_it_holds(tmp_path: Path) -> None:
    """Date, channel, place and status: a date alone is a day; what is lacking is named."""
    path = tmp_path / "export.csv"
    path.write_text(
        "Tanggal,Channel,Wilayah,Status\n"
        "01/06/2026,GraPARI,Bali,open\n"
        "13/06/2026,grapari,Jawa,closed\n"
        "kemarin,grapari,Jawa,closed\n"
        ",grapari,Jawa,closed\n"
    )
    outcomes = from_file(path, zone="WIB")
    assert outcomes.dimensions == ("complaint_channel", "region", "status")
    assert outcomes.span == (date(2026, 6, 1), date(2026, 6, 13))
    assert (len(outcomes), outcomes.rejected, outcomes.undated) == (3, 1, 1)
    assert {"action", "standing"} <= {*outcomes.missing}
    every_figure(select(outcomes, Choice()))


def details(*, told: bool, hours: int = 30) -> Details:
    """Give a case that was decided, or told to wait, its transaction so long ago."""
    return Details(
        facts={} if told else FACTS_OF_R7,
        action_taken="wait_24h" if told else "create_ticket",
        sla_given="" if told else "tier",
        fields={"msisdn": "081234567890", "customer_name": "Siti Rahma"},
        transaction_at=NOW - timedelta(hours=hours),
        handled_at=NOW - timedelta(hours=1),
        wait_until=NOW - timedelta(hours=hours - 24) if told else None,
        agent="A-07",
        team="Denpasar",
    )


def saved(log: CaseLog, kind: Kind, given: Details) -> None:
    """Save one entry of a new case."""
    log.save(Entry(id=uuid4(), case_id=uuid4(), at=NOW, who="budi", kind=kind, details=given))


@pytest.fixture
def kept(log: CaseLog) -> CaseLog:
    """Keep a ticket, a wait that is over, one that runs, and a case begun."""
    saved(log, Kind.DECIDED, details(told=False))
    saved(log, Kind.DECIDED, details(told=True))
    saved(log, Kind.DECIDED, details(told=True, hours=3))
    saved(log, Kind.OPENED, Details(fields={"customer_name": "Siti Rahma"}))
    return log


def test_the_case_log_is_judged_and_knows_who_waits(kept: CaseLog) -> None:
    """Its handled cases are audited; the open ones are told apart, masked."""
    outcomes = from_case_log(kept, ASKING, zone="Asia/Jakarta")
    assert (len(outcomes), outcomes.rejected) == (3, 0)
    assert "waits" not in outcomes.missing
    found = waiting(select(outcomes, Choice()))
    assert (found.open, found.n, found.over, found.unfinished) == (True, 2, 1, 1)
    assert outcomes.waits
    shown = [*(due.case for due in outcomes.waits.due), *outcomes.waits.unfinished]
    assert not any("Rahma" in case.name or "34567" in case.msisdn for case in shown)
    keys = [todo.sentence.key for todo in every_figure(select(outcomes, Choice())).monday.todos]
    assert keys[0] == "outcomes.monday.call"


def test_reading_the_case_log_is_recorded(kept: CaseLog) -> None:
    """Who looked, and why; by a kind of its own, since nothing is exported."""
    from_case_log(kept, ASKING, zone="WIB")
    rows = [(each.look, each.who, each.why) for each in kept.accesses()]
    assert rows == [(Look.DASHBOARD, "sup-1", "dashboard")]


def test_what_did_not_change_in_the_case_log_is_not_read_again(kept: CaseLog) -> None:
    """The same table; after a change another one, as if all were read for the first time."""
    cases = LogCases()
    first = cases.read(kept, ASKING)
    assert cases.read(kept, ASKING) is first
    saved(kept, Kind.DECIDED, details(told=False))
    assert cases.read(kept, ASKING).num_rows == first.num_rows + 1
    kept.purge(datetime(2100, 1, 1, tzinfo=UTC), ASKING)
    assert cases.read(kept, ASKING).num_rows == 0
    saved(kept, Kind.DECIDED, details(told=False))
    assert cases.read(kept, ASKING).equals(LogCases().read(kept, ASKING))


def test_an_empty_case_log_gives_no_case(log: CaseLog) -> None:
    """And no error."""
    figures = every_figure(select(from_case_log(log, ASKING, zone="WIB"), Choice()))
    assert (figures.selection.n, figures.waiting.n) == (0, 0)


def test_chosen_cases_are_listed_page_by_page() -> None:
    """By day, with number and row to look them up; no page overlaps another."""
    selection = select(sample(), Choice(labels={"standing": ("wrong",)}))
    pages = [listed_cases(selection, start=start, limit=500) for start in range(0, 2000, 500)]
    listed = [case for page in pages for case in page]
    assert len({case.row for case in listed}) == len(listed) == selection.n
    assert {case.labels["standing"] for case in listed} == {"wrong"}
    days = [case.day for case in listed if case.day]
    assert days == sorted(days)
