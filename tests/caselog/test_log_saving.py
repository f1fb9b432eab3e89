"""What is saved is there, once, whole, and stays as it was."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from entries import BOUGHT, MSISDN, NAME, NOW, WAITING, details, entry
from sqlalchemy import create_engine, text

from pansol.caselog import (
    CaseLog,
    Database,
    Entry,
    Kind,
    ReusedIdError,
    Standing,
    UnknownCaseError,
)


def rows(database: Database, statement: str) -> list[tuple[object, ...]]:
    """Ask the database itself, past the record."""
    engine = create_engine(database.address)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(statement))]
    engine.dispose()
    return found


def test_a_receipt_means_that_everyone_sees_the_case(log: CaseLog, database: Database) -> None:
    """The number is given after COMMIT: another connection finds what it stands for."""
    saved = log.save(entry(Kind.DECIDED, details=WAITING))
    assert (saved.number, saved.at, saved.again) == ("K-000001", NOW, False)
    with CaseLog.open(database) as other:
        assert other.case(saved.number).details == WAITING


def test_every_detail_comes_back_as_it_was(log: CaseLog) -> None:
    """Facts, evidence, corrections, decision, times in their zones, page state, note."""
    made = entry(Kind.DECIDED, details=WAITING, note="pelanggan setuju\nmenunggu")
    log.save(made)
    history = log.case(made.case_id)
    assert history.details == WAITING
    assert history.details.wait_until
    assert history.details.wait_until.utcoffset() == timedelta(hours=8)
    assert history.entries == (made,)
    assert history.entries[0].at.tzinfo is UTC
    case = history.case
    assert (case.msisdn, case.name, case.action) == ("+6281234567890", NAME, "wait_24h")
    assert (case.opened_at, case.at, case.who) == (NOW, NOW, "budi")


def test_a_retry_saves_once(log: CaseLog, database: Database) -> None:
    """The same entry, sent again and a little later, gets the first receipt."""
    made = entry()
    first = log.save(made)
    again = log.save(replace(made, at=NOW + timedelta(seconds=9)))
    assert (again.number, again.at, again.again) == (first.number, NOW, True)
    assert rows(database, "SELECT count(*) FROM entries") == [(1,)]


def test_the_same_entry_from_many_at_once_is_saved_once(log: CaseLog, database: Database) -> None:
    """Eight threads save one entry of a new case: each gets the receipt, one row is there."""
    made = entry()
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(log.save, [made] * 8))
    assert {receipt.number for receipt in receipts} == {receipts[0].number}
    assert [receipt.again for receipt in receipts].count(False) == 1
    assert rows(database, "SELECT count(*) FROM cases") == [(1,)]
    assert rows(database, "SELECT count(*) FROM entries") == [(1,)]


@pytest.mark.parametrize(
    "other",
    [
        {"details": details(location="Ubud")},
        {"note": "lain"},
        {"who": "sari"},
        {"kind": Kind.CLOSED},
        {"case_id": uuid4()},
    ],
)
def test_an_id_stands_for_one_entry(log: CaseLog, other: dict[str, object]) -> None:
    """Another entry under an id that was used is refused: it would be lost otherwise."""
    made = entry()
    log.save(made)
    with pytest.raises(ReusedIdError):
        log.save(replace(made, **other))  # type: ignore[arg-type]  # any field of an entry
    assert len(log.case(made.case_id).entries) == 1


def test_history_is_added_to_and_never_rewritten(log: CaseLog, database: Database) -> None:
    """Each entry stays as it was saved; the case stands as the last ones say."""
    first = entry(details=details(msisdn=MSISDN))
    log.save(first)
    before = rows(database, "SELECT * FROM entries")
    second = entry(Kind.DECIDED, first.case_id, details=WAITING, at=NOW + timedelta(minutes=5))
    log.save(second)
    assert rows(database, "SELECT * FROM entries ORDER BY seq")[:1] == before
    history = log.case(first.case_id)
    assert history.entries == (first, second)
    assert (history.case.opened_at, history.case.at) == (first.at, second.at)


def test_a_ticket_number_comes_later(log: CaseLog) -> None:
    """It is added without the details, which stay as they were; the case stands as it stood."""
    opened = entry(Kind.DECIDED, details=replace(WAITING, action_taken="create_ticket"))
    log.save(opened)
    log.save(entry(Kind.TICKET_NUMBERED, opened.case_id, ticket_number="IN-2026/77"))
    log.save(entry(Kind.CORRECTED, opened.case_id, details=opened.details, note="salah ketik"))
    history = log.case(opened.case_id)
    assert history.case.ticket_number == "IN-2026/77"
    assert (history.details, history.case.standing) == (opened.details, Standing.FINISHED)


@pytest.mark.parametrize(
    ("kinds", "standing"),
    [
        ([Kind.OPENED], Standing.UNFINISHED),
        ([Kind.OPENED, Kind.CHANGED], Standing.UNFINISHED),
        ([Kind.DECIDED], Standing.WAITING),
        ([Kind.DECIDED, Kind.CORRECTED], Standing.WAITING),
        ([Kind.DECIDED, Kind.FOLLOWED_UP], Standing.UNFINISHED),
        ([Kind.DECIDED, Kind.FOLLOWED_UP, Kind.DECIDED], Standing.WAITING),
        ([Kind.DECIDED, Kind.CLOSED], Standing.FINISHED),
        ([Kind.DECIDED, Kind.CLOSED, Kind.CORRECTED], Standing.FINISHED),
        ([Kind.OPENED, Kind.CORRECTED], Standing.UNFINISHED),
    ],
)
def test_a_case_stands_where_its_last_entry_leaves_it(
    log: CaseLog, kinds: list[Kind], standing: Standing
) -> None:
    """Open while it is worked on, waiting after a wait was told, finished once it is closed."""
    case_id = uuid4()
    for number, kind in enumerate(kinds):
        log.save(entry(kind, case_id, details=None if number else WAITING))
    assert log.case(case_id).case.standing is standing


def test_an_unfinished_case_is_taken_up_again(log: CaseLog) -> None:
    """It is listed for who began it, with the page's own state, until it is decided."""
    mine, others = entry(details=WAITING), entry(who="sari")
    log.save(mine)
    log.save(others)
    assert [case.case_id for case in log.unfinished("budi")] == [mine.case_id]
    assert log.case(mine.case_id).details.page_state == WAITING.page_state
    log.save(entry(Kind.DECIDED, mine.case_id))
    assert log.unfinished("budi") == ()


def test_recent_cases_come_newest_first(log: CaseLog) -> None:
    """By anybody or one person, and no more than were asked for."""
    made = [
        entry(at=NOW + timedelta(minutes=n), who=who)
        for n, who in enumerate(["budi", "sari", "budi"])
    ]
    for each in made:
        log.save(each)
    ids = [each.case_id for each in reversed(made)]
    assert [case.case_id for case in log.recent()] == ids
    assert [case.case_id for case in log.recent(limit=2)] == ids[:2]
    assert [case.case_id for case in log.recent(who="sari")] == [made[1].case_id]


@pytest.mark.parametrize("case", [uuid4(), "K-000009", "9", "K-", "kasus", "9" * 30, "K-\u0661"])
def test_a_case_that_is_not_there_is_told(log: CaseLog, case: object) -> None:
    """By id, by number, or by what is neither."""
    with pytest.raises(UnknownCaseError):
        log.case(case)  # type: ignore[arg-type]  # what a person may type


def test_an_entry_without_details_needs_a_case(log: CaseLog) -> None:
    """A ticket number for a case that nobody saved is not kept."""
    with pytest.raises(UnknownCaseError):
        log.save(entry(Kind.CLOSED, uuid4()))
    assert log.recent() == ()


def test_what_no_database_likes_is_kept_all_the_same(log: CaseLog) -> None:
    """NUL, lone surrogates, emoji, quotes; numbers and dates that JSON has no form for."""
    odd = "\0 \ud800 \U0001f600 '; DROP TABLE cases; -- é\u2028"
    evidence = ({"row": {"amount": Decimal("65000.00"), "at": datetime(2026, 1, 2, tzinfo=UTC)}},)
    made = entry(details=replace(details(customer_name=odd), evidence=evidence), note=odd)
    log.save(made)
    history = log.case(made.case_id)
    assert (history.details.fields["customer_name"], history.entries[0].note) == (odd, odd)
    row = history.details.evidence[0]["row"]
    assert row == {"amount": "65000.00", "at": "2026-01-02 00:00:00+00:00"}


def test_a_malformed_number_is_kept_and_leads_nowhere(log: CaseLog) -> None:
    """An agent may save a case before the number is right."""
    made = entry(details=details(msisdn="8.1E+12"))
    log.save(made)
    history = log.case(made.case_id)
    assert (history.case.msisdn, history.details.fields["msisdn"]) == ("", "8.1E+12")


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": datetime(2026, 1, 1)},  # noqa: DTZ001  what is refused
        {"who": " "},
        {"who": "budi\n"},
        {"ticket_number": "IN\t1"},
        {"kind": Kind.TICKET_NUMBERED, "ticket_number": ""},
    ],
)
def test_an_entry_that_says_too_little_is_refused(wrong: dict[str, object]) -> None:
    """A time without zone, nobody, a number that is none: before anything is sent."""
    with pytest.raises(ValueError, match=r"needs|missing"):
        Entry(**{"id": uuid4(), "case_id": uuid4(), "at": NOW, "who": "budi",
                 "kind": Kind.OPENED} | wrong)  # type: ignore[arg-type]  # fmt: skip


def test_details_want_times_with_a_zone() -> None:
    """A time without one is nobody's hour."""
    with pytest.raises(ValueError, match="transaction_at needs a zone"):
        replace(WAITING, transaction_at=BOUGHT.replace(tzinfo=None))
