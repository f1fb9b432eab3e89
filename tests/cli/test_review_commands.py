"""`pansol draw` and `pansol agreement`: a form goes out, two come back and are compared."""

import csv
from pathlib import Path

import pytest
from commands import run
from openpyxl import load_workbook

COMPLAINTS = Path(__file__).parents[2] / "sample_data" / "complaints.csv"


def drawn(path: Path, *words: str) -> list[dict[str, str]]:
    """Draw a form from the sample, and read it."""
    done = run("draw", str(COMPLAINTS), "--out", str(path), "--margin", "10", *words)
    assert done.code == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def filled(path: Path, rows: list[dict[str, str]], *, every: int) -> Path:
    """Fill a form in: each so many-th case wrong in 3.2, all others right."""
    for number, row in enumerate(rows):
        row["SOP 3.2"] = "benar" if number % every else "salah"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_form_is_drawn_and_its_size_explained(tmp_path: Path) -> None:
    """It is told how many are needed and why; the same seed writes the same file."""
    path = tmp_path / "form.csv"
    done = run("draw", str(COMPLAINTS), "--out", str(path), "--by", "team", "--lang", "en")
    assert done.code == 0
    assert "Cases needed: 357 of 5000 (percentage points: ±5, confidence: 95 %)" in done.out
    assert "Anggrek: 73 / 1026" in done.out
    first = path.read_bytes()
    run("draw", str(COMPLAINTS), "--out", str(path), "--by", "team")
    assert path.read_bytes() == first


def test_a_form_of_few_readable_rows_is_drawn_with_a_warning(tmp_path: Path) -> None:
    """That rows were left out is said, and told by the exit code."""
    head, *rows = COMPLAINTS.read_text(encoding="utf-8").splitlines(keepends=True)[:40]
    bad = [row.replace(",prepaid,", ",entah,") for row in rows]
    path = tmp_path / "cases.csv"
    path.write_text("".join([head, *bad]), encoding="utf-8")
    done = run("draw", str(path), "--out", str(tmp_path / "form.csv"), "--lang", "en")
    assert done.code == 1
    assert "of 39 rows could not be read (pansol audit says why)" in done.err


def test_two_forms_are_compared(tmp_path: Path) -> None:
    """All three coefficients stand in the table and in the file."""
    rows = drawn(tmp_path / "form.csv")
    one = filled(tmp_path / "one.csv", rows, every=3)
    two = filled(tmp_path / "two.csv", rows, every=6)
    out = tmp_path / "agreement.csv"
    done = run("agreement", str(one), str(two), "--out", str(out), "--lang", "en")
    assert done.code == 0
    assert all(name in done.out for name in ("Agreed", "kappa", "AC1", "3.2"))
    with out.open(encoding="utf-8-sig", newline="") as file:
        table = {row["clause"]: row for row in csv.DictReader(file)}
    assert set(table) == {"", "3.2"}
    wrong = {number for number in range(95) if number % 3 == 0 and number % 6}
    assert float(table["3.2"]["share"]) == pytest.approx(1 - len(wrong) / 95)
    assert all(table["3.2"][name] for name in ("kappa", "ac1"))


def test_strictness_is_compared_for_each_pair(tmp_path: Path) -> None:
    """Three forms are three pairs; who is stricter by more than chance is said, and in the file."""
    rows = drawn(tmp_path / "form.csv")
    forms = [filled(tmp_path / f"{n}.csv", rows, every=n) for n in (2, 4, 50)]
    out = tmp_path / "agreement.csv"
    done = run("agreement", *map(str, forms), "--out", str(out), "--lang", "en")
    assert done.code == 0
    assert all(text in done.out for text in ("1, 2", "1, 3", "2, 3", "0.001", "strict"))
    with out.open(encoding="utf-8-sig", newline="") as file:
        table = {(row["first"], row["second"], row["clause"]): row for row in csv.DictReader(file)}
    assert len(table) == 6
    row = table["1", "2", "3.2"]
    counted = ("wrong_by_first_only", "wrong_by_second_only")
    assert [row[name] for name in counted] == ["24", "0"]
    assert not any(name.endswith(("_x", "_y")) for name in row)
    assert row["beyond"] == "True"


def test_what_is_no_verdict_is_told_and_changes_the_exit_code(tmp_path: Path) -> None:
    """The others are compared all the same."""
    rows = drawn(tmp_path / "form.csv")
    one = filled(tmp_path / "one.csv", rows, every=2)
    rows[4]["SOP 2"] = "entah"
    two = filled(tmp_path / "two.csv", rows, every=2)
    done = run("agreement", str(one), str(two))
    assert done.code == 1
    assert "baris 5, kolom SOP 2" in done.err
    assert "3.2" in done.out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("draw", str(COMPLAINTS), "--out", "{}/f.csv", "--margin", "0"), 2, "--margin"),
        (("draw", str(COMPLAINTS), "--out", "{}/f.csv", "--by", "msisdn"), 2, "agent, team"),
        (("draw", str(COMPLAINTS), "--out", "{}/f.csv", "--zone", "X"), 2, "--zone"),
        (("draw", "{}/none.csv", "--out", "{}/f.csv"), 3, "none.csv"),
        (("draw", str(COMPLAINTS), "--out", "{}/none/f.csv"), 3, "none"),
        (("agreement", str(COMPLAINTS), str(COMPLAINTS)), 3, "SOP 1.1"),
        (("agreement", "{}/none.csv", str(COMPLAINTS)), 3, "none.csv"),
        (("audit", str(COMPLAINTS), "--out", "{}/a", "--sla", "refund"), 2, "refund=72"),
        (("audit", str(COMPLAINTS), "--out", "{}/a", "--sla", "vip=3"), 2, "refund, tier"),
        (("audit", str(COMPLAINTS), "--out", "{}/a", "--sla", "tier=nan"), 2, "--sla"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(
    tmp_path: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    """With an exit code by kind, and nothing is written."""
    done = run(*(word.replace("{}", str(tmp_path)) for word in words))
    assert done.code == code
    assert told in done.err
    assert "Traceback" not in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_form_is_drawn_as_a_workbook(tmp_path: Path) -> None:
    """The name's ending decides; the same cases are drawn, and two workbooks are compared."""
    rows = drawn(tmp_path / "form.csv")
    path = tmp_path / "form.xlsx"
    assert run("draw", str(COMPLAINTS), "--out", str(path), "--margin", "10").code == 0
    sheet = load_workbook(path).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [r["case_id"] for r in rows]
    done = run("agreement", str(path), str(path), "--lang", "en")
    assert done.code == 0
