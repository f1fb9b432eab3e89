"""What is chosen: in words beside what is taken along, and in the names of files."""

import re
from dataclasses import dataclass
from datetime import date

from pansol.audit.report.numbers import Numbers
from pansol.catalogue import Catalogue
from pansol.outcomes.sentences import dimension_words
from pansol.ui.dashboard.counted import Counted
from pansol.ui.dashboard.naming import label_words
from pansol.ui.dashboard.state import State

__all__ = ["Chosen", "cases_told", "chosen_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What figures are of."""

    told: str
    """The number of cases, the days, the filters."""
    days: tuple[date, date] | None

    def stem(self, title: str) -> str:
        """Name a file of a figure, without its ending: what it shows, and of which days."""
        name = re.sub(r"\W+", "-", title.lower()).strip("-")
        return "_".join([name, *(day.isoformat() for day in self.days or ())])


def chosen_of(state: State, words: Catalogue, counted: Counted) -> Chosen:
    """Say what is chosen."""
    filters = [
        f"{dimension_words(name, words)}: "
        + ", ".join(label_words(name, label, words) for label in labels)
        for name, labels in state.labels.items()
        if labels
    ]
    told = "; ".join([cases_told(words, counted).removesuffix("."), *filters])
    return Chosen(told=told, days=counted.selection.period)


def cases_told(words: Catalogue, counted: Counted) -> str:
    """Say how many cases there are, and of which days."""
    selection = counted.selection
    if selection.period is None:
        return words.counted("dashboard.chosen.undated", selection.n)
    span = Numbers(words).span(*selection.period)
    return words.counted("dashboard.chosen", selection.n, span=span)
