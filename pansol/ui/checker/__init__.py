"""The checker: one complaint walked through the SOP, for agents and trainers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pansol.catalogue import catalogue
from pansol.decision import Decision
from pansol.facts import Case
from pansol.ui.checker.actions import reduce
from pansol.ui.checker.cases import Situation, act_on_log, concerns_log
from pansol.ui.checker.desk import Desk, Listing
from pansol.ui.checker.keeping import carried, identified
from pansol.ui.checker.prefill import from_query
from pansol.ui.checker.shelf import Shelf
from pansol.ui.checker.snapshot import from_text, to_text
from pansol.ui.checker.state import State, Walk, walk
from pansol.ui.checker.view import page_view, step_view
from pansol.ui.page import Page
from pansol.ui.query import query_string

__all__ = ["Checker", "checker_page"]


def _clock() -> datetime:
    return datetime.now(UTC)


class Checker:
    """The checker without a browser: ``Page`` shows it, tests and notebooks drive it."""

    def __init__(self, query: str = "", clock: Callable[[], datetime] = _clock) -> None:
        self.state: State = identified(from_query(query))
        self.desk = Desk()
        self._clock = clock
        self._shelf = Shelf()
        self._listed_for: str | None = None
        self._drawn = (self.state, self.desk)
        self._incident = ""

    @property
    def here(self) -> Walk:
        """What follows from the state now."""
        return walk(self.state, self._clock())

    @property
    def case(self) -> Case:
        """The case as far as it is known."""
        return self.here.case

    @property
    def decision(self) -> Decision:
        """The decision as far as it can be made."""
        return self.here.decision

    def act(self, action: list[str], value: str | None = None) -> None:
        """Take one act of the person's. Raises ``BadActionError`` for one the page lacks."""
        self._incident = ""
        now = self._clock()
        if concerns_log(action):
            here = Situation(state=self.state, desk=self.desk, shelf=self._shelf, now=now)
            after = act_on_log(here, action, value)
            self.state, self.desk = identified(after.state), after.desk
        else:
            self.state = carried(self.state, reduce(self.state, action, value, now))

    def restore(self, snapshot: str) -> None:
        """Take up a state kept by the browser. Raises ``ValueError`` if it is none."""
        self.state = identified(from_text(snapshot))

    def fail(self, incident: str) -> None:
        """Undo the last step, which failed, and tell the person so."""
        self.state, self.desk = self._drawn
        self._incident = incident

    def ahead(self) -> Iterator[tuple[list[str], list[Any]]]:
        """Give what each button of the step in hand would lead to."""
        now = self._clock()
        words = catalogue(self.state.language)
        for act in step_view(walk(self.state, now), words).acts():
            after = carried(self.state, reduce(self.state, act, None, now))
            yield act, page_view(walk(after, now), words, desk=self.desk).tree()

    def later(self) -> Callable[[], Listing] | None:
        """Give what reads the lists of who works now, unless they were asked for already."""
        who = self.desk.who(self.state)
        if self._listed_for == who:
            return None
        self._listed_for = who
        now, shelf = self._clock(), self._shelf
        return lambda: shelf.read(who, now)

    def take(self, read: Listing) -> None:
        """Take the lists that were read, unless they were read anew or for another since."""
        shown = self.desk.listing
        if read.who == self.desk.who(self.state) and not (shown and shown.read_at > read.read_at):
            self.desk = replace(self.desk, listing=read)

    def view(self) -> dict[str, Any]:
        """Give what the page draws."""
        words = catalogue(self.state.language)
        named = ("busy", "lost", "reload", "copied", "copy_failed")
        tree = page_view(self.here, words, self._incident, self.desk).tree()
        self._drawn = (self.state, self.desk)
        return {
            "tree": tree,
            "language": self.state.language.value,
            "title": f"{words('checker.title')} · pansol",
            "snapshot": to_text(self.state),
            "words": {name: words(f"page.{name}") for name in named},
        }


def checker_page() -> Page:
    """Give the checker as a page, prefilled from the visitor's address."""
    Checker().view()  # wording, examples and map are read while no visitor waits yet
    return Page(Checker(query_string()))
