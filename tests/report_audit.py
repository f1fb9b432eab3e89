"""What the tests of reports are made from."""

from dataclasses import dataclass

import pandas as pd

from pansol.audit.summarizing import summarize
from pansol.audit.summary import FileCount, Summary
from pansol.casefiles import Rejected
from pansol.waiting import ZONES


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What reports are made from."""

    verdicts: pd.DataFrame
    summary: Summary
    findings: pd.DataFrame
    rejects: tuple[Rejected, ...]

    def of(self, rows: int) -> Summary:
        """Give the figures of the first rows alone."""
        counts = [FileCount(name="some.csv", read=rows, accepted=rows)] if rows else []
        return summarize(self.verdicts.head(rows), files=counts, zone=ZONES["WIB"])
