"""A system's values are read as ours; what is impossible about them is marked, never mended."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from math import inf, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pansol.records import SHAPES, Role, Row
from pansol.records.cleaning import clean
from pansol.records.settings import System, Table
from pansol.waiting import ZONES

READ_AT = datetime(2026, 11, 20, 12, 0, tzinfo=ZONES["WIB"])
ORDER = {
    "order_id": " T-1 ", "msisdn": "0812", "package": "Combo", "price": 65000, "quota_mb": "7168",
    "bonus": None, "status": "OK", "ordered_at": "2026-11-20T09:00:00+07:00",
}  # fmt: skip


def system(role: Role, zone: str = "WIB", **told: object) -> System:
    """Give a system with one table, its columns named as ours."""
    names = {column.name: column.name for column in SHAPES[role].columns}
    table = Table.model_validate({"table": "t", "columns": names, **told})
    return System(label="Indira", url="sqlite:///x", zone=zone, tables={role: table})


ORDERS = system(Role.PROVISIONING, values={"status": {" Ok ": "success", "GAGAL": "failed"}})


def read(at: System = ORDERS, role: Role = Role.PROVISIONING, **values: object) -> Row:
    """Read a row that is right but for these values."""
    return clean(role, ORDER | values, at, READ_AT)


def moment(text: object, zone: str = "WIB", **told: object) -> datetime | str | None:
    """Give a time as it is read, or what is wrong with it."""
    row = read(system(Role.PROVISIONING, zone, **told), status="success", ordered_at=text)
    return row.faults.get("ordered_at") or row.moment


def amount(value: object) -> object:
    """Give an amount as it is read, or what is wrong with it."""
    row = read(price=value)
    return row.faults.get("price") or row.values["price"]


def test_a_row_is_read_in_our_words_and_kept_as_it_was_written() -> None:
    """With its system, its table and the moment of reading."""
    row = read()
    assert not row.faults
    assert dict(row.values) == {
        "order_id": "T-1", "msisdn": "0812", "package": "Combo", "price": 65000, "quota_mb": 7168,
        "bonus": None, "status": "success", "ordered_at": datetime(2026, 11, 20, 2, 0, tzinfo=UTC),
    }  # fmt: skip
    assert row.written == {
        name: "" if value is None else str(value) for name, value in ORDER.items()
    }
    assert (row.system, row.table, row.read_at) == ("Indira", "t", READ_AT)


NINE = datetime(2026, 11, 20, 9, 0, tzinfo=ZONES["WIB"])


@pytest.mark.parametrize(
    ("written", "zone", "expected"),
    [
        ("2026-11-20 09:00:00", "WIB", NINE),
        ("2026-11-20T10:00", "WITA", NINE),
        ("2026-11-20 11:00:00.000", "Asia/Jayapura", NINE),
        ("2026-11-20T02:00:00Z", "WIB", NINE),
        ("2026-11-20T11:00:00+09:00", "WIB", NINE),
        ("2026-11-20 02:00:00+00", "WIT", NINE),
        ("20261120T090000", "WIB", NINE),
        ("2026-11-20 09:00 WIB", "WIT", NINE),
        ("2026-11-20 10:00 WITA", "WIB", NINE),
        ("2026-11-20 11:00 wit", "WIB", NINE),
        (datetime(2026, 11, 20, 9, 0), "WIB", NINE),  # noqa: DTZ001  as a column without a zone
        (datetime(2026, 11, 20, 11, 0), "WIT", NINE),  # noqa: DTZ001
        (datetime(2026, 11, 20, 2, 0, tzinfo=UTC), "WIT", NINE),
        ("2026-11-20", "WIB", "unreadable"),
        (date(2026, 11, 20), "WIB", "unreadable"),
        ("20/11/2026 09.00", "WIB", "unreadable"),
        ("2026-02-30 09:00", "WIB", "unreadable"),
        ("kemarin", "WIB", "unreadable"),
        ("", "WIB", "unreadable"),
        (None, "WIB", "unreadable"),
        (1763600000, "WIB", "unreadable"),
        ("2026-11-20 12:00:00", "WIB", READ_AT),
        ("2026-11-20 12:00:01", "WIB", "future"),
        ("2026-11-20 12:00:01", "WITA", READ_AT - timedelta(minutes=59, seconds=59)),
        ("2099-01-01 00:00", "WIB", "future"),
    ],
)
def test_a_time_without_a_zone_is_of_the_systems_and_none_is_in_the_future(
    written: object, zone: str, expected: datetime | str
) -> None:
    """A zone that is written comes first; a date alone is no time."""
    assert moment(written, zone) == expected


@pytest.mark.parametrize(
    ("form", "written", "expected"),
    [
        ("%d/%m/%Y %H.%M", "20/11/2026 09.00", NINE),
        ("%d/%m/%Y %H.%M", "11/20/2026 09.00", "unreadable"),
        ("%d/%m/%Y %H.%M", "2026-11-20 09:00", "unreadable"),
        ("%d-%m-%Y %H:%M %z", "20-11-2026 02:00 +0000", NINE),
        ("%d/%m/%Y %H.%M", "20/11/2099 09.00", "future"),
        ("%H%Q", "20", "unreadable"),
    ],
)
def test_a_form_that_is_set_is_the_only_one(
    form: str, written: str, expected: datetime | str
) -> None:
    """Day and month are never swapped because it would fit."""
    assert moment(written, time_format=form) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (65000, 65000),
        (65000.0, 65000),
        (Decimal("65000.00"), 65000),
        (Decimal("65.000"), 65),
        ("65000", 65000),
        ("65000.00", 65000),
        ("65000.0", 65000),
        ("65.000", 65000),
        ("1.065.000", 1065000),
        ("65,000", 65000),
        ("65.000,00", 65000),
        ("Rp65.000", 65000),
        ("Rp 65.000,-", 65000),
        (" 65000 ", 65000),
        ("6.5e4", 65000),
        (0, 0),
        ("-0", 0),
        (-65000, "negative"),
        ("-65.000", "negative"),
        ("-Rp65.000", "negative"),
        ("\u221265000", "negative"),
        (Decimal(-1), "negative"),
        (-0.5, "negative"),
        ("65000.5", "unreadable"),
        (0.1, "unreadable"),
        ("65 ribu", "unreadable"),
        ("-", "unreadable"),
        ("1e30", "unreadable"),
        ("1E+999999", "unreadable"),
        (nan, "unreadable"),
        ("NaN", "unreadable"),
        (Decimal("sNaN"), "unreadable"),
        (inf, "unreadable"),
        ("-Infinity", "unreadable"),
        (True, "unreadable"),
        (None, "unreadable"),
        ("", "unreadable"),
    ],
)
def test_an_amount_is_whole_and_not_below_nothing(written: object, expected: object) -> None:
    """As a number, or as text in the way tickets have it: a dot before three digits is no point."""
    assert amount(written) == expected


@pytest.mark.parametrize("written", ["OK", "ok", " Ok ", "success", "SUCCESS"])
def test_words_are_the_systems_or_ours_in_any_capitals(written: str) -> None:
    """And blanks around them."""
    assert read(status=written).values["status"] == "success"


@pytest.mark.parametrize("written", ["DONE", "", None, 1, "succes"])
def test_a_word_that_nobody_told_is_unreadable(written: object) -> None:
    """It is not guessed."""
    row = read(status=written)
    assert (row.values["status"], row.faults) == (None, {"status": "unreadable"})


def test_an_empty_value_is_no_fault_where_it_may_be_empty() -> None:
    """A table may even lack the column; elsewhere it is unreadable."""
    for empty in (None, "", "  "):
        assert not read(bonus=empty, quota_mb=empty, order_id=empty).faults
        assert read(package=empty).faults == {"package": "unreadable"}
    table = {name: value for name, value in ORDER.items() if name != "bonus"}
    assert not clean(Role.PROVISIONING, table, ORDERS, READ_AT).faults


OUTAGES = system(Role.OUTAGES)


@pytest.mark.parametrize(
    ("started", "ended", "faults"),
    [
        ("2026-11-20 08:00", "2026-11-20 09:00", {}),
        ("2026-11-20 08:00", "2026-11-20 08:00", {}),
        ("2026-11-20 08:00", None, {}),
        ("2026-11-20 08:00", "2026-12-31 09:00", {}),
        ("2026-12-30 08:00", "2026-12-31 09:00", {}),
        ("2026-11-20 08:00", "2026-11-20 07:59", {"ended_at": "order"}),
        ("2026-11-20 08:00", "2026-11-20 08:00 WITA", {"ended_at": "order"}),
        ("2026-11-20 08:00", "besok", {"ended_at": "unreadable"}),
        (None, "2026-11-20 09:00", {"started_at": "unreadable"}),
    ],
)
def test_an_outage_may_be_announced_but_does_not_end_before_it_begins(
    started: str | None, ended: str | None, faults: dict[str, str]
) -> None:
    """Nor begin at no time."""
    raw = {"location": "Medan", "started_at": started, "ended_at": ended}
    assert clean(Role.OUTAGES, raw, OUTAGES, READ_AT).faults == faults


def test_all_that_is_wrong_with_a_row_is_marked() -> None:
    """Column by column; what is wrong is empty, and still shown as it was written."""
    row = read(price="-1", status="?", ordered_at="2099-01-01 00:00")
    assert row.faults == {"price": "negative", "status": "unreadable", "ordered_at": "future"}
    assert {row.values[name] for name in row.faults} == {None}
    assert (row.written["price"], row.moment) == ("-1", None)


RAW = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.text(max_size=30),
    st.binary(max_size=10),
    st.dates(),
    st.datetimes(),
    st.datetimes(timezones=st.timezones()),
    st.datetimes(timezones=st.just(timezone(timedelta(hours=-23, minutes=-59)))),
    st.datetimes().map(str),
    st.from_regex(r"[-+]?[0-9.,]{1,12}(e[0-9]{1,6})?", fullmatch=True),
    st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.+-]{1,16}( WIT)?", fullmatch=True),
)


@settings(max_examples=400, deadline=None)
@given(
    role=st.sampled_from(list(Role)), data=st.data(), form=st.sampled_from([None, "%d/%m/%Y %H %z"])
)
def test_any_value_gives_a_row(role: Role, data: st.DataObject, form: str | None) -> None:
    """Never an exception; each value is in its form, or empty and, if it must not be, marked."""
    columns = SHAPES[role].columns
    raw = {column.name: data.draw(RAW) for column in columns}
    row = clean(role, raw, system(role, time_format=form), READ_AT)
    assert set(row.written) == set(raw)
    for column in columns:
        value = row.values[column.name]
        assert value is not None or column.optional or column.name in row.faults
        assert not isinstance(value, datetime) or value.tzinfo
        assert not isinstance(value, int) or value >= 0
        assert not column.words or value in {None, *column.words}
    assert row.as_json["row"] is not None
