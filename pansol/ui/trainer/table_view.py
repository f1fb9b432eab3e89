"""A table with heads, named as the catalogue names it."""

from collections.abc import Iterable, Sequence

from pansol.catalogue import Catalogue
from pansol.element import Child, Element
from pansol.ui.widgets import table

__all__ = ["table_view"]


def table_view(
    name: str, heads: Sequence[str], rows: Iterable[Sequence[Child]], words: Catalogue
) -> Element:
    """Give a table; ``trainer.NAME`` is its name, ``trainer.NAME.HEAD`` those of its columns."""
    named = [words(f"trainer.{name}.{each}") for each in heads]
    return table(words(f"trainer.{name}"), named, rows)
