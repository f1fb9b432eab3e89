"""Where the cases come from: the case log, the sample, or a file; read and held in memory."""

import csv
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from pansol.caselog import CASE_FILE_COLUMNS, Asking, CaseLog, CaseLogError
from pansol.config import current
from pansol.outcomes import Outcomes, Waits, from_file
from pansol.ui.audit.audited import Audited, Judged
from pansol.ui.audit.opening import Opened
from pansol.ui.audit.program import Audit
from pansol.ui.checker.desk import signed_in
from pansol.ui.checker.shelf import Shelf, notice_of
from pansol.ui.checker.state import Notice

__all__ = ["Kind", "Source", "from_log", "from_opened", "from_plain"]

_LOG = "log.csv"
_WHY = "dashboard"
_MOST = 1_000_000
"""Open cases that are counted."""


class Kind(Enum):
    """What the cases come from."""

    LOG = "log"
    SAMPLE = "sample"
    FILE = "file"
    TEAM = "team"  # of the configuration


@dataclass(frozen=True, kw_only=True)
class Source:
    """The cases of one source."""

    kind: Kind
    name: str
    """As the person knows it."""
    judged: Judged | None
    """Each case with its proof; none where the source holds no facts to judge by."""
    outcomes: Outcomes
    read_at: datetime

    @cached_property
    def verdicts(self) -> pd.DataFrame:
        """The verdict on each case, masked; nothing where none is judged."""
        return self.judged.verdicts() if self.judged else pd.DataFrame()

    @property
    def audited(self) -> Audited | None:
        """The whole audit, where it is held in memory."""
        return self.judged if isinstance(self.judged, Audited) else None


def from_opened(
    opened: Opened, audited: Audited, kind: Kind, now: datetime, waits: Waits | None = None
) -> Source:
    """Make a source of a file that was read and audited."""
    zone = current().at
    outcomes = Outcomes.of(
        audited.cases.table("judged"), zone=zone, today=now.astimezone(zone).date(), waits=waits
    )
    if opened.counts:
        outcomes = replace(outcomes, rejected=opened.counts.rejected)
    return Source(kind=kind, name=opened.name, judged=audited, outcomes=outcomes, read_at=now)


def from_plain(opened: Opened, now: datetime) -> Source | None:
    """Make a source of a file without the SOP's facts: what it holds is counted, nothing judged."""
    outcomes = from_file(opened.path, zone=current().zone, now=now)
    name = opened.name
    source = Source(kind=Kind.FILE, name=name, judged=None, outcomes=outcomes, read_at=now)
    return source if len(outcomes) and outcomes.dimensions else None


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
    unfinished = log.unfinished(None, limit=_MOST)
    return Waits(at=now, due=log.due(now, limit=_MOST), unfinished=unfinished)
