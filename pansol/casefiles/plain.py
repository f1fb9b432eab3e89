"""Text that a spreadsheet program shows as text: no cell of ours runs as a formula."""

import re

import narwhals as nw

__all__ = ["as_plain", "plain_expr"]

_RISKY = r"^[=+\-@\t\r\n]"
_NUMBER = r"^[+-][0-9][0-9 ().,-]*$"


def as_plain(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet program would take for a formula.

    Those begin with ``= + - @``, tab, CR or LF (OWASP, CSV Injection). A number with a sign stays
    as it is, ``-5`` and ``+62812…`` too: digits, blanks, dots, dashes and brackets call nothing.
    """
    risky = re.match(_RISKY, text) and not re.fullmatch(_NUMBER.strip("^$"), text)
    return f"'{text}" if risky else text


def plain_expr(value: nw.Expr) -> nw.Expr:
    """Do the same for a column of str; null stays null. Works on every engine."""
    risky = value.str.contains(_RISKY) & ~value.str.contains(_NUMBER)
    return nw.when(risky).then(nw.concat_str(nw.lit("'"), value)).otherwise(value)
