"""Who a customer is, is masked, recorded when seen, handed over whole, and deleted for good."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from entries import ASKING, MSISDN, NAME, NOW, WAITING, details, entry
from sqlalchemy import create_engine, text

from pansol.caselog import Asking, CaseLog, CaseLogError, Database, Kind, Look, UnknownCaseError
from pansol.formats import Malformed

TRACES = (b"Siti Rahma", b"81234567890", b"3456-7890", b"penanda-rahasia")
"""What would give away the customer of ``WAITING`` in a file's bytes."""


def test_lists_hold_no_complete_number_and_no_name(log: CaseLog) -> None:
    """Unfinished, recent, due, search: number and name are masked in each."""
    waits = entry(Kind.DECIDED, details=WAITING)
    log.save(waits)
    log.save(entry(details=WAITING))
    lists = [*log.recent(), *log.unfinished("budi"), *(due.case for due in log.due(NOW))]
    lists += log.search(MSISDN, ASKING)
    assert len(lists) == 2 + 1 + 1 + 2
    for case in lists:
        assert (case.msisdn, case.name) == ("+6281•••••••90", "S••• R•••")


@pytest.mark.parametrize("written", ["081234567890", "62 812 3456 7890", "+62812-3456-7890"])
def test_a_number_is_found_however_it_is_written(log: CaseLog, written: str) -> None:
    """It is normalised on both sides."""
    made = entry(details=WAITING)
    log.save(made)
    log.save(entry(details=details(msisdn="081234567891")))
    assert [case.case_id for case in log.search(written, ASKING)] == [made.case_id]


def test_a_number_is_found_where_it_stood_once_or_is_called(log: CaseLog) -> None:
    """A customer's rows are those under the number before a correction, and its contacts."""
    mistyped, contact = (
        entry(details=details(msisdn=MSISDN)),
        entry(details=details(msisdn="0811111111", contact_number=MSISDN)),
    )
    log.save(mistyped)
    log.save(contact)
    log.save(entry(Kind.CORRECTED, mistyped.case_id, details=details(msisdn="0812999999")))
    found = {case.case_id for case in log.search(MSISDN, ASKING)}
    assert found == {mistyped.case_id, contact.case_id}


def test_a_malformed_number_is_told_and_nothing_recorded(log: CaseLog) -> None:
    """There is nothing to look for."""
    with pytest.raises(Malformed):
        log.search("8.1E+12", ASKING)
    assert log.accesses() == ()


def test_every_look_leaves_a_row_without_the_number(log: CaseLog) -> None:
    """Who, when, what and why, for search, unmasking, a subject's export and the log's."""
    made = entry(details=WAITING)
    number = log.save(made).number
    log.search(MSISDN, ASKING)
    assert log.unmask(made.case_id, ASKING).case.name == NAME
    log.subject(MSISDN, ASKING)
    log.case_file(replace(ASKING, why=f"audit {MSISDN}"))  # before a row is taken
    looks = log.accesses()
    kinds = [Look.EXPORT, Look.SUBJECT, Look.UNMASK, Look.SEARCH]
    assert [look.look for look in looks] == kinds
    assert {(look.who, look.at) for look in looks} == {(ASKING.who, NOW)}
    assert [look.cases for look in looks] == [(), *[(number,)] * 3]
    assert [look.subject for look in looks[1:]] == ["+6281•••••••90"] * 3
    assert looks[1].why == ASKING.why
    assert "3456-7890" not in looks[0].why
    assert log.accesses(limit=1) == looks[:1]


def test_what_is_not_found_leaves_a_row_too(log: CaseLog) -> None:
    """That somebody looked for a number is what counts."""
    assert log.search(MSISDN, ASKING) == ()
    assert [look.look for look in log.accesses()] == [Look.SEARCH]


@pytest.mark.parametrize("wrong", [{"who": " "}, {"why": ""}, {"at": NOW.replace(tzinfo=None)}])
def test_nobody_looks_for_no_reason(wrong: dict[str, object]) -> None:
    """Who, when and why are needed."""
    with pytest.raises(ValueError, match="need"):
        Asking(**{"who": "a", "at": NOW, "why": "b"} | wrong)  # type: ignore[arg-type]  # what is refused


def test_a_subject_gets_everything_and_nothing_of_others(log: CaseLog) -> None:
    """All entries of the own cases, as JSON; of accesses, those to the own cases."""
    made = entry(Kind.DECIDED, details=WAITING, note="catatan")
    log.save(made)
    log.save(entry(Kind.TICKET_NUMBERED, made.case_id, ticket_number="IN-1"))
    other = entry(details=details(msisdn="0811111111", customer_name="Orang Lain"))
    log.save(other)
    log.unmask(other.case_id, ASKING)
    log.unmask(made.case_id, ASKING)
    kept = log.subject(MSISDN, ASKING)
    assert json.loads(json.dumps(kept)) == kept
    (case,) = kept["cases"]
    assert (kept["msisdn"], case["ticket_number"]) == ("+6281234567890", "IN-1")
    assert [each["kind"] for each in case["entries"]] == ["decided", "ticket_numbered"]
    assert case["entries"][0]["note"] == "catatan"
    assert case["entries"][0]["details"]["fields"]["customer_name"] == NAME
    assert [each["what"] for each in kept["accesses"]] == ["unmask"]
    assert "Orang Lain" not in json.dumps(kept)


def traces_in(folder: Path) -> list[tuple[str, bytes]]:
    """Give each trace of the customer in any file below a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [(path.name, trace) for path in files for trace in TRACES if trace in path.read_bytes()]


def fill(log: CaseLog) -> tuple[str, str]:
    """Save old cases and one that is alive; give the numbers of one of each."""
    old = replace(WAITING, page_state="penanda-rahasia " * 9)
    for day in range(30):
        made = entry(details=old, at=NOW - timedelta(days=day + 2), note="penanda-rahasia")
        number = log.save(made).number
        log.save(entry(Kind.DECIDED, made.case_id, details=old, at=made.at))
    log.search(MSISDN, replace(ASKING, at=NOW - timedelta(days=3)))
    kept = log.save(entry(details=details(msisdn="0811111111"), at=NOW)).number
    log.search(MSISDN, ASKING)
    return number, kept


def test_a_purge_leaves_nothing_of_the_old_cases(
    log: CaseLog, database: Database, request: pytest.FixtureRequest
) -> None:
    """Not in the tables, nor in the bytes of the database and its journal."""
    number, kept = fill(log)
    folder = database.path.parent if database.path else _cluster(request)
    assert {trace for _, trace in traces_in(folder)} == {*TRACES}
    purged = log.purge(NOW - timedelta(days=1), ASKING)
    assert (purged.cases, purged.entries, purged.accesses) == (30, 60, 1)
    assert [case.number for case in log.recent()] == [kept]
    with pytest.raises(UnknownCaseError):
        log.case(number)
    assert [look.look for look in log.accesses()] == [Look.PURGE, Look.SEARCH]
    if not database.path:
        _cluster(request)
    assert traces_in(folder) == []


def test_a_purge_leaves_nothing_in_what_the_server_counted(
    log: CaseLog, database: Database, request: pytest.FixtureRequest
) -> None:
    """The statistics by which a server plans its queries hold frequent values as they are."""
    fill(log)
    with create_engine(database.address, isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text("ANALYZE"))
    log.purge(NOW - timedelta(days=1), ASKING)
    folder = database.path.parent if database.path else _cluster(request)
    assert traces_in(folder) == []


def _cluster(request: pytest.FixtureRequest) -> Path:
    """Give the folder of the server's tables, once everything is written to it."""
    server = request.getfixturevalue("postgres")
    server.psql("CHECKPOINT")
    return Path(server.data, "base")


def test_a_purge_goes_by_a_cases_last_entry(log: CaseLog) -> None:
    """A case that is alive keeps its history, however old it is."""
    made = entry(at=NOW - timedelta(days=90))
    log.save(made)
    log.save(entry(Kind.CHANGED, made.case_id, at=NOW))
    assert log.purge(NOW - timedelta(days=1), ASKING).cases == 0
    assert len(log.case(made.case_id).entries) == 2


def test_numbers_are_not_given_again_after_a_purge(log: CaseLog) -> None:
    """A number on an old note never leads to somebody else's case."""
    first = log.save(entry(at=NOW - timedelta(days=9))).number
    log.purge(NOW, ASKING)
    assert log.save(entry()).number > first


def test_errors_tell_nothing_of_a_customer(log: CaseLog, database: Database) -> None:
    """What the database says of a failed statement carries no value that was sent."""
    engine = create_engine(database.address)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE entries"))
    engine.dispose()
    with pytest.raises(CaseLogError) as caught:
        log.save(entry(details=WAITING))
    told = "".join(map(repr, (caught.value, caught.value.values, caught.value.__cause__)))
    assert not [trace for trace in TRACES if trace.decode() in told]
