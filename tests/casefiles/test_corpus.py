"""The dirty files beside this, one by one: what is read, what is rejected, and what is said."""

import csv
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from pansol.casefiles import CaseFileError, Reading, read
from pansol.catalogue import Language, catalogue

CORPUS = Path(__file__).with_name("corpus")
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def read_dirty(name: str) -> Reading:
    """Read a file of the corpus."""
    return read(CORPUS / name, now=NOW)


def cases(reading: Reading) -> dict[str, dict[str, Any]]:
    """Give the accepted cases by their number."""
    rows = reading.accepted.sort("row").collect().rows(named=True)
    return {row["case_id"]: row for row in rows}


def rejected(reading: Reading) -> list[tuple[int, str, str]]:
    """Give row, column and reason of each rejected row, in the file's order."""
    return sorted((bad.row, bad.column, bad.check.reason) for bad in reading.rejected())


def test_numbers_are_text() -> None:
    """Row 14: zeros, plus, blanks and dashes stay."""
    numbers = [row["msisdn"] for row in cases(read_dirty("14-zeros-and-plus.csv")).values()]
    assert numbers == ["081234567890", "+6281234567890", "6281234567890", "0812-3456 7890"]


def test_exponents_are_rejected() -> None:
    """Row 15: digits that Excel has lost are no number, whatever the decimal mark."""
    reading = read_dirty("15-exponent.csv")
    assert rejected(reading) == [(2, "msisdn", "exponent"), (3, "msisdn", "exponent")]
    assert list(cases(reading)) == ["K-1"]


def test_the_separator_is_found_and_amounts_stay_text() -> None:
    """Row 16: semicolons and decimal commas; ids are left alone."""
    reading = read_dirty("16-semicolon-decimal-comma.csv")
    assert reading.source.dialect is not None
    assert (reading.source.dialect.separator, reading.decimal) == (";", ",")
    second = cases(reading)["K-2"]
    assert (second["package_price"], second["msisdn"]) == ("1.250.000,50", "081.234.567.890")


@pytest.mark.parametrize(
    ("name", "order", "certain", "mixed"),
    [
        ("17-day-first.csv", "day_first", True, False),
        ("17-month-first.csv", "month_first", True, False),
        ("17-ambiguous.csv", "day_first", False, False),
        ("17-mixed.csv", "day_first", False, True),
        ("17-iso-with-days-first-around.csv", "iso", True, False),
    ],
)
def test_the_order_of_dates_is_decided_once_and_told(
    name: str, order: str, *, certain: bool, mixed: bool
) -> None:
    """Row 17: and all of them but the mixed one's third row mean the third or fourth of April."""
    reading = read_dirty(name)
    style = reading.styles["transaction_at"]
    assert (style.order, style.certain, style.mixed) == (order, certain, mixed)
    bought = next(iter(cases(reading).values()))["transaction_us"]
    assert datetime.fromtimestamp(bought / 1e6, UTC).date().isoformat() == "2026-04-03"


def test_what_does_not_fit_the_order_is_rejected() -> None:
    """Row 17: the fourteenth month is none."""
    assert rejected(read_dirty("17-mixed.csv")) == [(3, "transaction_at", "time")]


@pytest.mark.parametrize("name", ["18-utf-16.csv", "18-bom.csv"])
def test_unicode_is_decoded(name: str) -> None:
    """Row 18."""
    assert cases(read_dirty(name))["K-1"]["customer_name"] == "Contoh Émbun"


def test_windows_text_is_decoded() -> None:
    """Row 18."""
    found = cases(read_dirty("18-cp1252.csv"))["K-1"]["customer_name"]
    assert found == "Contoh Émbun – “baru”"  # noqa: RUF001  the dash that Windows writes


def test_ragged_rows_are_rejected_and_the_others_keep_their_numbers() -> None:
    """Row 18: with their lines."""
    reading = read_dirty("18-ragged.csv")
    broken = [(bad.row, bad.line, bad.check.reason) for bad in reading.rejected()]
    assert broken == [(2, 3, "ragged"), (3, 4, "ragged")]
    found = cases(reading)
    assert {name: row["row"] for name, row in found.items()} == {"K-1": 1, "K-4": 4, "K-5": 5}
    assert found["K-4"]["customer_name"] == 'Contoh\n"Embun", baru'


@pytest.mark.parametrize(
    ("name", "key", "place"),
    [
        ("18-double-column.csv", "casefile.head_double", {"line": 1, "column": 15}),
        ("18-blank-column.csv", "casefile.head_blank", {"line": 1, "column": 15}),
        ("18-missing-column.csv", "casefile.missing", {"line": 1}),
        ("18-empty.csv", "casefile.empty", {"line": 1}),
        ("18-nul.csv", "casefile.nul", {"line": 3}),
        ("22-page.xls", "casefile.content.markup", {}),
    ],
)
def test_broken_files_say_where(name: str, key: str, place: dict[str, int]) -> None:
    """Rows 18 and 22: one sentence, in both languages, with the place."""
    with pytest.raises(CaseFileError) as told:
        read_dirty(name)
    assert told.value.key == key
    assert place.items() <= told.value.values.items()
    for language in Language:
        assert name in told.value.sentence(catalogue(language))


def test_not_available_is_a_name() -> None:
    """Row 19: NA, None, null and their kin are text."""
    reading = read_dirty("19-na-is-text.csv")
    rows = reading.accepted.sort("row").collect()
    assert rows["customer_name"].to_list() == ["NA", "None", "null", "NaN", "n/a", "N/A"]


def test_words_are_understood_and_others_named() -> None:
    """Row 20: Indonesian, capitals, blanks; what is not known names what is."""
    reading = read_dirty("20-words.csv")
    first = cases(reading)["K-1"]
    facts = [first[name] for name in ("activation", "charged", "benefit", "history", "outage")]
    assert facts == ["success", "yes", "not_received", "clear", "clear"]
    assert (first["normal_tariff"], first["action_taken"]) == ("no", "create_ticket")
    (bad,) = reading.rejected()
    assert (bad.row, bad.value, bad.check.allowed) == (2, "mungkin", ("yes", "no"))


def test_times_are_aware_and_the_impossible_is_rejected() -> None:
    """Row 24: to the second, across zones."""
    reading = read_dirty("24-times.csv")
    ages = {name: row["age"] for name, row in cases(reading).items()}
    assert ages == {
        "exactly-24h": "within_24h",
        "one-second-over": "over_24h",
        "one-second-under": "within_24h",
        "across-zones": "within_24h",
        "no-zone": "within_24h",
    }
    assert [reason for _, _, reason in rejected(reading)] == [
        "before_purchase", "future", "time", "time", "age", "time",
    ]  # fmt: skip


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_accepted_and_rejected_are_all(path: Path) -> None:
    """Of every file that is read, no row is lost and none counts twice."""
    try:
        reading = read(path, now=NOW)
    except CaseFileError:
        return
    counts = reading.counts()
    assert counts.accepted + len(list(reading.rejected())) == counts.read


def test_reasons_and_remedies_have_words() -> None:
    """In both languages, for each check there is."""
    from pansol.casefiles.checks import CHECKS, RAGGED  # noqa: PLC0415  for this test alone

    for check in (*CHECKS, *RAGGED.values()):
        for language in Language:
            say = catalogue(language)
            assert say(check.key) != say(check.remedy)


def sample_with(path: Path, cells: dict[int, dict[str, str]], more: str = "") -> Path:
    """Write the first ten complaints, some cells changed, and lines after them."""
    sample = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
    with sample.open(encoding="utf-8", newline="") as file:
        rows = list(islice(csv.DictReader(file), 10))
    for place, changed in cells.items():
        rows[place].update(changed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        file.write(more)
    return path


def test_what_lies_in_the_future_is_rejected(tmp_path: Path) -> None:
    """Row 24: purchase or handling more than a day after now; a day less is a clock or a zone."""
    future = {"transaction_at": "2026-11-03T00:00Z", "handled_at": "2026-11-03T01:00Z", "age": ""}
    handled = {**future, "transaction_at": "2026-11-01T00:00Z"}
    near = {"transaction_at": "2026-11-01T23:00Z", "handled_at": "2026-11-01T23:59Z", "age": ""}
    unhandled = {**future, "handled_at": ""}
    path = sample_with(tmp_path / "x.csv", {1: future, 2: handled, 3: near, 4: unhandled})
    assert rejected(read(path, now=NOW)) == [
        (2, "transaction_at", "future"),
        (3, "handled_at", "future"),
        (5, "transaction_at", "future"),
    ]
    assert rejected(read(path)) == []


def test_rows_of_separators_are_no_cases(tmp_path: Path) -> None:
    """They are rejected as what they are, and counted; a row with a number alone is a case."""
    blank = "," * 35 + "\n"
    path = sample_with(tmp_path / "x.csv", {}, more=2 * blank + "K-11" + blank + blank)
    reading = read(path, now=NOW)
    assert rejected(reading) == [(11, "", "blank"), (12, "", "blank"), (14, "", "blank")]
    counts = reading.counts()
    assert (counts.read, counts.accepted) == (14, 11)
