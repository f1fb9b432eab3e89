"""What is shown and exported: nobody is named, and nothing runs."""

import csv
from io import StringIO
from pathlib import Path

import narwhals as nw
import openpyxl
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pansol.casefiles import mask_expr, plain_expr
from pansol.masking import mask_field, mask_name, mask_text
from pansol.plain import as_plain

NUMBERS = st.from_regex(r"(?:\+?62|0)8[0-9]{8,10}", fullmatch=True)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


def by_column(function: object, values: list[str]) -> list[str]:
    """Apply an expression's maker to a column."""
    assert callable(function)
    frame = nw.from_native(pd.DataFrame({"x": pd.Series(values, dtype="str")}))
    return [str(value) for value in frame.select(function(nw.col("x")).alias("x"))["x"].to_list()]


@given(number=NUMBERS, before=st.sampled_from(["", "tel. ", "a"]))
def test_no_number_is_shown(number: str, before: str) -> None:
    """Its last digits but two are dots, wherever it stands."""
    for shown in (mask_text(before + number), *by_column(mask_expr, [before + number])):
        assert number not in shown
        assert number[-6:] not in shown


def test_masks_look_as_documented() -> None:
    """Numbers, addresses, names; dates and amounts stay."""
    assert mask_text("081234567890") == "0812••••••90"
    assert mask_text("O812345678O") == "O812•••••8O"
    assert by_column(mask_expr, ["O84OOOOOOO13"]) == ["O84O••••••"]
    assert mask_text("Solo, kota di Jawa, 2026") == "Solo, kota di Jawa, 2026"
    assert mask_text("siti@example.id") == "s•••@•••"
    assert mask_name("Siti Rahma") == "S••• R•••"
    assert mask_field("customer_name", "Siti Rahma @ Jakarta") == "S••• R••• @••• J•••"
    assert mask_field("customer_name", "Siti siti@example.id") == "S••• s•••@•••"
    assert mask_field("customer_account", "@siti_rahma") == "@•••"
    assert mask_field("location", "Solo") == "Solo"
    assert by_column(mask_expr, ["31/04/2026 09.10", "65.000"]) == ["31/04/2026 09.10", "65.000"]


@given(
    text=TEXTS | NUMBERS | st.sampled_from(["=1+1", "-5", "+62812", "-5+cmd|x", "@a", "\tx", "\rx"])
)
def test_no_text_is_a_formula(text: str) -> None:
    """What is exported begins with no sign of a formula, or is a number with a sign."""
    plain = as_plain(text)
    signed = plain[:1] in {"+", "-"} and not set(plain[1:]) - set("0123456789 ().,-")
    assert plain[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"} or signed
    assert plain in {text, f"'{text}"}
    if text:
        assert by_column(plain_expr, [text]) == [plain]


def test_spreadsheets_see_text(tmp_path: Path) -> None:
    """Written to CSV and into a workbook, no cell is a formula, and numbers are as they were."""
    texts = ["=1+1", "+1+cmd|x", "@SUM(A1)", "-5", "+6281234567890"]
    plain = [as_plain(text) for text in texts]
    target = StringIO()
    csv.writer(target).writerow(plain)
    assert next(csv.reader([target.getvalue()])) == ["'=1+1", "'+1+cmd|x", "'@SUM(A1)", *texts[3:]]
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(plain)
    book.save(tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert sheet is not None
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
