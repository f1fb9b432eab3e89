"""Each agent's or team's adherence against its number of cases: by chance, or more than chance."""

from dataclasses import dataclass

from pansol.audit.figures import LEAST, Limits, Reason, funnel_limits, funnel_p
from pansol.outcomes.adherence import adherence
from pansol.outcomes.choosing import Selection
from pansol.outcomes.columns import UNKNOWN

__all__ = ["Funnel", "FunnelGroup", "funnel"]

_ALPHA = 0.05
_STEPS = 40
"""Places on which the limits are computed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelGroup:
    """An agent, or a team."""

    label: str
    n: int
    count: int
    """Cases handled right."""
    limits: Limits
    p: float
    """Of the binomial test against the share of all, corrected for the groups compared."""

    @property
    def rate(self) -> float:
        """The share handled right."""
        return self.count / self.n

    @property
    def beyond_chance(self) -> bool:
        """Whether chance alone would rarely stray so far, however many are compared."""
        return self.p < _ALPHA


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """Groups around the share of all."""

    by: str
    centre: float
    groups: tuple[FunnelGroup, ...]
    """The most cases first; those of unknown name are no group."""
    curve: tuple[Limits, ...]
    """The limits from the smallest to the largest group."""
    suppressed: int
    """Groups not shown because they have fewer than five judged cases."""
    n: int
    reason: Reason | None = None


def funnel(selection: Selection, by: str) -> Funnel:
    """Compare the groups of a dimension with the share of all, whichever group is chosen."""
    figure = adherence(selection, by, charted=False)
    whole = figure.among
    pairs = [(label, rate) for label, rate in figure.groups if label != UNKNOWN and rate.n >= LEAST]
    if whole.rate is None or not pairs:
        reason = figure.reason or Reason.NO_CASES
        return Funnel(by=by, centre=0.0, groups=(), curve=(), suppressed=figure.suppressed,
                      n=figure.n, reason=reason)  # fmt: skip
    centre = whole.count / whole.n
    ps = funnel_p([(rate.count, rate.n) for _, rate in pairs], centre)
    groups = tuple(
        FunnelGroup(
            label=label,
            n=rate.n,
            count=rate.count,
            limits=funnel_limits(rate.n, centre),
            p=p,
        )
        for (label, rate), p in zip(pairs, ps, strict=True)
    )
    return Funnel(
        by=by,
        centre=centre,
        groups=groups,
        curve=_curve(min(each.n for each in groups), max(each.n for each in groups), centre),
        suppressed=figure.suppressed,
        n=figure.n,
    )


def _curve(least: int, most: int, centre: float) -> tuple[Limits, ...]:
    room = max((most - least) // 10, 1)
    first, last = max(least - room, 1), most + room
    places = sorted({first + (last - first) * step // _STEPS for step in range(_STEPS + 1)})
    return tuple(funnel_limits(n, centre) for n in places)
