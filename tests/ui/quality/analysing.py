"""What the quality page's tests share: the sample read once, and what a view holds."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pansol.ui.dashboard.source import Source
from pansol.ui.quality import Quality
from pansol.ui.quality.counted import Counted

HOSTILE = '<img src=x onerror="window.hacked=1">{0.__class__}'

Node = tuple[str, dict[str, Any], str]


@cache
def _read_sample() -> Source:
    source = Quality()._sources.sample()  # noqa: SLF001  as its button does
    assert isinstance(source, Source)
    return source


def sample(query: str = "?period=all") -> Quality:
    """Give a program with the sample open; it was read and audited once for all."""
    shown = Quality(query)
    shown._show(_read_sample())  # noqa: SLF001  likewise
    return shown


def counted(shown: Quality) -> Counted:
    """Give a program's figures."""
    assert isinstance(shown.counted, Counted)
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


def clicks(shown: Quality, *act: str) -> list[list[str]]:
    """Give the acts offered that begin so."""
    offered = [node[1].get("on", {}).get("click") for node in nodes(shown.view()["tree"])]
    return [click for click in offered if click and click[: len(act)] == [*act]]


def text_of(shown: Quality) -> str:
    """Give all that a program's view says."""
    return text(shown.view()["tree"])
