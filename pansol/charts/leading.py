"""What is the most of all, in a sentence: of few cases nothing is, and equals are told together."""

from collections.abc import Sequence

from pansol.audit.figures import LEAST
from pansol.audit.report.numbers import Numbers
from pansol.catalogue import Catalogue
from pansol.charts.shapes import share

__all__ = ["TOGETHER", "first_told", "leaders", "share_shown"]

TOGETHER = 3
"""Equals that are named; of more none stands out."""


def share_shown(count: int, n: int) -> float | None:
    """Give the share of ``count`` in ``n`` cases; none of fewer than a rate is shown for."""
    return share(count, n) if n >= LEAST else None


def leaders(counts: Sequence[int]) -> list[int]:
    """Give the places of the largest count."""
    most = max(counts, default=0)
    return [place for place, count in enumerate(counts) if count == most]


def first_told(named: Sequence[tuple[str, int]], n: int, words: Catalogue) -> str:
    """Name the group of the most cases; ``n``: all cases, of which these may be a part."""
    if not (n and named):
        return words("chart.empty")
    if n < LEAST:
        return words.counted("chart.few", n)
    first = [named[place] for place in leaders([count for _, count in named])]
    numbers, most = Numbers(words), first[0][1]
    way = "told" if len(first) == 1 else "tied" if len(first) <= TOGETHER else "level"
    return words(
        f"chart.first.{way}",
        label=words.both(label for label, _ in first),
        count=numbers.count(most),
        share=numbers.percent(share(most, n)),
        n=numbers.count(n),
    )
