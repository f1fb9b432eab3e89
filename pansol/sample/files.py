"""Write the complaints, and beside them the truth: every mistake in them."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from random import Random

from pansol.facts import FACTS
from pansol.sample.complaints import complaints
from pansol.sample.handling import Handled, Mistake, handle
from pansol.sample.mistakes import make_mistakes
from pansol.sop import SOP

__all__ = ["COLUMNS", "SEED", "TRUTH_COLUMNS", "Sample", "handled_complaints", "write_sample"]

COLUMNS = (
    "case_id",
    "agent",
    "team",
    "region",
    "transaction_at",
    "handled_at",
    *(fact.column for fact in FACTS),
    *(field.name for field in SOP.ticket_fields),
    "action_taken",
    "sla_given",
    "kip_given",
    "advice_given",
)
"""The columns of ``complaints.csv``."""

TRUTH_COLUMNS = tuple(field.name for field in fields(Mistake))
"""The columns of ``complaints-truth.csv``."""

SEED = 2017
"""That of the committed sample."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What was written."""

    complaints: Path
    """The file of complaints."""
    truth: Path
    """The file of the mistakes in them."""
    rows: int
    """How many complaints."""
    mistakes: int
    """How many mistakes."""


def write_sample(folder: Path, *, rows: int = 5000, seed: int = SEED) -> Sample:
    """Write ``complaints.csv`` and ``complaints-truth.csv``; the same bytes for the same seed.

    Makes the folder if it is not there, and replaces files of these names. Raises ``ValueError``
    if there is to be less than one row.
    """
    handled = handled_complaints(rows, seed)
    truth = [_truth(mistake) for each in handled for mistake in each.mistakes]
    folder.mkdir(parents=True, exist_ok=True)
    sample = Sample(
        complaints=folder / "complaints.csv",
        truth=folder / "complaints-truth.csv",
        rows=len(handled),
        mistakes=len(truth),
    )
    _write(sample.complaints, COLUMNS, (each.row for each in handled))
    _write(sample.truth, TRUTH_COLUMNS, truth)
    return sample


def handled_complaints(rows: int, seed: int) -> list[Handled]:
    """Make the complaints with what was done; raises ``ValueError`` if it is less than one."""
    if rows < 1:
        raise ValueError(f"rows: {rows} is less than 1")
    rng = Random(seed)  # noqa: S311  a sample, no secret
    handled = [handle(rng, complaint) for complaint in complaints(rng, rows)]
    make_mistakes(rng, handled)
    return handled


def _truth(mistake: Mistake) -> Mapping[str, str]:
    return asdict(mistake) | {"kind": mistake.kind.value}


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
