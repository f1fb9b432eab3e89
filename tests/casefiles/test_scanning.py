"""Rows of a broken file: each has its number and its line, whatever stands between them."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pansol.audit.parquet import connect as streaming
from pansol.casefiles import Dialect, connect
from pansol.casefiles.sources import open_source

COMPLAINTS = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
HEAD, FIRST, *_ = COMPLAINTS.read_text(encoding="utf-8").splitlines()
PLACE = HEAD.split(",").index("customer_name")
KINDS = st.lists(st.sampled_from(["right", "broken", "blank", "long"]), min_size=1, max_size=12)


def row(kind: str, number: int) -> str:
    """Write a row: a case, one too short, a blank line, or a case with blank lines in a cell."""
    if kind == "blank":
        return ""
    if kind == "broken":
        return "a,b,c"
    cells = FIRST.split(",")
    cells[0] = f"K-{number}"
    if kind == "long":
        cells[PLACE] = '"Contoh\n\nSatu"'
    return ",".join(cells)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kinds=KINDS.filter(lambda kinds: kinds[0] != "blank"))
def test_numbers_count_rows_and_lines_count_lines(
    tmp_path: Path, end: str, kinds: list[str]
) -> None:
    """A blank line is no row; a cell may hold some; those read and those broken are all."""
    lines, cases, broken, line, number = [HEAD], {}, [], 2, 0
    for kind in kinds:
        number += kind != "blank"
        if kind == "broken":
            broken.append((number, line))
        elif kind != "blank":
            cases[number] = f"K-{number}"
        lines.append(row(kind, number))
        line += 3 if kind == "long" else 1
    path = tmp_path / "cases.csv"
    path.write_bytes((end.join("\n".join(lines).split("\n")) + end).encode())
    source = open_source(path, dialect=Dialect(), connection=connect())
    assert dict(source.relation.project("row, case_id").fetchall()) == cases
    assert [(bad.row, bad.line) for bad in source.broken] == broken
    assert source.rows + len(source.broken) == number


def test_samples_are_of_the_first_rows_in_their_order(tmp_path: Path) -> None:
    """Also on an engine that may give rows in any order, as the audit's does."""
    path = tmp_path / "cases.csv"
    path.write_text("case_id,team\n" + "".join(f"K-{n},Kenanga\n" for n in range(100_000)))
    source = open_source(path, dialect=Dialect(), connection=streaming())
    assert source.samples["case_id"] == [f"K-{n}" for n in range(5_000)]
