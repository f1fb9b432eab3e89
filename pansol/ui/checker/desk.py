"""What the page shows of the log beside its own case: lists, troubles. The tab keeps none of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING
from uuid import UUID

from pansol.ui.checker.state import State
from pansol.ui.notice import Notice
from pansol.ui.person import signed_in

if TYPE_CHECKING:  # SQLAlchemy stays away until the lists are read
    from pansol.caselog import CheckedCase, Due

__all__ = ["Desk", "Listing", "Place", "Trouble"]


class Place(Enum):
    """Where on the page something is told."""

    WHO = "who"
    CASE = "case"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why something was not done."""

    place: Place
    notice: Notice
    again: str = ""
    """The act that is worth another try."""
    case_id: UUID | None = None
    """The case that was on the page; with another one the trouble is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The cases as they were read, or why they could not be."""

    who: str
    read_at: datetime
    due: tuple["Due", ...] = ()
    """Everybody's waiting cases, those whose 24 hours are over first."""
    unfinished: tuple["CheckedCase", ...] = ()
    """Those of this person; likewise the finished ones, the newest first."""
    finished: tuple["CheckedCase", ...] = ()
    trouble: Notice | None = None

    def find(self, case_id: str) -> "CheckedCase | None":
        """Give a case of the lists by its id."""
        cases = (*(due.case for due in self.due), *self.unfinished, *self.finished)
        return next((case for case in cases if str(case.case_id) == case_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the page shows of the log."""

    signed_in: str = field(default_factory=signed_in)
    listing: Listing | None = None
    """``None`` until it was read."""
    trouble: Trouble | None = None
    asked: int = 0
    """How often the person was asked for a name."""
    numbering: str = ""
    """The id of the listed case that is being given its ticket's number."""
    number: str = ""
    """The number, as typed."""

    def who(self, state: State) -> str:
        """Give who works: as signed in, else as typed."""
        return self.signed_in or state.record.who.strip()

    def trouble_at(self, place: Place, state: State) -> Trouble | None:
        """Give the trouble that is to be told at a place."""
        trouble = self.trouble
        if trouble is None or trouble.place is not place:
            return None
        gone = place is Place.CASE and trouble.case_id != state.record.case_id
        return None if gone else trouble
