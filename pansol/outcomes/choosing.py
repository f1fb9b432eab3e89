"""What is chosen of the cases: filters that each leave their own dimension's counts alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from pansol.outcomes.cases import Outcomes, as_date, as_day
from pansol.outcomes.kinds import OF_KIND
from pansol.outcomes.part import Part

__all__ = ["Choice", "Selection", "select"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a person chose: nothing chooses all."""

    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Dimension → the labels of which a case has one; ``""`` is unknown."""
    first: date | None = None
    """The first and the last day, both included."""
    last: date | None = None
    compared: bool = True
    """Whether with the period before."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Selection:
    """The chosen cases, and those of the period of the same length before."""

    outcomes: Outcomes
    choice: Choice
    """What of the choice is there."""
    dropped: tuple[tuple[str, str], ...]
    """What is not: dimension and label, the label empty where the whole dimension is missing."""
    now: Part
    before: Part | None
    """``None`` where none is asked for, no first day is chosen, or the source does not go back so
    far."""

    @property
    def n(self) -> int:
        """The chosen cases."""
        return self.now.n

    @property
    def undated(self) -> int:
        """Cases left out because their day is unknown, as soon as days are chosen."""
        chosen = self.choice.first or self.choice.last
        return self.outcomes.undated if chosen else 0

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day, those of the source where none is chosen."""
        span = self.outcomes.span
        return span and (self.choice.first or span[0], self.choice.last or span[1])

    @property
    def period_before(self) -> tuple[date, date] | None:
        """The period of the same length before; ``None`` without ``before``."""
        return _before(self.choice, self.outcomes) if self.before else None


def select(outcomes: Outcomes, choice: Choice) -> Selection:
    """Choose. What is not there is dropped and named; a dimension with no label left is not chosen.

    A first day after the last drops both.
    """
    kept, dropped = _kept(outcomes, choice)
    passing = {
        name: (
            outcomes.by_kind(name) if name in OF_KIND else outcomes.columns[name]
        ).among(labels)
        for name, labels in kept.labels.items()
    }  # fmt: skip
    period = _before(kept, outcomes)
    return Selection(
        outcomes=outcomes,
        choice=kept,
        dropped=dropped,
        now=Part(outcomes=outcomes, rows=_rows(outcomes, kept.first, kept.last), passing=passing),
        before=Part(outcomes=outcomes, rows=_rows(outcomes, *period), passing=passing)
        if period
        else None,
    )


def _kept(outcomes: Outcomes, choice: Choice) -> tuple[Choice, tuple[tuple[str, str], ...]]:
    dropped: list[tuple[str, str]] = []
    kept: dict[str, tuple[str, ...]] = {}
    for name, labels in choice.labels.items():
        if name not in outcomes.dimensions:
            dropped.append((name, ""))
            continue
        there = outcomes.labels(name)
        dropped += [(name, label) for label in labels if label not in there]
        if found := tuple(label for label in dict.fromkeys(labels) if label in there):
            kept[name] = found
    first, last = choice.first, choice.last
    if first and last and first > last:
        dropped += [("first", first.isoformat()), ("last", last.isoformat())]
        first = last = None
    return replace(choice, labels=kept, first=first, last=last), tuple(dropped)


def _rows(outcomes: Outcomes, first: date | None, last: date | None) -> slice:
    if first is None and last is None:
        return slice(0, len(outcomes))
    days = outcomes.days[: outcomes.dated]
    start = int(np.searchsorted(days, as_day(first))) if first else 0
    stop = int(np.searchsorted(days, as_day(last) + 1)) if last else outcomes.dated
    return slice(start, stop)


def _before(choice: Choice, outcomes: Outcomes) -> tuple[date, date] | None:
    """Give the period before the chosen one, if the source goes back to its first day."""
    span = outcomes.span
    if not span or not choice.first or not choice.compared:
        return None
    first = as_day(choice.first)
    days = as_day(choice.last or max(span[1], choice.first)) - first + 1
    earliest = first - days
    return (as_date(earliest), as_date(first - 1)) if earliest >= as_day(span[0]) else None
