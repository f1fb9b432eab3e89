"""A class's results as an Excel workbook: summary, learners, questions, options, answers."""

from datetime import tzinfo
from typing import BinaryIO

from xlsxwriter import Workbook

from pansol.audit.report.sheet import Book
from pansol.catalogue import Catalogue
from pansol.classroom.results import Results
from pansol.classroom.sheets import (
    answers_table,
    clauses_table,
    facts_table,
    learners_table,
    options_table,
    origin,
    questions_table,
)

__all__ = ["write_results"]


def write_results(file: BinaryIO, results: Results, say: Catalogue, *, zone: tzinfo) -> None:
    """Write the workbook, times in ``zone``. Every text is a text, never a formula or a link.

    Names stand in it as ``results`` has them: masked for anybody but the trainer. Raises
    ``OSError`` if the file can't be written.
    """
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as workbook:
        workbook.set_properties({"title": say("results.title")})
        book = Book(workbook, say, words="results", title="results.title")
        _summary(book, results, zone)
        for name, table, widths in (
            ("learners", learners_table(results, say, zone), (32, 12, 12, 12, 12, 12, 22)),
            ("questions", questions_table(results, say), (12, 24, 44, 10, 10, 14, 16, 44)),
            ("options", options_table(results, say), (12, 24, 44, 60, 10, 10, 10)),
            (
                "answers",
                answers_table(results, say, zone),
                (28, 12, 24, 40, 12, 44, 44, 10, 10, 10, 10, 40, 22),
            ),
        ):
            sheet = book.sheet(name)
            sheet.widths(*widths)
            sheet.listing(table)


def _summary(book: Book, results: Results, zone: tzinfo) -> None:
    say = book.say
    sheet = book.sheet("summary")
    sheet.widths(44, 40, 16, 16, 16)
    sheet.heading(say("results.title"))
    if results.training_class.outdated:
        sheet.warning(say("results.outdated"))
    sheet.pairs(origin(results, say, zone))
    for table in (facts_table(results, say), clauses_table(results, say)):
        if table.rows:
            sheet.table(table)
