"""Reading with some columns alone: quicker, and all that is told of the file is the same."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pansol.casefiles import CaseFileError, Dialect, Reading, connect, read
from pansol.casefiles.columns import FACT_COLUMNS
from pansol.casefiles.proving import check_bytes
from pansol.casefiles.sources import Keep, open_source

SAMPLES = Path(__file__).parents[2] / "sample_data"
CORPUS = sorted(Path(__file__).with_name("corpus").iterdir())
NOW = datetime(2026, 11, 1, tzinfo=UTC)
ONLY = ("case_id", "transaction_us", *FACT_COLUMNS)
KEPT = ("case_id", "msisdn", "advice_given")
HEAD, *CASES = (SAMPLES / "complaints.csv").read_text(encoding="utf-8").splitlines()
LEFT_OUT = HEAD.split(",").index("customer_name")
BYTES = st.sampled_from(
    [b"Contoh", b"", b'"', b'""', b'"Contoh, Satu"', b'"Contoh\n\nDua"', b"a,b", b"\n", b"\xc3\xa9"]
)
CELLS = st.one_of(BYTES, st.lists(BYTES, max_size=3).map(b"".join))


def told(path: Path, only: tuple[str, ...] | None, dialect: Dialect | None = None) -> object:
    """Give all that a reading tells of a file, or the error that it is refused with."""
    try:
        reading = read(path, now=NOW, only=only, dialect=dialect)
        rows = reading.accepted.select("file", "row", *ONLY).sort("row").collect().rows()
    except CaseFileError as error:
        return error.key, error.values
    return rows, list(reading.rejected()), reading.counts(), facts_of(reading)


def taken_apart(path: Path, keep: Keep | None) -> object:
    """Give the rows of a file with their numbers, those that are broken, and how many were read."""
    source = open_source(path, dialect=Dialect(), connection=connect(), keep=keep)
    rows = source.relation.project(", ".join(("file", "row", *KEPT))).order("row").fetchall()
    return rows, source.broken, source.rows, source.samples


def facts_of(reading: Reading) -> object:
    """Give what was decided, but for the dates of a column that may be left out."""
    styles = {name: style for name, style in reading.styles.items() if name != "incident_at"}
    source = reading.source
    return reading.mapping, styles, reading.decimal, reading.absent, source.columns, source.dialect


@pytest.mark.parametrize(
    "path", [*CORPUS, SAMPLES / "complaints.csv"], ids=lambda path: str(path.name)
)
def test_the_same_is_told_of_each_dirty_file(path: Path) -> None:
    """Rows, numbers, lines, rejects, and what was decided."""
    assert told(path, ONLY) == told(path, None)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cells=st.lists(CELLS, min_size=1, max_size=6), broken=st.sets(st.integers(0, 5)))
def test_what_breaks_a_row_in_a_left_out_column_is_found(
    tmp_path: Path, cells: list[bytes], broken: set[int]
) -> None:
    """Quotes, separators and line ends in it count as they do where it is read."""
    lines = [HEAD.encode()]
    for place, cell in enumerate(cells):
        row = CASES[place].split(",")[: 20 if place in broken else None]
        written = [each.encode() for each in row]
        written[LEFT_OUT] = cell
        lines.append(b",".join(written))
    path = tmp_path / "cases.csv"
    path.write_bytes(b"\n".join(lines) + b"\n")
    whole, narrow = taken_apart(path, None), taken_apart(path, lambda *_: KEPT)
    assert narrow == whole


def test_bytes_that_are_no_text_are_found_in_every_column(tmp_path: Path) -> None:
    """A file with such bytes anywhere is read whole, and their row is rejected with its line."""
    rows = [row.split(",") for row in CASES[:3]]
    rows[1][LEFT_OUT] = "Contoh \udcff"
    path = tmp_path / "cases.csv"
    text = "\n".join([HEAD, *(",".join(row) for row in rows)])
    path.write_bytes(text.encode(errors="surrogateescape"))
    reading = read(path, now=NOW, dialect=Dialect(), only=ONLY)
    found = [(bad.row, bad.line, bad.check.reason) for bad in reading.rejected()]
    assert found == [(2, 3, "encoding")]
    assert told(path, ONLY, Dialect()) == told(path, None, Dialect())


def test_columns_that_nothing_is_read_from_are_left_out() -> None:
    """Neither the cases nor the table taken apart have them."""
    reading = read(SAMPLES / "complaints.csv", now=NOW, only=ONLY)
    assert reading.accepted.collect_schema().names() == ["file", "row", *ONLY]
    kept = set(reading.source.relation.columns)
    assert {"case_id", "msisdn", "handled_at", "card_type"} <= kept
    assert not {"customer_name", "location", "region"} & kept


@pytest.mark.parametrize("before", [(1 << 20) - cut for cut in range(5)])
@pytest.mark.parametrize("text", ["é", "漢", "😀"])
def test_a_character_may_stand_anywhere(tmp_path: Path, before: int, text: str) -> None:
    """Also across the edge of what is looked at in one go; one cut short is none."""
    path = tmp_path / "text.csv"
    whole = b"a" * before + text.encode() + b"a"
    for content, sound in ((whole, True), (whole[:-2], False), (whole[:-2] + b"a", False)):
        path.write_bytes(content)
        assert check_bytes(path, path) is sound


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(min_size=1, max_size=12).filter(lambda content: b"\0" not in content))
def test_text_is_what_decodes(tmp_path: Path, content: bytes) -> None:
    """Whatever the bytes."""
    path = tmp_path / "text.csv"
    path.write_bytes(content)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        assert not check_bytes(path, path)
    else:
        assert check_bytes(path, path)
