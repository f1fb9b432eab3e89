"""Disk full, database away, slow or read-only: told at once, saved by trying again, once."""

import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from entries import WAITING, entry
from postgres_server import PASSWORD, PostgresServer
from sqlalchemy import create_engine, event, text

from pansol.caselog import (
    BusyError,
    CaseLog,
    CaseLogError,
    Database,
    Entry,
    FullError,
    UnavailableError,
    upgrade,
)
from pansol.catalogue import Language, catalogue

LARGE = replace(WAITING, page_state="x" * 20_000)


def told(act: Callable[[], object], kind: type[CaseLogError], key: str) -> None:
    """See that something raises this, and that it is a sentence in both languages."""
    with pytest.raises(kind) as caught:
        act()
    assert caught.value.key == key
    for language in Language:
        assert len(caught.value.sentence(catalogue(language))) > 20


def can_mount() -> bool:
    """Tell whether a disk of our own can be had here."""
    return sys.platform == "linux" and os.geteuid() == 0


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """Lay a disk of 400 kB over a folder."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "pansol-test", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:  # noqa: S603  util-linux
        pytest.skip("no file system may be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607  likewise


def save_until_full(log: CaseLog) -> tuple[list[str], Entry]:
    """Save until the disk is full; give the receipts' numbers, and the entry that was refused."""
    receipts = []
    for made in (entry(details=LARGE) for _ in range(1000)):
        try:
            receipts.append(log.save(made).number)
        except FullError:
            return receipts, made
    raise AssertionError("the disk was never full")


@pytest.mark.skipif(not can_mount(), reason="takes root's rights, on Linux")
def test_a_full_disk_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    """A real disk of 400 kB: the case that does not fit is told, the others are whole."""
    with small_disk(tmp_path):
        database = Database(url=f"sqlite:///{tmp_path}/caselog.sqlite")
        upgrade(database)
        with CaseLog.open(database) as log:
            receipts, _ = save_until_full(log)
            assert len(log.recent(limit=1000)) == len(receipts) > 1
            assert all(log.case(number).details == LARGE for number in receipts)


def test_a_full_file_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    """The same by SQLite's own limit, then with room again: the case is saved once."""
    database = Database(url=f"sqlite:///{tmp_path}/caselog.sqlite")
    upgrade(database)

    def limit(raw: sqlite3.Connection, _: object) -> None:
        raw.execute("PRAGMA max_page_count = 60").fetchall()

    with CaseLog.open(database) as log:
        log._engine.dispose()  # noqa: SLF001  the connections to come are to have the limit
        event.listen(log._engine, "connect", limit)  # noqa: SLF001  likewise
        receipts, made = save_until_full(log)
    with CaseLog.open(database) as log:
        assert len(log.recent(limit=1000)) == len(receipts) > 1
        assert not log.save(made).again
        assert log.save(made).again


def test_a_locked_file_is_told_and_tried_again(tmp_path: Path) -> None:
    """Somebody else writes for longer than we wait; afterwards the same entry is saved, once."""
    database = Database(url=f"sqlite:///{tmp_path}/caselog.sqlite", lock_timeout=0.2)
    upgrade(database)
    other = sqlite3.connect(str(database.path), isolation_level=None)
    with CaseLog.open(database) as log:
        other.execute("BEGIN EXCLUSIVE")
        made = entry()
        told(lambda: log.save(made), BusyError, "caselog.busy")
        told(log.recent, BusyError, "caselog.busy")
        other.execute("ROLLBACK")
        assert not log.save(made).again
        assert log.save(made).again
    other.close()


def test_a_reader_does_not_keep_a_case_from_being_saved(tmp_path: Path) -> None:
    """COMMIT waits until those who read are done, and then is one."""
    database = Database(url=f"sqlite:///{tmp_path}/caselog.sqlite", lock_timeout=0.2)
    upgrade(database)
    other = sqlite3.connect(str(database.path), isolation_level=None, check_same_thread=False)
    with CaseLog.open(database) as log, ThreadPoolExecutor(1) as pool:
        made = entry()
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM cases").fetchone()
        if other.execute("PRAGMA journal_mode").fetchone() == ("delete",):
            told(lambda: log.save(made), BusyError, "caselog.busy")
        other.execute("COMMIT")
        assert pool.submit(log.save, made).result().number == "K-000001"
    other.close()


def test_a_file_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    """What can be read is read; a case is not said to be saved."""
    database = Database(url=f"sqlite:///{tmp_path}/caselog.sqlite")
    upgrade(database)
    with CaseLog.open(database) as log:
        log._engine.dispose()  # noqa: SLF001  the connections to come only read
        event.listen(
            log._engine,  # noqa: SLF001  likewise
            "connect",
            lambda raw, _: raw.execute("PRAGMA query_only = ON").fetchall(),
        )
        told(lambda: log.save(entry()), UnavailableError, "caselog.read_only")
        assert log.recent() == ()


@pytest.fixture
def server(postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> PostgresServer:
    """Give the server, empty but for the record's tables."""
    monkeypatch.setenv("PANSOL_DATABASE_PASSWORD", PASSWORD)
    upgrade(Database(url=postgres.emptied()))
    return postgres


def test_a_server_away_is_told_and_found_again(server: PostgresServer) -> None:
    """It goes down between two cases: told, tried again when it is back, saved once."""
    with CaseLog.open(Database(url=server.url("postgres"))) as log:
        before = log.save(entry())
        made = entry()
        server.stop()
        try:
            told(lambda: log.save(made), UnavailableError, "caselog.away")
            told(log.recent, UnavailableError, "caselog.away")
        finally:
            server.start()
        assert not log.save(made).again
        assert log.save(made).again
        assert log.case(before.number).case.number == before.number
        assert len(log.recent()) == 2


def test_a_server_lost_within_a_save_is_told(server: PostgresServer) -> None:
    """Its connection is cut while it writes: nothing counts as saved, and the retry is one row."""
    with CaseLog.open(Database(url=server.url("postgres"))) as log:
        made = entry()
        with _held(server), ThreadPoolExecutor(1) as pool:
            saving = pool.submit(log.save, made)
            _wait_for(server, "wait_event_type = 'Lock' AND application_name = 'pansol'")
            server.psql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'pansol'"
            )
            told(saving.result, UnavailableError, "caselog.away")
        assert not log.save(made).again
        assert len(log.recent()) == 1


def test_a_slow_server_is_told(server: PostgresServer) -> None:
    """Another session holds the table for longer than a statement may take."""
    database = Database(url=server.url("postgres"), statement_timeout=0.3)
    with CaseLog.open(database) as log:
        made = entry()
        with _held(server):
            told(lambda: log.save(made), BusyError, "caselog.busy")
        assert not log.save(made).again


def test_a_server_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Something listens at its port and says nothing: no longer than the timeout."""
    monkeypatch.setenv("PANSOL_DATABASE_PASSWORD", PASSWORD)
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        port = mute.getsockname()[1]
        database = Database(url=f"postgresql://pansol@127.0.0.1:{port}/x", connect_timeout=2)
        told(lambda: CaseLog.open(database), UnavailableError, "caselog.away")


def test_no_server_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing listens at the port, for opening and for the upgrade."""
    monkeypatch.setenv("PANSOL_DATABASE_PASSWORD", PASSWORD)
    database = Database(url="postgresql://pansol@127.0.0.1:1/x")
    told(lambda: CaseLog.open(database), UnavailableError, "caselog.away")
    told(lambda: upgrade(database), UnavailableError, "caselog.away")


@pytest.mark.parametrize("password", ["salah", ""])
def test_a_wrong_password_is_told_and_not_shown(
    server: PostgresServer, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    """The sentence names the variable's place, never what it holds."""
    monkeypatch.setenv("PANSOL_DATABASE_PASSWORD", password)
    database = Database(url=server.url("postgres"))
    told(lambda: CaseLog.open(database), UnavailableError, "caselog.no_entry")
    with pytest.raises(UnavailableError) as caught:
        CaseLog.open(database)
    assert "salah" not in str(caught.value)


def test_an_absent_database_is_told(server: PostgresServer) -> None:
    """The server is there, the database is not."""
    database = Database(url=server.url("tidak_ada"))
    told(lambda: CaseLog.open(database), UnavailableError, "caselog.no_database")


def test_a_standby_is_told(server: PostgresServer) -> None:
    """A server that only reads takes no case."""
    with CaseLog.open(Database(url=server.url("postgres"))) as log:
        server.psql("ALTER DATABASE postgres SET default_transaction_read_only = on")
        try:
            log._engine.dispose()  # noqa: SLF001  the connections to come only read
            told(lambda: log.save(entry()), UnavailableError, "caselog.read_only")
        finally:
            server.psql(
                "BEGIN READ WRITE;"
                "ALTER DATABASE postgres RESET default_transaction_read_only; COMMIT"
            )


@contextmanager
def _held(server: PostgresServer) -> Iterator[None]:
    """Hold the table of cases in another session."""
    engine = create_engine(Database(url=server.url("postgres")).address)
    with engine.begin() as connection:
        connection.execute(text("LOCK TABLE cases"))
        yield
    engine.dispose()


def _wait_for(server: PostgresServer, condition: str) -> None:
    """Wait until a session is in this condition."""
    engine = create_engine(Database(url=server.url("postgres")).address)
    asked = text(f"SELECT count(*), pg_sleep(0.05) FROM pg_stat_activity WHERE {condition}")  # noqa: S608  written here
    for _ in range(200):
        with engine.connect() as connection:
            if connection.execute(asked).one()[0]:
                break
    engine.dispose()
