"""A system's entry says what is wrong with it, and where; what is right stays as it was told."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from pansol.records import SHAPES, Role
from pansol.records.settings import System, Table

COLUMNS = {
    "msisdn": "nomor", "charged_at": "waktu", "kind": "jenis", "amount": "nilai",
}  # fmt: skip
TABLE = {"table": "pakai", "columns": COLUMNS}
SYSTEM = {
    "label": "Indira",
    "url": "postgresql://pansol@db/indira",
    "tables": {"call_detail": TABLE},
}


def refused(**told: object) -> list[tuple[str, str]]:
    """Give what is wrong with a system that is right but for this: kind and place."""
    given: dict[str, Any] = SYSTEM | told
    with pytest.raises(ValidationError) as caught:
        System.model_validate(given)
    found = caught.value.errors(include_url=False)
    return [
        (one["type"], one.get("ctx", {}).get("place") or ".".join(map(str, one["loc"])))
        for one in found
    ]


def refused_table(**told: object) -> list[tuple[str, str]]:
    """Give what is wrong with its table."""
    return refused(tables={"call_detail": TABLE | told})


def test_a_right_entry_is_taken_and_has_defaults() -> None:
    """Five seconds, Jakarta's time, times as text in ISO."""
    system = System.model_validate(SYSTEM)
    assert (system.timeout, system.zone, system.password_env) == (5, "Asia/Jakarta", None)
    assert system.tables[Role.CALL_DETAIL].columns == COLUMNS
    assert system.tables[Role.CALL_DETAIL].time_format is None


@pytest.mark.parametrize("role", list(Role))
def test_every_table_may_lack_what_is_optional_and_nothing_else(role: Role) -> None:
    """The column that is missing is named."""
    needed = [column.name for column in SHAPES[role].columns if not column.optional]
    whole = {name: name for name in needed}
    System.model_validate(SYSTEM | {"tables": {role: {"table": "t", "columns": whole}}})
    for name in needed:
        short = {each: each for each in needed if each != name}
        place = f"tables.{role.value}.columns.{name}"
        tables = {role.value: {"table": "t", "columns": short}}
        assert refused(tables=tables) == [("records_missing", place)]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"label": ""}, ("string_too_short", "label")),
        ({"label": "x" * 61}, ("string_too_long", "label")),
        ({"url": None}, ("records_place", "")),
        ({"folder": "exports"}, ("records_place", "")),
        ({"url": "indira.sqlite"}, ("config_url", "url")),
        ({"timeout": 0}, ("greater_than", "timeout")),
        ({"timeout": 61}, ("less_than_equal", "timeout")),
        ({"timeout": "soon"}, ("float_parsing", "timeout")),
        ({"zone": "Asia/Bandung"}, ("config_zone", "zone")),
        ({"zone": "../../etc/passwd"}, ("config_zone", "zone")),
        ({"password_env": "two words"}, ("string_pattern_mismatch", "password_env")),
        ({"password": "rahasia"}, ("extra_forbidden", "password")),
        ({"tables": {}}, ("too_short", "tables")),
        ({"tables": {"orderz": TABLE}}, ("enum", "tables.orderz.[key]")),
    ],
)
def test_what_is_wrong_with_a_system_is_refused(
    told: dict[str, object], found: tuple[str, str]
) -> None:
    """By kind and place."""
    assert refused(**told) == [found]


@pytest.mark.parametrize(
    ("told", "kind", "place"),
    [
        ({"columns": COLUMNS | {"prise": "x"}}, "records_column", "columns.prise"),
        ({"columns": COLUMNS | {"status": "x"}}, "records_column", "columns.status"),
        ({"values": {"jenis": {}}}, "records_column", "values.jenis"),
        ({"values": {"amount": {"x": "y"}}}, "records_column", "values.amount"),
        ({"values": {"kind": {"PKG": "paket"}}}, "records_word", "values.kind"),
        ({"values": {"kind": {"PKG": "PACKAGE"}}}, "records_word", "values.kind"),
    ],
)
def test_columns_and_words_that_nobody_asks_for_are_refused(
    told: dict[str, object], kind: str, place: str
) -> None:
    """A slip there would leave rows unread."""
    assert refused_table(**told) == [(kind, f"tables.call_detail.{place}")]


def test_an_empty_name_is_refused() -> None:
    """Of a table and of a column."""
    assert refused_table(table="") == [("string_too_short", "tables.call_detail.table")]
    (found,) = refused_table(columns=COLUMNS | {"kind": ""})
    assert found == ("string_too_short", "tables.call_detail.columns.kind")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://pansol:rahasia@db/indira",
        "postgresql://pansol:raha/sia@db/indira",
        "postgresql://pansol:raha?sia@db/indira",
        "postgresql+psycopg://:rahasia@db/indira",
        "postgresql://pansol@db/indira?password=rahasia",
        "postgresql://pansol@db/indira?sslmode=require&PASSWORD=rahasia",
        "postgresql://pansol@db/indira?sslpassword=rahasia",
        "mysql+pymysql://pansol@db/indira?passwd=rahasia",
        "mssql+pyodbc://pansol@db/indira?dsn=x;PWD=rahasia",
    ],
)
def test_a_password_does_not_stand_in_a_url(url: str) -> None:
    """However it is written; and the refusal does not repeat it."""
    assert refused(url=url) == [("config_secret", "url")]
    with pytest.raises(ValidationError) as caught:
        System.model_validate(SYSTEM | {"url": url})
    assert "sia@" not in str(caught.value)
    assert "rahasia" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://pansol@db:5432/indira",
        "postgresql://db:5432/indira?sslmode=require",
        "postgresql://[::1]:5432/indira",
        "sqlite:////var/lib/a:b@c.sqlite",
        "sqlite:///C:/data/indira.sqlite",
        "oracle+oracledb://pansol@db/?service_name=indira",
    ],
)
def test_a_url_without_a_password_is_taken(url: str) -> None:
    """Ports, addresses and drives have colons too."""
    assert System.model_validate(SYSTEM | {"url": url}).url == url


def test_a_url_is_not_shown_where_a_system_is() -> None:
    """It may say more than it should."""
    assert "postgresql" not in repr(System.model_validate(SYSTEM))


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../x.csv",
        "a/../../x.csv",
        "..\\x.csv",
        "\\x.csv",
        "C:/x.csv",
        "s3://b/x.csv",
    ],
)
def test_a_folders_files_lie_within_it(name: str) -> None:
    """Whatever way out is tried."""
    tables = {"call_detail": TABLE | {"table": name}}
    place = "tables.call_detail.table"
    assert refused(url=None, folder="exports", tables=tables) == [("records_inside", place)]


@pytest.mark.parametrize("name", ["pakai.csv", "2026/*/pakai-*.parquet", "a..b.csv"])
def test_a_folders_files_may_be_patterns_in_folders(name: str) -> None:
    """Within it."""
    tables = {"call_detail": TABLE | {"table": name}}
    system = System.model_validate(SYSTEM | {"url": None, "folder": "exports", "tables": tables})
    assert system.folder == Path("exports")


def test_the_systems_words_are_added_to_ours() -> None:
    """In whatever capitals; a table without any has ours."""
    (kind,) = (c for c in SHAPES[Role.CALL_DETAIL].columns if c.name == "kind")
    words = Table.model_validate(TABLE | {"values": {"kind": {" PKG": "package"}}}).words(kind)
    assert words == {"package": "package", "data": "data", "other": "other", "pkg": "package"}
