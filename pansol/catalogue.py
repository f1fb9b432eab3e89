"""The wording of all screens, by key and language, with dates and amounts as the language wants."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from gettext import translation
from pathlib import Path
from typing import Literal

from babel.dates import format_datetime, format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal, get_group_symbol

from pansol.waiting import zone_name

__all__ = ["DEFAULT_LANGUAGE", "LOCALE", "Catalogue", "Language", "catalogue"]

LOCALE = Path(__file__).with_name("locale")


class Language(Enum):
    """The languages of the screens."""

    INDONESIAN = "id"
    ENGLISH = "en"


DEFAULT_LANGUAGE = Language.INDONESIAN

_MOMENT = {
    Language.INDONESIAN: "EEEE, d MMMM y 'pukul' HH.mm",
    Language.ENGLISH: "EEEE, d MMMM y 'at' HH:mm",
}
_SECONDS = {Language.INDONESIAN: ".ss", Language.ENGLISH: ":ss"}
_CLOCK = {Language.INDONESIAN: "HH.mm", Language.ENGLISH: "HH:mm"}


class Catalogue:
    """The wording in one language: ``catalogue(Language.ENGLISH)("step.back")``."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._messages = translation("pansol", LOCALE, [language.value])

    def __call__(self, key: str, **values: object) -> str:
        """Give the wording of a key with the values in its places. Raises ``KeyError``."""
        text = self._messages.gettext(key)
        if text == key and "." in key:
            raise KeyError(f"{key} has no wording in {self.language.value}")
        return text.format(**values) if values else text

    def counted(self, key: str, count: int, **values: object) -> str:
        """Give the wording of a key for so many things, the number in its place ``count``.

        English tells one from many, Indonesian does not. Raises ``KeyError``.
        """
        text = self._messages.ngettext(key, key, count)
        if text == key:
            raise KeyError(f"{key} has no plural in {self.language.value}")
        return text.format(count=self.count(count), **values)

    def ways(self, key: str) -> tuple[str, ...]:
        """Give the ways of saying a key, one a line. Raises ``KeyError``."""
        return tuple(self(key).split("\n"))

    def moment(self, moment: datetime) -> str:
        """Write a time in full with its zone, as ``Senin, 23 November 2026 pukul 10.05 WIB``."""
        text = format_datetime(moment, _MOMENT[self.language], locale=self.language.value)
        return f"{text} {zone_name(moment)}"

    def clock(self, moment: datetime) -> str:
        """Write the time of day alone, as ``10.05``."""
        return format_datetime(moment, _CLOCK[self.language], locale=self.language.value)

    def weekday(self, moment: datetime) -> str:
        """Write the day of the week, as ``Senin``."""
        return format_datetime(moment, "EEEE", locale=self.language.value)

    def date(self, moment: datetime) -> str:
        """Write the day of the year, as ``23 November``."""
        return format_datetime(moment, "d MMMM", locale=self.language.value)

    def stamp(self, moment: datetime) -> str:
        """Write a time in short with its zone, as ``23 Nov 2026 10.05.09 WIB``."""
        pattern = f"d MMM y {_CLOCK[self.language]}{_SECONDS[self.language]}"
        text = format_datetime(moment, pattern, locale=self.language.value)
        return f"{text} {zone_name(moment)}"

    def span(self, span: timedelta) -> str:
        """Write a length of time in one unit from minutes on, hours up to two days: ``25 jam``."""
        language = self.language.value
        return format_timedelta(span, granularity="minute", threshold=2, locale=language)

    def number(self, number: float) -> str:
        """Write a number with two decimals at most, as ``7,5``."""
        return str(format_decimal(number, format="#,##0.##", locale=self.language.value))

    def count(self, number: int) -> str:
        """Write a whole number, its thousands parted: ``1.588``."""
        return f"{number:,.0f}".replace(",", _parting(self.language))

    def either(self, texts: Iterable[str]) -> str:
        """Join alternatives: ``a, b, or c``."""
        return _listed(tuple(texts), "or", self.language)

    def both(self, texts: Iterable[str]) -> str:
        """Join things that hold together: ``a, b, and c``."""
        return _listed(tuple(texts), "standard", self.language)


@cache
def _parting(language: Language) -> str:
    """Give what parts thousands; a page has hundreds of numbers, which Babel is slow to write."""
    return str(get_group_symbol(language.value))


@cache
def _listed(texts: tuple[str, ...], style: Literal["or", "standard"], language: Language) -> str:
    """Join texts as the language does; few lists are joined, and those over and over."""
    return format_list(texts, style=style, locale=language.value)


@cache
def catalogue(language: Language) -> Catalogue:
    """Give the language's catalogue, read once."""
    return Catalogue(language)
