"""What the dashboard's tests share: the sample read once, and what a view holds."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

from pansol.ui.dashboard import Dashboard
from pansol.ui.dashboard.counted import Counted
from pansol.ui.dashboard.source import Source

NOW = datetime(2026, 11, 22, 11, 5, tzinfo=UTC)
HOSTILE = '<img src=x onerror="window.hacked=1">{0.__class__}'

Node = tuple[str, dict[str, Any], str]


def program(query: str = "") -> Dashboard:
    """Give the page's program at a fixed moment."""
    return Dashboard(query, clock=lambda: NOW)


@cache
def _read_sample() -> Source:
    source = program().load()
    assert isinstance(source, Source)
    return source


def sample(query: str = "") -> Dashboard:
    """Give a program with the sample open; it was read and audited once for all."""
    shown, source = program(query), _read_sample()
    shown.load = lambda: source  # type: ignore[method-assign]  # as if read again, only sooner
    shown.listen(lambda: None)
    shown.drawn()
    shown._arriving.wait()  # noqa: SLF001  as the browser does
    shown.arrived()
    return shown


def counted(shown: Dashboard) -> Counted:
    """Give a program's figures."""
    assert shown.counted
    return shown.counted


def nodes(tree: list[Any] | str) -> Iterator[Node]:
    """Give each element of a tree with its text."""
    if isinstance(tree, str):
        return
    yield tree[0], tree[1], text(tree)
    for child in tree[2]:
        yield from nodes(child)


def text(tree: list[Any] | str) -> str:
    """Give the text of a tree."""
    return tree if isinstance(tree, str) else " ".join(text(child) for child in tree[2])


def text_of(shown: Dashboard) -> str:
    """Give all that a program's view says."""
    return text(shown.view()["tree"])
