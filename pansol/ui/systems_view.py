"""The systems' screens of a made-up case, each to be opened by whoever looks in it."""

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.training import Scenario, Screen, screens
from pansol.ui.widgets import scrolled

__all__ = ["systems_view"]


def systems_view(scenario: Scenario, words: Catalogue) -> Element:
    """Give the systems' screens, each to be opened."""
    shown = enumerate(screens(scenario, words))
    return h(
        "section",
        h("h2", words("practice.systems")),
        h("p", words("practice.systems.hint"), class_="hint"),
        [_screen(screen, words, place) for place, screen in shown],
        class_="panel screens",
        aria_label=words("practice.systems"),
    )


def _screen(screen: Screen, words: Catalogue, place: int) -> Element:
    count = len(screen.rows)
    return h(
        "details",
        h(
            "summary",
            h("span", screen.system, class_="system"),
            f" {screen.title} ",
            h("small", words("practice.rows", count=count) if count else words("practice.no_row")),
        ),
        _table(screen) if count else h("p", words("practice.no_row.hint"), class_="hint"),
        class_="rows",
        key=f"screen-{place}",
    )


def _table(screen: Screen) -> Element:
    head = h("tr", [h("th", column, scope="col") for column in screen.columns])
    rows = [h("tr", [h("td", text) for text in row]) for row in screen.rows]
    return scrolled(
        h("table", h("thead", head), h("tbody", rows)), f"{screen.system}: {screen.title}"
    )
