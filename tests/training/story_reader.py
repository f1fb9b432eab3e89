"""Read a customer's story, sentence by sentence, by what the words mean: nothing of ours in it."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

CARDS = {
    "simPATI": "prepaid", "kartu AS": "prepaid", "Loop": "prepaid", "by.U": "prepaid",
    "Telkomsel PraBayar": "prepaid", "KartuHalo": "postpaid", "Telkomsel Halo": "postpaid",
}  # fmt: skip
HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}
MONTHS = {
    "id": {"Juni": 6, "Juli": 7, "Agustus": 8, "September": 9, "Oktober": 10},
    "en": {"June": 6, "July": 7, "August": 8, "September": 9, "October": 10},
}
WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_ANY_MONTH = {language: "|".join(months) for language, months in MONTHS.items()}

_TABLES: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("meanings.toml").read_text(encoding="utf-8")
)
_MEANINGS = {
    language: [
        (name, re.compile(pattern)) for name, patterns in table.items() for pattern in patterns
    ]
    for language, table in _TABLES.items()
}
"""Language → meaning and pattern; the first that is found is what a sentence means."""

DAYS_AGO = {
    "id": ((r"\bkemarin\b", 1), (r"\btadi\b", 0)),
    "en": ((r"\byesterday\b", 1), (r"\b(today|this (morning|afternoon|evening))\b", 0)),
}
COUNTED = {"id": r"\b(\d) hari lalu\b", "en": r"\b(\d) days ago\b"}
DAYPARTS = {
    "id": {"pagi": range(4, 11), "siang": range(11, 15), "sore": range(15, 18), "malam": None},
    "en": {"morning": range(4, 11), "afternoon": range(11, 18), "evening": None},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a listener has understood."""

    meanings: frozenset[str]
    subscription: str
    bought: datetime
    location: str
    """Empty: not told, or not by itself."""
    text: str

    def claim(self, of: str) -> str:
        """Give what was claimed of something, as ``not_received`` of ``benefit``; else nothing."""
        claims = [
            name.removeprefix(f"{of}.") for name in self.meanings if name.startswith(f"{of}.")
        ]
        assert len(claims) <= 1, claims
        return claims[0] if claims else ""


def sentences(paragraphs: Iterable[str]) -> list[str]:
    """Part a story into sentences."""
    return [each for text in paragraphs for each in re.split(r"(?<=[.?!]) (?=[A-Z])", text)]


@cache
def meaning(sentence: str, language: str) -> str:
    """Give what a sentence means. Raises ``LookupError`` if it can't be understood."""
    for name, pattern in _MEANINGS[language]:
        if pattern.search(sentence):
            return name
    raise LookupError(sentence)


def hear(paragraphs: Iterable[str], language: str, now: datetime) -> Heard:
    """Listen to a story that is told now; contradictions in itself are errors."""
    said: dict[str, str] = {}
    for sentence in sentences(paragraphs):
        name = meaning(sentence, language)
        said[name] = f"{said.get(name, '')} {sentence}".strip()
    for of in ("message", "benefit", "charged", "tariff", "when", "card", "package", "channel"):
        told = [name for name in said if name.split(".")[0] == of]
        assert len(told) == 1, (of, told)
    assert len([name for name in said if name.startswith(("history", "signal"))]) <= 2
    (card,) = (c for c in CARDS if re.search(rf"(^|[ -]){re.escape(c)}\b", said["card"]))
    bought = moment(said["when"], language, now)
    assert greeted(said["greeting"], language, now), said["greeting"]
    where = re.search(r"([A-Z]\w+(?: [A-Z]\w+)?, [A-Z]\w+(?: [A-Z]\w+)*)", said.get("location", ""))
    return Heard(
        meanings=frozenset(said),
        subscription=CARDS[card],
        bought=bought,
        location=where[1] if where else "",
        text=" ".join(paragraphs),
    )


def moment(sentence: str, language: str, now: datetime) -> datetime:
    """Read when it was, and hold the words for the day against the date."""
    clock = re.search(r"(\d\d)[.:](\d\d) (WIB|WITA|WIT)\b", sentence)
    day = re.search(rf"(\d{{1,2}}) ({_ANY_MONTH[language]})", sentence)
    assert clock, sentence
    assert day, sentence
    zone = timezone(timedelta(hours=HOURS[clock[3]]))
    month = MONTHS[language][day[2]]
    time = datetime(now.year, month, int(day[1]), int(clock[1]), int(clock[2]), tzinfo=zone)
    assert WEEKDAYS[language][time.weekday()] in sentence, sentence
    ago = (now.astimezone(zone).date() - time.date()).days
    counted = re.search(COUNTED[language], sentence)
    words = [days for pattern, days in DAYS_AGO[language] if re.search(pattern, sentence)]
    assert ([int(counted[1])] if counted else words) == [ago], sentence
    return time


def greeted(sentence: str, language: str, now: datetime) -> bool:
    """Tell whether the greeting suits the hour."""
    (part,) = (word for word in DAYPARTS[language] if re.search(rf"\b{word}\b", sentence))
    hours = DAYPARTS[language][part]
    return now.hour in hours if hours else now.hour >= 18 or now.hour < 4
