"""Some columns of the case frame in place of all: what they are read from, and they alone."""

from collections.abc import Collection

from pansol.casefiles import columns as c
from pansol.casefiles.checks import CHECKS
from pansol.casefiles.cleaning import Cleaned
from pansol.casefiles.mapping import CaseMapping

__all__ = ["narrowed", "read_from"]


def read_from(only: Collection[str], mapping: CaseMapping) -> list[str]:
    """Give the file's columns from which these of the case frame are read, and rows are checked."""
    checked = {check.column for check in CHECKS}
    ours = {*only, *checked, "card_type"}  # by which a subscription is told that is not written
    return [theirs for name, theirs in mapping.theirs.items() if name in ours]


def narrowed(cleaned: Cleaned, only: Collection[str]) -> Cleaned:
    """Leave ``file``, ``row`` and these columns, beside what is wrong with the rejected rows.

    A column that is not there raises Narwhals' ``ColumnNotFoundError``.
    """
    names = [name for name in dict.fromkeys(only) if name not in {c.FILE, c.ROW}]
    chosen = cleaned.frame.select(c.FILE, c.ROW, *names, c.REJECT, c.REJECT_VALUE)
    return Cleaned(frame=chosen)
