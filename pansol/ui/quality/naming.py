"""Agents by their code, never by a name; and the headings of lists of cases."""

import re

from pansol.audit.report.words import action_words, kind_words
from pansol.catalogue import Catalogue
from pansol.masking import mask_text
from pansol.outcomes import Outcomes
from pansol.ui.dashboard.naming import label_words

__all__ = ["group_label", "list_title"]

_CODE = re.compile(r"(?=.*\d)[\w./-]{1,16}")
"""What a source writes for an agent that is a code: no blank, and a digit."""


def group_label(by: str, label: str, outcomes: Outcomes, words: Catalogue) -> str:
    """Name a team, or an agent by the code; who is written by name is numbered instead."""
    if by != "agent":
        return label_words(by, label, words)
    if _CODE.fullmatch(label) and mask_text(label) == label:
        return label
    return words("quality.agent", number=outcomes.labels(by).index(label))


def list_title(listed: tuple[str, ...], words: Catalogue, outcomes: Outcomes) -> str:
    """Head the cases that are listed."""
    match listed:
        case ("kind", kind):
            return kind_words(kind, words)
        case ("agent_criteria", place, kind):
            agent = group_label("agent", outcomes.labels("agent")[int(place)], outcomes, words)
            return f"{agent}: {kind_words(kind, words)}"
        case ("group", by, place):
            group = group_label(by, outcomes.labels(by)[int(place)], outcomes, words)
            return words("quality.list.group", group=group)
        case ("actions", due, done):
            pair = action_words(due, words), action_words(done, words)
            return words("quality.list.actions", due=pair[0], done=pair[1])
    return words("dashboard.list.chosen")
