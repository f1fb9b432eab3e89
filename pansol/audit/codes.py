"""Decide from dictionary codes: one look-up a row, at the speed of memory."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from math import prod
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pansol.facts import FACTS, Fact
from pansol.table import OFFSETS, TABLE

__all__ = ["OPEN", "Codes", "decide_codes", "decide_texts"]

Codes: TypeAlias = NDArray[np.int8]

OPEN = 255
"""Stands where more than one outcome is still possible."""

_GROUPS = tuple(
    tuple(fact for fact in FACTS if fact.column in names)
    for names in (
        ("activation", "charged", "benefit"),
        ("history", "outage", "normal_tariff", "age"),
    )
)
"""Facts whose codes are put together in one byte; the subscription never changes the outcome."""
_ROWS = 1 << 17
"""How many rows are worked on at once: few enough for the cache, many enough to pay."""


def decide_codes(
    codes: Mapping[str, Codes], categories: Mapping[str, Sequence[str]]
) -> NDArray[np.uint8]:
    """Give for each row the place in ``TABLE.rules`` of the first rule that holds, or ``OPEN``.

    ``codes``: fact's column → int8 codes of its ``categories``, -1 for unknown, as pandas'
    ``cat.codes`` or Arrow's dictionary indices are; all of one length. ``subscription`` may be
    left out. Codes beyond the categories are not looked for. Raises ``ValueError`` on a category
    that is no value of its fact, or if there are too many, and ``KeyError`` on a missing column.
    """
    radices = [[len(categories[fact.column]) + 1 for fact in group] for group in _GROUPS]
    if any(prod(sizes) > np.iinfo(np.int8).max for sizes in radices):
        raise ValueError("more categories than there are values")
    table = _table(tuple(tuple(categories[f.column]) for group in _GROUPS for f in group))
    columns = [[codes[fact.column] for fact in group] for group in _GROUPS]
    rows = len(columns[0][0])
    result = np.empty(rows, dtype=np.uint8)
    width = np.int16(prod(radices[1]))
    for start in range(0, rows, _ROWS):
        part = slice(start, start + _ROWS)
        first, second = (
            _together([column[part] for column in group], sizes)
            for group, sizes in zip(columns, radices, strict=True)
        )
        state = first.astype(np.int16)
        state *= width
        state += second
        table.take(state, out=result[part], mode="clip")
    return result


def decide_texts(columns: Mapping[str, Any]) -> NDArray[np.uint8]:
    """Decide as ``decide_codes`` does, from columns of text: Arrow's, or pandas' ``str``.

    ``columns``: fact's column → its texts. A text that is no value of the fact counts as unknown.
    Raises ``KeyError`` on a missing column.
    """
    facts = [fact for group in _GROUPS for fact in group]
    categories = {fact.column: [str(value.value) for value in fact] for fact in facts}
    codes = {name: _codes(columns[name], words) for name, words in categories.items()}
    return decide_codes(codes, categories)


def _codes(column: Any, words: Sequence[str]) -> Codes:  # noqa: ANN401  whatever Arrow reads as text
    texts = pa.array(column, from_pandas=True)
    values = pc.index_in(texts, pa.array(words, type=texts.type))
    codes: Codes = values.cast(pa.int8()).fill_null(-1).to_numpy()
    return codes


def _together(columns: Sequence[Codes], radices: Sequence[int]) -> Codes:
    """Put codes together in one byte, as digits; -1 becomes digit 0."""
    total = columns[0] + np.int8(1)
    for column, radix in zip(columns[1:], radices[1:], strict=True):
        total *= np.int8(radix)
        total += column
        total += np.int8(1)
    return total


@cache
def _table(categories: tuple[tuple[str, ...], ...]) -> NDArray[np.uint8]:
    """Lay the SOP's table out for these categories in their order; made once."""
    facts = [fact for group in _GROUPS for fact in group]
    digits = [_offsets(fact, words) for fact, words in zip(facts, categories, strict=True)]
    return np.fromiter((_rule(sum(offsets)) for offsets in product(*digits)), dtype=np.uint8)


def _offsets(fact: type[Fact], categories: Sequence[str]) -> list[int]:
    """Give what the digits add to the state's number; digit 0 is unknown."""
    return [0, *(OFFSETS[fact(word)] for word in categories)]


def _rule(state: int) -> int:
    if len(TABLE.outcomes_of(state)) > 1:
        return OPEN
    return TABLE.rules.index(TABLE.rules_of(state)[0])
