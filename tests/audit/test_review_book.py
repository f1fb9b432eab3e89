"""The review form as a workbook: filled in, it is read as the CSV is; it shows who nobody is."""

from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import narwhals as nw
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judging import SAMPLE
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pansol.audit.form import review_form
from pansol.audit.ratings import RATED, head_of, read_ratings
from pansol.audit.report.words import value_words
from pansol.audit.review_book import write_review
from pansol.audit.sampling import plan
from pansol.audit.shown import shown_cases
from pansol.casefiles import read
from pansol.casefiles.columns import ACTION
from pansol.catalogue import Language, catalogue
from pansol.facts import FACTS
from pansol.waiting import ZONES

WORDS = {
    Language.INDONESIAN: ("benar", "salah", ""),
    Language.ENGLISH: ("right", "wrong", ""),
}
AT = ZONES["WIB"]


@cache
def _drawn() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give some cases, and those drawn from them."""
    reading = read(SAMPLE / "complaints.csv")  # its files last as long as it does
    cases = nw.to_native(reading.accepted.head(200)).df()
    return cases, plan(cases, margin=0.3, by="team").drawn


@cache
def _book(language: Language) -> bytes:
    """Write the workbook of the cases drawn."""
    cases, drawn = _drawn()
    say, file = catalogue(language), BytesIO()
    write_review(file, shown_cases(cases, drawn, say, AT), say)
    return file.getvalue()


def test_no_heading_stands_for_two_columns() -> None:
    """In either language all that is shown of a case has a column of its own."""
    cases, drawn = _drawn()
    shown = [shown_cases(cases, drawn, catalogue(language), AT).columns for language in Language]
    assert all(columns.is_unique for columns in shown)
    assert len({len(columns) for columns in shown}) == 1


def test_cases_of_parts_with_one_name_are_told_apart() -> None:
    """As in a folder of parts by region: the same file's name and row, another case."""
    cases, drawn = _drawn()
    twins = cases.assign(case_id=cases["case_id"] + "-other", handled_us=cases["handled_us"] + 1)
    both = pd.concat([twins, cases], ignore_index=True)
    say = catalogue(Language.ENGLISH)
    expected = shown_cases(cases, drawn, say, AT)
    pd.testing.assert_frame_equal(shown_cases(both, drawn, say, AT), expected)


def form(content: bytes) -> Worksheet:
    """Give the sheet to fill in."""
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def heads(sheet: Worksheet) -> list[str]:
    """Give the headings."""
    return [str(cell.value) for cell in sheet[1]]


@settings(max_examples=8, deadline=None)
@given(st.sampled_from(Language), st.data())
def test_a_workbook_filled_in_is_read_as_the_csv_is(
    language: Language, data: st.DataObject
) -> None:
    """The same cases, the same verdicts, and nothing left out, whatever was chosen."""
    cases, drawn = _drawn()
    size = len(drawn) * len(RATED)
    words = data.draw(st.lists(st.sampled_from(WORDS[language]), min_size=size, max_size=size))
    book = load_workbook(BytesIO(_book(language)))
    sheet = book.worksheets[0]
    table = review_form(drawn, AT)
    first = next(n for n, head in enumerate(heads(sheet), 1) if head.startswith("SOP "))
    for place, word in enumerate(words):
        row, column = divmod(place, len(RATED))
        sheet.cell(row + 2, first + column).value = word or None
        table.loc[row, head_of(RATED[column])] = word
    with TemporaryDirectory() as folder:
        excel, text = Path(folder) / "form.xlsx", Path(folder) / "form.csv"
        book.save(excel)
        table.to_csv(text, index=False)
        found, expected = read_ratings(excel), read_ratings(text)
    assert found.unread == expected.unread == ()
    assert found.cases == expected.cases == len(drawn)
    pd.testing.assert_frame_equal(found.frame, expected.frame)
    assert len(cases) > len(drawn)


@pytest.mark.parametrize("language", Language)
def test_each_clause_says_what_it_is_and_offers_two_words(language: Language) -> None:
    """In its heading, in a hint beside each cell, and on a sheet; the heads stay in sight."""
    say, sheet = catalogue(language), form(_book(language))
    rules = {
        str(rule.sqref).partition(":")[0]: rule for rule in sheet.data_validations.dataValidation
    }
    assert len(rules) == len(RATED)
    for clause, rule in zip(RATED, rules.values(), strict=True):
        assert rule.formula1 == '"{},{}"'.format(*WORDS[language][:2])
        assert say(clause.key).startswith(rule.prompt)
    assert sheet.freeze_panes == "B2"
    told = [cell.value for cell in load_workbook(BytesIO(_book(language))).worksheets[1]["B"]]
    assert {say(clause.key) for clause in RATED} <= {*told}


def test_who_handled_a_case_is_nowhere_and_customers_are_masked() -> None:
    """A rater judges the case, not a colleague; what was done stands there in words."""
    cases, drawn = _drawn()
    book = load_workbook(BytesIO(_book(Language.INDONESIAN)))
    told = {str(c.value) for s in book.worksheets for row in s.iter_rows() for c in row if c.value}
    for name in ("agent", "team", "msisdn", "customer_name", "contact_number"):
        assert not told & {*cases[name].dropna()}
    say = catalogue(Language.INDONESIAN)
    assert value_words("", ACTION, "create_ticket", say) in told
    assert say(f"check.{FACTS[0].column}") in told
    assert {*drawn["case_id"]} <= told


def test_cells_that_look_like_formulas_are_texts() -> None:
    """Nothing that a file holds runs in a spreadsheet program."""
    cases, drawn = _drawn()
    say, file = catalogue(Language.ENGLISH), BytesIO()
    hostile = cases.assign(location='=HYPERLINK("http://x")')
    write_review(file, shown_cases(hostile, drawn, say, AT), say)
    kinds = {cell.data_type for row in form(file.getvalue()).iter_rows() for cell in row}
    assert "f" not in kinds
