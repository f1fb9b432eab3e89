"""How files were read, in words: which column is what, how dates and amounts are written."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pansol.audit.report.words import column_words
from pansol.catalogue import Catalogue
from pansol.masking import mask_text

__all__ = ["MAPPED", "UNUSED", "detected_words"]

MAPPED = "→ "
"""What stands before the name of the column of ours that one of the file's is taken for."""

UNUSED = "unused"
"""Names what no figure rests on: the file's columns that are none of ours."""

_MARKS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", ".": "point"}
_ORDERS = ("iso", "day_first", "month_first")


def detected_words(pairs: Iterable[tuple[str, str]], say: Catalogue) -> tuple[tuple[str, str], ...]:
    """Write what was detected, each with its heading; what several files share stands once.

    ``pairs``: of ``detected``: (what, how), both as codes.
    """
    return tuple(dict.fromkeys(_words(pairs, say)))


def _words(pairs: Iterable[tuple[str, str]], say: Catalogue) -> Iterator[tuple[str, str]]:
    for what, how in pairs:
        column = mask_text(what)
        if how.startswith(MAPPED):
            yield column, MAPPED + column_words(how.removeprefix(MAPPED), say)
        elif how in _ORDERS:
            yield say("audit.way.dates", column=column), say(f"audit.order.{how}")
        elif what in _WAYS:
            yield _WAYS[what](how, say)
        else:
            yield column, how


def _separator(how: str, say: Catalogue) -> tuple[str, str]:
    return say("audit.way.separator"), say(f"audit.separator.{_MARKS.get(how, 'other')}")


def _encoding(how: str, say: Catalogue) -> tuple[str, str]:
    return say("audit.way.encoding"), how.upper()


def _decimal(how: str, say: Catalogue) -> tuple[str, str]:
    return say("audit.way.decimal"), say(f"audit.decimal.{_MARKS.get(how, 'point')}")


def _unused(how: str, say: Catalogue) -> tuple[str, str]:
    return say("report.detected.unused"), mask_text(how)


def _sheet(how: str, say: Catalogue) -> tuple[str, str]:
    return say("audit.way.sheet"), how


_WAYS: Mapping[str, Callable[[str, Catalogue], tuple[str, str]]] = {
    "separator": _separator,
    "encoding": _encoding,
    "decimal": _decimal,
    "sheet": _sheet,
    UNUSED: _unused,
}
