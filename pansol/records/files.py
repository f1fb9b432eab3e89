"""A system known by its exports: a folder of CSV or Parquet files."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event, Timer

import duckdb

from pansol.records.cleaning import Raw
from pansol.records.settings import System, Table
from pansol.records.shapes import SHAPES, Form
from pansol.records.source import DATED, Misfit, Query

__all__ = ["Folder"]


class Folder:
    """A source in files. They are read anew at each question: a new export counts at once."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._folder = Path(system.folder or "").expanduser()

    def rows(self, query: Query, timeout: float) -> Sequence[Raw]:
        """Give the rows that match. Raises ``duckdb.Error``."""
        statement, values = self._select(query)
        with duckdb.connect(config={"threads": 1}) as connection:
            over = Event()

            def stop() -> None:
                over.set()
                connection.interrupt()

            timer = Timer(timeout, stop)
            timer.start()
            try:
                cursor = connection.execute(statement, values)
                names = [each[0] for each in cursor.description or ()]
                rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
            finally:
                timer.cancel()
            if over.is_set():  # before the query had begun: nothing was there to interrupt
                raise duckdb.InterruptException("the time is over")
            return rows

    def misfits(self) -> Sequence[Misfit]:
        """Give the files and columns that are not there."""
        found: list[Misfit] = []
        for role, table in self._system.tables.items():
            there = self._columns(table)
            if there is None:
                found.append(Misfit(role=role))
                continue
            missing = [each for each in table.columns.values() if each not in there]
            known = tuple(sorted(there))
            found += [Misfit(role=role, column=each, there=known) for each in missing]
        return found

    def _columns(self, table: Table) -> set[str] | None:
        with duckdb.connect() as connection:
            try:
                described = connection.execute(f"DESCRIBE FROM {self._read(table)}").fetchall()
            except duckdb.Error:
                return None
        return {str(row[0]) for row in described}

    def _select(self, query: Query) -> tuple[str, list[str]]:
        columns = ", ".join(
            f"{_read_as(ours, query)} AS {_quoted(ours)}" for ours in query.table.columns
        )
        key = _text(query.key)
        key = f"lower({key})" if query.folded else key
        marks = ", ".join("?" for _ in query.keys)
        matches, values = [f"{key} IN ({marks})"], list(query.keys)
        if query.prefix:
            matches = [f"({matches[0]} OR starts_with({key}, ?))"]
            values.append(query.prefix)
        for name, day in ((query.moment, query.since), (query.end, query.open_since)):
            if name and day:
                moment = _text(name)
                undated = f"{moment} IS NULL OR {moment} NOT LIKE '{DATED}'"
                matches.append(f"({moment} >= ? OR {undated})")
                values.append(day)
        # Identifiers are quoted, values are bound.
        statement = (
            f"SELECT {columns} FROM {self._read(query.table)} "  # noqa: S608
            f"WHERE {' AND '.join(matches)} LIMIT {query.most + 1}"
        )
        return statement, values

    def _read(self, table: Table) -> str:
        """Give the table function; the configuration names the files, nobody else.

        Files that lack a column of the first one are an error: they may be broken.
        """
        text = str(self._folder / table.table).replace("'", "''")
        if text.lower().endswith((".parquet", ".pq")):
            return f"read_parquet('{text}')"
        return f"read_csv('{text}', all_varchar = true, header = true)"


def _read_as(ours: str, query: Query) -> str:
    """Give a column as it is read: times as text, for DuckDB hands none with a zone to Python."""
    name = query.table.columns[ours]
    forms = {column.name: column.form for column in SHAPES[query.role].columns}
    return _text(name) if forms[ours] in {Form.MOMENT, Form.SPAN} else _quoted(name)


def _text(name: str) -> str:
    return f"CAST({_quoted(name)} AS VARCHAR)"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
