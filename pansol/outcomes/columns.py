"""A column of cases as small codes: what can be counted at the speed of memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

__all__ = ["MOST", "UNKNOWN", "Codes", "Column", "Mask", "tight"]

Codes: TypeAlias = NDArray[np.unsignedinteger[Any]]
Mask: TypeAlias = NDArray[np.bool_]

UNKNOWN = ""
"""The label of a case in which nothing is written; always the first, so that its code is 0."""

MOST = 2_000
"""Labels of a column; one with more is free text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A label for each case."""

    codes: Codes
    """The label's place in ``labels``, in the smallest type that holds it."""
    labels: tuple[str, ...]
    """``UNKNOWN``, then the others, sorted or in the SOP's order."""

    @classmethod
    def of_texts(
        cls, texts: "pa.ChunkedArray[Any]", named: Callable[[str], str] = str.strip
    ) -> Self:
        """Make it from text; null and blank are unknown. The rows' order bears on no label.

        ``named``: a text → its label. A column of more than ``MOST`` texts is no column of labels,
        and unknown throughout.
        """
        words = texts.cast(pa.string()).dictionary_encode().combine_chunks()
        if len(words.dictionary) > MOST:
            return cls(codes=np.zeros(len(texts), dtype=np.uint8), labels=(UNKNOWN,))
        written = [named(word) for word in words.dictionary.to_pylist()]
        labels = (UNKNOWN, *sorted({*written} - {UNKNOWN}))
        code = {label: place for place, label in enumerate(labels)}
        new = np.array([code[word] for word in written] + [0])  # -1, null, is the last
        return cls(codes=_coded(words.indices, new, len(labels)), labels=labels)

    @classmethod
    def of_values(cls, values: Sequence[str | None], order: Sequence[str]) -> Self:
        """Make it from values that are known beforehand, in their order; others are unknown."""
        labels = (UNKNOWN, *order)
        code = {label: place for place, label in enumerate(labels)}
        return cls(codes=tight([code.get(value or UNKNOWN, 0) for value in values]), labels=labels)

    @property
    def known(self) -> bool:
        """Whether any case has a label."""
        return bool(self.codes.any())

    def code(self, label: str) -> int | None:
        """Give a label's code; ``None`` for one that is not there."""
        return self.labels.index(label) if label in self.labels else None

    def among(self, labels: Sequence[str]) -> Mask:
        """Tell for each code whether its label is one of these."""
        return np.isin(np.array(self.labels, dtype=object), np.array([*labels], dtype=object))

    def taken(self, rows: "NDArray[np.integer[Any]]") -> "Column":
        """Give the column of these rows, in their order."""
        return Column(codes=self.codes[rows], labels=self.labels)


def tight(numbers: Any) -> Codes:  # noqa: ANN401  whatever NumPy reads as an array
    """Give whole numbers from 0 in the smallest type that holds them."""
    array = np.asarray(numbers, dtype=np.int64)
    return array.astype(np.min_scalar_type(int(array.max(initial=0))))


def _coded(indices: "pa.Array[Any]", new: "NDArray[np.int64]", labels: int) -> Codes:
    small: Codes = new.astype(np.min_scalar_type(labels))
    codes: Codes = small[pc.fill_null(indices, -1).to_numpy()]
    return codes
