"""The first page: every notebook that is served, and what it is good for. It needs no kernel."""

from dataclasses import dataclass
from json import JSONDecodeError, loads
from pathlib import Path
from urllib.parse import quote

from pansol.catalogue import Catalogue
from pansol.ui.header import PAGES

__all__ = ["Entry", "entries"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A notebook on the first page."""

    address: str
    """Relative to the server's root."""
    title: str
    purpose: str
    """A sentence; empty for a team's own notebook."""
    reader: str
    """For whom it is; empty likewise."""


def entries(folder: Path, words: Catalogue) -> list[Entry]:
    """List the notebooks of a folder: pansol's own in their order, then others by their name."""
    ours = {file: name for name, file in PAGES.items()}
    found = sorted(path for path in folder.glob("*.ipynb"))
    known = sorted((p for p in found if p.name in ours), key=lambda path: [*ours].index(path.name))
    return [
        *(_own(ours[path.name], path, words) for path in known),
        *(_other(path, words) for path in found if path.name not in ours),
    ]


def _own(name: str, path: Path, words: Catalogue) -> Entry:
    return Entry(
        address=_address(path, words),
        title=words(f"page.pages.{name}"),
        purpose=words(f"landing.{name}"),
        reader=words(f"landing.{name}.reader"),
    )


def _other(path: Path, words: Catalogue) -> Entry:
    return Entry(address=_address(path, words), title=_title(path), purpose="", reader="")


def _address(path: Path, words: Catalogue) -> str:
    return f"voila/render/{quote(path.name)}?lang={words.language.value}"


def _title(path: Path) -> str:
    """Give the title in a notebook's metadata, else the file's name."""
    try:
        title = loads(path.read_text(encoding="utf-8"))["metadata"]["title"]
    except (OSError, UnicodeDecodeError, JSONDecodeError, KeyError, TypeError):
        return path.stem
    return title if isinstance(title, str) and title.strip() else path.stem
