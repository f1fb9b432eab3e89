"""The glossary: what each figure is and how it is computed, in the reader's language."""

from dataclasses import dataclass
from enum import Enum

from pansol.catalogue import Catalogue

__all__ = ["Definition", "Figure", "define"]


class Figure(Enum):
    """The figures of an audit, in the order in which a report shows them; a dashboard's last."""

    ADHERENCE = "adherence"
    CRITICAL_ERRORS = "critical_errors"
    P_CHART = "p_chart"
    PARETO = "pareto"
    CONFUSION = "confusion"
    AGEING = "ageing"
    REPEATS = "repeats"
    SAMPLING = "sampling"
    AGREEMENT = "agreement"
    BY_DIMENSION = "by_dimension"
    OVER_TIME = "over_time"
    FLOW = "flow"
    MONEY = "money"
    GAPS = "gaps"
    WAITING = "waiting"
    CHANGES = "changes"
    MONDAY = "monday"
    KINDS = "kinds"
    AGENT_CRITERIA = "agent_criteria"
    FUNNEL = "funnel"
    STRICTNESS = "strictness"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A glossary entry."""

    title: str
    """The figure's name."""
    what: str
    """What it says, in a sentence or two."""
    how: str
    """The formula in words, what is left out of n, and the source."""


def define(figure: Figure, say: Catalogue) -> Definition:
    """Give a figure's glossary entry in the catalogue's language."""
    return Definition(
        title=say(f"figure.{figure.value}.title"),
        what=say(f"figure.{figure.value}.what"),
        how=say(f"figure.{figure.value}.how"),
    )
