"""The state number of a case, as an expression over the columns of its facts."""

from functools import reduce
from operator import add
from typing import Any

import narwhals as nw

from pansol.facts import FACTS, Fact
from pansol.table import OFFSETS

__all__ = ["state_expr"]


def state_expr() -> nw.Expr:
    """Give the state's number, 0 to 19,439, Int64, as ``pansol.table.state_of`` does.

    The columns hold canonical values or null; any other text counts as null.
    """
    return reduce(add, map(_offset, FACTS)).cast(nw.Int64)


def _offset(fact: type[Fact]) -> nw.Expr:
    """Give what the fact's value adds to the state number; 0 where it is unknown."""
    chain: Any = nw
    for value in fact:
        chain = chain.when(nw.col(fact.column) == value.value).then(_whole(OFFSETS[value]))
    offset: nw.Expr = chain.otherwise(_whole(0))
    return offset


def _whole(number: int) -> nw.Expr:
    return nw.lit(number, dtype=nw.Int16)  # all of them together fit, and add up quicker
