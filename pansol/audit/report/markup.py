"""HTML elements as values: what is put into one is escaped, unless it is an element itself."""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

__all__ = ["Html", "Part", "element", "joined"]


class Html(str):
    """Text that is HTML already. Only this module makes it from strings."""

    __slots__ = ()


Part: TypeAlias = str | Iterable["Part"]

_EMPTY = frozenset({"meta", "line", "rect"})
"""Elements that never have content."""


def element(name: str, /, *parts: Part, **attributes: str) -> Html:
    """Give an element with its parts; a text among them, and each attribute, is escaped.

    Attributes: ``class_`` for ``class``, ``aria_label`` for ``aria-label``.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    if name in _EMPTY:
        return Html(f"<{name}{given}/>")
    return Html(f"<{name}{given}>{joined(parts)}</{name}>")


def joined(parts: Part) -> Html:
    """Put parts one after another, escaping the texts among them."""
    if isinstance(parts, Html):
        return parts
    if isinstance(parts, str):
        return Html(escape(parts))
    return Html("".join(joined(part) for part in parts))
