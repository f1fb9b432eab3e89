"""What is asked of a system, and the same answers from whatever it is kept in."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from records_rows import BOUGHT, MSISDN, NOW, asked
from records_stores import PASSWORD_ENV, Store, Texts, query, same_names

from pansol.records import Role
from pansol.records.settings import Table
from pansol.records.source import MOST_ROWS, Misfit, query_for

if TYPE_CHECKING:
    from postgres_server import PostgresServer

DAY = timedelta(days=1)


@pytest.fixture(params=["sqlite", "postgresql", "csv", "parquet"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Give an empty one of each kind."""
    monkeypatch.delenv(PASSWORD_ENV, raising=False)
    if request.param == "sqlite":
        return Store(tmp_path, url=f"sqlite:///{tmp_path}/records.sqlite")
    if request.param != "postgresql":
        return Store(tmp_path, ending=request.param)
    server: PostgresServer = request.getfixturevalue("postgres")
    monkeypatch.setenv(PASSWORD_ENV, server.environment[PASSWORD_ENV])
    return Store(tmp_path, url=server.emptied())


def contact(msisdn: str, at: str | None = "2026-11-20 09:00", kind: str = "complaint") -> Texts:
    """Give an entry of the history, as text."""
    return {
        "msisdn": msisdn, "contacted_at": at, "kind": kind, "topic": "other",
        "ticket_number": None,
    }  # fmt: skip


def contacts(store: Store, *rows: Texts, keys: tuple[str, ...], since: str = "") -> list[Texts]:
    """Ask a store that holds these rows."""
    store.put("contacts", rows)
    system = store.system(Role.CONTACTS, "contacts", same_names(Role.CONTACTS))
    found = store.source(system).rows(query(system, *keys, since=since), 5)
    texts = [{name: value and str(value) for name, value in row.items()} for row in found]
    return cast("list[Texts]", texts)


def test_a_number_is_found_however_it_is_written(store: Store) -> None:
    """08…, 62…, +62…, 8… as Excel leaves it: its own rows whole, and nobody else's."""
    numbers = ("081200000001", "6281200000001", "+6281200000001", "81200000001")
    own = [contact(text) for text in numbers]
    others = [contact(text) for text in ("081200000002", "0812000000011", "1200000001")]
    table = Table.model_validate({"table": "t", "columns": same_names(Role.CONTACTS)})
    keys = query_for(Role.CONTACTS, table, asked()).keys
    found = contacts(store, *own, *others, keys=keys)
    assert sorted(map(str, found)) == sorted(map(str, own))


def test_rows_from_a_day_on_are_found_and_those_without_a_readable_one(store: Store) -> None:
    """One of the future is impossible, one unreadable: both have to be seen to be told."""
    times = [
        "2026-11-10 09:00", "2026-11-09T23:59:59+07:00", "2099-01-01 00:00", None, "20/11/2026",
        "01-11-2026", "n/a",
    ]  # fmt: skip
    rows = [contact("0812", at) for at in times]
    found = contacts(store, *rows, keys=("0812",), since="2026-11-10")
    assert {row["contacted_at"] for row in found} == set(times) - {times[1]}


@pytest.mark.parametrize(
    "text", ["' OR 1=1 --", '" OR ""="', "%", "0812%", "_812", "?", ":key", "%s", "\\", "$1", "é"]
)
def test_what_is_asked_for_is_a_value_and_never_a_statement(store: Store, text: str) -> None:
    """Whatever signs are in it, it finds itself alone."""
    rows = contact("0812"), contact(text)
    assert [row["msisdn"] for row in contacts(store, *rows, keys=(text,))] == [text]


def test_one_row_more_than_can_be_meant_is_read_and_no_other(store: Store) -> None:
    """So that it is seen that there are too many."""
    rows = [contact("0812")] * (MOST_ROWS + 20)
    assert len(contacts(store, *rows, keys=("0812",))) == MOST_ROWS + 1


def outages(store: Store, names: list[str], place: str) -> set[str | None]:
    """Give the places of the outages found for one."""
    columns = same_names(Role.OUTAGES)
    rows = [
        {"location": name, "started_at": "2020-01-01 00:00", "ended_at": None} for name in names
    ]
    store.put("outages", rows)
    system = store.system(Role.OUTAGES, "outages", columns)
    asks = query_for(Role.OUTAGES, system.tables[Role.OUTAGES], asked(), place)
    return {str(row["location"]) for row in store.source(system).rows(asks, 5)}


MEDAN, BINJAI, KOTA = "Medan, Sumatera Utara", "Binjai, Sumatera Utara", "Medan Kota, Sumut"


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (MEDAN, {MEDAN, "Medan"}),
        ("Medan", {MEDAN, "Medan"}),
        ("MEDAN,  sumatera utara ", {MEDAN, "Medan"}),
        ("medan", {MEDAN, "Medan"}),
        ("Sumatera Utara", set()),
        ("Meda", set()),
    ],
)
def test_a_place_is_found_by_its_whole_name_or_its_city(
    store: Store, place: str, found: set[str]
) -> None:
    """In whatever capitals: an agent's "medan" has the outages of Medan."""
    assert outages(store, [MEDAN, "Medan", BINJAI, KOTA], place) == found


@pytest.mark.parametrize("place", ["%", "_edan", "Me%", "' OR 1=1 --"])
def test_signs_in_a_place_stand_for_themselves(store: Store, place: str) -> None:
    """Not for other places."""
    assert outages(store, [MEDAN, f"{place}, Sumut"], place) == {f"{place}, Sumut"}


def test_columns_may_have_any_name(store: Store) -> None:
    """With blanks, capitals, quotes, percent signs."""
    names = {
        "msisdn": "No. HP", "contacted_at": "Waktu'; --", "kind": 'je"nis', "topic": "100% Topik",
    }  # fmt: skip
    own = contact("0812")
    store.put("riwayat", [{theirs: own[ours] for ours, theirs in names.items()}])
    system = store.system(Role.CONTACTS, "riwayat", names)
    source = store.source(system)
    assert source.misfits() == []
    (found,) = source.rows(query(system, "0812", since="2026-01-01"), 5)
    assert found == {name: own[name] for name in names}


def test_what_the_mapping_names_and_the_system_lacks_is_told(store: Store) -> None:
    """A column by its name beside those that are there, a table as such; asking for it fails."""
    store.put("contacts", [contact("0812")])
    names = same_names(Role.CONTACTS)
    whole = store.system(Role.CONTACTS, "contacts", names)
    assert store.source(whole).misfits() == []
    column = store.system(Role.CONTACTS, "contacts", names | {"topic": "topik"})
    there = tuple(sorted(names.values()))
    misfit = Misfit(role=Role.CONTACTS, column="topik", there=there)
    assert store.source(column).misfits() == [misfit]
    table = store.system(Role.CONTACTS, "kontak", names)
    assert store.source(table).misfits() == [Misfit(role=Role.CONTACTS)]
    for system in (column, table):
        with pytest.raises(Exception, match=r"topik|kontak"):
            store.source(system).rows(query(system, "0812"), 5)


def test_a_query_begins_a_day_before_what_can_matter() -> None:
    """For the system's clock may be another; where times have a form of their own, all are read."""
    columns = same_names(Role.CALL_DETAIL)
    table = Table.model_validate({"table": "t", "columns": columns})
    asks = query_for(Role.CALL_DETAIL, table, asked())
    assert asks.since == (BOUGHT - timedelta(minutes=15) - DAY).date().isoformat()
    assert (asks.key, asks.moment) == ("msisdn", "charged_at")
    assert set(asks.keys) == {MSISDN, MSISDN[1:], "0" + MSISDN[3:], MSISDN[3:]}
    formed = Table.model_validate({"table": "t", "columns": columns, "time_format": "%d/%m/%Y %H"})
    assert query_for(Role.CALL_DETAIL, formed, asked()).since == ""
    history = query_for(Role.CONTACTS, table.model_copy(), asked()).since
    assert history == (NOW - 31 * DAY).date().isoformat()


def test_outages_that_are_over_are_left_in_the_system(store: Store) -> None:
    """However many there were; open ones, and those whose end can't be read, are given."""
    ends = ["2026-11-01 09:00", "2026-11-20 13:00", None, "entah"]
    rows: list[Texts] = [
        {"location": "Medan", "started_at": "2026-10-01 09:00", "ended_at": end} for end in ends
    ]
    store.put("outages", rows)
    system = store.system(Role.OUTAGES, "outages", same_names(Role.OUTAGES))
    asks = query_for(Role.OUTAGES, system.tables[Role.OUTAGES], asked(), "Kota Medan")
    found = store.source(system).rows(asks, 5)
    assert {row["ended_at"] for row in found} == set(ends) - {ends[0]}
