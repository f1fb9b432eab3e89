"""Where the cases come from: the case log, the sample, or a file; read and held in memory."""

import csv
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory

from pansol.caselog import CASE_FILE_COLUMNS, Asking, CaseLog, CaseLogError, Standing
from pansol.config import current
from pansol.outcomes import Outcomes, Waits
from pansol.ui.audit.audited import Audited
from pansol.ui.audit.opening import Opened
from pansol.ui.audit.program import Audit
from pansol.ui.checker.desk import signed_in
from pansol.ui.checker.shelf import Shelf, notice_of
from pansol.ui.checker.state import Notice

__all__ = ["Kind", "Source", "from_log", "from_opened"]

_LOG = "log.csv"
_WHY = "dashboard"
_MOST = 200
"""Open cases that are listed."""


class Kind(Enum):
    """What the cases come from."""

    LOG = "log"
    SAMPLE = "sample"
    FILE = "file"


@dataclass(frozen=True, kw_only=True)
class Source:
    """The cases of one source."""

    kind: Kind
    name: str
    """As the person knows it."""
    audited: Audited
    """Each case with its proof."""
    outcomes: Outcomes
    read_at: datetime


def from_opened(
    opened: Opened, audited: Audited, kind: Kind, now: datetime, waits: Waits | None = None
) -> Source:
    """Make a source of a file that was read and audited."""
    zone = current().at
    outcomes = Outcomes.of(
        audited.cases.table("judged"), zone=zone, today=now.astimezone(zone).date(), waits=waits
    )
    return Source(kind=kind, name=opened.name, audited=audited, outcomes=outcomes, read_at=now)


def from_log(files: Audit, now: datetime) -> Source | Notice | None:
    """Read the handled cases of the log; ``None`` if there are none, a notice if it can't be read.

    They are audited as a file is, by ``files``; the file is deleted as soon as it was read.
    """
    try:
        log = Shelf().log()
        with log:
            return _read(log, files, now)
    except CaseLogError as error:
        return notice_of(error)


def _read(log: CaseLog, files: Audit, now: datetime) -> Source | None:
    asking = Asking(who=signed_in() or _WHY, at=now, why=_WHY)
    with TemporaryDirectory(prefix="pansol-") as folder:
        path = Path(folder) / _LOG
        if not _written(log, asking, path):
            return None
        files.read(path, _LOG, now=now)
        opened = files.audit
        if opened is None or opened.path != path or opened.audited is None:
            return None
        return from_opened(opened, opened.audited, Kind.LOG, now, _waits(log, now))


def _written(log: CaseLog, asking: Asking, path: Path) -> int:
    """Write the handled cases as a case file; gives how many there are."""
    count = -1  # the head is no case
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for row in (CASE_FILE_COLUMNS, *log.case_file(asking)):
            writer.writerow(row)
            count += 1
    return count


def _waits(log: CaseLog, now: datetime) -> Waits:
    recent = log.recent(limit=_MOST)
    unfinished = tuple(case for case in recent if case.standing is Standing.UNFINISHED)
    return Waits(at=now, due=log.due(now), unfinished=unfinished)
