"""An empty database for each test of a role play, SQLite and PostgreSQL, which the pages use."""

import pytest

from pansol.caselog import Database
from pansol.config.caselog import VARIABLE


@pytest.fixture(autouse=True)
def _database(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, database.url)
