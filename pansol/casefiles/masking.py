"""Hide who a customer is in a column of a frame, for display and files."""

import narwhals as nw

from pansol.masking import DIGIT, DOT, shown_ends

__all__ = ["mask_expr"]

_PART = "[/.-][0-9]{1,2}"
_NAMED = "(?:[A-Za-z']{3,9}[,.]? *)?[0-9]{1,2}[ ./-]*[A-Za-z]{3,9}[ ./-]*(?:20)?[0-9]{2}"
_LOCAL = f"[0-9]{{1,2}}{_PART}[/.-](?:[0-9]{{4}}|[0-9]{{2}})"
_DATE = f"^(?:20[0-9]{{2}}{_PART}{_PART}|{_LOCAL}|{_NAMED})(?:[ T,]|$)"
_SERIAL = "^4[0-9]{4}[.,][0-9]{1,12}$"
"""A day as Excel counts it, which is no telephone number."""


def mask_expr(value: nw.Expr) -> nw.Expr:
    """Hide what ``mask_text`` does, more coarsely, in a column of str; null stays null.

    Works on every engine.
    A value that holds a number of seven digits or an e-mail is cut to its first four characters,
    or its first one, and dots: back references are written differently by each engine.
    """
    date = value.str.contains(_DATE) & ~value.str.contains("[0-9]{7}")
    date |= value.str.contains(_SERIAL)
    number = value.str.contains(rf"{DIGIT}{{7}}|[0-9][0-9 ().-]{{5,}}[0-9]")
    email = value.str.contains("@", literal=True)
    first, dots = shown_ends().first, nw.lit(6 * DOT)
    return (
        nw.when(email)
        .then(nw.concat_str(value.str.slice(0, 1), dots))
        .when(number & ~date)
        .then(nw.concat_str(value.str.slice(0, first), dots))
        .otherwise(value)
    )
