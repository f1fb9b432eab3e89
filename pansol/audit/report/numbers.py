"""Counts, shares, intervals and days as the language writes them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import cache

from babel.dates import format_date
from babel.numbers import format_decimal, get_decimal_symbol

from pansol.catalogue import Catalogue

__all__ = ["Interval", "Numbers", "moment_of"]

Interval = tuple[float, float]
"""A lower and an upper bound, 0 to 1."""

_START = datetime(1970, 1, 1, tzinfo=UTC)
_LEAST = 0.001  # the smallest p that is written
_TENTH = Decimal("0.1")
_TO = "\u2013"
_BLANK = "\u00a0"  # no line breaks between a number and its percent sign


@dataclass(frozen=True, slots=True)
class Numbers:
    """Writes numbers for one language."""

    say: Catalogue

    def count(self, number: int) -> str:
        """Write a whole number, its thousands parted."""
        return self.say.count(number)

    def percent(self, share: float) -> str:
        """Write a share of 0 to 1 as percent with one decimal: ``71.7 %``."""
        return f"{self._hundredths(share)}{_BLANK}%"

    def decimal(self, number: float) -> str:
        """Write a number with two decimals: ``0.75``."""
        return str(format_decimal(number, format="0.00", locale=self.say.language.value))

    def probability(self, p: float) -> str:
        """Write a p with its sign and three decimals: ``= 0.013``, ``< 0.001``."""
        sign, shown = ("<", _LEAST) if p < _LEAST else ("=", p)
        return f"{sign} {format_decimal(shown, format='0.000', locale=self.say.language.value)}"

    def interval(self, bounds: Interval) -> str:
        """Write two shares of 0 to 1: ``70.4 to 73.1 %``, with a dash."""
        low, high = bounds
        return f"{self._hundredths(low)}{_TO}{self.percent(high)}"

    def day(self, day: date) -> str:
        """Write a day: ``1 Juli 2026``."""
        return format_date(day, "d MMMM y", locale=self.say.language.value)

    def span(self, first: date, last: date) -> str:
        """Write from which day to which."""
        return self.day(first) if first == last else f"{self.day(first)} {_TO} {self.day(last)}"

    def _hundredths(self, share: float) -> str:
        tenths = Decimal(str(share * 100)).quantize(_TENTH)
        return str(tenths).replace(".", _point(self.say.language.value))


@cache
def _point(language: str) -> str:
    """Give what parts decimals; a page has hundreds of numbers, which Babel is slow to write."""
    return str(get_decimal_symbol(language))


def moment_of(micros: int, zone: tzinfo) -> datetime:
    """Give the moment, in a zone, from microseconds since 1970-01-01 UTC."""
    return (_START + timedelta(microseconds=int(micros))).astimezone(zone)
