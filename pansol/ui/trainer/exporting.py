"""A class's results as a file to download."""

import re
from datetime import datetime
from io import BytesIO

from pansol.catalogue import Catalogue
from pansol.classroom import Results
from pansol.classroom.workbook import write_results
from pansol.config import current
from pansol.ui.program import Download

__all__ = ["workbook"]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(results: Results, words: Catalogue, now: datetime) -> Download:
    """Give the workbook, named for the class and the day."""
    file = BytesIO()
    write_results(file, results, words, zone=current().at)
    name = re.sub(r"[^\w-]+", "-", results.training_class.name).strip("-") or "class"
    day = now.astimezone(current().at).date().isoformat()
    return Download(f"{name}-{day}.xlsx", _XLSX, file.getvalue())
