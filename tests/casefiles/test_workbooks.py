"""Workbooks as centres keep them: which sheet is read, and which cells are no values."""

from collections.abc import Mapping, Sequence
from csv import reader
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from pansol.casefiles import CaseFileError, Reading, read
from pansol.catalogue import Language, catalogue

SAMPLE = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
HEAD, *ROWS = list(reader(SAMPLE.read_text(encoding="utf-8").splitlines()[:21]))
PLACE = HEAD.index("activation")


def workbook(
    path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], hidden: str = ""
) -> Path:
    """Write sheets of rows; one may be hidden."""
    book = openpyxl.Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell or None for cell in row])
        if name == hidden:
            sheet.sheet_state = "hidden"
    del book["Sheet"]
    book.save(path)
    return path


def counted(reading: Reading) -> tuple[str | None, int, int]:
    """Give the sheet, and how many rows were read and accepted."""
    counts = reading.counts()
    return reading.source.sheet, counts.read, counts.accepted


def test_the_visible_sheet_of_cases_is_read(tmp_path: Path) -> None:
    """Neither a hidden one before it, nor a cover, nor one with fewer known columns."""
    sheets = {
        "Lama": [HEAD, *ROWS[:3]],
        "Sampul": [["Laporan keluhan"]],
        "Agen": [["agent", "team"], ["A", "B"]],
        "Data": [HEAD, *ROWS],
    }
    reading = read(workbook(tmp_path / "x.xlsx", sheets, hidden="Lama"))
    assert counted(reading) == ("Data", 20, 20)


def test_a_title_above_the_head_is_left_out(tmp_path: Path) -> None:
    """Also where its cells are merged, and a blank row follows."""
    path = workbook(tmp_path / "x.xlsx", {"Data": [["Laporan Agustus"], [], HEAD, *ROWS]})
    book = openpyxl.load_workbook(path)
    book["Data"].merge_cells("A1:F1")
    book.save(path)
    assert counted(read(path)) == ("Data", 20, 20)


def test_where_no_sheet_fits_they_are_named(tmp_path: Path) -> None:
    """In both languages; a single one is read as it is."""
    path = workbook(tmp_path / "x.xlsx", {"Satu": [["a"], ["b"]], "Dua": [["c"], ["d"]]})
    with pytest.raises(CaseFileError) as error:
        read(path)
    for language in Language:
        assert "Satu, Dua" in error.value.sentence(catalogue(language))
    with pytest.raises(CaseFileError) as error:
        read(workbook(tmp_path / "y.xlsx", {"Satu": [["a"], ["b"]], "Kosong": []}))
    assert error.value.key == "casefile.missing"


@pytest.mark.parametrize("fault", ["#N/A", "#REF!", '=IF(1=1,"success","failed")'])
def test_a_cell_without_a_value_rejects_its_row(fault: str, tmp_path: Path) -> None:
    """With sheet, row and column; where nothing is read from it, it does no harm."""
    rows = [list(row) for row in ROWS]
    rows[4][PLACE] = fault
    rows[6][HEAD.index("region")] = fault
    reading = read(workbook(tmp_path / "x.xlsx", {"Data": [["Laporan"], HEAD, *rows]}))
    assert counted(reading) == ("Data", 20, 19)
    (bad,) = reading.rejected()
    assert (bad.row, bad.line, bad.column, bad.check.reason) == (5, 7, "activation", "cell")
    assert bad.value == f"Data!H7: {fault}"
    numbers = reading.accepted.select("row").sort("row").collect()["row"].to_list()
    assert numbers == [row for row in range(1, 21) if row != 5]


def test_a_formula_that_was_worked_out_is_its_value(tmp_path: Path) -> None:
    """Also where that is an empty text."""
    rows = [list(row) for row in ROWS]
    rows[0][PLACE] = '=IF(1=1,"success","")'
    path = workbook(tmp_path / "x.xlsx", {"Data": [HEAD, *rows]})
    for value, accepted in ((b"success", "success"), (b"", None)):
        worked = tmp_path / "worked.xlsx"
        with ZipFile(path) as old, ZipFile(worked, "w") as new:
            for name in old.namelist():
                part = old.read(name)
                part = part.replace(b'<c r="H2"><f>', b'<c r="H2" t="str"><f>')
                new.writestr(name, part.replace(b"</f><v />", b"</f><v>" + value + b"</v>"))
        reading = read(worked)
        found = reading.accepted.sort("row").collect()["activation"].to_list()
        assert found[0] == accepted


def test_a_workbook_that_is_cut_short_or_locked_is_told(tmp_path: Path) -> None:
    """Each with its remedy, in both languages."""
    whole = workbook(tmp_path / "x.xlsx", {"Data": [HEAD, *ROWS]}).read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(whole[:3000])
    (tmp_path / "locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    remedies = {"cut": ("Get it again", "Ambil ulang"), "locked": ("password", "kata sandi")}
    for name, words in remedies.items():
        with pytest.raises(CaseFileError) as error:
            read(tmp_path / f"{name}.xlsx")
        said = " ".join(error.value.sentence(catalogue(language)) for language in Language)
        assert all(word in said for word in words)
