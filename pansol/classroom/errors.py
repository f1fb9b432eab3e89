"""Why a class can't be entered, or an answer not be taken: each a sentence of the catalogue."""

from pansol.caselog import CaseLogError

__all__ = [
    "BlockedError",
    "ClassroomError",
    "ClosedError",
    "ExpiredError",
    "NameTakenError",
    "NotYoursError",
    "OutdatedError",
    "SeatTakenError",
    "UnfitNameError",
    "UnknownCodeError",
    "UnknownLearnerError",
    "WrongReturnError",
]


class ClassroomError(CaseLogError):
    """Something of a class was not done, and nothing of it is saved."""


class UnknownCodeError(ClassroomError):
    """No class or play has this code, or this id."""


class ExpiredError(ClassroomError):
    """The class is over: its time has run out."""


class ClosedError(ClassroomError):
    """The class or the play has been closed by who made it."""


class OutdatedError(ClassroomError):
    """The SOP's table is another one than when the class was made."""


class UnfitNameError(ClassroomError):
    """A name that is empty, too long, or has letters that can't be printed."""


class NameTakenError(ClassroomError):
    """Somebody in the class has this name already."""


class WrongReturnError(ClassroomError):
    """Name and return code do not belong together."""


class BlockedError(ClassroomError):
    """Too many wrong return codes: the trainer gives a new one."""


class UnknownLearnerError(ClassroomError):
    """There is no such learner; the class may have been deleted."""


class SeatTakenError(ClassroomError):
    """Somebody else plays this role already."""


class NotYoursError(ClassroomError):
    """Only who made the class or the play may do this."""
