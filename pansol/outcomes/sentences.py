"""Sentences about figures: a key of the catalogue, and the values in its places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pansol.audit.report.numbers import Numbers
from pansol.catalogue import Catalogue
from pansol.outcomes.columns import UNKNOWN
from pansol.outcomes.naming import name_of

__all__ = ["Label", "Phrase", "Sentence", "Value", "dimension_words", "label_words"]

_PREFIXES = {
    "action": "action",
    "due": "action",
    "standing": "report.standing",
    "severity": "severity",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a dimension, to be put in words."""

    dimension: str
    label: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the catalogue within a sentence."""

    key: str


Value: TypeAlias = int | float | str | Label | Phrase
"""A count, a share of 0 to 1, a text as it is, a label, or words of the catalogue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One plain sentence."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    """Place in the sentence → what stands there."""

    def said(self, say: Catalogue) -> str:
        """Write it in a language."""
        return say(self.key, **{name: _said(value, say) for name, value in self.values.items()})


def dimension_words(dimension: str, say: Catalogue) -> str:
    """Name a dimension."""
    return say(f"outcomes.dimension.{dimension}")


def label_words(dimension: str, label: str, say: Catalogue) -> str:
    """Put a label in words: a code's name, or what the source has written."""
    if label == UNKNOWN:
        return say("outcomes.unknown")
    if prefix := _PREFIXES.get(dimension):
        return say(f"{prefix}.{label}")
    return name_of(dimension, label)


def _said(value: Value, say: Catalogue) -> str:
    match value:
        case Label(dimension=dimension, label=label):
            return label_words(dimension, label, say)
        case Phrase(key=key):
            return say(key)
        case str():
            return value
        case int():
            return Numbers(say).count(value)
        case float():
            return Numbers(say).percent(value)
