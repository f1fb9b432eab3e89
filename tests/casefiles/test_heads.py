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
