"""A file's own columns, whatever they are called, change nothing of its audit."""

import ast
import csv
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import pansol
from pansol.audit import CRITERIA, FINDING_COLUMNS
from pansol.audit.folder import open_folder
from pansol.audit.outputs import Wording, write_outputs
from pansol.audit.run import Settings, audit_file
from pansol.casefiles.vocabulary import column_names, key_of
from pansol.catalogue import Language, catalogue
from pansol.waiting import ZONES

SAMPLE = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
PACKAGE = Path(pansol.__file__).parent
WORDING = Wording(say=catalogue(Language.ENGLISH), zone=ZONES["WIB"])


def own_words() -> list[str]:
    """Give every word in the audit's code that could be a column's name there."""
    words = {"_pansol_due_action", "_PANSOL_ticket_due", *FINDING_COLUMNS}
    words |= {f"malformed_{each.field}" for each in CRITERIA}
    for folder in ("audit", "casefiles"):
        for path in (PACKAGE / folder).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
            words |= {text for text in texts if isinstance(text, str)}
    return sorted(word for word in words if re.fullmatch(r"[A-Za-z_]\w{2,30}", word))


def written(path: Path, foreign: list[str]) -> Path:
    """Write the sample's first rows with these columns besides, full of numbers."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))[:201]
    taken = {key_of(name) for name in head}
    more = [name for name in foreign if key_of(name) not in taken]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [[*head, *more], *([*row, *("0" for _ in more)] for row in rows)]
        )
    return path


def audited(path: Path, out: Path) -> tuple[pd.DataFrame, object]:
    """Audit a file; give its findings, and its figures as text."""
    part = audit_file(path, open_folder(out), Settings())
    summary = write_outputs(out, [part], WORDING)
    return pd.read_parquet(out / "findings.parquet"), summary.by["agent"].to_csv()


@pytest.mark.parametrize("spell", [str, str.upper, str.capitalize], ids=["as", "upper", "capital"])
def test_a_column_named_like_one_of_ours_changes_nothing(
    tmp_path: Path, spell: Callable[[str], str]
) -> None:
    """The same findings and figures with a column for every word of the audit's code."""
    words = {word.lower(): word for word in own_words() if key_of(word) not in column_names()}
    foreign = [spell(word) for word in words.values()]
    assert len(foreign) > 100
    plain = audited(written(tmp_path / "a.csv", []), tmp_path / "plain")
    mixed = audited(written(tmp_path / "b.csv", foreign), tmp_path / "mixed")
    columns = [name for name in FINDING_COLUMNS if name != "file"]
    pd.testing.assert_frame_equal(mixed[0][[*columns, "proof"]], plain[0][[*columns, "proof"]])
    assert mixed[1] == plain[1]
