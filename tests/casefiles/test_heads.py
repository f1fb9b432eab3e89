"""The head of a file: where the names stand, and what is said where they are not."""

from pathlib import Path

import pytest

from pansol.casefiles import CaseFileError, CaseMapping, read
from pansol.catalogue import Language, catalogue

SAMPLE = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
HEAD, *ROWS = SAMPLE.read_text(encoding="utf-8").splitlines()[:41]
PEOPLE = ("081234567890", "Budi", "budi@contoh.id")


def said(path: Path, mapping: CaseMapping | None = None) -> str:
    """Give what is said of a file that can't be read, in both languages."""
    with pytest.raises(CaseFileError) as error:
        read(path, mapping=mapping)
    return " ".join(error.value.sentence(catalogue(language)) for language in Language)


@pytest.mark.parametrize(
    "text",
    [
        "081234567890,Budi Santoso,budi@contoh.id\n081234567891,Siti,siti@contoh.id\n",
        "Budi Santoso;2026-07-01 10:00;berhasil\nSiti;2026-07-02 10:00;gagal\n",
        "\n".join(ROWS),
    ],
)
def test_a_file_without_a_head_is_told_as_such(text: str, tmp_path: Path) -> None:
    """The remedy is a line of names, and no cell of the first row is shown."""
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    told = said(path)
    assert "The first line must hold the names of the columns" in told
    assert "Baris pertama harus berisi nama kolom" in told
    assert not [text for text in (*PEOPLE, "clear", "Contoh") if text in told]


def test_numbers_among_the_names_are_masked(tmp_path: Path) -> None:
    """Where columns are listed, also by a mapping for another file."""
    path = tmp_path / "x.csv"
    path.write_text("case_id,081234567890,budi@contoh.id\nK-1,a,b\n")
    mapping = CaseMapping(columns={"081299999999": "charged"})
    for told in (said(path), said(path, mapping)):
        assert not [text for text in (*PEOPLE, "081299999999") if text in told]
        assert "0812••••••90" in told


def table(head: str = HEAD, end: str = "") -> str:
    """Give the first complaints below a head, each row with an end."""
    return "\n".join([head, *(row + end for row in ROWS), ""])


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("Laporan Keluhan Agustus 2026,,\n,,\n" + table(), ","),
        ("Laporan Keluhan\n\n" + table().replace(",", ";"), ";"),
        ("\n  \n" + table(), ","),
        ("sep=,\n" + table(), ","),
        ("sep=|\r\n" + table().replace(",", "|"), "|"),
        ("\ufeffsep=;\n" + table().replace(",", ";"), ";"),
        (table(head=f"{HEAD},,", end=",,"), ","),
        (table(head=f"{HEAD},"), ","),
        (table(end=","), ","),
    ],
    ids=["title", "title alone", "blank", "sep", "sep bar", "sep bom", "both", "head", "rows"],
)
def test_everyday_exports_are_read(text: str, separator: str, tmp_path: Path) -> None:
    """Titles, blank lines, Excel's own first line, a separator too many: all rows are there."""
    plain, path = tmp_path / "plain.csv", tmp_path / "x.csv"
    plain.write_text(table().replace(",", separator), encoding="utf-8")
    path.write_bytes(text.encode())
    reading, known = read(path), read(plain)
    assert reading.source.dialect is not None
    assert reading.source.dialect.separator == separator
    assert reading.source.columns == known.source.columns
    rows = [r.accepted.drop("file").sort("row").collect().rows() for r in (reading, known)]
    assert rows[0] == rows[1]
    assert reading.counts().rejected == 0 or separator != ","


def test_lines_count_what_stands_above_the_head(tmp_path: Path) -> None:
    """A broken row is told with its line of the file."""
    path = tmp_path / "x.csv"
    path.write_text("Laporan\n\n" + table() + "a,b\n", encoding="utf-8")
    (bad,) = read(path).rejected()
    assert (bad.row, bad.line, bad.check.reason) == (41, 44, "ragged")


def test_a_column_without_a_name_that_holds_something_is_told(tmp_path: Path) -> None:
    """However far below; empty ones are left out."""
    path = tmp_path / "x.csv"
    path.write_text(table(head=f"{HEAD},,", end=",,").rstrip(",\n") + ",,sisa\n", encoding="utf-8")
    with pytest.raises(CaseFileError) as error:
        read(path)
    assert error.value.key == "casefile.head_blank"
    assert error.value.values["column"] == len(HEAD.split(",")) + 2


def test_a_return_inside_a_cell_breaks_nothing(tmp_path: Path) -> None:
    """Within quotes or without, the row is one."""
    path = tmp_path / "x.csv"
    for cell in ("baris satu\rbaris dua", '"baris satu\rbaris dua"'):
        text = table().replace("Contoh Embun 00001", cell, 1)
        path.write_bytes(text.encode())
        counts = read(path).counts()
        assert (counts.read, counts.accepted) == (40, 40)
