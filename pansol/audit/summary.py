"""The figures of one audit: what reports and pages show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import pandas as pd

from pansol.audit.figures import (
    Ageing,
    Confusion,
    PChart,
    Repeats,
)
from pansol.audit.standing import Standing

__all__ = ["CUSTOMER", "GROUPS", "Doubled", "FileCount", "Summary"]

GROUPS = ("agent", "team", "complaint_channel", "clause", "week")
"""What adherence is told apart by."""

CUSTOMER = "customer"
"""A column of verdicts that tells customers apart without naming them; it may be missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCount:
    """What became of one file's rows."""

    name: str
    read: int
    accepted: int

    @property
    def rejected(self) -> int:
        """The rows left out."""
        return self.read - self.accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubled:
    """Case numbers that stand more than once: all of their cases are counted."""

    numbers: int = 0
    """How many there are."""
    again: int = 0
    """Their cases, the first of each number left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The figures of an audit. Rates are 0 to 1; tables have pandas' nullable dtypes."""

    files: tuple[FileCount, ...]
    cases: int
    """All that were accepted."""
    standing: Mapping[Standing, int]
    """Cases by what they count as; they add up to ``cases``."""
    silent: Mapping[str, int]
    """Gap (``G1`` …) → cases on which the SOP says nothing."""
    first_us: int | None
    """The first and the last handling, microseconds since 1970-01-01 UTC."""
    last_us: int | None
    overall: pd.DataFrame
    """One row: ``n``, ``count``, ``rate``, ``low``, ``high``, ``reason``."""
    families: pd.DataFrame
    """A row a severity, as ``critical_accuracy`` gives."""
    by: Mapping[str, pd.DataFrame]
    """Each of ``GROUPS`` → adherence by it, the group's own name as the first column.

    By clause: of the cases that could be decided. While one is open, only wrong acts are judged.
    """
    weeks: PChart
    """Share of judged cases handled right, by ISO week."""
    kinds: pd.DataFrame
    """Findings by kind, the most frequent first, as ``pareto`` gives."""
    criteria: pd.DataFrame
    """Findings by criterion (``kind.field``)."""
    actions: Confusion
    """Action done x action due, of all cases with a recorded action."""
    kips: Confusion
    """KIP given x KIP due, of the tickets that were due and made."""
    repeats: Repeats | None
    """Resolution at first contact; none where customers can't be told apart."""
    repeat_days: int = 7
    """Within how many days a customer's next contact is a repeat."""
    durations: Mapping[str, timedelta] = field(default_factory=dict)
    """SLA → time allowed, as a team set it."""
    ageing: Ageing = field(default=Ageing(table=None))
    """Tickets by the share of that time that had passed at ``last_us``; none without durations."""
    doubled: Doubled = field(default=Doubled())
    """Case numbers that stand more than once, in one file or in several."""

    @property
    def judged(self) -> int:
        """Cases that are right or wrong."""
        return self.standing[Standing.RIGHT] + self.standing[Standing.WRONG]

    @property
    def findings(self) -> int:
        """All findings."""
        return int(self.criteria["count"].sum())
