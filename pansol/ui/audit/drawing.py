"""Small drawings: a bar, an interval, both beside the number they show."""

from pansol.element import Element, h

__all__ = ["bar", "interval_bar"]


def bar(share: float) -> Element:
    """Give a bar of 0 to 1 of the width."""
    return _wide(h("path", d=f"M0 0h{100 * share:.2f}v10H0z", class_="mark"), "bar")


def interval_bar(rate: float, low: float, high: float) -> Element:
    """Give an interval on the way from 0 to 1, with its rate marked."""
    left, right, at = (100 * each for each in (low, high, rate))
    return _wide(
        [
            h("path", d="M0 5h100", class_="axis"),
            h("path", d=f"M{left:.2f} 2.5H{right:.2f}v5H{left:.2f}z", class_="span"),
            h("path", d=f"M{at - 0.75:.2f} 0h1.5v10h-1.5z", class_="mark"),
        ],
        "bar interval",
    )


def _wide(shapes: Element | list[Element], style: str) -> Element:
    return h(
        "svg",
        shapes,
        viewBox="0 0 100 10",
        preserveAspectRatio="none",
        class_=style,
        aria_hidden="true",
    )
