"""The labels of cases in words; what a file writes in its own way is masked."""

from pansol.audit.report.words import action_words
from pansol.catalogue import Catalogue
from pansol.masking import mask_text
from pansol.outcomes.sentences import label_words as _words

__all__ = ["label_words"]

_OUR_OWN = frozenset({"standing", "severity", "gap"})


def label_words(dimension: str, label: str, words: Catalogue) -> str:
    """Name a label of a dimension in short; the empty one is unknown."""
    if label and dimension in {"action", "due"}:
        return action_words(label, words)
    named = _words(dimension, label, words)
    return named if dimension in _OUR_OWN else mask_text(named)
