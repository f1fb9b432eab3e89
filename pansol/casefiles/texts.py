"""Any column as stripped text, and words as the values they stand for."""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any

import narwhals as nw

from pansol.casefiles.vocabulary import BETWEEN

__all__ = ["NONE", "advice_of", "as_text", "one_of", "stripped", "value_of"]

NONE = nw.lit(None, dtype=nw.String)

_BLANK = " \t\r\n\u00a0"
_PARTS = "[ \t\r\n\u00a0_-]*[;,|][ \t\r\n\u00a0_-]*"


def as_text(name: str, dtype: Any) -> nw.Expr:  # noqa: ANN401  a Narwhals type or its class
    """Give a column of any type as str; whole floats without their ``.0``, as they were typed."""
    column = nw.col(name)
    if dtype == nw.String:
        return column
    if dtype == nw.Boolean:
        true, false = nw.lit("true"), nw.lit("false")
        return nw.when(column).then(true).when(~column).then(false).otherwise(NONE)
    if dtype in {nw.Float32, nw.Float64}:
        whole = column.is_finite() & (column == column.floor())
        digits = nw.when(whole).then(column).otherwise(0).cast(nw.Int64).cast(nw.String)
        return nw.when(whole).then(digits).otherwise(column.cast(nw.String))
    return column.cast(nw.String)


def stripped(text: nw.Expr) -> nw.Expr:
    """Take blanks from both ends; what is left empty is null.

    Most values have none: they are told by their first and last character, which is quicker.
    """
    edge = (text < "!") | (text > "~")
    for blank in _BLANK:
        edge |= text.str.ends_with(blank)
    bare = text.str.strip_chars(_BLANK)
    inner = nw.when(bare == "").then(NONE).otherwise(bare)
    return nw.when(edge).then(inner).otherwise(text)


def value_of(text: nw.Expr, words: Mapping[str, str], allowed: tuple[str, ...]) -> nw.Expr:
    """Give the value that each word stands for: "" for unknown, null for a word not known."""
    key = _key(text)
    chain = nw.when(text.is_null()).then(NONE).when(one_of(text, allowed)).then(text)
    for value in ("", *allowed):
        if meant := "|".join(_quoted(word) for word in words if words[word] == value):
            chain = chain.when(key.str.contains(f"^(?:{meant})$")).then(nw.lit(value))
    return chain.otherwise(NONE)


def one_of(text: nw.Expr, values: Iterable[str]) -> nw.Expr:
    """Tell whether a text is one of a few values.

    Not by ``is_in``: DuckDB makes a join of a list of six or more, which it then works out for
    every row, in those branches too that no row comes to.
    """
    return reduce(or_, (text == value for value in values))


def advice_of(text: nw.Expr, words: Mapping[str, str], allowed: tuple[str, ...]) -> nw.Expr:
    """Give the advice names of a list, in the SOP's order; null if one of them is not known.

    The parts are divided by ``;``, ``,`` or ``|``.
    """
    exact = [*allowed, *(f"{one};{two}" for one in allowed for two in allowed if one != two)]
    key = text.str.to_lowercase().str.replace_all(_PARTS, ";").str.replace_all(BETWEEN, "")
    parts = {v: "|".join(map(_quoted, (w for w in words if words[w] == v))) for v in ("", *allowed)}
    every = "|".join(filter(None, parts.values()))
    known = key.str.contains(f"^(?:(?:{every})?;)*(?:{every})?$")
    found = [
        nw.when(key.str.contains(f"(?:^|;)(?:{parts[name]})(?:;|$)"))
        .then(nw.lit(f";{name}"))
        .otherwise(nw.lit(""))
        for name in allowed
    ]
    listed = nw.concat_str(*found).str.slice(1, None)
    return (
        nw.when(text.is_null())
        .then(NONE)
        .when(one_of(text, exact))
        .then(text)
        .when(known)
        .then(listed)
        .otherwise(NONE)
    )


def _key(text: nw.Expr) -> nw.Expr:
    """Give a word as ``vocabulary.key_of`` does."""
    bare = text.str.to_lowercase().str.replace_all(BETWEEN, "")
    return nw.when(bare == "").then(text).otherwise(bare)


def _quoted(word: str) -> str:
    """Quote what a pattern would read as more than itself; every engine reads it the same."""
    return "".join(char if char.isalnum() or char in " ;" else f"[{char}]" for char in word)
