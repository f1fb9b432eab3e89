"""The systems of record that pansol brings along: made-up records in a SQLite file."""

import sqlite3
import tomllib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from platformdirs import user_cache_path

if TYPE_CHECKING:  # both take their time to import, and a page may open without
    from pansol.records.settings import System

__all__ = ["SampleEnquiry", "embedded_file", "embedded_systems", "mapped", "sample_enquiries"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleEnquiry:
    """A made-up complaint that can be looked up."""

    id: str
    """The rule or gap it ends at, or what is wrong with its records."""
    fields: Mapping[str, str]
    """Number, card, package and channels, by the ticket's names."""
    transaction_at: str
    """ISO 8601 with the customer's offset, as the next."""
    handled_at: str


@cache
def embedded_file() -> Path:
    """Give the file's place in this person's cache; another one after each change of the sample."""
    sources = sorted(Path(str(files("pansol") / "sample")).rglob("*.py"))
    digest = sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]
    return user_cache_path("pansol", appauthor=False) / f"records-{digest}.sqlite"


def embedded_systems() -> Mapping[str, "System"]:
    """Give the systems, their file made if it is not there. Raises ``OSError``."""
    path = embedded_file()
    if not path.exists():
        from pansol.sample import write_records  # noqa: PLC0415  needed once

        path.parent.mkdir(parents=True, exist_ok=True)
        write_records(path)
    return mapped(path)


def mapped(path: Path) -> Mapping[str, "System"]:
    """Give the systems that a file of made-up records stands for."""
    from pydantic import TypeAdapter  # noqa: PLC0415  slow to import

    from pansol.records.settings import System  # noqa: PLC0415  likewise

    text = files("pansol.records").joinpath("sample.toml").read_text(encoding="utf-8")
    given: dict[str, dict[str, Any]] = tomllib.loads(text)["systems"]
    place = f"sqlite:///{quote(path.resolve().as_posix(), safe='/:')}"
    placed = {name: each | {"url": place} for name, each in given.items()}
    return TypeAdapter(dict[str, System]).validate_python(placed)


def sample_enquiries(path: Path) -> tuple[SampleEnquiry, ...]:
    """Give the complaints that a file of made-up records offers; none where there is no file."""
    try:
        return _read(path)
    except sqlite3.Error:  # it may be there the next time
        return ()


@cache
def _read(path: Path) -> tuple[SampleEnquiry, ...]:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute("SELECT * FROM examples").fetchall()
    return tuple(_enquiry(dict(row)) for row in rows)


def _enquiry(row: dict[str, str | None]) -> SampleEnquiry:
    texts = {name: value or "" for name, value in row.items()}
    return SampleEnquiry(
        id=texts["example"],
        transaction_at=texts["transaction_at"],
        handled_at=texts["handled_at"],
        fields={
            "msisdn": texts["msisdn"],
            "card_type": texts["card_type"],
            "package_name": texts["package"],
            "purchase_channel": texts["purchase_channel"],
            "complaint_channel": texts["complaint_channel"],
        },
    )
