"""Dates as people in Indonesia write them: each is the moment it means, or is rejected, shown."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from pansol.casefiles import Reading, read
from pansol.casefiles.dates import decide_style

SAMPLE = Path(__file__).parents[2] / "sample_data" / "complaints.csv"


def bought(path: Path, *times: str) -> Reading:
    """Read the first complaints, bought at these times and not handled."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row, _ in zip(csv.DictReader(file), times, strict=False)]
    for row, time in zip(rows, times, strict=True):
        row.update(transaction_at=time, handled_at="", age="")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return read(path)


def moments(reading: Reading) -> list[str]:
    """Give the times of purchase, in UTC."""
    micros = reading.accepted.sort("row").collect()["transaction_us"].to_list()
    return [datetime.fromtimestamp(int(each) / 1e6, UTC).isoformat()[:16] for each in micros]


@pytest.mark.parametrize(
    ("times", "meant"),
    [
        (("3 Agustus 2026 pukul 10.15", "Selasa, 4 Agustus 2026 10:15"), ("03T03:15", "04T03:15")),
        (("03-Agu-2026 10:15", "04 Agt 2026 12.15", "5-Aug-26 9.05"),
         ("03T03:15", "04T05:15", "05T02:05")),
        (("03 Agustus 2026 10:15 WITA", "04 agu 2026, jam 12:15:30 WIT"), ("03T02:15", "04T03:15")),
        (("8/3/2026 10:15 PM", "8/14/2026 1:15 AM", "8/15/2026 12:00 AM", "8/15/2026 12:30 PM"),
         ("03T15:15", "13T18:15", "14T17:00", "15T05:30")),
        (("8/3/2026 10:15", "8/14/2026 10:15", "3 Agustus 2026 10:15"),
         ("03T03:15", "14T03:15", "03T03:15")),
        (("03/08/26 10:15", "14/08/26 10:15", "5-8-26 10.15"),
         ("03T03:15", "14T03:15", "05T03:15")),
        (("3 Agustus 2026 10:15", "2026-08-04T10:15:00+08:00", "05/08/2026 10:15"),
         ("03T03:15", "04T02:15", "05T03:15")),
    ],
)  # fmt: skip
def test_a_date_means_what_it_says(
    times: tuple[str, ...], meant: tuple[str, ...], tmp_path: Path
) -> None:
    """Months by name, years of two digits, hours of twelve; zones and other forms among them."""
    reading = bought(tmp_path / "x.csv", *times)
    assert moments(reading) == [f"2026-08-{each}" for each in meant]


def test_months_are_known_by_all_their_names(tmp_path: Path) -> None:
    """Indonesian and English, long and short."""
    local = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    short = "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nop Dec"
    names = f"{local} {short}".split()
    reading = bought(tmp_path / "x.csv", *(f"9 {name} 2025 10:00" for name in names))
    assert [int(each[5:7]) for each in moments(reading)] == [*range(1, 13), *range(1, 13)]


def test_a_year_first_is_never_taken_for_a_day(tmp_path: Path) -> None:
    """Where the last of three pairs can't be a year, none of the column is read by guess."""
    reading = bought(tmp_path / "x.csv", "26/08/25 10:15", "26/08/03 10:15")
    assert [bad.check.reason for bad in reading.rejected()] == ["time", "time"]
    assert not decide_style(["26/08/25 10:15", "26/08/03 10:15"]).short


@pytest.mark.parametrize(
    "text",
    ["32 Agustus 2026 10:15", "03 Agustos 2026 10:15 WITA", "03/13/26 10:15", "46237.5",
     "Selasa, 4 Agustus 2026", "8/3/2026 13:15 PM"],
)  # fmt: skip
def test_a_rejected_date_is_shown(text: str, tmp_path: Path) -> None:
    """What is wrong with it can be seen; a telephone number is masked all the same."""
    reading = bought(tmp_path / "x.csv", text, "081234567890", "31/12/2025 10:00")
    first, second = reading.rejected()
    assert (first.value, second.value) == (text, "0812••••••")


def test_dates_by_name_are_read_alike_by_pandas(tmp_path: Path) -> None:
    """The expressions mean the same on another engine."""
    from pansol.casefiles import clean  # noqa: PLC0415  for this test alone

    times = ["3 Agustus 2026 pukul 10.15", "04-Agt-26 1:15 PM", "05/08/26 12:15 AM", None, "x"]
    reading = bought(tmp_path / "x.csv", *(each or "" for each in times))
    frame = pd.DataFrame({
        "file": "x.csv", "row": range(1, 6), "transaction_at": pd.Series(times, dtype="str"),
    })  # fmt: skip
    mapping = reading.mapping.model_copy(update={"columns": {"transaction_at": "transaction_at"}})
    cleaned = clean(frame, mapping, styles=reading.styles).accepted.collect()
    found = [None if pd.isna(each) else int(each) for each in cleaned["transaction_us"].to_list()]
    known = reading.accepted.sort("row").collect()["transaction_us"].to_list()
    assert found == known
