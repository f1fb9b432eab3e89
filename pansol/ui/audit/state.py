"""The audit page's state: what the person chose. What was read from a file is kept beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from pansol.catalogue import DEFAULT_LANGUAGE, Language
from pansol.ui.notice import Notice

__all__ = ["FILTERS", "GROUPS", "PAGE_SIZE", "SETTINGS", "State", "Tab"]

FILTERS = ("severity", "kind", "agent", "clause")
"""What findings are filtered by."""

GROUPS = ("agent", "team", "complaint_channel", "clause", "week")
"""What adherence is told apart by, as in ``pansol.audit.summary``."""

PAGE_SIZE = 25
"""Findings on one page of the list."""


SETTINGS: Mapping[str, tuple[str, ...]] = {
    "margin": ("5", "1", "2", "3", "10"),
    "confidence": ("95", "90", "99"),
    "by": ("", "agent", "team", "complaint_channel", "purchase_channel", "action_taken"),
    "seed": (),
    "sla-refund": (),
    "sla-tier": (),
}
"""What a figure or a draw depends on → the choices, the usual one first; none: it is typed."""


class Tab(Enum):
    """The parts of the page, once a file is read."""

    FILE = "file"
    FIGURES = "figures"
    FINDINGS = "findings"
    REVIEW = "review"
    EXPORT = "export"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything a person has chosen on the page. It changes by ``reduce`` alone."""

    language: Language = DEFAULT_LANGUAGE
    tab: Tab = Tab.FIGURES
    group: str = GROUPS[0]
    filters: Mapping[str, str] = field(default_factory=dict)
    """One of ``FILTERS`` → the value that findings must have."""
    page: int = 0
    case: int | None = None
    """The row of the case that is open."""
    last: int | None = None
    """The finding from which it was opened: its place in the list."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The file's column → ours, as chosen and not used yet; empty for none."""
    ways: Mapping[str, str] = field(default_factory=dict)
    """``zone``, ``decimal``, ``separator``, ``encoding`` or a column of dates → how it is to be
    read; not used yet."""
    meanings: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Our column and a word in it that is not known → the value it stands for; not used yet."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """One of ``SETTINGS`` → what was typed or chosen."""
    notice: Notice | None = None
    step: int = 0
    """Grows with each case opened or closed, and each page turned, so that the focus follows."""
    round: int = 0
    """Grows with every file that is read or refused."""

    def setting(self, name: str) -> str:
        """Give what was chosen, or what usually is."""
        return self.settings.get(name, next(iter(SETTINGS[name]), ""))
