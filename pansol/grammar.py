"""The one grammar of a ticket's values: a pattern for each format, read alike by every engine."""

from collections.abc import Mapping, Sequence
from string import ascii_lowercase, ascii_uppercase

from pansol.sop import SOP, Brand, Channel, Format
from pansol.waiting import ZONES

__all__ = ["BLANKS", "DATE_AND_CLOCK", "LISTS", "PATTERNS", "folded", "named_pattern", "pattern_of"]

BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""What ``str.strip`` takes away: the blanks of Unicode, one by one."""

_B = f"[{BLANKS}]*"
_BETWEEN = f"[{BLANKS}().-]*"  # between the digits of a telephone number
_MORE = f"(?:{_B}[0-9])"
_THREE = _MORE * 3
_CENTS = f"(?:{_B},{_B}(?:0{_B}0?|-))?"
_WORD = f'[^@{BLANKS}<>"]'
_LABEL = f'[^@{BLANKS}<>".]+'
# Years in which complaints are made, with the calendar's days.
_DAY = (
    "20(?:[0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    "|(?:[02468][048]|[13579][26])-02-29)"
)
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{1,6})?)?"
_OFFSET = "[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9]|00|30|45)?"
_LETTERS = frozenset(ascii_lowercase + ascii_uppercase)
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
"""Capitals aside, for the letters that every machine folds alike."""


def folded(word: str) -> str:
    """Give the word without blanks around it, its capitals made small: A to Z alone."""
    return word.strip().translate(_SMALL)


def named_pattern(among: Sequence[Brand] | Sequence[Channel]) -> str:
    """Give the pattern of a text that names one of these, by id or label, capitals aside."""
    return _whole("|".join(_spelt(word) for each in among for word in (each.id, each.label)))


def _spelt(word: str) -> str:
    """Give a pattern of the word in small or capital letters, whatever signs it has."""
    letters = (f"[{c.lower()}{c.upper()}]" if c in _LETTERS else _sign(c) for c in word)
    return "".join(letters)


def _sign(char: str) -> str:
    return f"\\{char}" if char in "[]^\\&~-" else f"[{char}]"


def _whole(core: str) -> str:
    return f"^{_B}(?:{core}){_B}$"


DATE_AND_CLOCK = _whole(f"{_DAY}[T ]{_CLOCK}")
"""A time that lacks its zone."""

PATTERNS: Mapping[Format, str] = {
    Format.TEXT: f"[^{BLANKS}]",
    Format.MSISDN: (
        f"^{_BETWEEN}(?:(?:[+]{_BETWEEN})?6{_BETWEEN}2|0){_BETWEEN}8"
        f"(?:{_BETWEEN}[0-9]){{7,11}}{_BETWEEN}$"
    ),
    Format.PHONE: (
        f"^{_BETWEEN}(?:[+]{_BETWEEN}[1-9](?:{_BETWEEN}[0-9]){{6,14}}"
        f"|(?:6{_BETWEEN}2|0){_BETWEEN}[1-9](?:{_BETWEEN}[0-9]){{4,12}}){_BETWEEN}$"
    ),
    Format.RUPIAH: _whole(
        f"(?:[rR][pP][.]?{_B})?(?:[0-9]{_MORE}{{0,14}}|[0-9]{_MORE}{{0,2}}(?:{_B}[.]{_THREE}){{1,4}}"
        f"|[0-9]{_MORE}{{0,2}}(?:{_B},{_THREE}){{1,4}}){_CENTS}"
    ),
    # One @, something on both sides, a dot in the domain: the rest only the mail server knows.
    Format.EMAIL: _whole(f"{_WORD}+@{_LABEL}(?:[.]{_LABEL})+"),
    Format.TIME: _whole(
        f"{_DAY}[T ]{_CLOCK}(?:Z|{_OFFSET}|[{BLANKS}]+(?:{'|'.join(map(_spelt, ZONES))}))"
    ),
}
"""The one grammar of each format that is no list: what is searched for is found in what is right.

Written in what Python, RE2, Rust and Java read alike: no classes of theirs, no groups that are
numbered, no ends but ``^`` and ``$``, and blanks before ``$``, which some take for the end.
"""

LISTS: Mapping[Format, Sequence[Brand] | Sequence[Channel]] = {
    Format.BRAND: SOP.brands,
    Format.COMPLAINT_CHANNEL: SOP.complaint_channels,
    Format.PURCHASE_CHANNEL: SOP.purchase_channels,
}
"""The formats whose values are chosen from a list."""


def pattern_of(form: Format) -> str:
    """Give the pattern of any format; that of a list as the list is now."""
    listed = LISTS.get(form)
    return PATTERNS[form] if listed is None else named_pattern(listed)
