"""Places that systems may be kept in, filled with text: two databases, two kinds of exports."""

import csv
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
from sqlalchemy import Column, MetaData, Table, Text, create_engine
from sqlalchemy.engine import make_url

from pansol.records import SHAPES, Role
from pansol.records.files import Folder
from pansol.records.settings import System
from pansol.records.source import Query, Source
from pansol.records.sql import Database

PASSWORD_ENV = "PANSOL_DATABASE_PASSWORD"  # noqa: S105  a variable's name

Texts = Mapping[str, str | None]


@dataclass(frozen=True)
class Store:
    """One of them."""

    folder: Path
    url: str = ""
    ending: str = ""

    def put(self, name: str, rows: Sequence[Texts]) -> None:
        """Make a table of text columns, those of the first row."""
        if self.url:
            self._insert(name, rows)
            return
        path = self.folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        if self.ending == "parquet":
            source = f"read_csv('{path}', all_varchar = true, header = true)"
            to = path.with_suffix(".parquet")
            with duckdb.connect() as database:
                database.execute(f"COPY (FROM {source}) TO '{to}'")
            path.unlink()

    def _insert(self, name: str, rows: Sequence[Texts]) -> None:
        url = make_url(self.url)
        if url.get_backend_name() == "postgresql":
            url = url.set(drivername="postgresql+psycopg", password=os.environ[PASSWORD_ENV])
        engine = create_engine(url)
        table = Table(name, MetaData(), *(Column(each, Text) for each in rows[0]))
        with engine.begin() as connection:
            table.create(connection)
            connection.execute(table.insert(), [dict(row) for row in rows])
        engine.dispose()

    def system(self, role: Role, name: str, columns: Mapping[str, str], **more: object) -> System:
        """Give a system that has this one table."""
        table = {"table": f"{name}.{self.ending}" if self.ending else name, "columns": columns}
        place = {"url": self.url, "password_env": PASSWORD_ENV} if self.url else {}
        told = {"label": "X", "folder": None if self.url else self.folder, "tables": {role: table}}
        return System.model_validate(told | place | more)

    def source(self, system: System) -> Source:
        """Open it."""
        return Database(system) if self.url else Folder(system)


def same_names(role: Role) -> dict[str, str]:
    """Give a mapping in which the system has our names."""
    return {column.name: column.name for column in SHAPES[role].columns}


def query(
    system: System, *keys: str, prefix: str = "", folded: bool = False, since: str = ""
) -> Query:
    """Ask a system's one table."""
    ((role, table),) = system.tables.items()
    return Query(role=role, table=table, keys=keys, prefix=prefix, folded=folded, since=since)
