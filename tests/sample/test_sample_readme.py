"""The README beside the data says what is in it."""

import re

import pytest
from recheck import COMMITTED

from pansol.examples import COLUMNS as EXAMPLE_COLUMNS
from pansol.sample import COLUMNS, SHARES, TRUTH_COLUMNS

README = (COMMITTED / "README.md").read_text(encoding="utf-8")
CELLS = re.compile(r"^\| (`[^|]+`) \|", re.MULTILINE)


def described(file: str) -> set[str]:
    """Collect the columns that a file's table describes."""
    table = README.split(f"### {file}\n")[1].split("###")[0].split("| `kind` | bagian")[0]
    return {name for cell in CELLS.findall(table) for name in re.findall(r"`(\w+)`", cell)}


@pytest.mark.parametrize(
    ("file", "columns"),
    [
        ("complaints.csv", COLUMNS),
        ("complaints-truth.csv", TRUTH_COLUMNS),
        ("worked_examples.csv", EXAMPLE_COLUMNS),
    ],
)
def test_every_column_is_described(file: str, columns: tuple[str, ...]) -> None:
    """And no column that is not there."""
    assert described(file) == set(columns)


def test_every_kind_of_mistake_is_listed_with_its_share() -> None:
    """As the generator has it."""
    listed = re.findall(r"^\| `(\w+)` \| ([\d.]+) % \|", README, re.MULTILINE)
    assert listed == [(kind.value, f"{100 * share:.1f}") for kind, share in SHARES.items()]


def test_every_file_is_listed_and_said_to_be_synthetic() -> None:
    """In both languages, at the top."""
    files = {path.name for path in COMMITTED.iterdir()} - {"README.md"}
    assert files <= set(re.findall(r"^\| `([\w.-]+)` \|", README, re.MULTILINE))
    head = README.split("\n| ")[0]
    assert "buatan" in head
    assert "synthetic" in head
