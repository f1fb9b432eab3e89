"""The same cases as CSV, Excel and Parquet, whole or in parts: read as the same."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from pansol.casefiles import Reading, read

SAMPLE = Path(__file__).parents[2] / "sample_data" / "complaints.csv"


def rows(reading: Reading, *without: str) -> list[dict[str, Any]]:
    """Give the accepted rows, apart from the file's name."""
    found = reading.accepted.sort("file", "row").collect().drop("file", *without)
    return list(found.rows(named=True))


@pytest.fixture(scope="module")
def sample() -> list[dict[str, Any]]:
    """Give the sample's cases, as its CSV gives them."""
    return rows(read(SAMPLE))


def test_the_sample_is_read_whole_without_a_mapping() -> None:
    """5,000 rows, none rejected, no column lacking."""
    reading = read(SAMPLE)
    counts = reading.counts()
    assert (counts.read, counts.accepted, reading.absent) == (5000, 5000, ())


@pytest.mark.parametrize("types", ["text", "typed"])
def test_parquet_is_read_as_the_csv(
    types: str, tmp_path: Path, sample: list[dict[str, Any]]
) -> None:
    """Times as timestamps, words as dictionaries mean the same."""
    path = tmp_path / "cases.parquet"
    typed = (
        "SELECT * REPLACE (transaction_at::TIMESTAMPTZ AS transaction_at, handled_at::TIMESTAMPTZ "
        "AS handled_at, benefit::ENUM('received', "
        "'bonus_missing', 'not_as_bought', 'not_received') AS benefit) FROM"
    )
    query = typed if types == "typed" else "SELECT * FROM"
    source = f"read_csv('{SAMPLE}', all_varchar=true)"
    duckdb.sql(f"COPY ({query} {source}) TO '{path}' (FORMAT parquet)")
    assert rows(read(path)) == sample


def test_a_folder_of_parts_is_one_source(tmp_path: Path, sample: list[dict[str, Any]]) -> None:
    """The column that the folders are named by is there too."""
    source = f"read_csv('{SAMPLE}', all_varchar=true)"
    duckdb.sql(f"COPY (FROM {source}) TO '{tmp_path}' (FORMAT parquet, PARTITION_BY (region))")
    found = read(tmp_path).accepted.collect().sort("case_id").drop("file", "row")
    assert list(found.rows(named=True)) == [
        {k: v for k, v in r.items() if k != "row"} for r in sample
    ]


def test_a_workbook_is_read_as_it_is_seen(tmp_path: Path) -> None:
    """Dates are dates, numbers have no point, digits that are lost are rejected."""
    path = tmp_path / "cases.xlsx"
    bought = datetime(2026, 7, 14, 9, 10)  # noqa: DTZ001  a cell has no zone
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([
        "Nama", "No HP", "Aktivasi", "Terpotong", "Manfaat", "Riwayat", "Gangguan", "Tarif Normal",
        "Tindakan", "Tgl Beli", "Tgl Penanganan", "Harga Paket",
    ])  # fmt: skip
    words = ["Berhasil", "Ya", "Tidak diterima", "Bersih", "Tidak", False, "Buat tiket", bought]
    sheet.append(["NA", "0812", *words, bought + timedelta(hours=24), 65000])
    sheet.append(["None", "6.28E+12", *words, bought, 65000.5])
    book.save(path)
    reading = read(path)
    (case,) = rows(reading)
    assert (case["customer_name"], case["msisdn"], case["package_price"]) == ("NA", "0812", "65000")
    assert (case["age"], case["normal_tariff"]) == ("within_24h", "no")
    (bad,) = reading.rejected()
    assert (bad.row, bad.column, bad.check.reason) == (2, "No HP", "exponent")
