"""Why the record can't be opened, or an entry not be saved: a key of the catalogue, values."""

from typing import TYPE_CHECKING

from pansol.catalogue import Catalogue

if TYPE_CHECKING:
    from pansol.caselog.views import SavedView

__all__ = [
    "BusyError",
    "CaseLogError",
    "FullError",
    "RefusedDatabaseError",
    "ReusedIdError",
    "SchemaError",
    "TakenNameError",
    "UnavailableError",
    "UnknownCaseError",
    "UnknownViewError",
]


class CaseLogError(Exception):
    """Something was not done: nothing is saved unless ``save`` returned. Its sentence is listed."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(f"{key} {values or ''}".strip())
        self.key = key
        self.values = values

    def sentence(self, say: Catalogue) -> str:
        """Write what is wrong and what helps, for a person."""
        return say(self.key, **self.values)


class SchemaError(CaseLogError):
    """The tables are not there, or older or newer than this pansol: ``pansol db upgrade``."""


class RefusedDatabaseError(CaseLogError):
    """A database that would lose cases: on a network share, with broken locks, or damaged."""


class UnavailableError(CaseLogError):
    """The database is away, or lets nobody in. Saving the same entry again later saves it once."""


class BusyError(UnavailableError):
    """The database did not answer in time."""


class FullError(UnavailableError):
    """The disk is full."""


class ReusedIdError(CaseLogError):
    """An entry's id that stands for something else already."""


class UnknownCaseError(CaseLogError):
    """There is no such case."""


class TakenNameError(CaseLogError):
    """A view's name that stands for another one on its page already."""

    def __init__(self, there: "SavedView") -> None:
        super().__init__("caselog.view.taken", name=there.name, who=there.who)
        self.there = there
        """The one that has the name."""


class UnknownViewError(CaseLogError):
    """There is no such view any more."""
