"""Views kept under names in the case log, for the team: what the page shows of them."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from pansol.ui.acts import BadActionError
from pansol.ui.checker.shelf import Shelf
from pansol.ui.dashboard.address import address_of, from_query
from pansol.ui.dashboard.state import State
from pansol.ui.notice import Notice, notice_of
from pansol.ui.person import signed_in

if TYPE_CHECKING:  # SQLAlchemy stays away until the log is used
    from pansol.caselog import SavedView

__all__ = ["Form", "Listing", "Saved", "address_of_view", "read_saved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The views as they were read, or why they could not be."""

    views: tuple["SavedView", ...] = ()
    trouble: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a person has begun with a view of the list."""

    act: str
    """``rename`` or ``delete``."""
    view: "SavedView"
    name: str
    """The new name, as typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What the page shows of the views. The tab keeps none of it."""

    page: str
    signed_in: str = field(default_factory=signed_in)
    listing: Listing | None = None
    """``None`` until it was read."""
    who: str = ""
    """Who saves, as typed where nobody is signed in."""
    name: str = ""
    """The new view's name, as typed."""
    draft: UUID = field(default_factory=uuid4)
    """What the new view's id is made from; another one after each view that was kept."""
    taken: "SavedView | None" = None
    """The view that has the name already, once the person was told."""
    form: Form | None = None
    told: Notice | None = None
    """What was done, or why not."""
    wrong: str = ""
    """What the notice is about if it tells of something wrong: ``who``, ``name``, ``new_name``,
    ``form``."""
    asked: int = 0
    """How often something wrong was told, so that the focus goes there again."""

    @property
    def by(self) -> str:
        """Who saves: as signed in, else as typed."""
        return self.signed_in or self.who.strip()

    def having(self, listing: Listing) -> "Saved":
        """Give it with the views as they are now."""
        return replace(self, listing=listing)

    def telling(self, key: str, wrong: str = "", **values: str) -> "Saved":
        """Give it with something to be told."""
        return self.refusing(Notice(key=key, values=values), wrong)

    def refusing(self, told: Notice, wrong: str) -> "Saved":
        """Give it with a notice on something wrong, if ``wrong`` names what."""
        return replace(self, told=told, wrong=wrong, asked=self.asked + bool(wrong))

    def find(self, view: str) -> "SavedView":
        """Give a view of the list by its id. Raises ``BadActionError``: others are not offered."""
        views = self.listing.views if self.listing else ()
        for one in views:
            if str(one.id) == view:
                return one
        raise BadActionError("no such view in the list")


def read_saved(shelf: Shelf, page: str) -> Listing:
    """Read the views of a page."""
    from pansol.caselog import CaseLogError  # noqa: PLC0415  slow to import

    try:
        return Listing(views=shelf.log().views(page))
    except CaseLogError as error:
        return Listing(trouble=notice_of(error))


def address_of_view(view: "SavedView", state: State) -> str:
    """Give the address of a view in the language in use; of a broken one what can be read of it."""
    return address_of(replace(from_query(view.query), language=state.language))
