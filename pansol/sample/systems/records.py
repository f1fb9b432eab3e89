"""Write what the systems know about every complaint into one SQLite file."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random
from secrets import token_hex

from pansol.sample.files import SEED, handled_complaints
from pansol.sample.systems.contacts import contact_rows, ecare_row
from pansol.sample.systems.examples import (
    MADE_UP_AT_MOST,
    ODD,
    example_row,
    examples,
    odd_rows,
)
from pansol.sample.systems.orders import order_rows
from pansol.sample.systems.others import other_rows
from pansol.sample.systems.outages import outage_rows
from pansol.sample.systems.story import Story, by_customer, story_of
from pansol.sample.systems.tables import TABLES, Entry, Row, Table

__all__ = ["OTHERS_AT_MOST", "Records", "write_records"]

OTHERS_AT_MOST = 10_000_000
"""So that the numbers of the block 0840 suffice."""
_NOTE = (
    "Semua buatan: tidak ada pelanggan, nomor, atau transaksi yang nyata. "
    "All synthetic: no customer, number or purchase is real."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What was written."""

    path: Path
    """The SQLite file."""
    complaints: int
    """How many complaints it knows of."""
    rows: Mapping[str, int]
    """Table → its rows."""


def write_records(path: Path, *, rows: int = 5000, seed: int = SEED, others: int = 0) -> Records:
    """Write the records of the complaints that ``write_sample`` makes of the same rows and seed.

    A look-up in them gives the facts of each complaint, also those the agent did not check. In
    samples ten times as large a few complaints contradict others: of one customer within the same
    minutes, or of one place in the same second.

    ``others`` adds that many rows to each table, on numbers that belong to no complaint. The same
    arguments give the same records. Makes the folder if it is not there, and replaces the file
    when the new one is whole. Raises ``ValueError`` if there is to be less than one complaint, or
    ``others`` is not from 0 to ``OTHERS_AT_MOST``.
    """
    if not 0 <= others <= OTHERS_AT_MOST:
        raise ValueError(f"others: {others} is not from 0 to {OTHERS_AT_MOST}")
    handled = handled_complaints(rows, seed)
    rng = Random(f"records {seed}")  # noqa: S311  a sample, no secret
    stories = [story_of(number, each) for number, each in enumerate(handled, start=1)]
    entries: dict[Table, list[Row]] = {table: [] for table in TABLES}
    for table, row in _entries(rng, stories):
        entries[table].append(row)
    with _in_place_of(path) as database:
        database.execute(
            "CREATE TABLE readme (note TEXT, seed INTEGER, rows INTEGER, others INTEGER)"
        )
        database.execute("INSERT INTO readme VALUES (?, ?, ?, ?)", (_NOTE, seed, rows, others))
        written = {
            table.name: _fill(
                database, table, chain(found, other_rows(table, rows + MADE_UP_AT_MOST, others))
            )
            for table, found in entries.items()
        }
    return Records(path=path, complaints=rows, rows=written)


def _entries(rng: Random, stories: Sequence[Story]) -> Iterator[Entry]:
    """Give all rows of the complaints and of the customers made up for an example."""
    offered = examples(stories, len(stories) + 1)
    told = {story.number: story for story in chain(stories, offered.values())}
    odd = {name: offered[name] for name in ODD}
    usual = [story for story in told.values() if story not in odd.values()]
    for customer in by_customer(usual):
        for place, story in enumerate(customer):
            yield from order_rows(rng, story, customer[:place] + customer[place + 1 :])
            yield from contact_rows(rng, story, customer[:place])
            yield ecare_row(rng, story)
    for name, story in odd.items():
        yield from odd_rows(name, story)
        if name != "nothing":
            yield from contact_rows(rng, story, ())
            yield ecare_row(rng, story)
    yield from outage_rows(rng, list(told.values()))
    for name, story in offered.items():
        yield example_row(name, story)


def _fill(database: sqlite3.Connection, table: Table, rows: Iterator[Row]) -> int:
    """Make a table, then its index: that is faster than the other way round."""
    database.execute(f"CREATE TABLE {table.name} ({', '.join(table.columns)})")
    places = ", ".join("?" for _ in table.columns)
    insert = f"INSERT INTO {table.name} VALUES ({places})"  # noqa: S608  a name of our own
    count = database.executemany(insert, rows).rowcount
    if table.index:
        columns = ", ".join(table.index)
        database.execute(
            f"CREATE INDEX {table.name}_by_{table.index[0]} ON {table.name} ({columns})"
        )
    return count


@contextmanager
def _in_place_of(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a new database beside the file, and put it in its place when all is written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".pansol-{token_hex(4)}")
    part.touch(exist_ok=False)
    try:
        with closing(sqlite3.connect(part)) as database:
            database.execute("PRAGMA journal_mode = OFF")  # nobody reads it before it is whole
            database.execute("PRAGMA synchronous = OFF")
            with database:
                yield database
        part.replace(path)
    except sqlite3.OperationalError as error:  # as a full disk
        raise OSError(str(error)) from error
    finally:
        part.unlink(missing_ok=True)
