"""What an act upon the log starts from, and what most of them do: find a case, write an entry."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pansol.ui.acts import BadActionError
from pansol.ui.checker.desk import Desk, Place, Trouble
from pansol.ui.checker.keeping import entry_id
from pansol.ui.checker.shelf import Shelf
from pansol.ui.checker.state import State
from pansol.ui.notice import Notice, notice_of

if TYPE_CHECKING:  # SQLAlchemy stays away until the log is used
    from pansol.caselog import CheckedCase, Entry, Kind

__all__ = ["Situation", "listed", "new_entry", "written"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All that an act upon the log starts from, and what it leaves behind."""

    state: State
    desk: Desk
    shelf: Shelf
    now: datetime

    @property
    def who(self) -> str:
        """Who works; may be empty."""
        return self.desk.who(self.state)

    def with_record(self, **changes: Any) -> "Situation":  # noqa: ANN401  a record's own fields
        """Give the situation with changes to the case's record."""
        record = replace(self.state.record, **changes)
        return replace(self, state=replace(self.state, record=record))

    def told(self, place: Place, notice: Notice, again: str = "") -> "Situation":
        """Give the situation with a trouble to be told."""
        case_id = self.state.record.case_id
        trouble = Trouble(place=place, notice=notice, again=again, case_id=case_id)
        asked = self.desk.asked + (place is Place.WHO)
        return replace(self, desk=replace(self.desk, trouble=trouble, asked=asked))

    def read_anew(self) -> "Situation":
        """Give the situation with the lists as they are now."""
        listing = self.shelf.read(self.who, self.now)
        return replace(self, desk=replace(self.desk, listing=listing))


def written(before: Situation, case: "CheckedCase", kind: "Kind", number: str = "") -> Situation:
    """Write an entry about a listed case, or tell why not."""
    from pansol.caselog import CaseLogError  # noqa: PLC0415  slow to import

    if not before.who:
        return before.told(Place.WHO, Notice(key="who.missing"))
    try:
        before.shelf.save(new_entry(before, case, kind, number))
    except CaseLogError as error:
        return before.told(Place.LIST, notice_of(error))
    after = replace(before, desk=replace(before.desk, numbering="", number=""))
    return after.read_anew()


def new_entry(before: Situation, case: "CheckedCase", kind: "Kind", number: str = "") -> "Entry":
    """Give an entry without details. Its id follows from how the case stands, so one try is one."""
    from pansol.caselog import Entry  # noqa: PLC0415  slow to import

    return Entry(
        id=entry_id(before.state, kind.value, before.who, case.number, str(case.at), number),
        case_id=case.case_id,
        at=before.now,
        who=before.who,
        kind=kind,
        ticket_number=number,
    )


def listed(before: Situation, arguments: list[str]) -> tuple[Situation, "CheckedCase"]:
    """Give a case of the lists, which are read if they were not yet. Others are not offered."""
    if before.desk.listing is None:
        before = before.read_anew()
    listing = before.desk.listing
    case = listing.find(arguments[0]) if listing and len(arguments) == 1 else None
    if case is None:
        raise BadActionError("no such case in the lists")
    return before, case
