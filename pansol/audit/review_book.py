"""The review form as an Excel workbook: each case's facts, and a drop-down a clause."""

from textwrap import shorten
from typing import BinaryIO

import pandas as pd
from xlsxwriter import Workbook

from pansol.audit.ratings import CASE_KEY, RATED, head_of
from pansol.audit.report.sheet import Book, Place, Sheet
from pansol.catalogue import Catalogue
from pansol.sop import Clause

__all__ = ["write_review"]

_TITLE, _MESSAGE = 32, 255
"""The most letters of a hint's title, and of the hint, in Excel."""
_SHORT = 90
_RATED_WIDTH, _SHOWN_WIDTH, _NUMBER_WIDTH, _NOTE_WIDTH = 24, 26, 20, 40


def write_review(file: BinaryIO, shown: pd.DataFrame, say: Catalogue) -> None:
    """Write the cases of ``shown_cases`` with an empty drop-down for each clause.

    The first sheet is the form that ``read_ratings`` takes back; the second tells what each clause
    says, as a hint does beside each cell. Every text is a text, never a formula or a link.
    """
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as workbook:
        workbook.set_properties({"title": say("review.title")})
        book = Book(workbook, say, words="review", title="review.title")
        _form(book.sheet("form"), shown)
        _clauses(book.sheet("clauses"))


def _form(sheet: Sheet, shown: pd.DataFrame) -> None:
    """Write a row a case: its number, what is known of it, its clauses, room for a note."""
    say, rated = sheet.book.say, len(RATED)
    heads = [
        CASE_KEY,
        *shown.columns,
        *(_rated(clause, say) for clause in RATED),
        say("review.note"),
    ]
    sheet.widths(
        _NUMBER_WIDTH,
        *([_SHOWN_WIDTH] * len(shown.columns)),
        *([_RATED_WIDTH] * rated),
        _NOTE_WIDTH,
    )
    sheet.page.set_row(0, 96)
    sheet.head(heads)
    for number, cells in zip(shown.index, shown.itertuples(index=False), strict=True):
        sheet.text(0, str(number), "label")
        for column, cell in enumerate(cells, 1):
            sheet.text(column, str(cell), "text")
        for column in range(len(heads) - rated - 1, len(heads)):
            sheet.page.write_blank(sheet.row, column, None, sheet.book.styles["text"])
        sheet.row += 1
    last = max(sheet.row - 1, 1)
    sheet.stay(Place(head=0, last=last, columns=len(heads)))
    words = [say("review.right"), say("review.wrong")]
    for column, clause in enumerate(RATED, 1 + len(shown.columns)):
        rule = {
            "validate": "list",
            "source": words,
            "input_title": head_of(clause)[:_TITLE],
            "input_message": say(clause.key)[:_MESSAGE],
            "error_title": head_of(clause)[:_TITLE],
            "error_message": say("review.only")[:_MESSAGE],
        }
        sheet.page.data_validation(1, column, last, column, rule)


def _rated(clause: Clause, say: Catalogue) -> str:
    """Head a clause's column: its number, and in short what it says."""
    return f"{head_of(clause)}: {shorten(say(clause.key), _SHORT, placeholder=' …')}"


def _clauses(sheet: Sheet) -> None:
    """Tell how the form is filled in, and what each clause says."""
    say = sheet.book.say
    sheet.widths(28, 110)
    sheet.heading(say("review.title"))
    sheet.text(0, say("review.how"), "note")
    sheet.row += 1
    sheet.head((say("review.clause"), say("review.meaning")))
    for clause in RATED:
        sheet.text(0, head_of(clause), "label")
        sheet.text(1, say(clause.key), "text")
        sheet.row += 1
