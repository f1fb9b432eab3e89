"""How many cases there are of each label, now and in the period before."""

from collections.abc import Mapping
from dataclasses import dataclass

from pansol.audit.figures import LEAST, Reason
from pansol.outcomes.cases import PEOPLE
from pansol.outcomes.choosing import Selection
from pansol.outcomes.columns import UNKNOWN

__all__ = ["ByDimension", "Group", "by_dimension"]

_NONE_IS_NONE = frozenset({"gap", "severity"})  # without a label there is none, not an unknown one


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The cases of one label."""

    label: str
    """``""``: not known."""
    n: int
    before: int | None
    """In the period before; none without one, or where too few for people to be compared."""
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ByDimension:
    """The cases by one dimension, its own choice left aside."""

    dimension: str
    groups: tuple[Group, ...]
    """The largest first, the unknown last; those that occur, or are chosen."""
    n: int
    """All cases counted, suppressed ones too."""
    before: int | None
    suppressed: int
    """Groups of people not shown because they have fewer than five cases."""
    excluded: Mapping[str, int]
    """``undated``; ``none``: without a gap, or without an error."""
    reason: Reason | None = None


def by_dimension(selection: Selection, dimension: str) -> ByDimension:
    """Count cases by a dimension. A case has one label, so that counts add up."""
    if dimension not in selection.outcomes.dimensions:
        return ByDimension(
            dimension=dimension, groups=(), n=0, before=None, suppressed=0, excluded={},
            reason=Reason.NO_COLUMN,
        )  # fmt: skip
    labels = selection.outcomes.labels(dimension)
    now = selection.now.count(dimension).tolist()
    before = selection.before.count(dimension).tolist() if selection.before else None
    chosen = selection.choice.labels.get(dimension, ())
    least = LEAST if dimension in PEOPLE else 0
    skipped = now[0] if dimension in _NONE_IS_NONE else 0
    skipped_before = before[0] if before and dimension in _NONE_IS_NONE else 0
    groups = [
        Group(label=label, n=n, before=_shown(was, least), chosen=label in chosen)
        for label, n, was in zip(labels, now, before or [None] * len(now), strict=True)
        if (n or was or label in chosen) and not (label == UNKNOWN and dimension in _NONE_IS_NONE)
    ]
    shown = [group for group in groups if group.n >= least]
    n = sum(now) - skipped
    return ByDimension(
        dimension=dimension,
        groups=tuple(sorted(shown, key=lambda g: (g.label == UNKNOWN, -g.n, g.label))),
        n=n,
        before=sum(before) - skipped_before if before is not None else None,
        suppressed=len(groups) - len(shown),
        excluded={"undated": selection.undated, "none": skipped},
        reason=None if n else Reason.NO_CASES,
    )


def _shown(n: int | None, least: int) -> int | None:
    return n if n is not None and n >= least else None
