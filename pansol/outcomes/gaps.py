"""Where the SOP is silent, and what was done there."""

from collections.abc import Mapping
from dataclasses import dataclass

from pansol.audit.figures import Reason
from pansol.outcomes.choosing import Selection
from pansol.outcomes.columns import Column
from pansol.outcomes.kinds import ACTIONS
from pansol.outcomes.rates import Rate, rates

__all__ = ["GapCount", "Gaps", "gaps"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapCount:
    """The cases that fall in one gap."""

    gap: str
    """``G1`` …"""
    n: int
    before: int | None
    done: Mapping[str, int]
    """Action recorded → cases, those that occur; ``""``: none is recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """The cases on which the SOP says nothing."""

    gaps: tuple[GapCount, ...]
    """The largest first; those that occur. A choice of gaps is left aside."""
    n: int
    share: Rate
    """Of all cases that pass the other choices."""
    excluded: Mapping[str, int]
    """``undated``."""
    reason: Reason | None = None


def gaps(selection: Selection) -> Gaps:
    """Count the silent cases by gap."""
    outcomes, now = selection.outcomes, selection.now
    if "gap" not in outcomes.dimensions:
        return Gaps(
            gaps=(), n=0, share=rates([(0, 0)])[0], excluded={}, reason=Reason.NO_COLUMN
        )  # fmt: skip
    done = Column.of_values(outcomes.kinds.done, ACTIONS)
    table = now.crossed("gap", done.codes, len(done.labels)).tolist()
    before = selection.before.count("gap").tolist() if selection.before else None
    found = [
        GapCount(
            gap=label,
            n=sum(row),
            before=before[code] if before else None,
            done={each: n for each, n in zip(done.labels, row, strict=True) if n},
        )
        for code, (label, row) in enumerate(zip(outcomes.labels("gap"), table, strict=True))
        if label and (sum(row) or (before and before[code]))
    ]
    n = sum(each.n for each in found)
    return Gaps(
        gaps=tuple(sorted(found, key=lambda each: (-each.n, each.gap))),
        n=n,
        share=rates([(n, sum(map(sum, table)))])[0],
        excluded={"undated": selection.undated},
        reason=None if n else Reason.NO_CASES,
    )
