"""What the page holds beside the state: the files it made on request, and the raters' forms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from pansol.ui.notice import Notice
from pansol.ui.program import Download

if TYPE_CHECKING:  # it loads what reads files
    from pansol.audit.ratings import Ratings

__all__ = ["FORMS", "RATERS", "Held", "Made", "Product", "numbered"]

RATERS = tuple(f"rater_{number}" for number in range(1, 6))
"""Whose forms can be compared."""


class Product(Enum):
    """What can be taken along."""

    WORKBOOK = "workbook"
    FINDINGS = "findings"
    REPORT = "report"
    REJECTS = "rejects"
    MAPPING = "mapping"
    FORM = "form"
    FORM_WORKBOOK = "form_workbook"


FORMS = (Product.FORM_WORKBOOK, Product.FORM)
"""The form for reviewers, each way it is written."""

Made: TypeAlias = Mapping[Product, Download]
"""What was made so far; until file, language or what it depends on change."""


def numbered(rater: str) -> str:
    """Give a rater's number."""
    return str(RATERS.index(rater) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is held."""

    made: Made
    ratings: Mapping[str, tuple[str, "Ratings"]]
    """Which rater's → the form's name, and what was rated."""
    refused: Mapping[str, Notice] = field(default_factory=dict)
    """Which rater's → what is wrong with the file that was chosen last."""
    person: Callable[[str], str] = str
    """How an agent is named."""
