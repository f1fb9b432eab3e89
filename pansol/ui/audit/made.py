"""The files that the page makes on request, and keeps until file or language change."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeAlias

from pansol.ui.program import Download

__all__ = ["Made", "Product"]


class Product(Enum):
    """What can be taken along."""

    WORKBOOK = "workbook"
    FINDINGS = "findings"
    REPORT = "report"
    REJECTS = "rejects"
    MAPPING = "mapping"


Made: TypeAlias = Mapping[Product, Download]
"""What was made so far."""
