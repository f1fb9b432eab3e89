"""The lesson without a browser: acts come in, a chapter is shown."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pansol.catalogue import catalogue
from pansol.decision import Decision, decide
from pansol.ui.lesson.actions import reduce
from pansol.ui.lesson.address import from_query
from pansol.ui.lesson.snapshot import from_text, to_text
from pansol.ui.lesson.view import page_view
from pansol.ui.program import page_data

__all__ = ["Lesson"]


class Lesson:
    """The lesson without a browser: ``Page`` shows it, tests and notebooks drive it."""

    def __init__(self, query: str = "") -> None:
        self.state = from_query(query)
        self._drawn = self.state
        self._incident = ""

    @property
    def decision(self) -> Decision:
        """What the table says of the example of the chapter that is open."""
        return decide(self.state.example(self.state.open).case)

    def act(self, action: list[str], value: str | None = None) -> None:  # noqa: ARG002  nothing is typed here
        """Take one act of the person's. Raises ``BadActionError`` for one the page lacks."""
        self._incident = ""
        self.state = reduce(self.state, action)

    def restore(self, snapshot: str) -> None:
        """Take up a state kept by the browser. Raises ``ValueError`` if it is none."""
        self.state = replace(from_text(snapshot), step=self.state.step)

    def fail(self, incident: str) -> None:
        """Undo the last step, which failed, and tell the person so."""
        self.state = self._drawn
        self._incident = incident

    def ahead(self) -> Iterable[tuple[list[str], list[Any]]]:
        """Foresee nothing: there are many acts, and each view is made in a moment."""
        return ()

    def view(self) -> dict[str, Any]:
        """Give what the page draws."""
        words = catalogue(self.state.language)
        tree = page_view(self.state, words, self._incident).tree()
        self._drawn = self.state
        return page_data(tree, words, "lesson", to_text(self.state))
