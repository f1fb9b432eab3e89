"""Agents by their code, never by a name; and the headings of lists of cases."""

import re
from typing import TYPE_CHECKING

from pansol.audit.report.words import action_words, group_words, kind_words, kip_words
from pansol.catalogue import Catalogue
from pansol.masking import mask_text
from pansol.outcomes import Outcomes
from pansol.ui.dashboard.naming import label_words

if TYPE_CHECKING:  # it loads what reads files
    from pansol.ui.quality.counted import Counted

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


def list_title(listed: tuple[str, ...], words: Catalogue, counted: "Counted") -> str:
    """Head the cases that are listed."""
    outcomes = counted.outcomes
    match listed:
        case ("kind", kind):
            return kind_words(kind, words)
        case ("agent_criteria", place, kind):
            agent = group_label("agent", outcomes.labels("agent")[int(place)], outcomes, words)
            return f"{agent}: {kind_words(kind, words)}"
        case ("group", by, place):
            group = group_label(by, outcomes.labels(by)[int(place)], outcomes, words)
            return words("quality.list.group", group=group)
        case ("actions" | "kips" as of, due, done):
            named = action_words if of == "actions" else kip_words
            return words(f"quality.list.{of}", due=named(due, words), done=named(done, words))
        case ("repeats", days, place):
            channel = counted.channels[int(place)]
            named_channel = group_words("complaint_channel", channel or None, words)
            return words("quality.list.repeats", channel=named_channel, days=days)
    return words("dashboard.list.chosen")
