"""Hide who a customer is in a text: telephone numbers, e-mail addresses and names."""

import re

__all__ = ["DIGIT", "DOT", "mask_name", "mask_text"]

DOT = "\u2022"

DIGIT = "[0-9Oo]"
"""The pattern of a digit: people type the letter for it."""

_NUMBER = rf"{DIGIT}[0-9Oo ().-]{{2,}}{DIGIT}{{4,}}|{DIGIT}{{7,}}"
_EMAIL = r"([^@\s;,<>\"])[^@\s;,<>\"]*@[^@\s;,<>\"]+"
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


def _mask_number(number: str) -> str:
    return number[:4] + DOT * max(len(number) - 6, 1) + number[-2:]
