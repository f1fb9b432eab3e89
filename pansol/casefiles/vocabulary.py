"""The published synonyms: other names of columns and values, and how words are compared."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pansol.casefiles.columns import ACTION, ADVICE, KIP, OURS, SLA
from pansol.facts import FACTS
from pansol.sop import Action, Advice, Kip, Sla

__all__ = ["ALLOWED", "BETWEEN", "column_names", "key_of", "value_names"]

BETWEEN = "[ \t\r\n\u00a0_-]+"
"""What does not count between and around words, as a pattern that every engine reads."""

ALLOWED: Mapping[str, tuple[str, ...]] = {
    **{fact.column: tuple(str(value.value) for value in fact) for fact in FACTS},
    ACTION: tuple(action.value for action in Action),
    SLA: tuple(sla.value for sla in Sla),
    KIP: tuple(kip.value for kip in Kip),
    ADVICE: tuple(advice.value for advice in Advice),
}
"""Column → the values the case frame has, for the columns whose values are listed."""


def key_of(text: str) -> str:
    """Give a word as it is compared: small letters, nothing between them."""
    return re.sub(BETWEEN, "", text.lower()) or text.strip()


@cache
def column_names() -> Mapping[str, str]:
    """Give each known name of a column, as it is compared, with the column it means."""
    names = {key_of(name): name for name in OURS}
    for ours, others in _read()["columns"].items():
        names |= _once({key_of(other): ours for other in others}, names, f"columns.{ours}")
    return names


@cache
def value_names(column: str) -> Mapping[str, str]:
    """Give each known word for a value of the column, as it is compared; "" means not known."""
    names = {key_of(value): value for value in ALLOWED[column]}
    if column == KIP:
        names |= {key_of(kip.label): kip.value for kip in Kip}
        names |= {key_of(kip.label.rpartition(" - ")[2]): kip.value for kip in Kip}
    for value, others in _read()["values"].get(column, {}).items():
        place = f"values.{column}.{value}"
        if value and value not in ALLOWED[column]:
            raise ValueError(f"{place}: no value of the column")
        names |= _once({key_of(other): value for other in others}, names, place)
    return names


def _once(more: Mapping[str, str], names: Mapping[str, str], place: str) -> Mapping[str, str]:
    """Refuse a word that would mean two things. Raises ``ValueError``."""
    double: Iterable[str] = [word for word in more if names.get(word, more[word]) != more[word]]
    if double:
        raise ValueError(f"{place}: {', '.join(double)} means something else already")
    return more


@cache
def _read() -> dict[str, Any]:
    with Path(__file__).with_name("synonyms.toml").open("rb") as file:
        return tomllib.load(file)
