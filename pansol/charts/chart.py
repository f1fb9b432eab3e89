"""A chart as a page takes it: picture, sentence, table, and the buttons that lie over it."""

from collections.abc import Iterable
from dataclasses import dataclass

from pansol.audit.report.shapes import Table
from pansol.element import Element, h

__all__ = ["Chart", "picture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart."""

    title: str
    told: str
    """The main thing it shows, in a sentence: what a reader without eyes gets in its place."""
    picture: Element
    table: Table
    """The same figures, to read or to take along."""
    buttons: Element | None = None
    """One for each part that can be chosen; they lie over the picture in its order."""

    @property
    def drawn(self) -> Element:
        """The picture with its buttons, in a frame that scrolls by itself on a narrow screen."""
        return h(
            "div",
            h("div", self.picture, self.buttons, class_="drawing"),
            class_="chart",
            tabindex="0",
            role="group",
            aria_label=self.title,
        )


def picture(
    kind: str, title: str, told: str, parts: Iterable[Element], *, height: float
) -> Element:
    """Give the SVG, as wide as its place and ``height`` pixels high."""
    return h(
        "svg",
        list(parts),
        class_=f"drawn {kind}",
        role="img",
        aria_label=f"{title}. {told}",
        width="100%",
        height=f"{height:.0f}",
    )
