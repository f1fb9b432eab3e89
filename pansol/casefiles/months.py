"""Dates with the month's name, Indonesian or English, as ``3 Agustus 2026 pukul 10.15``."""

import re

import narwhals as nw

__all__ = ["MONTH_BY_NAME", "with_numbers"]

_MONTHS = (
    "januari|january|jan", "februari|february|feb", "maret|march|mar", "april|apr", "mei|may",
    "juni|june|jun", "juli|july|jul", "agustus|august|agust|agu|agt|aug",
    "september|sept|sep", "oktober|october|okt|oct", "november|nopember|nov|nop",
    "desember|december|des|dec",
)  # fmt: skip
_DAYS = (
    "senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    "|sen|sel|rab|kam|jum|sab|min|mon|tue|wed|thu|fri|sat|sun"
)
_MARK = "[ ./-]*"

MONTH_BY_NAME = re.compile(
    rf"^\s*(?:(?:{_DAYS})[,.]? *)?\d{{1,2}}{_MARK}(?:{'|'.join(_MONTHS)})[a-z]*[ ./-]",
    re.IGNORECASE,
)
"""A date whose month has a name, the day before it."""


def with_numbers(text: nw.Expr) -> nw.Expr:
    """Give such a date as ``3-08-2026 10.15``, in small letters; other texts are of no use then."""
    low = text.str.to_lowercase().str.replace_all(f"^(?:{_DAYS})[,.]? *", "")
    low = low.str.replace_all("[ ,]*(?:pukul|pkl|jam)[.:]? *", " ")
    for number, words in enumerate(_MONTHS, start=1):
        low = low.str.replace_all(f"{_MARK}(?:{words}){_MARK}", f"-{number:02}-")
    return low
