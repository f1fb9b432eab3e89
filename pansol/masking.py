"""Hide who a customer is in a text: telephone numbers, e-mail addresses and names."""

import re
from dataclasses import dataclass

__all__ = [
    "DIGIT",
    "DOT",
    "FIRST",
    "LAST",
    "Ends",
    "mask_field",
    "mask_name",
    "mask_text",
    "show",
    "shown_ends",
]

FIRST, LAST = 4, 2
"""Digits of a number that are shown at most, at its beginning and at its end."""

DOT = "\u2022"

DIGIT = "[0-9Oo]"
"""The pattern of a digit: people type the letter for it."""

_NUMBER = rf"{DIGIT}[0-9Oo ().-]{{2,}}{DIGIT}{{4,}}|{DIGIT}{{7,}}"
_EMAIL = r"([^@\s;,<>\"])[^@\s;,<>\"]*@[^@\s;,<>\"]+"
_HIDDEN = "@" + 3 * DOT
_NAMES = frozenset({"customer_name", "customer_account"})


@dataclass(slots=True)
class Ends:
    """How many digits of a number are shown; a team may show less than at most, never more."""

    first: int = FIRST
    last: int = LAST


_ENDS = Ends()


def show(first: int = FIRST, last: int = LAST) -> None:
    """Set how many digits this process shows. Raises ``ValueError`` for more than at most."""
    if not (0 <= first <= FIRST and 0 <= last <= LAST):
        raise ValueError(f"more than {FIRST} first or {LAST} last digits, or fewer than none")
    _ENDS.first, _ENDS.last = first, last


def shown_ends() -> Ends:
    """Give how many digits of a number this process shows."""
    return _ENDS


def mask_text(text: str) -> str:
    """Hide the middle of each number of seven digits or more, and each e-mail but one letter.

    ``081234567890`` becomes ``0812••••••90``, ``siti@example.id`` becomes ``s•••@•••``.
    """
    shown = re.sub(_EMAIL, lambda found: found[1] + 3 * DOT + _HIDDEN, text)
    return re.sub(_NUMBER, lambda found: _mask_number(found[0]), shown)


def mask_name(name: str) -> str:
    """Leave the first letter of each word: ``Siti Rahma`` becomes ``S••• R•••``."""
    return " ".join(word[0] + 3 * DOT for word in name.split())


def mask_field(field: str, text: str) -> str:
    """Mask what stands in a ticket's field: a name where the field holds one, else as texts are."""
    if field not in _NAMES:
        return mask_text(text)
    words = (
        mask_text(word) if re.search(_EMAIL, word) else mask_name(word) for word in text.split()
    )
    return " ".join(words)


def _mask_number(number: str) -> str:
    first, last = _ENDS.first, _ENDS.last
    hidden = DOT * max(len(number) - first - last, 1)
    return number[:first] + hidden + number[len(number) - last :]
