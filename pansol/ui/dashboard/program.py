"""The dashboard without a browser: cases come in, figures and their cases are shown."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from pansol.catalogue import Catalogue, catalogue
from pansol.element import Element
from pansol.ui.audit.actions import BadActionError
from pansol.ui.audit.program import Audit
from pansol.ui.audit.state import Notice
from pansol.ui.checker.state import Notice as LogNotice
from pansol.ui.dashboard.actions import AGAIN, reduce
from pansol.ui.dashboard.address import address_of, from_query
from pansol.ui.dashboard.state import State
from pansol.ui.dashboard.view import Shown, page_view
from pansol.ui.program import Download, page_data

if TYPE_CHECKING:  # they load what reads files
    from pansol.ui.dashboard.counted import Counted
    from pansol.ui.dashboard.figure_view import Frame
    from pansol.ui.dashboard.source import Kind, Source

__all__ = ["Dashboard"]


def _clock() -> datetime:
    return datetime.now(UTC)


class Dashboard:
    """The dashboard without a browser: ``Page`` shows it, tests and notebooks drive it.

    Other pages on the same cases are made of it: they count and draw something else.
    """

    name = "dashboard"
    """The page's name, as in the header."""

    def __init__(self, query: str = "", clock: Callable[[], datetime] = _clock) -> None:
        self.state = from_query(query)
        self.source: Source | None = None
        """What is counted; none until it was read."""
        self._clock = clock
        self._files = Audit()
        """Reads and audits case files, as the audit's page does."""
        self._trouble: LogNotice | None = None
        """Why the case log is not shown."""
        self._drawn = self.state
        self._incident = ""
        self._made: dict[str, Download] = {}
        self._counted: tuple[tuple[object, ...], Counted] | None = None
        self._wake: Callable[[], None] = lambda: None
        self._thread: Thread | None = None
        self._come: Source | None = None
        self._broken: Exception | None = None

    @property
    def counted(self) -> "Counted | None":
        """The figures of what is chosen, counted once; none until there is a source."""
        source, state = self.source, self.state
        if source is None:
            return None
        chosen = tuple(sorted(state.labels.items()))
        key = (id(source), chosen, state.period, state.first, state.last)
        if self._counted is None or self._counted[0] != key:
            self._counted = key, self._count(source)
            self._made.clear()
        return self._counted[1]

    def act(self, action: list[str], value: str | None = None) -> None:
        """Take one act of the person's. Raises ``BadActionError`` for one the page lacks."""
        self._incident = ""
        match action:
            case ["refresh" | "sample" | "log" | "team" | "data", *_] if self._busy:
                self.state = replace(self.state, notice=AGAIN)
            case ["refresh"]:
                self._refresh()
            case ["sample"]:
                self._show(self._sample())
            case ["log"]:
                self._show(self._log())
            case ["team"]:
                self._show(self._team())
            case ["data", figure, form]:
                self._make(figure, form)
            case _:
                before = self.state.language
                self.state = reduce(self.state, action, value, self.counted)
                if self.state.language is not before:
                    self._made.clear()  # they are written in one language

    def upload(self, action: list[str], name: str, path: Path) -> None:
        """Take a file of cases."""
        self._incident = ""
        if action != ["file"]:
            raise BadActionError("no file is taken here")
        if self._busy:
            self.state = replace(self.state, notice=AGAIN)
            return
        self._files.upload(["file"], name, path)
        from pansol.ui.dashboard.source import Kind  # noqa: PLC0415  likewise

        self._show(self._read(Kind.FILE))

    def load(self) -> "Source | None":
        """Read what the page opens on: the team's file, the case log, or the sample.

        The file where one is configured, the sample where the log holds no cases.
        """
        return self._team() or self._log() or self._sample()

    def listen(self, wake: Callable[[], None]) -> None:
        """Call ``wake``, from any thread, once the cases are there."""
        self._wake = wake

    def drawn(self) -> None:
        """Begin to read the cases: a browser shows that it is being done."""
        if self._thread is None and self.source is None:
            self._thread = Thread(target=self._load, daemon=True)
            self._thread.start()

    def arrived(self) -> None:
        """Show the cases that have been read."""
        broken, self._broken = self._broken, None
        if broken:
            raise broken
        if self._come and self.source is None:
            self._show(self._come)
        self._come = None

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

    def downloads(self) -> Mapping[str, Download]:
        """Give the files that were asked for."""
        return dict(self._made)  # as it is now: the page compares it with what it sent

    def view(self) -> dict[str, Any]:
        """Give what the page draws."""
        words, counted = catalogue(self.state.language), self.counted
        shown = Shown(
            page=self.name,
            source=self.source,
            counted=counted,
            figures=lambda: self._figures(words),
            title=self._title(words) if self.state.listed else "",
            log_trouble=self._trouble,
            incident=self._incident,
        )
        tree = page_view(self.state, words, shown).tree()
        self._drawn = self.state
        return page_data(tree, words, self.name, address_of(self.state))

    def _count(self, source: "Source") -> "Counted":
        from pansol.ui.dashboard.counted import counted  # noqa: PLC0415  it takes a second to load

        return counted(self.state, source.outcomes)

    def _figures(self, words: Catalogue) -> Element:
        """Give the figures' part of the page; there is something to count."""
        from pansol.ui.dashboard.figures_view import figures_view  # noqa: PLC0415  likewise

        assert self.counted  # noqa: S101  the view's
        return figures_view(self.state, words, self.counted, self._made)

    def _frames(self, words: Catalogue, state: State) -> "Iterable[Frame]":
        """Give the figures themselves, of a state."""
        from pansol.ui.dashboard.figures_view import frames  # noqa: PLC0415  likewise

        assert self.counted  # noqa: S101  the caller's
        return frames(state, words, self.counted)

    def _title(self, words: Catalogue) -> str:
        """Head the cases that are listed."""
        from pansol.ui.dashboard.list_view import list_title  # noqa: PLC0415  likewise

        assert self.counted  # noqa: S101  nothing is listed of no cases
        return list_title(self.state, words, self.counted)

    @property
    def _busy(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _load(self) -> None:
        try:
            self._come = self.load()
        except Exception as error:  # noqa: BLE001  told by ``arrived``, in the page's own thread
            self._broken = error
        self._wake()

    def _team(self) -> "Source | None":
        from pansol.ui.dashboard.source import Source  # noqa: PLC0415  likewise
        from pansol.ui.dashboard.team import from_team  # noqa: PLC0415  likewise

        found = from_team(self._clock())
        if isinstance(found, Source) or found is None:
            return found
        self.state = replace(self.state, notice=found)
        return None

    def _sample(self) -> "Source | None":
        from pansol.ui.dashboard.source import Kind  # noqa: PLC0415  likewise

        self._files.act(["sample"])
        return self._read(Kind.SAMPLE)

    def _log(self) -> "Source | None":
        from pansol.ui.dashboard.source import from_log  # noqa: PLC0415  likewise

        found = from_log(self._files, self._clock())
        if found is None:
            self._trouble = LogNotice(key="dashboard.log.empty")
        else:
            self._trouble = found if isinstance(found, LogNotice) else None
        return None if isinstance(found, LogNotice) else found

    def _read(self, kind: "Kind") -> "Source | None":
        """Give the file that was just read as a source; one that can't be counted is told."""
        from pansol.ui.dashboard.source import from_opened, from_plain  # noqa: PLC0415  likewise

        opened, notice = self._files.audit, self._files.state.notice
        if notice is None and opened and opened.audited:
            return from_opened(opened, opened.audited, kind, self._clock())
        if notice is None and opened and (plain := from_plain(opened, self._clock())):
            return plain
        if notice is None and opened:
            values = {"name": opened.name}
            notice = Notice(key="dashboard.unmapped", values=values, wrong=True)
        self.state = replace(self.state, notice=notice)
        return None

    def _refresh(self) -> None:
        """Read the source anew; a file that was sent cannot be, and is counted as it was."""
        from pansol.ui.dashboard.source import Kind  # noqa: PLC0415  likewise

        kind = self.source.kind if self.source else Kind.LOG
        if kind is Kind.FILE:
            self.state = replace(self.state, notice=Notice(key="dashboard.refresh.file"))
        else:
            self._show(self.load())

    def _show(self, source: "Source | None") -> None:
        if source is None:
            if self.state.notice is None and self._trouble:
                told = Notice(key=self._trouble.key, values=self._trouble.values)
                self.state = replace(self.state, notice=told)
            return
        self.source = source
        self.state = _shown(self.state)
        self._drop()

    def _drop(self) -> None:
        """Take back what is chosen and not there."""
        counted = self.counted
        if counted and (dropped := counted.selection.dropped):
            self.state = _without(self.state, dropped)

    def _make(self, figure: str, form: str) -> None:
        from pansol.ui.dashboard.exports import make  # noqa: PLC0415  likewise

        words = catalogue(self.state.language)
        if self.counted is None:
            self.state = replace(self.state, notice=AGAIN)
            return
        frames = partial(self._frames, words)
        self._made[f"{figure}-{form}"] = make(figure, form, self.state, frames, words)
        self.state = replace(self.state, notice=None)


def _shown(state: State) -> State:
    """Give the state in which another source is shown."""
    return replace(state, listed=(), page=0, case=None, seen=None, step=state.step + 1)


def _without(state: State, dropped: tuple[tuple[str, str], ...]) -> State:
    """Take back what the source does not hold, and name it."""
    gone = {name for name, label in dropped if not label}
    labels = {
        name: left
        for name, chosen in state.labels.items()
        if name not in gone and (left := tuple(x for x in chosen if (name, x) not in dropped))
    }
    named = [f"{name}={label}" if label else name for name, label in dropped[:3]]
    if state.notice and "named" in state.notice.values:
        named.insert(0, state.notice.values["named"])
    notice = Notice(key="dashboard.dropped", values={"named": ", ".join(named)}, wrong=True)
    return replace(state, labels=labels, notice=notice)
