"""The record of checked cases, empty and up to date, on SQLite and on a real PostgreSQL server."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_server import PostgresServer, programs

from pansol.caselog import CaseLog, Database, upgrade
from pansol.classroom import Classroom

HOW_TO_INSTALL = "No PostgreSQL found: install it, on Debian with `apt-get install postgresql`."


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Start a server for all tests; without PostgreSQL they are skipped, and fail in CI."""
    folder = programs()
    if folder is None:
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(HOW_TO_INSTALL)
    server = PostgresServer(bin=folder)
    yield server
    server.away()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Database:
    """Give a database without tables; its password stands in the environment."""
    if request.param == "sqlite":
        return Database(url=f"sqlite:///{tmp_path}/log/caselog.sqlite")
    server: PostgresServer = request.getfixturevalue("postgres")
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    return Database(url=server.emptied())


@pytest.fixture
def database(empty_database: Database) -> Database:
    """Give a database that is up to date."""
    upgrade(empty_database)
    return empty_database


@pytest.fixture
def log(database: Database) -> Iterator[CaseLog]:
    """Give an empty record, opened."""
    with CaseLog.open(database) as opened:
        yield opened


@pytest.fixture
def room(database: Database) -> Iterator[Classroom]:
    """Give the classes of an empty record, opened."""
    with Classroom.open(database) as opened:
        yield opened
