"""What is refused before it is parsed, by its content and its size, at once."""

import os
import pickle
import time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from pansol.casefiles import CaseFileError, RefusedFileError, read
from pansol.catalogue import Language, catalogue

SHEET = "xl/worksheets/sheet1.xml"


def workbook(path: Path, sheet: bytes) -> Path:
    """Write what passes for a workbook."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr(SHEET, sheet)
    return path


def bomb(path: Path) -> Path:
    """Write a small file that unpacks to 200 MB."""
    return workbook(path, b" " * 200_000_000)


def far_cell(path: Path) -> Path:
    """Write two cells, at both ends of the largest sheet."""
    cells = b'<c r="A1"/></row><row r="1048576"><c r="XFD1048576"/>'
    return workbook(
        path, b"<worksheet><sheetData><row>" + cells + b"</row></sheetData></worksheet>"
    )


def far_dimension(path: Path) -> Path:
    """Write a sheet that says it is the largest."""
    return workbook(path, b'<worksheet><dimension ref="A1:XFD1048576"/></worksheet>')


def many_columns(path: Path) -> Path:
    """Write a CSV with a million columns."""
    path.write_bytes(b",".join([b"a"] * 1_000_000) + b"\n")
    return path


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (bomb, "casefile.unpacked"),
        (far_cell, "casefile.columns"),
        (far_dimension, "casefile.columns"),
        (many_columns, "casefile.columns"),
    ],
)
def test_what_is_too_large_is_refused_at_once(make: object, key: str, tmp_path: Path) -> None:
    """Row 21: in under a second."""
    assert callable(make)
    path = make(tmp_path / "large")
    start = time.perf_counter()
    with pytest.raises(RefusedFileError) as told:
        read(path)
    assert time.perf_counter() - start < 1
    assert told.value.key == key


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pickle.dumps({"a": 1}), "pickle"),
        (b"MZ\x90\x00\x03", "program"),
        (b"\x7fELF\x02\x01", "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 workbook", "xls"),
        (b"\x1f\x8b\x08\x00", "archive"),
        (b"%PDF-1.7\n", "pdf"),
        (b"<!DOCTYPE html><table>", "markup"),
        (bytes(range(1, 32)) * 20, "binary"),
    ],
)
def test_the_content_counts_not_the_name(content: bytes, kind: str, tmp_path: Path) -> None:
    """Row 22: whatever the file is called, with a sentence in both languages."""
    path = tmp_path / "cases.csv"
    path.write_bytes(content)
    with pytest.raises(RefusedFileError) as told:
        read(path)
    assert told.value.key == f"casefile.content.{kind}"
    for language in Language:
        assert "cases.csv" in told.value.sentence(catalogue(language))


def test_a_zip_is_no_workbook(tmp_path: Path) -> None:
    """Row 22: only what holds a workbook is one."""
    path = tmp_path / "cases.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("case.csv", "a,b")
    with pytest.raises(RefusedFileError) as told:
        read(path)
    assert told.value.key == "casefile.content.archive"


def test_a_damaged_workbook_and_a_file_that_is_gone_are_told(tmp_path: Path) -> None:
    """One sentence, no traceback of a library."""
    for path in (workbook(tmp_path / "x.xlsx", b"<worksheet"), tmp_path / "gone.csv"):
        with pytest.raises(CaseFileError):
            read(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    """In both languages; so is a device."""
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path / "pipe.csv", Path(os.devnull)):
        with pytest.raises(RefusedFileError) as told:
            read(path)
        assert told.value.key == "casefile.no_file"


def test_a_folder_without_parquet_is_told(tmp_path: Path) -> None:
    """With what is read of folders."""
    (tmp_path / "case.csv").write_text("a,b")
    with pytest.raises(CaseFileError) as told:
        read(tmp_path)
    for language in Language:
        assert "Parquet" in told.value.sentence(catalogue(language))
