"""Whether what was charged came back, as far as a source has a column that says so."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pansol.casefiles.vocabulary import key_of
from pansol.formats import Malformed, parse_rupiah

__all__ = [
    "REFUNDED_AMOUNT",
    "REFUND_COLUMNS",
    "UNKNOWN",
    "UNTOLD",
    "Refund",
    "Refunded",
    "refunded_of",
]

REFUNDED_AT, REFUNDED_AMOUNT = "refunded_at", "refunded_amount"
REFUND_COLUMNS = (REFUNDED_AT, REFUNDED_AMOUNT)
"""Columns that a case file may have besides the SOP's own: when, and how much was paid back."""

Refunded: TypeAlias = NDArray[np.int32]
"""Rupiah paid back, 0: nothing so far; or one of these."""

UNKNOWN, UNTOLD = -1, -2
"""Not written; paid back, but not how much."""

_NO = frozenset(("no", "tidak", "belum", "false", "notyet", "n", "0"))
_YES = frozenset(("yes", "ya", "sudah", "true", "y", "1"))
_NOT = re.compile("(belum|tidak|0+$)")
"""How a word begins, or a date of nothing but zeros is written, that says no: *belum (2/8)*."""


class Refund(Enum):
    """What became of a charge without a benefit. An empty cell is unknown, never a no."""

    RETURNED = "returned"
    PARTLY = "partly"  # less than was charged
    NOT_YET = "not_yet"  # the source says so
    UNKNOWN = "unknown"

    @property
    def key(self) -> str:
        """The key of its name."""
        return f"outcomes.refund.{self.value}"


def refunded_of(columns: Mapping[str, "pa.ChunkedArray[Any]"], rows: int) -> Refunded | None:
    """Read what was paid back, a case each; ``None`` where neither column holds anything.

    An amount counts before a day; a day, or a yes, without an amount tells no amount.
    """
    written = {name: texts for name, texts in columns.items() if texts.null_count < rows}
    if not written:
        return None
    unknown = np.full(rows, UNKNOWN, dtype=np.int32)
    found = {name: _each(texts, name) for name, texts in written.items()}
    amount, at = found.get(REFUNDED_AMOUNT, unknown), found.get(REFUNDED_AT, unknown)
    return np.where(amount == UNKNOWN, at, amount).astype(np.int32)


def _each(texts: "pa.ChunkedArray[Any]", name: str) -> Refunded:
    words = texts.cast(pa.string()).dictionary_encode().combine_chunks()
    read = _amount if name == REFUNDED_AMOUNT else _moment
    values = np.array([*map(read, words.dictionary.to_pylist()), UNKNOWN], dtype=np.int32)
    found: Refunded = values[words.indices.fill_null(len(values) - 1).to_numpy()]
    return found


def _amount(text: str) -> int:
    try:
        amount = parse_rupiah(text)
    except Malformed:
        return UNKNOWN
    return amount if amount <= np.iinfo(np.int32).max else UNKNOWN


def _moment(text: str) -> int:
    word = key_of(text)
    if word in _NO or _NOT.match(word):
        return 0
    return UNTOLD if word in _YES or any(letter.isdigit() for letter in word) else UNKNOWN
