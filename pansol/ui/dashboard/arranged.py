"""How figures stand on a page: below each other; where no case is chosen, what to do about it."""

from collections.abc import Iterable

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.dashboard.counted import Counted
from pansol.ui.dashboard.state import State
from pansol.ui.widgets import button

__all__ = ["arranged"]


def arranged(state: State, words: Catalogue, counted: Counted, parts: Iterable[Element]) -> Element:
    """Give the parts of a page, which are made only if there is a case to show."""
    if not counted.selection.n:
        return _nothing(words)
    return h(
        "div",
        h(
            "h2",
            words("dashboard.figures"),
            tabindex="-1",
            focus=f"figures-{state.step}",
            class_="pansol-spoken",
        ),
        [*parts],
        class_="figures pictures",
        key="figures",
    )


def _nothing(words: Catalogue) -> Element:
    return h(
        "section",
        h("h2", words("dashboard.nothing")),
        h("p", words("dashboard.nothing.what"), class_="lead"),
        h("div", button(words("dashboard.clear"), "clear", style="primary"), class_="actions"),
        class_="step",
        role="status",
        key="nothing",
    )
