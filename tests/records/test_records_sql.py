"""A system in a database is only read, within its time, in whatever types it has."""

import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from postgres_server import PostgresServer
from records_rows import NOW, asked
from records_stores import PASSWORD_ENV, query, same_names
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, OperationalError, SQLAlchemyError

from pansol.records import Role
from pansol.records.cleaning import clean
from pansol.records.settings import System
from pansol.records.source import Misfit, query_for
from pansol.records.sql import Database
from pansol.waiting import ZONES

CALLS = same_names(Role.CALL_DETAIL)
ENDLESS = (
    "CREATE VIEW calls AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT '0812' AS msisdn, '2026-11-20 09:00' AS charged_at, 'data' AS kind, '' AS package, "
    "'' AS order_id, i AS amount FROM n WHERE i < 0"
)


def system(url: str, table: str = "calls", **more: object) -> System:
    """Give a system with a call detail."""
    told = {"label": "X", "url": url, "password_env": PASSWORD_ENV}
    mapped = {"call_detail": {"table": table, "columns": CALLS}}
    return System.model_validate(told | {"tables": mapped} | more)


@pytest.fixture
def server(postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> PostgresServer:
    """Give the server with an empty database, its password in the environment."""
    postgres.emptied()
    monkeypatch.setenv(PASSWORD_ENV, postgres.environment[PASSWORD_ENV])
    return postgres


def sqlite(path: Path, *statements: str) -> str:
    """Make a file, and give its URL."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)
    return f"sqlite:///{quote(str(path))}"


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail if it takes longer."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start < seconds


TYPED = (
    "CREATE TABLE calls (msisdn bigint, charged_at {moment}, kind text, package text, "
    "order_id integer, amount numeric(12,2));"
    "INSERT INTO calls VALUES (6281200000001, '2026-11-20 {at}', 'package', 'Combo', 17, 65000),"
    "(6281200000001, '2026-01-01 {at}', 'package', 'Combo', 17, 65000),"
    "(6281200000002, '2026-11-20 {at}', 'package', 'Combo', 17, 65000)"
)


@pytest.mark.parametrize(
    ("moment", "at"), [("timestamptz", "02:00Z"), ("timestamp", "09:00"), ("text", "09:00")]
)
def test_postgresqls_own_types_are_read_as_well_as_text(
    server: PostgresServer, moment: str, at: str
) -> None:
    """Numbers as numbers, times with and without a zone."""
    server.psql(TYPED.format(moment=moment, at=at))
    at_server = system(server.url("postgres"))
    asks = query_for(Role.CALL_DETAIL, at_server.tables[Role.CALL_DETAIL], asked())
    (raw,) = Database(at_server).rows(asks, 5)
    row = clean(Role.CALL_DETAIL, raw, at_server, NOW)
    assert not row.faults
    assert row.moment == datetime(2026, 11, 20, 9, 0, tzinfo=ZONES["WIB"])
    assert (row.values["amount"], row.values["order_id"]) == (65000, "17")


def test_a_table_may_stand_in_a_schema(server: PostgresServer) -> None:
    """Found there, and missed where it is not."""
    server.psql("DROP SCHEMA IF EXISTS Billing CASCADE; CREATE SCHEMA billing")
    made = TYPED.format(moment="timestamptz", at="09:00").replace(" calls", " billing.calls")
    server.psql(made)
    within_schema = system(server.url("postgres"), "billing.calls")
    database = Database(within_schema)
    assert database.misfits() == []
    assert len(database.rows(query(within_schema, "6281200000001"), 5)) == 2
    outside = Database(system(server.url("postgres")))
    assert outside.misfits() == [Misfit(role=Role.CALL_DETAIL)]


WRITES = (
    "INSERT INTO calls (msisdn) VALUES ('1')", "DELETE FROM calls", "DROP TABLE calls",
    "CREATE TABLE more (a text)",
)  # fmt: skip


@pytest.mark.parametrize("statement", WRITES)
def test_no_statement_writes_to_sqlite(tmp_path: Path, statement: str) -> None:
    """Whoever sent one: the connection refuses it."""
    url = sqlite(tmp_path / "r.sqlite", "CREATE TABLE calls (msisdn)")
    database = Database(system(url))
    with pytest.raises(OperationalError, match="readonly"), database._engine.begin() as sent:  # noqa: SLF001  to try it
        sent.execute(text(statement))


@pytest.mark.parametrize("statement", WRITES)
def test_no_statement_writes_to_postgresql(server: PostgresServer, statement: str) -> None:
    """Nor there, even for a user who may."""
    server.psql("CREATE TABLE calls (msisdn text)")
    database = Database(system(server.url("postgres")))
    with pytest.raises(DatabaseError, match="read-only"), database._engine.begin() as sent:  # noqa: SLF001  to try it
        sent.execute(text(statement))


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """Neither by asking nor by looking for misfits."""
    path = tmp_path / "none.sqlite"
    database = Database(system(f"sqlite:///{path}"))
    with pytest.raises(OperationalError):
        database.rows(query(system(f"sqlite:///{path}"), "0812"), 5)
    with pytest.raises(OperationalError):
        database.misfits()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a b", "100%", "a%20b", "a#b", "a?b", "Jalan 'X'", "é"])
def test_a_files_path_may_hold_any_sign(tmp_path: Path, name: str) -> None:
    """What means something in a URI is only a sign in a path."""
    url = sqlite(tmp_path / name / "r.sqlite", TYPED.format(moment="text", at="").split(";")[0])
    assert Database(system(url)).misfits() == []


def test_a_file_that_is_no_database_is_away(tmp_path: Path) -> None:
    """It says so."""
    path = tmp_path / "r.sqlite"
    path.write_text("msisdn;charged_at\n" * 200, encoding="utf-8")
    at_file = system(f"sqlite:///{path}")
    with pytest.raises(DatabaseError, match="not a database"):
        Database(at_file).rows(query(at_file, "0812"), 5)


def test_sqlite_gives_up_when_the_time_is_over(tmp_path: Path) -> None:
    """A view without an end; the next question is answered as ever."""
    fine = "CREATE TABLE fine AS SELECT '0812' AS msisdn, '' AS charged_at, 1 AS amount"
    url = sqlite(tmp_path / "r.sqlite", ENDLESS, fine)
    at_file = system(url)
    database = Database(at_file)
    with within(2), pytest.raises(OperationalError, match="interrupted"):
        database.rows(query(at_file, "0812"), 0.3)
    with database._engine.connect() as connection:  # noqa: SLF001  to try it
        time.sleep(0.3)
        assert connection.execute(text("SELECT count(*) FROM fine")).scalar() == 1


def test_postgresql_gives_up_when_the_time_is_over(server: PostgresServer) -> None:
    """The server itself stops the statement."""
    made = TYPED.format(moment="text", at="09:00").replace(" calls", " slow_calls")
    server.psql(made)
    view = "CREATE VIEW calls AS SELECT * FROM slow_calls WHERE pg_sleep(20) IS NOT NULL"
    server.psql(view)
    at_server = system(server.url("postgres"), timeout=0.5)
    with within(3), pytest.raises(OperationalError, match="statement timeout"):
        Database(at_server).rows(query(at_server, "6281200000001"), 0.5)


@pytest.mark.usefixtures("server")
def test_a_server_that_is_away_is_told_at_once() -> None:
    """Nobody listens there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    at_server = system(f"postgresql://pansol@127.0.0.1:{port}/x", timeout=1)
    with within(2), pytest.raises(OperationalError):
        Database(at_server).rows(query(at_server, "0812"), 1)


@pytest.mark.usefixtures("server")
def test_a_server_that_accepts_and_says_nothing_is_given_up() -> None:
    """Within two seconds, the least that libpq knows."""
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        port = mute.getsockname()[1]
        at_server = system(f"postgresql://pansol@127.0.0.1:{port}/x", timeout=1)
        with within(5), pytest.raises(OperationalError):
            Database(at_server).rows(query(at_server, "0812"), 1)


def test_a_server_that_was_restarted_is_asked_again(
    postgres: PostgresServer, server: PostgresServer
) -> None:
    """A connection that broke meanwhile is replaced before it is used."""
    server.psql(TYPED.format(moment="text", at="09:00"))
    at_server = system(server.url("postgres"))
    database = Database(at_server)
    assert database.rows(query(at_server, "6281200000001"), 5)
    postgres.stop()
    postgres.start()
    assert database.rows(query(at_server, "6281200000001"), 5)


def test_what_fails_does_not_repeat_the_number(server: PostgresServer, tmp_path: Path) -> None:
    """The driver's error stands without the values that were bound."""
    file = sqlite(tmp_path / "r.sqlite", "CREATE TABLE other (a)")
    for at in (system(server.url("postgres")), system(file, password_env=None)):
        with pytest.raises(SQLAlchemyError, match="calls") as caught:
            Database(at).rows(query(at, "0812999"), 5)
        assert "0812999" not in str(caught.value)


def test_the_password_is_read_from_the_environment_alone(
    server: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it, or with a wrong one, the server refuses."""
    server.psql(TYPED.format(moment="text", at="09:00"))
    at_server = system(server.url("postgres"))
    assert Database(at_server).misfits() == []
    monkeypatch.setenv(PASSWORD_ENV, "salah")
    with pytest.raises(OperationalError, match="password"):
        Database(at_server).misfits()
    monkeypatch.delenv(PASSWORD_ENV)
    with pytest.raises(OperationalError, match="password"):
        Database(at_server).misfits()


def test_nothing_is_connected_before_it_is_asked(tmp_path: Path) -> None:
    """A page opens although a system is away."""
    Database(system("postgresql://pansol@192.0.2.1/x"))
    Database(system(f"sqlite:///{tmp_path}/none.sqlite"))
