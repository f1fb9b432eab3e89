"""Any dirty table: every row accounted for, and the same from every engine and in any order."""

from typing import Any

import duckdb
import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pansol.casefiles import CaseMapping, Cleaned, DateStyle, clean
from pansol.casefiles.columns import OURS
from pansol.casefiles.vocabulary import ALLOWED, value_names

MAPPING = CaseMapping(columns={name: name for name in OURS})
DAYS = DateStyle(order="day_first", certain=True, mixed=False)
STYLES = {"transaction_at": DAYS, "incident_at": DAYS}
NOW = 1_790_000_000_000_000

TIMES = st.sampled_from([
    "2026-07-14T09:10:00+07:00", "2026-07-14 09:10", "2026-07-15T09:10:00.123456Z",
    "14/07/2026 09.10", "14/7/2026 9:10:11 WITA", "2026/07/14 09:10", "2026-07-14 09:10 WIB",
    "2026-02-30T00:00:00Z", "2026-07-14", "14/07/2026", "2026-07-14T24:00:00Z", "kemarin",
    "2026-07-14T09:10:00+0700", "2026-07-14T09:10:60Z", "1999-07-14T09:10:00Z",
    " 2026-07-14 09:10 ",
])  # fmt: skip
DIRT = st.one_of(
    st.none(),
    st.sampled_from(["", " ", "NA", "None", "\u00a0x\t", "6.28E+12", "081234567890", "=1+1"]),
    st.text(alphabet="aA-_;,. 0+eéŠ\u00a0\n\"'%$|()[]\\^", max_size=8),
)


def cells(name: str) -> st.SearchStrategy[str | None]:
    """Draw what may stand in a column: mostly what fits, and dirt."""
    if name.endswith("_at"):
        return TIMES | DIRT
    if name not in ALLOWED:
        return DIRT
    words = st.sampled_from(sorted(value_names(name)))
    return st.sampled_from(ALLOWED[name]) | words | words.map(str.upper) | st.none() | DIRT


TABLES = st.lists(st.fixed_dictionaries({name: cells(name) for name in OURS}), max_size=12)


def as_pandas(rows: list[dict[str, str | None]]) -> pd.DataFrame:
    """Give the rows as a frame, numbered."""
    frame = pd.DataFrame({name: pd.Series([r[name] for r in rows], dtype="str") for name in OURS})
    frame.insert(0, "row", pd.Series(range(1, len(rows) + 1), dtype="int64"))
    frame.insert(0, "file", pd.Series(["x.csv"] * len(rows), dtype="str"))
    return frame


def result(cleaned: Cleaned) -> list[dict[str, Any]]:
    """Give all rows by number, as plain values."""
    rows = cleaned.frame.collect().rows(named=True)
    plain = [{k: None if pd.isna(v) else v for k, v in row.items()} for row in rows]
    return sorted(plain, key=lambda row: int(row["row"]))


def cleaned_by_duckdb(frame: pd.DataFrame) -> Cleaned:
    """Clean the same in the embedded engine."""
    connection = duckdb.connect()
    types = ", ".join(f'"{name}" VARCHAR' for name in OURS)
    connection.execute(f'CREATE TABLE t (file VARCHAR, "row" BIGINT, {types})')
    rows = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO t VALUES ({marks})", rows)  # noqa: S608  marks alone
    return clean(connection.table("t"), MAPPING, styles=STYLES, now_us=NOW)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=TABLES)
def test_pandas_and_duckdb_clean_alike(rows: list[dict[str, str | None]]) -> None:
    """Row for row, cell for cell; accepted and rejected are all there is."""
    frame = as_pandas(rows)
    by_pandas = clean(frame, MAPPING, styles=STYLES, now_us=NOW)
    by_duckdb = cleaned_by_duckdb(frame)
    assert result(by_pandas) == result(by_duckdb)
    for cleaned in (by_pandas, by_duckdb):
        parts = (cleaned.accepted, cleaned.rejected)
        assert sum(len(part.collect()) for part in parts) == len(rows)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=TABLES, cut=st.integers(0, 12))
def test_order_and_pieces_change_nothing(rows: list[dict[str, str | None]], cut: int) -> None:
    """Cleaned backwards, and in two pieces, each row comes out as it was."""
    frame = as_pandas(rows)
    whole = result(clean(frame, MAPPING, styles=STYLES, now_us=NOW))
    backwards = result(
        clean(frame[::-1].reset_index(drop=True), MAPPING, styles=STYLES, now_us=NOW)
    )
    pieces = [
        row
        for piece in (frame.iloc[:cut], frame.iloc[cut:].reset_index(drop=True))
        for row in result(clean(piece, MAPPING, styles=STYLES, now_us=NOW))
    ]
    assert whole == backwards == pieces
