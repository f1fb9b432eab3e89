"""The dashboard without a browser: cases come in, figures and their cases are shown."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from pansol.catalogue import Catalogue, catalogue
from pansol.config import current
from pansol.element import Element
from pansol.ui.acts import BadActionError
from pansol.ui.dashboard.actions import AGAIN, reduce
from pansol.ui.dashboard.address import address_of, from_query
from pansol.ui.dashboard.arriving import Arriving
from pansol.ui.dashboard.counting import Counting
from pansol.ui.dashboard.dropping import shown_anew
from pansol.ui.dashboard.saved import Listing, Saved, read_saved
from pansol.ui.dashboard.saving import act_on_saved
from pansol.ui.dashboard.sources import Sources
from pansol.ui.dashboard.view import Shown, page_view
from pansol.ui.notice import Notice
from pansol.ui.program import page_data

if TYPE_CHECKING:  # they load what reads files
    from pansol.ui.dashboard.source import Source

__all__ = ["Dashboard", "clock_now"]

_Come: TypeAlias = "tuple[Source | Notice, Listing]"


def clock_now() -> datetime:
    """Give the moment."""
    return datetime.now(UTC)


class Dashboard(Counting):
    """The dashboard without a browser: ``Page`` shows it, tests and notebooks drive it.

    Other pages on the same cases are made of it: they count and draw something else.
    """

    name = "dashboard"
    """The page's name, as in the header."""

    compares = True
    """Whether a period is compared with the one before."""

    def __init__(self, query: str = "", clock: Callable[[], datetime] = clock_now) -> None:
        super().__init__(from_query(query))
        self.saved = Saved(page=self.name)
        """The views that are kept under names."""
        self._clock = clock
        self._sources = Sources(self.name, clock)
        self._arriving = Arriving[_Come]()
        self._listed = self.saved.listing
        """The listing as a reading began: a newer one, of a view kept meanwhile, is not undone."""
        self._drawn = self.state
        self._incident = ""

    def act(self, action: list[str], value: str | None = None) -> None:
        """Take one act of the person's. Raises ``BadActionError`` for one the page lacks."""
        self._incident = ""
        match action:
            case ["refresh" | "sample" | "log" | "team" | "data", *_] if self._arriving.busy:
                self.state = replace(self.state, notice=AGAIN)
            case ["refresh"]:
                self._refresh()
            case ["sample"]:
                self._read(self._sources.sample)
            case ["log"]:
                self._read(self._sources.log)
            case ["team"] if current().cases:
                self._read(lambda: self._sources.team() or AGAIN)
            case ["data", figure, form]:
                self._make(figure, form)
            case ["saved", *act]:
                self._act_on_saved(act, value or "")
            case _:
                self._reduce(action, value)

    def upload(self, action: list[str], name: str, path: Path) -> None:
        """Take a file of cases."""
        self._incident = ""
        if action != ["file"]:
            raise BadActionError("no file is taken here")
        if self._arriving.busy:
            self.state = replace(self.state, notice=AGAIN)
        else:
            self._show(self._sources.file(name, path))  # at once: the file is deleted afterwards

    def load(self) -> "Source | Notice":
        """Read what the page opens on: the team's file, the case log, or the sample."""
        return self._sources.first()

    def listen(self, wake: Callable[[], None]) -> None:
        """Call ``wake``, from any thread, once cases are there."""
        self._arriving.listen(wake)

    def drawn(self) -> None:
        """Begin to read the cases: a browser shows that it is being done."""
        if not self._arriving.begun:  # once: what fails is told, and tried again by an act
            self._read(self.load)

    def arrived(self) -> None:
        """Show the cases that have been read."""
        for source, saved in self._arriving.take():
            if self.saved.listing is self._listed:
                self.saved = self.saved.having(saved)
            self._show(source)

    def restore(self, snapshot: str) -> None:
        """Take up what was chosen before the page was lost: its address."""
        kept = from_query(snapshot)
        self.state = replace(kept, step=self.state.step)
        self._drop()

    def fail(self, incident: str) -> None:
        """Undo the last step, which failed, and tell the person so."""
        self.state = self._drawn
        self._incident = incident

    def ahead(self) -> Iterable[tuple[list[str], list[Any]]]:
        """Foresee nothing: each view is large, and made in a moment."""
        return ()

    def view(self) -> dict[str, Any]:
        """Give what the page draws."""
        words, counted = catalogue(self.state.language), self.counted
        shown = Shown(
            page=self.name,
            source=self.source,
            counted=counted,
            figures=lambda: self._figures(words),
            title=self._title(words) if self.state.listed else "",
            log_trouble=self._sources.trouble,
            saved=self.saved,
            busy=self._arriving.busy,
            compares=self.compares,
            above=self._above(words),
            incident=self._incident,
        )
        tree = page_view(self.state, words, shown).tree()
        self._drawn = self.state
        return page_data(tree, words, self.name, address_of(self.state))

    def _above(self, _words: Catalogue) -> Element | None:
        """Give what stands above the figures."""
        return None

    def _reduce(self, action: list[str], value: str | None) -> None:
        before = self.state.language
        self.state = reduce(self.state, action, value, self.counted)
        if self.state.language is not before:
            self._made.clear()  # they are written in one language

    def _act_on_saved(self, act: list[str], value: str) -> None:
        """Keep, open, rename or delete a view; one that is opened is dropped as an address is."""
        shelf, now = self._sources.shelf, self._clock()
        self.saved, state = act_on_saved(self.saved, self.state, act, value, shelf, now)
        if state is not self.state:
            self.state = state
            self._drop()

    def _read(self, read: "Callable[[], Source | Notice]") -> None:
        """Read cases, and the saved views, beside the page."""
        shelf, page = self._sources.shelf, self.name
        self._listed = self.saved.listing
        self._arriving.begin(lambda: (read(), read_saved(shelf, page)))
        self.arrived()  # where nobody waits for it

    def _refresh(self) -> None:
        """Read the source anew; a file that was sent cannot be, and is counted as it was."""
        from pansol.ui.dashboard.source import Kind  # noqa: PLC0415  likewise

        kind = self.source.kind if self.source else None
        if kind is Kind.FILE:
            self.state = replace(self.state, notice=Notice(key="dashboard.refresh.file"))
            return
        self.state = replace(self.state, notice=None)
        # Where a team has a file of its own, what was opened beside it is not what comes first.
        beside = {Kind.LOG: self._sources.log, Kind.SAMPLE: self._sources.sample}
        self._read(beside.get(kind, self.load) if kind and current().cases else self.load)

    def _show(self, source: "Source | Notice") -> None:
        """Show cases that were read, or tell why there are none."""
        if isinstance(source, Notice):
            self.state = replace(self.state, notice=source)
            return
        if source.opened:
            self._sources.files.show(source.opened)
        self.source = source
        notice = self._sources.told() or self.state.notice
        self.state = replace(shown_anew(self.state), notice=notice)
        self._drop()
