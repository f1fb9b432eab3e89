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
    UnavailableError,
    UnknownCaseError,
)
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

__all__ = [
    "CASE_FILE_COLUMNS",
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
    "Kind",
    "Look",
    "Purged",
    "RefusedDatabaseError",
    "ReusedIdError",
    "Saved",
    "SchemaError",
    "Standing",
    "Status",
    "UnavailableError",
    "UnknownCaseError",
    "upgrade",
]
