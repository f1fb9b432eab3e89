"""Agents' names: shown to whom has the right, once it is written down who asked and why."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from pansol.config.rights import may_show_names
from pansol.ui.acts import BadActionError
from pansol.ui.checker.shelf import Shelf
from pansol.ui.notice import Notice, notice_of
from pansol.ui.person import printable, signed_in

__all__ = ["LONGEST_REASON", "Names", "act_on_names", "asked_rightly", "not_recorded"]

LONGEST_REASON = 200
"""Letters of a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the page knows of who asks for names. The tab keeps none of it."""

    signed_in: str = field(default_factory=signed_in)
    allowed: bool = False
    """Whether the person has the right."""
    who: str = ""
    """As typed, where nobody is signed in."""
    why: str = ""
    asking: bool = False
    """Whether who and why are being asked."""
    trouble: Notice | None = None
    place: str = ""
    """What the trouble is about: ``who``, ``why``, ``log``."""
    asked: int = 0
    """How often something wrong was told, so that the focus goes there again."""

    @property
    def by(self) -> str:
        """Who asks: as signed in, else as typed."""
        return self.signed_in or self.who.strip()

    def refusing(self, trouble: Notice, place: str) -> "Names":
        """Give it with what is wrong."""
        return replace(self, trouble=trouble, place=place, asked=self.asked + 1)

    @classmethod
    def of_visitor(cls) -> "Names":
        """Begin with who is signed in, and their right."""
        who = signed_in()
        return cls(signed_in=who, allowed=may_show_names(who))


def act_on_names(names: Names, act: list[str], value: str) -> Names:
    """Give it after an act of asking.

    Raises ``BadActionError`` for an act that the page lacks, or somebody without the right.
    """
    match act:
        case _ if not names.allowed:
            raise BadActionError("no right to names")
        case ["ask"]:
            return replace(names, asking=True, trouble=None, asked=names.asked + 1)
        case ["cancel"]:
            return replace(names, asking=False, trouble=None)
        case ["who"] if names.asking and not names.signed_in:
            return replace(names, who=printable(value))
        case ["why"] if names.asking:
            return replace(names, why=printable(value, LONGEST_REASON))
    raise BadActionError("no such act on names")


def asked_rightly(names: Names) -> Names:
    """Give it with what is missing before names may be shown; none is missing without trouble."""
    if not names.allowed or not names.asking:
        raise BadActionError("no right to names, or nobody asked")
    if not names.by:
        return names.refusing(Notice(key="names.nobody"), "who")
    if not names.why.strip():
        return names.refusing(Notice(key="names.no_reason"), "why")
    return replace(names, trouble=None)


def not_recorded(names: Names, shelf: Shelf, now: datetime, what: str) -> Notice | None:
    """Write down that names are shown or taken along; tell why not, where that can't be done."""
    from pansol.caselog import Asking, CaseLogError  # noqa: PLC0415  slow to import

    try:
        shelf.log().show_names(Asking(who=names.by, at=now, why=names.why), what)
    except CaseLogError as error:
        return notice_of(error)
    return None
