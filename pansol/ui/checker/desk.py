"""What the page shows of the log beside its own case: lists, troubles. The tab keeps none of it."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING
from uuid import UUID

from pansol.config import current
from pansol.ui.checker.kept_case import LooseEnds
from pansol.ui.checker.state import State
from pansol.ui.notice import Notice
from pansol.ui.person import signed_in

if TYPE_CHECKING:  # SQLAlchemy stays away until the lists are read
    from pansol.caselog import CaseHistory, CheckedCase, Due

__all__ = ["Desk", "Listing", "Place", "Question", "Trouble"]

_EARLIER = 10
"""Finished cases of earlier days that are listed."""


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

    @property
    def finished_today(self) -> tuple["CheckedCase", ...]:
        """Those finished on the day of reading, in the configured zone: they can be read again."""
        return tuple(case for case in self.finished if self._today(case))

    @property
    def finished_earlier(self) -> tuple["CheckedCase", ...]:
        """The last ones of the days before."""
        return tuple(case for case in self.finished if not self._today(case))[:_EARLIER]

    def _today(self, case: "CheckedCase") -> bool:
        return _day(case.at) == _day(self.read_at)

    def find(self, case_id: str) -> "CheckedCase | None":
        """Give a case of the lists by its id."""
        cases = (*(due.case for due in self.due), *self.unfinished, *self.finished)
        return next((case for case in cases if str(case.case_id) == case_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whether a case is to be ended although something is loose."""

    loose: LooseEnds
    case_id: str = ""
    """Of a listed case; empty: the one on the page."""


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
    question: Question | None = None
    """What is asked before a case is ended."""
    reading: "CaseHistory | None" = None
    """The finished case that is read again."""
    turn: int = 0
    """Grows with each question and each reading, and when one is put away: where the focus goes."""
    back: str | None = None
    """The case whose question or reading was put away last; empty: the one on the page."""

    def who(self, state: State) -> str:
        """Give who works: as signed in, else as typed."""
        return self.signed_in or state.record.who.strip()

    def back_at(self, case_id: str) -> "Desk":
        """Give the desk with no question, and the focus at the case it was on."""
        return replace(self, question=None, turn=self.turn + 1, back=case_id)

    @property
    def unasked(self) -> "Desk":
        """The desk at the beginning of an act, which takes back what was asked before."""
        return replace(self, question=None, back=None)

    def going_on(self, before: State, after: State) -> "Desk":
        """Give the desk after an act: another case, or another person, sees no customer before."""
        same = (before.round, self.who(before)) == (after.round, self.who(after))
        return self if same else replace(self, question=None, reading=None)

    def focus(self, case_id: str) -> str | None:
        """Give what draws the focus back to a case."""
        return f"back-{self.turn}" if self.back == case_id else None

    def trouble_at(self, place: Place, state: State) -> Trouble | None:
        """Give the trouble that is to be told at a place."""
        trouble = self.trouble
        if trouble is None or trouble.place is not place:
            return None
        gone = place is Place.CASE and trouble.case_id != state.record.case_id
        return None if gone else trouble


def _day(moment: datetime) -> date:
    return moment.astimezone(current().at).date()
