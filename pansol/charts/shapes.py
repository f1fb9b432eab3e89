"""What pictures are drawn of: places across are shares of the width, places down are pixels."""

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import TypeAlias

from pansol.element import Element, h

__all__ = [
    "PATTERNS",
    "Box",
    "ShareScale",
    "cut",
    "filled",
    "label",
    "layer",
    "layers",
    "line",
    "mark",
    "names",
    "patterns",
    "rect",
    "share",
    "stretched",
    "stroke",
    "wrapped",
]

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, width, height."""

PATTERNS = ("", "rising", "dots", "level", "falling", "upright", "crossed", "squares")
"""What lies over a colour, so that it is told apart without seeing it; none over the first."""

_LETTERS = 26, 44  # of a name that stands beside numbers, on a narrow screen and a wide one

_STROKES = {
    "rising": "M-1 7L7 -1M-1 1L1 -1M5 7L7 5",
    "dots": "M1.5 1.5h1.5v1.5h-1.5zM4.5 4.5h1.5v1.5h-1.5z",
    "level": "M0 3h6",
    "falling": "M-1 -1L7 7M5 -1L7 1M-1 5L1 7",
    "upright": "M3 0v6",
    "crossed": "M0 0L6 6M6 0L0 6",
    "squares": "M0 1h6M1 0v6",
}


def share(part: float, whole: float) -> float:
    """Give a part of a whole, 0 to 1; 0 of nothing."""
    return min(max(part / whole, 0.0), 1.0) if whole else 0.0


class ShareScale:
    """Where shares stand between a top and a bottom, with a little room above and below."""

    _ROOM = 0.02

    def __init__(self, shares: Sequence[float], top: int, bottom: int) -> None:
        self.low = max(min(shares, default=0) - self._ROOM, 0)
        self.high = min(max(shares, default=1) + self._ROOM, 1)
        self._top, self._bottom = top, bottom

    def down(self, rate: float) -> float:
        """Give a share's place in pixels."""
        return self._bottom - (self._bottom - self._top) * share(
            rate - self.low, self.high - self.low
        )


def mark(x: float, y: float, hover: str, *, signal: bool) -> Element:
    """Draw what is told apart by its form: a square for a signal, a circle for what is none."""
    title, across = h("title", hover), f"{100 * x:.2f}%"
    if not signal:
        return h("circle", title, class_="noise", cx=across, cy=f"{y:.1f}", r=4)
    return h("rect", title, class_="signal", x=across, y=f"{y:.1f}", width=12, height=12,
             transform="translate(-6,-6)")  # fmt: skip


def cut(text: str, most: int) -> str:
    """Give a text of at most so many letters, shortened where it is longer."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def wrapped(text: str, letters: int, lines: int) -> list[str]:
    """Give a text in so many lines at most, the last one shortened where it is longer."""
    return [
        cut(line, letters)
        for line in wrap(text, letters, max_lines=lines, placeholder="…") or [text]
    ]


def rect(kind: str | None, box: Box, *, fill: str | None = None) -> Element:
    """Draw a rectangle."""
    x, y, width, height = box
    return h(
        "rect",
        class_=kind,
        x=_at(x),
        y=f"{y:.1f}",
        width=_at(width),
        height=f"{max(height, 0):.1f}",
        fill=fill,
    )


def filled(tone: str, pattern: str, box: Box) -> list[Element]:
    """Draw a rectangle in a tone, with its pattern over it."""
    drawn = [rect(f"fill {tone}", box)]
    if pattern:
        drawn.append(rect("pattern", box, fill=f"url(#pansol-{pattern})"))
    return drawn


def layer(tone: str, pattern: str, boxes: Iterable[Box]) -> Element:
    """Draw rectangles in a tone under its pattern, as ``layers`` gives both in one."""
    fill = f"url(#pansol-{pattern}-{tone})" if pattern else None
    kind = "layer" if pattern else f"fill {tone}"
    return h("g", [rect(None, box) for box in boxes], class_=kind, fill=fill)


def line(kind: str, start: tuple[float, float], end: tuple[float, float]) -> Element:
    """Draw a line between two places."""
    (x1, y1), (x2, y2) = start, end
    return h("line", class_=kind, x1=_at(x1), y1=f"{y1:.1f}", x2=_at(x2), y2=f"{y2:.1f}")


def stroke(kind: str, way: str) -> Element:
    """Draw a line along a way in a ``stretched`` part, as thick as any, however that is drawn out.

    One such line takes the place of hundreds between two points.
    """
    return h("path", class_=kind, d=way, fill="none", vector_effect="non-scaling-stroke")


def stretched(
    parts: Iterable[Element], across: tuple[float, float], wide: float, height: float
) -> Element:
    """Give a part that takes so much of the width, from a place on, and has ``wide`` units in it.

    What is in it is drawn out with the page; paths know no shares of the width.
    """
    left, width = across
    return h(
        "svg",
        list(parts),
        x=_at(left),
        y=0,
        width=_at(width),
        height=f"{height:.0f}",
        viewBox=f"0 0 {wide:.0f} {height:.0f}",
        preserveAspectRatio="none",
    )


def label(  # noqa: PLR0913  a text has these
    text: str, x: float, y: float, *, anchor: str = "start", kind: str = "", whole: str = ""
) -> Element:
    """Write a text; ``whole`` is what to read on hovering where it is shortened."""
    hover = h("title", whole) if whole and whole != text else None
    return h("text", text, hover, class_=kind or None, x=_at(x), y=f"{y:.1f}", text_anchor=anchor)


def names(text: str, y: float, *, kind: str = "name") -> list[Element]:
    """Write a row's name at the left, shortened twice: the style sheet shows what has room."""
    short, long = (cut(text, most) for most in _LETTERS)
    if short == long:
        return [label(text, 0, y, kind=kind)]
    return [
        label(short, 0, y, kind=f"{kind} narrow", whole=text),
        label(long, 0, y, kind=f"{kind} wide", whole=text),
    ]


def patterns() -> Element:
    """Give the patterns, which a picture that uses them holds itself."""
    return h("defs", [_pattern(name, stroke) for name, stroke in _STROKES.items()])


def layers(pairs: Iterable[tuple[str, str]]) -> Element:
    """Give the patterns over their tones: half as much to draw where there are many rectangles."""
    return h("defs", [_pattern(name, _STROKES[name], tone) for tone, name in pairs if name])


def _pattern(name: str, stroke: str, tone: str = "") -> Element:
    return h(
        "pattern",
        h("rect", class_=f"ground {tone}", width=6, height=6) if tone else None,
        h("path", d=stroke, class_=f"hatch {name}"),
        id=f"pansol-{name}-{tone}" if tone else f"pansol-{name}",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
    )


def _at(part: float) -> str:
    return f"{100 * part:.2f}%"
