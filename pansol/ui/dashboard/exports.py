"""A figure's data as a file: CSV, or Excel as the audit writes its tables."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO, StringIO

from xlsxwriter import Workbook

from pansol.audit.report.shapes import Table
from pansol.audit.report.sheet import Book, Sheet
from pansol.catalogue import Catalogue
from pansol.plain import as_plain
from pansol.ui.acts import BadActionError
from pansol.ui.dashboard.chosen import Chosen
from pansol.ui.dashboard.figure_view import Frame
from pansol.ui.dashboard.state import ANALYSTS, FIGURES, State
from pansol.ui.program import Download

__all__ = ["make"]

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHEET_NAME = 31
"""The most characters of a sheet's name."""


def make(  # noqa: PLR0913, PLR0917  what a file is made of
    figure: str,
    form: str,
    state: State,
    frames: Callable[[State], Iterable[Frame]],
    words: Catalogue,
    chosen: Chosen,
) -> Download:
    """Make the file of a figure, all its bars in it. Raises ``BadActionError`` for none.

    ``frames``: the figures of a state; ``chosen``: what they are of, told in the workbook.
    """
    whole = replace(state, whole=frozenset((*FIGURES, *ANALYSTS)))
    tables = {each.name: each.chart.table for each in frames(whole)}
    if figure not in tables or form not in _FORMS:
        raise BadActionError("no such file")
    kind, written = _FORMS[form]
    table = tables[figure]
    content = written(replace(table, note=chosen.told), words)
    return Download(f"{chosen.stem(table.title)}.{form}", kind, content)


def _csv(table: Table, _words: Catalogue) -> bytes:
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([as_plain(column.head) for column in table.columns])
    for row in table.rows:
        writer.writerow([as_plain(cell) if isinstance(cell, str) else cell for cell in row])
    return file.getvalue().encode("utf-8-sig")


def _excel(table: Table, words: Catalogue) -> bytes:
    data = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(data, options) as file:
        page = file.add_worksheet(words("chart.cases")[:_SHEET_NAME])
        sheet = Sheet(Book(file, words), page)
        sheet.widths(40, *([14] * (len(table.columns) - 1)))
        sheet.listing(table)
    return data.getvalue()


_FORMS = {"csv": ("text/csv", _csv), "xlsx": (_EXCEL, _excel)}
