"""The labels of cases in words; what a file writes is masked, agents are numbered."""

import re

from pansol.audit.report.words import action_words
from pansol.catalogue import Catalogue
from pansol.masking import mask_text
from pansol.outcomes import Outcomes
from pansol.outcomes.sentences import label_words as _words

__all__ = ["agent_label", "label_words", "written_names"]

_CODE = re.compile(r"(?=.*\d)[\w./-]{1,16}")
"""What a source writes for an agent that is a code: no blank, and a digit."""
_OUR_OWN = frozenset({"standing", "severity", "gap"})


def label_words(dimension: str, label: str, words: Catalogue) -> str:
    """Name a label of a dimension in short; the empty one is unknown."""
    if label and dimension in {"action", "due"}:
        return action_words(label, words)
    named = _words(dimension, label, words)
    return named if dimension in _OUR_OWN else mask_text(named)


def agent_label(label: str, outcomes: Outcomes, words: Catalogue, *, named: bool) -> str:
    """Name an agent by the code; who is written by name is numbered unless ``named``."""
    if named or _is_code(label):
        return mask_text(label)
    labels = outcomes.labels("agent") if "agent" in outcomes.dimensions else ()
    if label.strip() not in labels:
        return words("quality.agent.unknown")
    return words("quality.agent", number=labels.index(label.strip()))


def written_names(outcomes: Outcomes) -> bool:
    """Tell whether any agent is written by name, and so hidden behind a number."""
    labels = outcomes.labels("agent") if "agent" in outcomes.dimensions else ()
    return any(label and not _is_code(label) for label in labels)


def _is_code(label: str) -> bool:
    return bool(_CODE.fullmatch(label)) and mask_text(label) == label
