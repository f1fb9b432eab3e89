"""Hide who a customer is: telephone numbers, e-mail addresses and names, for display and files."""

import re

import narwhals as nw

__all__ = ["DOT", "mask_expr", "mask_name", "mask_text"]

DOT = "\u2022"

_DIGIT = "[0-9Oo]"  # people type the letter for the digit
_NUMBER = rf"{_DIGIT}[0-9Oo ().-]{{2,}}{_DIGIT}{{4,}}|{_DIGIT}{{7,}}"
_EMAIL = r"([^@\s;,<>\"])[^@\s;,<>\"]*@[^@\s;,<>\"]+"
_PART = "[/.-][0-9]{1,2}"
_DATE = f"^(?:20[0-9]{{2}}{_PART}{_PART}|[0-9]{{1,2}}{_PART}[/.-][0-9]{{4}})(?:[ T,]|$)"
_HIDDEN = "@" + 3 * DOT


def mask_text(text: str) -> str:
    """Hide the middle of each number of seven digits or more, and each e-mail but one letter.

    ``081234567890`` becomes ``0812••••••90``, ``siti@example.id`` becomes ``s•••@•••``.
    """
    shown = re.sub(_EMAIL, lambda found: found[1] + 3 * DOT + _HIDDEN, text)
    return re.sub(_NUMBER, lambda found: _mask_number(found[0]), shown)


def mask_name(name: str) -> str:
    """Leave the first letter of each word: ``Siti Rahma`` becomes ``S••• R•••``."""
    return " ".join(word[0] + 3 * DOT for word in name.split())


def mask_expr(value: nw.Expr) -> nw.Expr:
    """Hide the same, more coarsely, in a column of str; null stays null. Works on every engine.

    A value that holds a number of seven digits or an e-mail is cut to its first four characters,
    or its first one, and dots: back references are written differently by each engine.
    """
    date = value.str.contains(_DATE) & ~value.str.contains("[0-9]{7}")
    number = value.str.contains(rf"{_DIGIT}{{7}}|[0-9][0-9 ().-]{{5,}}[0-9]")
    email = value.str.contains("@", literal=True)
    dots = nw.lit(6 * DOT)
    return (
        nw.when(email)
        .then(nw.concat_str(value.str.slice(0, 1), dots))
        .when(number & ~date)
        .then(nw.concat_str(value.str.slice(0, 4), dots))
        .otherwise(value)
    )


def _mask_number(number: str) -> str:
    return number[:4] + DOT * max(len(number) - 6, 1) + number[-2:]
