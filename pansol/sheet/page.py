"""The sheet's parts, before they are written as Markdown or HTML."""

from dataclasses import dataclass

__all__ = ["Cell", "Entry", "Sheet", "Table"]

Cell = str | tuple[str, ...]
"""What stands in a table's cell: a text, or several below one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One clause of the paper with what realises it."""

    number: str
    """As in the paper."""
    text: str
    """What the paper says there, in our words."""
    items: tuple[str, ...]
    """What in the software realises it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. The first cell of a row is its heading."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The whole text."""

    language: str
    """Its language as a tag for HTML."""
    title: str
    paper: str
    """The paper's own title, in Indonesian."""
    lead: tuple[str, ...]
    """What stands above all: which SOP, what was proven."""
    entries_title: str
    entries_head: tuple[str, str, str]
    entries: tuple[Entry, ...]
    tables: tuple[Table, ...]
