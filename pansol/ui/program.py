"""What a page asks of the program behind it: state in, state out, without a browser."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol, runtime_checkable

from pansol.catalogue import Catalogue

__all__ = ["Download", "OffersFiles", "Program", "Pushes", "TakesFiles", "page_data"]


class Program(Protocol):
    """What a page does, without a browser: state in, state out."""

    def act(self, action: list[str], value: str | None) -> None:
        """Take one action of the person's. Raises ``ValueError`` for one that is none."""

    def restore(self, snapshot: str) -> None:
        """Take up what ``view`` gave as snapshot before the page was lost."""

    def view(self) -> dict[str, Any]:
        """Give what to draw: ``tree``, ``language``, ``title``, ``snapshot``, ``words``."""

    def ahead(self) -> Iterable[tuple[list[str], list[Any]]]:
        """Give the acts that are likely next, each with the ``tree`` it would lead to."""

    def fail(self, incident: str) -> None:
        """Undo the last step, which failed, and tell the person so, under this number."""


def page_data(tree: list[Any], words: Catalogue, name: str, snapshot: str) -> dict[str, Any]:
    """Give what ``view`` does: a tree, with what a page of this name needs beside it."""
    named = ("busy", "lost", "reload", "copied", "copy_failed")
    return {
        "tree": tree,
        "language": words.language.value,
        "title": f"{words(f'{name}.title')} · pansol",
        "snapshot": snapshot,
        "words": {each: words(f"page.{each}") for each in named},
    }


@runtime_checkable
class TakesFiles(Protocol):
    """A program whose page has inputs for files."""

    def upload(self, action: list[str], name: str, path: Path) -> None:
        """Take a file that came whole; it is deleted afterwards."""


@runtime_checkable
class Pushes(Protocol):
    """A program to which things come in while nobody acts."""

    def drawn(self) -> None:
        """Begin what is slow: a browser has drawn what there is to see."""

    def listen(self, wake: Callable[[], None]) -> None:
        """Call ``wake``, from any thread, whenever there is something to take in."""

    def arrived(self) -> None:
        """Take in what has come."""


class Download(NamedTuple):
    """A file that the page offers."""

    name: str
    kind: str
    """Its MIME type."""
    content: bytes


@runtime_checkable
class OffersFiles(Protocol):
    """A program whose page has links to files: ``<a file=key download=name>``."""

    def downloads(self) -> Mapping[str, Download]:
        """Give the files that the links of the view name, by key."""
