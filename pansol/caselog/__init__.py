"""The record of checked cases: each with its history, its evidence and its decision."""

from pansol.caselog.access import Asking
from pansol.caselog.case_file import CASE_FILE_COLUMNS
from pansol.caselog.entry import Correction, Decided, Details, Entry, Kind
from pansol.caselog.errors import (
    BusyError,
    CaseLogError,
    FullError,
    RefusedDatabaseError,
    ReusedIdError,
    SchemaError,
    TakenNameError,
    UnavailableError,
    UnknownCaseError,
    UnknownViewError,
)
from pansol.caselog.handled import HandledCases
from pansol.caselog.kept import (
    Access,
    CaseHistory,
    CheckedCase,
    Due,
    Look,
    Purged,
    Saved,
    Standing,
    Status,
)
from pansol.caselog.log import CaseLog
from pansol.caselog.schema import upgrade
from pansol.caselog.settings import Database
from pansol.caselog.views import LONGEST_NAME, SavedView

__all__ = [
    "CASE_FILE_COLUMNS",
    "LONGEST_NAME",
    "Access",
    "Asking",
    "BusyError",
    "CaseHistory",
    "CaseLog",
    "CaseLogError",
    "CheckedCase",
    "Correction",
    "Database",
    "Decided",
    "Details",
    "Due",
    "Entry",
    "FullError",
    "HandledCases",
    "Kind",
    "Look",
    "Purged",
    "RefusedDatabaseError",
    "ReusedIdError",
    "Saved",
    "SavedView",
    "SchemaError",
    "Standing",
    "Status",
    "TakenNameError",
    "UnavailableError",
    "UnknownCaseError",
    "UnknownViewError",
    "upgrade",
]
