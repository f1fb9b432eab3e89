"""The chosen cases of one period, and how they are counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pansol.outcomes.cases import UNDATED, Outcomes
from pansol.outcomes.columns import Codes, Mask
from pansol.outcomes.kinds import OF_KIND

__all__ = ["Counts", "Part"]

Counts: TypeAlias = NDArray[np.int64]
_Numbers: TypeAlias = NDArray[np.integer[Any]]


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """The chosen cases of one period."""

    outcomes: Outcomes
    rows: slice
    """The period's rows."""
    passing: Mapping[str, Mask]
    """Chosen dimension → which of its codes pass."""

    @cached_property
    def kinds(self) -> Counts:
        """How many cases there are of each kind."""
        return self._kinds("")

    @cached_property
    def n(self) -> int:
        """The cases."""
        return int(self.kinds.sum())

    @cached_property
    def daily(self) -> tuple[int, Counts]:
        """The first day, since 1970, and how many cases there are by day, action and standing."""
        shape = tuple(self._width(name) for name in ("action", "standing"))
        days, kind = self.values(self.outcomes.days), self._kind
        dated = int(np.searchsorted(days, UNDATED))
        if not dated:
            return 0, np.zeros((0, *shape), dtype=np.int64)
        first, cells = int(days[0]), shape[0] * shape[1]
        joint = (days[:dated] - first) * np.int32(cells)
        joint += self._classes(shape[1])[kind[:dated]]
        counts = np.bincount(joint, minlength=(int(days[dated - 1]) - first + 1) * cells)
        return first, counts.reshape(-1, *shape)

    def count(self, dimension: str) -> Counts:
        """Count cases by a dimension's codes, leaving its own choice aside; once each."""
        if dimension not in self._counts:
            self._counts[dimension] = self._counted(dimension)
        return self._counts[dimension]

    @cached_property
    def _counts(self) -> dict[str, Counts]:
        return {}

    def _counted(self, dimension: str) -> Counts:
        if dimension in OF_KIND:
            column = self.outcomes.by_kind(dimension)
            return _summed(column.codes, self._kinds(dimension), len(column.labels))
        column = self.outcomes.columns[dimension]
        codes = self.values(column.codes, without=dimension)
        return np.bincount(codes, minlength=len(column.labels))

    def crossed(self, dimension: str, classes: Codes, size: int) -> Counts:
        """Count by a dimension's codes and by classes of kinds, leaving its own choice aside."""
        width = len(self.outcomes.labels(dimension))
        if dimension in OF_KIND:
            joint = self.outcomes.by_kind(dimension).codes.astype(np.int64) * size + classes
            counts = _summed(joint, self._kinds(dimension), width * size)
        else:
            fits = np.min_scalar_type(width * size)
            codes = self.values(self.outcomes.columns[dimension].codes, without=dimension)
            joint = codes * fits.type(size)
            joint += classes[self._kind_without(dimension)]
            counts = np.bincount(joint, minlength=width * size)
        return counts.reshape(width, size)

    def by_kind(self, which: Mask) -> int:
        """Count the cases of the kinds for which this holds."""
        return int(self.kinds[which].sum())

    def of_kinds(self, which: Mask) -> "NDArray[np.intp]":
        """Give the source's rows that are of the kinds for which this holds."""
        found = np.flatnonzero(which[self._kind])
        here = self._index("")
        places: NDArray[np.intp] = (found if here is None else here[found]) + self.rows.start
        return places

    def values(self, column: "NDArray[Any]", *, without: str = "") -> "NDArray[Any]":
        """Give a column of the whole source for the rows that pass every choice but one."""
        here, index = column[self.rows], self._index(without)
        return here if index is None else here.take(index)

    @cached_property
    def _kind(self) -> Codes:
        return self.values(self.outcomes.kind)

    def _kind_without(self, dimension: str) -> Codes:
        if dimension in self.passing:
            return self.values(self.outcomes.kind, without=dimension)
        return self._kind

    def _kinds(self, without: str) -> Counts:
        if without and without not in self.passing:
            return self.kinds
        return np.bincount(self._kind_without(without), minlength=len(self.outcomes.kinds.states))

    def _width(self, dimension: str) -> int:
        column = self.outcomes.kinds.columns.get(dimension)
        return len(column.labels) if column else 1

    def _classes(self, width: int) -> Codes:
        """Put a kind's action and standing together."""
        columns, none = self.outcomes.kinds.columns, np.zeros(1, dtype=np.uint8)
        action, standing = (
            columns[name].codes if name in columns else none for name in ("action", "standing")
        )
        both: Codes = action * np.uint8(width) + standing
        return np.broadcast_to(both, (len(self.outcomes.kinds.states),))

    def _index(self, without: str) -> "NDArray[np.intp] | None":
        """Give the places among ``rows`` that pass every choice but one; ``None``: all do."""
        return self._passed(without) if without in self.passing else self._passed_all

    @cached_property
    def _passed_all(self) -> "NDArray[np.intp] | None":
        return self._passed("")

    def _passed(self, without: str) -> "NDArray[np.intp] | None":
        tests = self._tests(without)
        if not tests:
            return None
        mask = tests[0]
        for test in tests[1:]:
            mask &= test
        return np.flatnonzero(mask)

    def _tests(self, without: str) -> list[Mask]:
        """Give for each choice which rows pass; those of the kind are one look-up together."""
        chosen = {name: passes for name, passes in self.passing.items() if name != without}
        columns = self.outcomes.columns
        kinds = [
            passes[self.outcomes.by_kind(name).codes]
            for name, passes in chosen.items()
            if name in OF_KIND
        ]
        tests = [
            passes[columns[name].codes[self.rows]]
            for name, passes in chosen.items()
            if name not in OF_KIND
        ]
        if kinds:
            tests.append(np.logical_and.reduce(kinds)[self.outcomes.kind[self.rows]])
        return tests


def _summed(codes: _Numbers, counts: Counts, size: int) -> Counts:
    """Add up the kinds' counts by a code of theirs."""
    return np.bincount(codes, weights=counts, minlength=size).astype(np.int64)
