"""Agents by their code, never by a name; and the headings of lists of cases."""

from typing import TYPE_CHECKING

from pansol.audit.report.words import action_words, group_words, kind_words, kip_words
from pansol.catalogue import Catalogue
from pansol.outcomes import Outcomes
from pansol.ui.dashboard.naming import agent_label, label_words

if TYPE_CHECKING:  # it loads what reads files
    from pansol.ui.quality.counted import Counted

__all__ = ["group_label", "list_title"]


def group_label(
    by: str, label: str, outcomes: Outcomes, words: Catalogue, *, named: bool = False
) -> str:
    """Name a team, or an agent by the code; who is written by name is numbered unless ``named``."""
    if by != "agent":
        return label_words(by, label, words)
    return agent_label(label, outcomes, words, named=named)


def list_title(listed: tuple[str, ...], words: Catalogue, counted: "Counted") -> str:
    """Head the cases that are listed."""
    outcomes, named = counted.outcomes, counted.named
    match listed:
        case ("kind", kind):
            return kind_words(kind, words)
        case ("agent_criteria", place, kind):
            agent = group_label(
                "agent", outcomes.labels("agent")[int(place)], outcomes, words, named=named
            )
            return f"{agent}: {kind_words(kind, words)}"
        case ("group", by, place):
            group = group_label(by, outcomes.labels(by)[int(place)], outcomes, words, named=named)
            return words("quality.list.group", group=group)
        case ("actions" | "kips" as of, due, done):
            says = action_words if of == "actions" else kip_words
            return words(f"quality.list.{of}", due=says(due, words), done=says(done, words))
        case ("repeats", days, place):
            channel = counted.channels[int(place)]
            told = group_words("complaint_channel", channel or None, words)
            return words.counted("quality.list.repeats", int(days), channel=told)
    return words("dashboard.list.chosen")
