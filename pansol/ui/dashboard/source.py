"""Where the cases come from: the case log, the sample, or a file; read and held in memory."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from functools import cached_property

import pandas as pd
import pyarrow as pa

from pansol.caselog import Asking, CaseLogError
from pansol.config import current
from pansol.outcomes import (
    LOG_MAPPING,
    LogCases,
    Outcomes,
    Waits,
    from_file,
    others_named,
    waits_of,
)
from pansol.ui.audit.audited import Audited, Judged
from pansol.ui.audit.opening import Opened, open_table
from pansol.ui.checker.shelf import Shelf
from pansol.ui.notice import Notice, notice_of
from pansol.ui.person import signed_in

__all__ = ["Kind", "Source", "from_log", "from_opened", "from_plain"]

_LOG = "log.csv"
"""The log's name where it is handled as a file is."""


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
    opened: Opened | None = None
    """How it was read; none of what was prepared for all pages."""
    rows: pa.Table | None = None
    """Of the log: the rows it was made of."""

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
        others_named(audited.cases.table("judged")),
        zone=zone,
        today=now.astimezone(zone).date(),
        waits=waits,
    )
    if opened.counts:
        outcomes = replace(outcomes, rejected=opened.counts.rejected)
    return Source(
        kind=kind,
        name=opened.name,
        judged=audited,
        outcomes=outcomes,
        read_at=now,
        opened=opened,
    )


def from_plain(opened: Opened, now: datetime) -> Source | None:
    """Make a source of a file without the SOP's facts: what it holds is counted, nothing judged."""
    outcomes = from_file(opened.path, zone=current().zone, now=now)
    source = Source(
        kind=Kind.FILE,
        name=opened.name,
        judged=None,
        outcomes=outcomes,
        read_at=now,
        opened=opened,
    )
    return source if len(outcomes) and outcomes.dimensions else None


def from_log(
    shelf: Shelf, cases: LogCases, page: str, now: datetime, last: Source | None
) -> Source | Notice | None:
    """Read the handled cases of the log; ``None`` if there are none, a notice if it can't be read.

    ``page``: who counts them, for the record. ``last``: what was read before; it is given again,
    newly dated, where no case changed.
    """
    try:
        log = shelf.log()
        asking = Asking(who=signed_in() or page, at=now, why=page)
        table = cases.read(log, asking)
        waits = waits_of(log, asking)
    except CaseLogError as error:
        return notice_of(error)
    if not len(table):
        return None
    if last and last.rows is table and _still(last, now):
        return replace(last, outcomes=replace(last.outcomes, waits=waits), read_at=now)
    opened = open_table(table, LOG_MAPPING, _LOG, now=now)
    if opened.audited is None:
        return None
    return replace(from_opened(opened, opened.audited, Kind.LOG, now, waits), rows=table)


def _still(last: Source, now: datetime) -> bool:
    """Tell whether time alone changes nothing: a day, or a row that was dated too late."""
    zone = current().at
    same_day = last.read_at.astimezone(zone).date() == now.astimezone(zone).date()
    return same_day and not (last.outcomes.rejected or last.outcomes.future)
