"""The dashboard's state: what the person chose. What is counted is kept beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from pansol.catalogue import DEFAULT_LANGUAGE, Language
from pansol.ui.notice import Notice

__all__ = [
    "ANALYSTS",
    "BARS",
    "BY",
    "COMPARED",
    "FIGURES",
    "FILTERS",
    "NAMING",
    "PAGE_SIZE",
    "PERIODS",
    "WITHIN",
    "State",
]

FILTERS = (
    "action", "complaint_channel", "purchase_channel", "package_name", "region", "card_type",
    "team", "standing", "severity", "gap",
)  # fmt: skip
"""What cases are filtered by. Agents are not among them: no person is compared here."""

BARS = ("action", "complaint_channel", "package_name", "region", "card_type", "team")
"""The filters that have a picture of their own."""

BY = ("team", "complaint_channel", "package_name", "region", "card_type")
"""What adherence is told apart by."""

FIGURES = (
    *BARS, "over_time", "rates", "flow", "money", "refunds", "waiting", "gap", "heat", "p_chart",
)  # fmt: skip
"""The pictures, each with its table."""

ANALYSTS = (
    "kinds", "funnel_agent", "funnel_team", "agent_criteria", "actions", "kips", "repeats",
    "strictness", *(f"raters_{one}_{two}" for one, two in combinations(range(1, 6), 2)),
)  # fmt: skip
"""Those of the quality page, which is made of this one."""

NAMING = ("funnel_agent", "agent_criteria")
"""Those that tell agents apart."""

WITHIN = ("7", "1", "3", "14", "30")
"""The days within which a contact is a repeat."""

PERIODS = ("28", "7", "91", "all", "own")
"""The period: so many days up to the last one, everything, or two days that are typed."""

COMPARED = ("before", "none")
"""What the period is compared with: the one before, or nothing."""

PAGE_SIZE = 25
"""Cases on one page of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything a person has chosen on the page. It changes by ``reduce`` alone."""

    language: Language = DEFAULT_LANGUAGE
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """One of ``FILTERS`` → the labels of which a case has one; the empty one is unknown."""
    period: str = PERIODS[0]
    first: date | None = None
    """The days of a period of one's own."""
    last: date | None = None
    compared: str = COMPARED[0]
    """What the period is compared with."""
    by: str = BY[0]
    """What adherence is told apart by."""
    within: str = WITHIN[0]
    """The days within which a contact is a repeat."""
    tables: frozenset[str] = frozenset()
    """The figures that are shown as tables."""
    whole: frozenset[str] = frozenset()
    """The figures that are shown with all their bars."""
    listed: tuple[str, ...] = ()
    """What cases are listed: ``("chosen",)``, or a part of a figure; empty: the figures."""
    page: int = 0
    case: int | None = None
    """The place of the case that is open."""
    seen: int | None = None
    """The one that was open last: its button has the focus."""
    named: bool = False
    """Whether agents are named: never of the address's, nor kept in a tab."""
    notice: Notice | None = None
    step: int = 0
    """Grows with each list or case opened or closed, so that the focus follows."""
