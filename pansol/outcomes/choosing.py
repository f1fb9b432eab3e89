"""What is chosen of the cases: filters that each leave their own dimension's counts alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pansol.outcomes.cases import Outcomes, as_date, as_day
from pansol.outcomes.columns import Codes, Mask
from pansol.outcomes.kinds import OF_KIND

__all__ = ["Choice", "Part", "Selection", "select"]

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a person chose: nothing chooses all."""

    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Dimension → the labels of which a case has one; ``""`` is unknown."""
    first: date | None = None
    """The first and the last day, both included."""
    last: date | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """The chosen cases of one period."""

    outcomes: Outcomes
    rows: slice
    """The period's rows."""
    passing: Mapping[str, Mask]
    """Chosen dimension → which code passes: of the kind, or of the case."""

    def mask(self, *, without: str = "") -> Mask | None:
        """Tell which of ``rows`` pass every choice but one; ``None``: all do."""
        if without not in self.passing:
            return self._mask
        return self._masked(without)

    def count(self, dimension: str) -> Counts:
        """Count cases by a dimension's codes, leaving its own choice aside."""
        if dimension in OF_KIND:
            kinds = self.kinds if dimension not in self.passing else self._kinds(dimension)
            column = self.outcomes.by_kind(dimension)
            return _summed(column.codes, kinds, len(column.labels))
        column = self.outcomes.columns[dimension]
        return self.counted(column.codes, len(column.labels), without=dimension)

    def counted(self, codes: Codes, size: int, *, without: str = "") -> Counts:
        """Count the codes, one a case of the whole source, of those that pass."""
        here, mask = codes[self.rows], self.mask(without=without)
        return np.bincount(here if mask is None else here[mask], minlength=size)

    @cached_property
    def kinds(self) -> Counts:
        """How many cases there are of each kind."""
        return self._kinds("")

    @cached_property
    def n(self) -> int:
        """The cases."""
        return int(self.kinds.sum())

    def crossed(self, dimension: str, classes: Codes, size: int) -> Counts:
        """Count by a dimension's codes and by classes of kinds, leaving its own choice aside."""
        width = len(self.outcomes.labels(dimension))
        if dimension in OF_KIND:
            kinds = self.kinds if dimension not in self.passing else self._kinds(dimension)
            joint = self.outcomes.by_kind(dimension).codes.astype(np.intp) * size + classes
            return _summed(joint, kinds, width * size).reshape(width, size)
        codes = self.outcomes.columns[dimension].codes
        kind_codes, mask = self.outcomes.kind[self.rows], self.mask(without=dimension)
        here = codes[self.rows]
        if mask is not None:
            here, kind_codes = here[mask], kind_codes[mask]
        joint = here.astype(np.intp) * size + classes[kind_codes]
        return np.bincount(joint, minlength=width * size).reshape(width, size)

    @cached_property
    def daily(self) -> tuple[int, Counts]:
        """The first day, since 1970, and how many cases there are by day, action and standing."""
        dated = slice(self.rows.start, min(self.rows.stop, self.outcomes.dated))
        shape = tuple(self._width(name) for name in ("action", "standing"))
        days, kind = self.outcomes.days[dated], self.outcomes.kind[dated]
        if self._mask is not None:
            kept = self._mask[: len(days)]
            days, kind = days[kept], kind[kept]
        if not len(days):
            return 0, np.zeros((0, *shape), dtype=np.int64)
        first, cells = int(days[0]), shape[0] * shape[1]
        joint = (days - first).astype(np.intp) * cells + self._classes(shape[1])[kind]
        counts = np.bincount(joint, minlength=(int(days[-1]) - first + 1) * cells)
        return first, counts.reshape(-1, *shape)

    def _width(self, dimension: str) -> int:
        column = self.outcomes.kinds.columns.get(dimension)
        return len(column.labels) if column else 1

    def _classes(self, width: int) -> Codes:
        """Put a kind's action and standing together."""
        columns, none = self.outcomes.kinds.columns, np.zeros(1, dtype=np.uint8)
        action, standing = (
            columns[name].codes if name in columns else none for name in ("action", "standing")
        )
        kinds = len(self.outcomes.kinds.states)
        return np.broadcast_to(action.astype(np.uint16) * width + standing, (kinds,))

    def by_kind(self, values: "NDArray[np.bool_]") -> int:
        """Count the cases of the kinds for which this holds."""
        return int(self.kinds[values].sum())

    def _kinds(self, without: str) -> Counts:
        return self.counted(self.outcomes.kind, len(self.outcomes.kinds.states), without=without)

    @cached_property
    def _mask(self) -> Mask | None:
        return self._masked("")

    def _masked(self, without: str) -> Mask | None:
        mask: Mask | None = None
        for passes in self._tests(without):
            mask = passes if mask is None else mask & passes
        return mask

    def _tests(self, without: str) -> list[Mask]:
        """Give for each choice which rows pass; those of the kind are one look-up together."""
        chosen = {name: passes for name, passes in self.passing.items() if name != without}
        kinds = [
            passes[self.outcomes.by_kind(name).codes]
            for name, passes in chosen.items()
            if name in OF_KIND
        ]
        tests = [
            passes[self.outcomes.columns[name].codes[self.rows]]
            for name, passes in chosen.items()
            if name not in OF_KIND
        ]
        if kinds:
            tests.append(np.logical_and.reduce(kinds)[self.outcomes.kind[self.rows]])
        return tests


@dataclass(frozen=True, kw_only=True)
class Selection:
    """The chosen cases, and those of the period of the same length before."""

    outcomes: Outcomes
    choice: Choice
    """What of the choice is there."""
    dropped: tuple[tuple[str, str], ...]
    """What is not: dimension and label, the label empty where the whole dimension is missing."""
    now: Part
    before: Part | None
    """``None`` where no first day is chosen, or the source does not go back so far."""

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
    return Choice(labels=kept, first=first, last=last), tuple(dropped)


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
    if not span or not choice.first:
        return None
    first = as_day(choice.first)
    days = as_day(choice.last or max(span[1], choice.first)) - first + 1
    earliest = first - days
    return (as_date(earliest), as_date(first - 1)) if earliest >= as_day(span[0]) else None


def _summed(codes: "NDArray[np.integer[Any]]", counts: Counts, size: int) -> Counts:
    return np.bincount(codes, weights=counts, minlength=size).astype(np.int64)
