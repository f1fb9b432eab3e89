"""Where the record is kept, and how long to wait for it."""

import os
from pathlib import Path
from typing import Annotated, Self

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

__all__ = ["VARIABLE", "Database", "default_url"]

VARIABLE = "PANSOL_DATABASE"
"""The environment's word on the database: its URL."""

_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "sqlite+pysqlite": "sqlite+pysqlite",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
"""What a URL may begin with, and the driver that is used."""

_Seconds = Annotated[float, Field(gt=0, le=3600)]


def default_url() -> str:
    """Give the URL of the SQLite file in this person's folder for data, below ``pansol/``."""
    path = user_data_path("pansol", appauthor=False) / "caselog.sqlite"
    return URL.create("sqlite", database=str(path)).render_as_string()


class Database(BaseModel):
    """The record's database: a SQLite file for one machine, PostgreSQL for a team."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    url: str = Field(default_factory=default_url, repr=False)
    """``sqlite:////path/to/file`` or ``postgresql://user@host/name``; never with a password."""
    password_env: str = Field(default="PANSOL_DATABASE_PASSWORD", min_length=1)
    """The environment variable that holds the password; where it is not set, none is sent."""
    connect_timeout: _Seconds = 5
    """Seconds until a server that does not answer is taken to be away."""
    statement_timeout: _Seconds = 10
    """Seconds that a server may take for one statement before the person is told."""
    lock_timeout: _Seconds = 30
    """Seconds to wait for others who write to the same SQLite file."""

    @classmethod
    def here(cls) -> Self:
        """Give the database that the environment names, else the default one.

        Raises pydantic's ``ValidationError``.
        """
        url = os.environ.get(VARIABLE, "")
        return cls(url=url) if url else cls()

    @field_validator("url")
    @classmethod
    def _known(cls, url: str) -> str:
        """Refuse a URL that will not do; the error's type is a key of the catalogue."""
        try:
            parsed = make_url(url)
        except ArgumentError:
            raise PydanticCustomError("caselog.url.form", "is no database URL") from None
        if parsed.drivername not in _DRIVERS:
            raise PydanticCustomError("caselog.url.kind", "is neither sqlite nor postgresql")
        if parsed.password is not None or "password" in parsed.query:
            raise PydanticCustomError("caselog.url.password", "holds a password")
        embedded = parsed.drivername.startswith("sqlite")
        if embedded and (parsed.database or ":memory:").startswith((":memory:", "file:")):
            raise PydanticCustomError("caselog.url.no_file", "names no file")
        if not embedded and not parsed.database:
            raise PydanticCustomError("caselog.url.no_name", "names no database")
        return url

    @property
    def address(self) -> URL:
        """The URL with its driver and, from the environment, its password."""
        url = make_url(self.url)
        url = url.set(drivername=_DRIVERS[url.drivername])
        if self.path:
            return url.set(database=str(self.path))
        password = os.environ.get(self.password_env)
        return url.set(password=password) if password else url

    @property
    def path(self) -> Path | None:
        """The SQLite file; ``None`` for a server."""
        url = make_url(self.url)
        if not url.drivername.startswith("sqlite"):
            return None
        return Path(str(url.database)).expanduser()

    @property
    def name(self) -> str:
        """What a person is told of where it is: the file, or host and database."""
        url = make_url(self.url)
        return str(self.path or f"{url.host or url.query.get('host', 'localhost')}/{url.database}")
