"""The way to the cases: the case log, the sample, a file; or why there are none."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pansol.ui.audit.program import Audit
from pansol.ui.checker.shelf import Shelf
from pansol.ui.notice import Notice

if TYPE_CHECKING:  # they load what reads files
    from pansol.outcomes import LogCases
    from pansol.ui.dashboard.source import Kind, Source

__all__ = ["Sources"]


class Sources:
    """The sources of one page. What is read from the log is kept, and read again as it changed."""

    def __init__(self, page: str, clock: Callable[[], datetime]) -> None:
        self.files = Audit()
        """Reads and audits case files, as the audit's page does."""
        self.shelf = Shelf()
        """The case log."""
        self.trouble: Notice | None = None
        """Why the case log is not shown."""
        self._wrong: Notice | None = None
        self._page = page
        self._clock = clock
        self._log: LogCases | None = None
        self._last: Source | None = None

    def first(self) -> "Source | Notice":
        """Read what the page opens on: the team's own file, where one is configured, else the log.

        The sample stands in where neither has cases; ``told`` says what is wrong with the file.
        """
        found = self.team()
        if found is None or isinstance(found, Notice):
            self._wrong, found = found, self.log()
        return self.sample() if isinstance(found, Notice) else found

    def told(self) -> Notice | None:
        """Give, once, why what the page opened on is not the team's own file."""
        wrong, self._wrong = self._wrong, None
        return wrong

    def team(self) -> "Source | Notice | None":
        """Read the file that the configuration names; ``None`` if it names none."""
        from pansol.ui.dashboard.team import from_team  # noqa: PLC0415  it takes a second to load

        return from_team(self._clock())

    def log(self) -> "Source | Notice":
        """Read the handled cases of the log."""
        from pansol.outcomes import LogCases  # noqa: PLC0415  it takes a second to load
        from pansol.ui.dashboard.source import from_log  # noqa: PLC0415  likewise

        self._log = self._log or LogCases()
        found = from_log(self.shelf, self._log, self._page, self._clock(), self._last)
        if found is None:
            found = Notice(key="dashboard.log.empty")
        if isinstance(found, Notice):
            self.trouble = found
        else:
            self.trouble, self._last = None, found
        return found

    def sample(self) -> "Source | Notice":
        """Read the sample."""
        from pansol.ui.dashboard.source import Kind  # noqa: PLC0415  likewise

        self.files.act(["sample"])
        return self._read(Kind.SAMPLE)

    def file(self, name: str, path: Path) -> "Source | Notice":
        """Read a file that was sent."""
        from pansol.ui.dashboard.source import Kind  # noqa: PLC0415  likewise

        self.files.upload(["file"], name, path)
        return self._read(Kind.FILE)

    def _read(self, kind: "Kind") -> "Source | Notice":
        """Give the file that was just read as a source; one that can't be counted is told."""
        from pansol.ui.dashboard.source import from_opened, from_plain  # noqa: PLC0415  likewise

        opened, notice = self.files.audit, self.files.state.notice
        if notice is None and opened and opened.audited:
            return from_opened(opened, opened.audited, kind, self._clock())
        if notice is None and opened and (plain := from_plain(opened, self._clock())):
            return plain
        if notice is None and opened:
            values = {"name": opened.name}
            notice = Notice(key="dashboard.unmapped", values=values, wrong=True)
        assert notice  # noqa: S101  a file that is not open is told
        return notice
