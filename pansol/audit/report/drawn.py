"""The page's charts as SVG. Places are percentages, so that texts keep their size on any screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from pansol.audit.report.markup import Html, element
from pansol.audit.report.numbers import Interval, Numbers
from pansol.audit.report.weeks import Week, remark
from pansol.catalogue import Catalogue

__all__ = ["bar", "weekly", "whisker"]


def bar(share: float, most: float, words: str) -> Html:
    """Draw a share as a bar; ``most`` fills the width."""
    width = 100 * share / most if most else 0
    drawn = element("rect", class_="bar", x="0", y="2", width=_at(width), height="12", rx="2")
    return _picture("strip", words, drawn)


def whisker(rate: float, bounds: Interval, whole: float, words: str) -> Html:
    """Draw a share with its interval on a scale of 0 to 100 %, and the share of all as a line."""
    low, high = bounds
    return _picture(
        "strip",
        words,
        _line("whole", (whole, 0), (whole, 16)),
        _line("whisker", (low, 8), (high, 8)),
        _line("whisker", (low, 4), (low, 12)),
        _line("whisker", (high, 4), (high, 12)),
        element("circle", class_="point", cx=_at(100 * rate), cy="8", r="3"),
    )


_TOP, _BOTTOM = 12, 196
_ROOM = 0.05
_LABELS = 4


def weekly(weeks: Sequence[Week], centre: float, say: Catalogue, words: str) -> Html:
    """Draw the shares by week between their limits; a signal is marked and named."""
    bounds = [bound for week in weeks for bound in week.limits]
    values = [*bounds, *(week.rate for week in weeks if week.rate is not None)]
    scale = _Scale(low=max(min(values) - _ROOM, 0), high=min(max(values) + _ROOM, 1), n=len(weeks))
    parts = (_axis(scale, centre, say), _limits(scale, weeks), _track(scale, weeks, say))
    return _picture("weekly", words, *chain(*parts, _names(scale, weeks)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Where shares and weeks stand."""

    low: float
    high: float
    n: int

    def across(self, place: float) -> float:
        """Give a week's place as a share of the width."""
        return place / self.n

    def down(self, share: float) -> float:
        """Give a share's place in pixels."""
        return _BOTTOM - (_BOTTOM - _TOP) * (share - self.low) / (self.high - self.low)


def _axis(scale: _Scale, centre: float, say: Catalogue) -> Iterator[Html]:
    for share in sorted({scale.low, centre, scale.high}):
        y = scale.down(share)
        yield _line("centre" if share == centre else "grid", (0, y), (1, y))
        yield _label(Numbers(say).percent(share), 0, y + 4, "end", dx="-8")


def _limits(scale: _Scale, weeks: Sequence[Week]) -> Iterator[Html]:
    for place, week in enumerate(weeks):
        for bound in week.limits:
            start, end = ((scale.across(place + shift), scale.down(bound)) for shift in (0, 1))
            yield _line("limit", start, end)


def _track(scale: _Scale, weeks: Sequence[Week], say: Catalogue) -> Iterator[Html]:
    points = [
        (scale.across(place + 0.5), scale.down(week.rate), week)
        for place, week in enumerate(weeks)
        if week.rate is not None
    ]
    for (x, y, _), (further, lower, _) in pairwise(points):
        yield _line("track", (x, y), (further, lower))
    for x, y, week in points:
        yield _point(x, y, week, Numbers(say), say)


def _names(scale: _Scale, weeks: Sequence[Week]) -> Iterator[Html]:
    every = max(-(-len(weeks) // _LABELS), 1)
    for place in range(0, len(weeks), every):
        yield _label(weeks[place].name, scale.across(place + 0.5), _BOTTOM + 20, "middle")


def _point(x: float, y: float, week: Week, numbers: Numbers, say: Catalogue) -> Html:
    title = f"{week.name}: {numbers.percent(week.rate or 0)} · {remark(week, say)}"
    return element(
        "circle",
        element("title", title),
        class_="signal" if week.signal else "point",
        cx=_at(100 * x),
        cy=f"{y:.1f}",
        r="6" if week.signal else "4",
    )


def _picture(kind: str, words: str, *parts: Html) -> Html:
    return element("svg", *parts, class_=kind, role="img", aria_label=words)


def _line(kind: str, start: tuple[float, float], end: tuple[float, float]) -> Html:
    """Draw a line between points: across as a share of the width, down in pixels."""
    (x1, y1), (x2, y2) = start, end
    ends = {"x1": _at(100 * x1), "y1": f"{y1:.1f}", "x2": _at(100 * x2), "y2": f"{y2:.1f}"}
    return element("line", class_=kind, **ends)


def _label(text: str, x: float, y: float, anchor: str, dx: str = "0") -> Html:
    return element("text", text, x=_at(100 * x), y=f"{y:.1f}", dx=dx, text_anchor=anchor)


def _at(percent: float) -> str:
    return f"{percent:.2f}%"
