"""The checker: one complaint walked through the SOP, for agents and trainers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from queue import SimpleQueue
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

from pansol.catalogue import catalogue
from pansol.decision import Decision
from pansol.facts import Case
from pansol.ui.checker.actions import reduce
from pansol.ui.checker.cases import act_on_log, concerns_log
from pansol.ui.checker.desk import Desk, Listing
from pansol.ui.checker.enquiry import enquiry_of
from pansol.ui.checker.finder import Finder, prepare
from pansol.ui.checker.keeping import carried, identified
from pansol.ui.checker.leaving import leaves
from pansol.ui.checker.prefill import from_query
from pansol.ui.checker.shelf import Shelf
from pansol.ui.checker.situation import Situation
from pansol.ui.checker.snapshot import from_text, to_text
from pansol.ui.checker.state import LEFT, State, Walk, looked_up, walk
from pansol.ui.checker.view import page_view, step_view
from pansol.ui.notice import Notice
from pansol.ui.page import Page
from pansol.ui.program import Program, page_data
from pansol.ui.query import held_ready, query_string
from pansol.ui.server_log import log_to_server

__all__ = ["Checker", "checker_page", "program_for"]


_PATIENCE = 15
"""Seconds to wait for systems before something is saved that was done before a reload."""


def _nobody() -> None:
    """Wake nobody: without a page, whoever drives the checker asks by ``wait``."""


def _clock() -> datetime:
    return datetime.now(UTC)


def _look_up_of(state: State) -> tuple[int, int]:
    """Tell one look-up from another."""
    return state.round, state.search.number


def _after(before: State, action: list[str], value: str | None, now: datetime) -> State:
    """Give the state after an act; a case that is left unsaved is told of."""
    after = carried(before, reduce(before, action, value, now), now)
    return replace(after, notice=Notice(key=LEFT)) if leaves(before, after) else after


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
        self._finder: Finder | None = None
        self._lists: SimpleQueue[Listing | Exception] = SimpleQueue()
        self._begun = False
        self._taken_up = False
        self._left: State | None = None
        self._wake: Callable[[], None] = _nobody

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
        if concerns_log(action) and self._taken_up:
            self.wait(_PATIENCE)  # the act was done with the facts in view: it is taken with them
        before, now = self.state, self._clock()
        if concerns_log(action):
            here = Situation(state=self.state, desk=self.desk, shelf=self._shelf, now=now)
            after = act_on_log(here, action, value)
            self.state, self.desk = identified(after.state), after.desk
        elif action == ["undo"] and self._left:
            self.state = replace(self._left, round=before.round + 1, language=before.language)
            self._left = None
        else:
            self.state = _after(before, action, value, now)
            if action[:1] != ["language"]:
                self.desk = self.desk.unasked
            self._left = before if leaves(before, self.state) else self._left
        self.desk = self.desk.going_on(before, self.state)
        if _look_up_of(self.state) != _look_up_of(before):
            self._look_up()

    def restore(self, snapshot: str) -> None:
        """Take up a state kept by the browser. Raises ``ValueError`` if it is none."""
        self.state = identified(from_text(snapshot))
        self._look_up()
        self._taken_up = bool(self.state.search.pending)

    def listen(self, wake: Callable[[], None]) -> None:
        """Call ``wake``, from any thread, whenever a system has answered."""
        self._wake = wake

    def drawn(self) -> None:
        """Load what a look-up would wait for, and read the lists of who works now."""
        if not self._begun:
            prepare()
            self._begun = True
        if read := self.later():
            Thread(target=self._read, args=(read,), daemon=True).start()

    def _read(self, read: Callable[[], Listing]) -> None:
        try:
            self._lists.put(read())
        except Exception as error:  # noqa: BLE001  raised where the person can be told of it
            self._lists.put(error)
        self._wake()

    def arrived(self) -> None:
        """Take in the lists that were read, and what the systems have answered."""
        while not self._lists.empty():
            if isinstance(read := self._lists.get(), Exception):
                raise read
            self.take(read)
        self._take_findings()

    def _take_findings(self) -> None:
        """Take what was found; answers to an enquiry that is gone are none."""
        finder = self._finder
        if finder is None or not self.state.search.pending:
            return
        state = looked_up(self.state, finder.take(), finder.enquiry.transaction_at)
        if finder.failed:
            told = Notice(key="lookup.failed")
            state = replace(state, search=state.search.ended(), notice=told)
        self.state = carried(self.state, state, self._clock())
        self._taken_up = self._taken_up and bool(state.search.pending)

    def wait(self, timeout: float | None = None) -> None:
        """Wait until the systems have answered, at most so many seconds, and take it in."""
        if self._finder:
            self._finder.wait(timeout)
            self.arrived()

    def _look_up(self) -> None:
        """Ask the systems, if the state awaits something of them."""
        enquiry = enquiry_of(self.state, self._clock())
        self._finder = None
        if enquiry and self.state.search.pending:
            self._finder = Finder(enquiry, self._wake)
        elif self.state.search.pending:
            self.state = replace(self.state, search=self.state.search.cleared())

    def fail(self, incident: str) -> None:
        """Undo the last step, which failed, and tell the person so."""
        self.state, self.desk = self._drawn
        # What was on its way belongs to the step that failed, or is lost with it.
        self._finder = None
        self.state = replace(self.state, search=self.state.search.ended())
        self._incident = incident

    def ahead(self) -> Iterator[tuple[list[str], list[Any]]]:
        """Give what each button of the step in hand would lead to."""
        now = self._clock()
        words = catalogue(self.state.language)
        for act in step_view(walk(self.state, now), words).acts():
            after = _after(self.state, act, None, now)
            yield act, page_view(walk(after, now), words, desk=self.desk.unasked).tree()

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
        tree = page_view(self.here, words, self._incident, self.desk).tree()
        self._drawn = (self.state, self.desk)
        return page_data(tree, words, "checker", to_text(self.state))


def program_for(query: str) -> Program:
    """Give the checker for an address, prefilled; for a role play's, the agent's side of it.

    What a role play takes is loaded for it alone.
    """
    if "play" not in parse_qs(query, keep_blank_values=True):
        return Checker(query)
    from pansol.ui.roleplay.agent import PlayedChecker  # noqa: PLC0415  slow to import

    return PlayedChecker(query)


def checker_page() -> Page:
    """Give the checker as a page, as the visitor's address wants it."""
    log_to_server()
    Checker().view()  # wording, examples and map are read while no visitor waits yet
    if held_ready():
        prepare()
    return Page(program_for(query_string()))
