"""On which line of a TOML text an entry stands, as far as a look at it tells."""

import re

__all__ = ["line_of"]

_HEAD = re.compile(r"\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}")


def line_of(text: str, place: tuple[str | int, ...]) -> int | None:
    """Give the line, from 1, of an entry such as ``("brands", 1, "label")``.

    That of its key; if it has none, as one that is missing, that of its table. None where tables
    and lists are written in one line.
    """
    names = [part for part in place if isinstance(part, str)]
    number = next((part for part in place if isinstance(part, int)), 0)
    table, key = (names[0], names[1:]) if len(names) > 1 or len(place) > 1 else ("", names)
    here, seen, head = "", 0, None
    for line, written in enumerate(text.splitlines(), start=1):
        if found := _HEAD.fullmatch(written.partition("#")[0].rstrip()):
            here = found[1].strip("\"' ")
            if here == table:
                seen += 1
                head = line if seen == number + 1 else head
        elif here == table and (not table or seen == number + 1) and _sets(written, key):
            return line
    return head


def _sets(written: str, key: list[str]) -> bool:
    """Tell whether a line gives a value to the key."""
    return bool(key and re.match(rf"\s*[\"']?{re.escape(key[0])}[\"']?\s*=", written))
