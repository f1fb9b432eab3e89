"""Files that the audit page hands out: whole, masked, and nothing in them runs."""

import csv
import tomllib
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from auditing import dirty, opened, program, rows, sample, shown, upload
from openpyxl import load_workbook

from pansol.catalogue import Language, catalogue
from pansol.ui.audit import Audit
from pansol.ui.audit.made import Product

ID = catalogue(Language.INDONESIAN)


def made(page: Audit, product: Product) -> bytes:
    """Ask for a file and give what the link holds."""
    page.act(["make", product.value])
    return page.downloads()[product.value].content


def test_the_workbook_opens_and_holds_every_finding() -> None:
    """Excel's own format, the findings in it, no formula."""
    book = load_workbook(BytesIO(made(sample(), Product.WORKBOOK)))
    sizes = [sheet.max_row for sheet in book.worksheets]
    assert max(sizes) >= 1341
    assert not [
        cell.coordinate
        for sheet in book.worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f" and "HYPERLINK" not in str(cell.value)
    ]


def test_the_findings_are_a_row_each_with_proof() -> None:
    """CSV for Excel: as many rows as findings, each with its sentence."""
    page = sample()
    text = made(page, Product.FINDINGS).decode("utf-8-sig")
    lines = list(csv.DictReader(StringIO(text)))
    audited = opened(page).audited
    assert audited
    assert len(lines) == len(audited.found)
    assert all(line["proof"] and line["file"] == "complaints.csv" for line in lines)


def test_the_report_is_one_page_without_script() -> None:
    """It asks for nothing and runs nothing."""
    text = made(sample(), Product.REPORT).decode()
    assert text.lower().startswith("<!doctype html>")
    assert "<script" not in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("product", [Product.FINDINGS, Product.REPORT, Product.WORKBOOK])
def test_no_customer_is_in_them(product: Product) -> None:
    """Numbers, names and e-mail addresses are masked or left out."""
    content = made(sample(), product)
    if product is Product.WORKBOOK:
        book = load_workbook(BytesIO(content))
        cells = [
            str(c) for sheet in book for line in sheet.iter_rows(values_only=True) for c in line
        ]
        content = "\n".join(cells).encode()
    for row in rows(300):
        assert row["customer_name"].encode() not in content
        for name in ("msisdn", "contact_number", "evidence_sender_email"):
            number = sum(map(str.isdigit, row[name])) >= 7
            assert not (number or "@" in row[name]) or row[name].encode() not in content


def test_rejected_rows_are_all_there_with_what_helps(tmp_path: Path) -> None:
    """Row, column, value, reason, remedy, allowed values; no cell runs as a formula."""
    page = program()
    upload(page, dirty(tmp_path / "x.csv"), "=kasus.csv")
    text = made(page, Product.REJECTS).decode("utf-8-sig")
    lines = list(csv.DictReader(StringIO(text)))
    assert [(line["row"], line["column"]) for line in lines] == [
        ("4", "charged"), ("6", "msisdn"), ("8", "handled_at"),
    ]  # fmt: skip
    assert lines[0]["allowed"] == "yes, no, unknown" or "yes" in lines[0]["allowed"]
    assert all(line["reason"] and line["remedy"] for line in lines)
    assert {line["file"] for line in lines} == {"'=kasus.csv"}


def test_the_mapping_is_toml() -> None:
    """It names the file's columns and ours."""
    kept = tomllib.loads(made(sample(), Product.MAPPING).decode())
    assert kept["columns"]["activation"] == "activation"


def test_a_file_once_made_is_a_link_until_language_or_file_change() -> None:
    """The button becomes a link with a name; in another language it is to be made again."""
    page = sample()
    page.act(["tab", "export"])
    made(page, Product.FINDINGS)
    links = [more for tag, more, _ in shown(page) if tag == "a" and "file" in more]
    assert [(more["file"], more["download"]) for more in links] == [
        ("findings", "complaints-findings.csv")
    ]
    assert page.downloads()["findings"] is page.downloads()["findings"]
    page.act(["language", "en"])
    assert page.downloads() == {}
    made(page, Product.FINDINGS)
    page.act(["sample"])
    assert page.downloads() == {}
