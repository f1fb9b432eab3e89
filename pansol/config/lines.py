"""On which line of a TOML text an entry stands, as far as a look at it tells."""

import re
from collections.abc import Iterator, Sequence

__all__ = ["line_of"]

_HEAD = re.compile(r"\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}")


def line_of(text: str, place: tuple[str | int, ...]) -> int | None:
    """Give the line, from 1, of an entry such as ``("brands", 1, "label")``.

    That of its key; if it has none, as one that is missing, that of the table around it. None
    where tables and lists are written in one line.
    """
    names = [part for part in place if isinstance(part, str)]
    for depth in range(len(names), -1, -1):
        table, key = ".".join(names[:depth]), names[depth:]
        head, lines = _table(text, table, _number(place, depth))
        found = next((line for line, written in lines if _sets(written, key)), head)
        if found:
            return found
    return None


def _number(place: tuple[str | int, ...], depth: int) -> int:
    """Give which table of a list a place names after so many names; the first where it is none."""
    names = 0
    for part in place:
        if isinstance(part, int) and names == depth:
            return part
        names += isinstance(part, str)
    return 0


def _table(text: str, name: str, number: int) -> tuple[int | None, list[tuple[int, str]]]:
    """Give the line of a table's head, and its lines; of a list's, those of this number."""
    parts = [(head, lines) for head, here, lines in _tables(text) if here == name]
    return parts[number] if number < len(parts) else (None, [])


def _tables(text: str) -> Iterator[tuple[int | None, str, list[tuple[int, str]]]]:
    head: int | None = None
    here, lines = "", list[tuple[int, str]]()
    for line, written in enumerate(text.splitlines(), start=1):
        if found := _HEAD.fullmatch(written.partition("#")[0].rstrip()):
            yield head, here, lines
            head, here, lines = line, re.sub("[\"' ]", "", found[1]), []
        else:
            lines.append((line, written))
    yield head, here, lines


def _sets(written: str, key: Sequence[str]) -> bool:
    """Tell whether a line gives a value to the key, or to one within it."""
    return bool(key and re.match(rf"\s*[\"']?{re.escape(key[0])}[\"']?\s*[.=]", written))
