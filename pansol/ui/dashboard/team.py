"""The case file that a team has configured: prepared once for all pages, of any size."""

import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import duckdb
import pandas as pd

from pansol.audit import verdict_table
from pansol.casefiles import CaseFileError, mask_expr
from pansol.config import current
from pansol.outcomes import CaseFile, Prepared, prepare, prepared
from pansol.ui.audit.audited import findings_of, first_row
from pansol.ui.dashboard.source import Kind, Source
from pansol.ui.notice import Notice

__all__ = ["OnDisk", "configured", "from_team", "prepare_configured"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDisk:
    """Judged cases, read one by one from where they were prepared."""

    name: str
    held: Prepared

    def case(self, row: int) -> Mapping[str, Any] | None:
        """Give a case by its row in the file, null as ``None``; ``None`` if there is none."""
        return first_row(self.held.judged().filter(f"row = {row:d}"))

    def of_case(self, row: int) -> pd.DataFrame:
        """Give the findings of a case."""
        one = self.held.judged().filter(f"row = {row:d}")
        return findings_of(verdict_table(one, mask_expr), self.name)

    def verdicts(self) -> pd.DataFrame:
        """Give the verdict on each case, masked."""
        found: pd.DataFrame = verdict_table(self.held.judged(), mask_expr).df()
        return found


def configured() -> CaseFile | None:
    """Give the file that the configuration names."""
    settings = current()
    if settings.cases is None:
        return None
    return CaseFile(path=settings.cases, zone=settings.zone, mapping=settings.cases_mapping)


def prepare_configured() -> None:
    """Prepare it, in a process that ends with that: what it takes would stay with a page."""
    if file := configured():
        prepare(file, datetime.now(UTC))


def from_team(now: datetime) -> Source | Notice | None:
    """Read the configured file; ``None`` if there is none, a notice if it can't be read."""
    file = configured()
    if file is None:
        return None
    name = file.path.name
    try:
        with suppress(OSError):  # told by the next line
            if prepared(file) is None:
                statement = f"from {__name__} import prepare_configured; prepare_configured()"
                command, quiet = [sys.executable, "-c", statement], subprocess.DEVNULL
                subprocess.run(command, check=False, stdout=quiet, stderr=quiet)  # noqa: S603  our own words
        held = prepare(file, now)
        outcomes = held.outcomes
    except CaseFileError as error:
        values = {key: str(value) for key, value in error.values.items()} | {"file": name}
        return Notice(key=error.key, values=values, wrong=True)
    except (OSError, duckdb.Error):  # the latter where the disk is full
        return Notice(key="dashboard.team.away", values={"name": name}, wrong=True)
    at = datetime.fromtimestamp(held.made_at, tz=UTC)
    judged = OnDisk(name=name, held=held)
    return Source(kind=Kind.TEAM, name=name, judged=judged, outcomes=outcomes, read_at=at)
