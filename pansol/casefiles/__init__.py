"""Reading of case files: dirty CSV, Excel and Parquet brought to one frame of cases."""

from pansol.casefiles.checks import CHECKS, Check
from pansol.casefiles.cleaning import Cleaned, clean
from pansol.casefiles.columns import REJECT_VALUE
from pansol.casefiles.content import Content
from pansol.casefiles.dates import DateStyle
from pansol.casefiles.dialect import Dialect
from pansol.casefiles.errors import (
    CaseFileError,
    MappingError,
    RefusedFileError,
    UnreadableFileError,
)
from pansol.casefiles.mapping import CaseMapping, load_mapping, save_mapping, suggest
from pansol.casefiles.masking import mask_expr
from pansol.casefiles.plain import plain_expr
from pansol.casefiles.reading import Counts, Reading, Rejected, connect, read
from pansol.casefiles.suggesting import suggest_for

__all__ = [
    "CHECKS",
    "REJECT_VALUE",
    "CaseFileError",
    "CaseMapping",
    "Check",
    "Cleaned",
    "Content",
    "Counts",
    "DateStyle",
    "Dialect",
    "MappingError",
    "Reading",
    "RefusedFileError",
    "Rejected",
    "UnreadableFileError",
    "clean",
    "connect",
    "load_mapping",
    "mask_expr",
    "plain_expr",
    "read",
    "save_mapping",
    "suggest",
    "suggest_for",
]
