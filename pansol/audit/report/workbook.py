"""The Excel workbook of an audit: summary, findings, groups, matrices, charts, definitions."""

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from pathlib import Path

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from pansol.audit.report import charts
from pansol.audit.report.ages import ages_table
from pansol.audit.report.caveats import caveats
from pansol.audit.report.found import found_rows
from pansol.audit.report.glossary import glossary
from pansol.audit.report.headline import headline, origin, zone_of
from pansol.audit.report.listing import ROWS, write_findings, write_rejects
from pansol.audit.report.rankings import criteria_table, group_table, kinds_table, matrix_table
from pansol.audit.report.shapes import Column, Table
from pansol.audit.report.sheet import Book, Sheet
from pansol.audit.report.tables import (
    adherence_table,
    families_table,
    files_table,
    gaps_table,
    repeats_table,
    standing_table,
)
from pansol.audit.report.weeks import weeks_table
from pansol.audit.summary import Summary
from pansol.casefiles import Rejected
from pansol.catalogue import Catalogue
from pansol.sop import SOP
from pansol.waiting import ZONES

__all__ = ["write_workbook"]


def write_workbook(  # noqa: PLR0913  each option stands for itself
    path: Path,
    summary: Summary,
    findings: pd.DataFrame | Iterable[pd.DataFrame],
    say: Catalogue,
    *,
    rejects: Iterable[Rejected] = (),
    detected: Sequence[tuple[str, str]] = (),
    zone: tzinfo = ZONES["WIB"],
    complete: str = "findings.parquet",
    most: int = ROWS,
) -> None:
    """Write an audit as an Excel workbook, row by row: memory does not grow with the findings.

    ``findings``: pandas frames of ``FINDING_COLUMNS`` and ``proof`` (str), or a single one; times
    are written in ``zone``. A sheet holds ``most`` rows below its head; what is beyond is left out,
    and the workbook says so and names the file ``complete`` that has all. ``detected``: what was
    found out about the files, each with its heading. Every text is written as text, never as a
    formula or a link. Raises ``OSError`` if the file can't be written.
    """
    frames = (findings,) if isinstance(findings, pd.DataFrame) else findings
    # In the order of the rows; memory is not held for more than one.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    try:
        with Workbook(str(path), options) as file:
            file.set_properties({"title": say("audit.title"), "subject": SOP.title})
            book = Book(file, say)
            first = book.sheet("summary")
            left_out = write_findings(
                book.sheet("findings"),
                found_rows(frames, say, zone),
                zone=zone_of(summary, zone),
                most=most,
                complete=complete,
            )
            _groups(book, summary)
            _weeks(book, summary)
            _matrices(book, summary)
            _kinds(book, summary)
            not_shown = write_rejects(book.sheet("rejects"), rejects, most=most)
            _definitions(book, summary)
            notes = (*left_out, *not_shown)
            _summary(first, summary, notes=notes, detected=detected, zone=zone)
    except FileCreateError as error:  # XlsxWriter's wrapping of what the system said
        raise OSError(*error.args[0].args) from error


def _summary(
    sheet: Sheet,
    summary: Summary,
    *,
    notes: Sequence[str],
    detected: Sequence[tuple[str, str]],
    zone: tzinfo,
) -> None:
    say = sheet.book.say
    sheet.widths(32, 64, 14, 14, 14, 14, 14, 34)
    sheet.heading(say("audit.title"))
    for note in notes:
        sheet.warning(note)
    told = say("report.left_out.sheet", sheet=say("report.sheet.rejects"))
    for caveat in caveats(summary, say, told=told):
        sheet.caveat(caveat)
    for sentence in headline(summary, say):
        sheet.sentence(sentence)
    sheet.pairs((*origin(summary, say, zone=zone), *detected))
    served = (repeats_table(summary, say), ages_table(summary.ageing, summary.durations, say))
    tables = (
        files_table(summary, say),
        standing_table(summary, say),
        adherence_table(summary, say),
        families_table(summary, say),
        gaps_table(summary, say),
        _top(kinds_table(summary, say)),
        *filter(None, served),
    )
    for table in tables:
        if table.rows:
            sheet.table(table)


_TOP = 5


def _top(table: Table) -> Table:
    return Table(title=table.title, columns=table.columns, rows=table.rows[:_TOP])


def _groups(book: Book, summary: Summary) -> None:
    for by in ("agent", "team", "complaint_channel", "clause"):
        sheet = book.sheet(by)
        table = group_table(summary, by, book.say)
        named = len(table.columns) > len(group_table(summary, "team", book.say).columns)
        sheet.widths(*((16, 64) if named else (32,)), 14, 14, 14, 14, 14, 42)
        sheet.listing(table, bars=True)


def _weeks(book: Book, summary: Summary) -> None:
    sheet = book.sheet("week")
    sheet.widths(14, 14, 14, 14, 14, 14, 42)
    place = sheet.listing(weeks_table(summary, book.say))
    charts.weeks(sheet, place, summary)


def _matrices(book: Book, summary: Summary) -> None:
    for of in ("actions", "kips"):
        sheet = book.sheet(of)
        table = matrix_table(summary, of, book.say)
        sheet.widths(34, *(15 for _ in table.columns[1:]))
        sheet.matrix(table)


def _kinds(book: Book, summary: Summary) -> None:
    sheet = book.sheet("kinds")
    sheet.widths(44, 26, 14, 14, 14)
    charts.kinds(sheet, sheet.listing(kinds_table(summary, book.say)), summary)
    detail = book.sheet("criteria")
    detail.widths(44, 34, 26, 14, 14, 14)
    detail.listing(criteria_table(summary, book.say), bars=True)


def _definitions(book: Book, summary: Summary) -> None:
    say, sheet = book.say, book.sheet("definitions")
    sheet.widths(30, 60, 90)
    heads = ("term", "meaning", "how")
    sheet.listing(
        Table(
            title=say("report.glossary"),
            columns=tuple(Column(head=say(f"report.column.{head}")) for head in heads),
            rows=glossary(summary, say),
        )
    )
