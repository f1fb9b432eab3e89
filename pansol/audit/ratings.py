"""What a rater wrote into a review form: a verdict on each case and clause."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pansol.audit.figures import agreement, strictness
from pansol.casefiles import connect
from pansol.casefiles.errors import UnreadableFileError
from pansol.casefiles.sources import open_source
from pansol.sop import Clause

__all__ = [
    "CASE_KEY",
    "RATED",
    "RIGHT",
    "WRONG",
    "Ratings",
    "Unread",
    "compare",
    "head_of",
    "read_ratings",
    "strictness_of",
]

CASE_KEY = "case_id"
RIGHT, WRONG = "right", "wrong"

RATED = (
    Clause.CHECKS_PREPAID, Clause.CHECKS_POSTPAID, Clause.HISTORY_AND_OUTAGE, Clause.WAIT,
    Clause.TICKET, Clause.FIELDS_1, Clause.FIELDS_1_ECARE, Clause.FIELDS_2, Clause.FIELDS_3,
    Clause.FIELDS_3_EVIDENCE, Clause.FIELDS_3_SENDER, Clause.FIELDS_4, Clause.FIELDS_5,
    Clause.FIELDS_6, Clause.FIELDS_7, Clause.NOTE_1, Clause.NOTE_2, Clause.NOTE_3, Clause.KIP,
)  # fmt: skip
"""The clauses that can be kept or not: the form's columns, under the paper's own numbers."""

_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("right", "ok", "yes", "y", "1", "true", "benar", "ya", "sesuai"), RIGHT),
    **dict.fromkeys(("wrong", "no", "n", "0", "false", "salah", "tidak", "tidak sesuai"), WRONG),
}
_HEAD = "SOP {}"  # a spreadsheet program would take 3.1 alone for a day
_CLAUSES = {_HEAD.format(clause.value).lower(): clause.value for clause in RATED}


def head_of(clause: Clause) -> str:
    """Name a clause's column in the form."""
    return _HEAD.format(clause.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A cell, or a row, that is no verdict and was left out."""

    row: int
    """Number of the data row, from 1."""
    column: str
    reason: str
    """``word``: no verdict; ``no_case``: no case number; ``twice``: rated in a row above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """A rater's verdicts."""

    frame: pd.DataFrame
    """``case_id``, ``clause``, ``verdict`` (``right``, ``wrong``, null where none was given)."""
    cases: int
    unread: tuple[Unread, ...]


def read_ratings(path: Path) -> Ratings:
    """Read a form as ``pansol draw`` writes it: CSV, an Excel workbook's first sheet, or Parquet.

    Columns other than ``case_id`` and clauses are passed over; an empty cell is no verdict. Raises
    ``CaseFileError`` for a file that can't be read or has no such columns.
    """
    with connect() as connection:
        source = open_source(path, dialect=None, connection=connection)
        given = {name: _CLAUSES.get(_name_in(name), "") for name in source.columns}
        clauses = {name: clause for name, clause in given.items() if clause}
        key = next((name for name in source.columns if _name_in(name) == CASE_KEY), None)
        if key is None or not clauses:
            here, needed = ", ".join(source.columns), f"{CASE_KEY}, {head_of(RATED[0])} …"
            raise UnreadableFileError("ratings.missing", path, columns=needed, here=here)
        table = source.relation.order("row").df()
    return _ratings(table[["row", key, *clauses]].astype({"row": int}), key, clauses)


def compare(first: Ratings, second: Ratings) -> pd.DataFrame:
    """Give the agreement of two raters: a row for all, unnamed, then one a clause, as on the paper.

    ``clause`` and what ``figures.agreement`` gives; clauses that neither rated are left out.
    """
    overall, by_clause = (
        agreement(
            first.frame,
            second.frame,
            by=by,
            item=(CASE_KEY, "clause"),
            categories=(RIGHT, WRONG),
        )
        for by in (None, "clause")
    )
    rated = {*first.frame.dropna()["clause"], *second.frame.dropna()["clause"]}
    order = {clause.value: place for place, clause in enumerate(RATED)}
    kept = by_clause[by_clause["clause"].isin(rated)]
    both = pd.concat(
        [overall.assign(clause=""), kept.sort_values("clause", key=lambda names: names.map(order))]
    )
    return both[["clause", *both.columns.drop("clause")]].reset_index(drop=True)


def strictness_of(raters: Mapping[str, Ratings]) -> pd.DataFrame:
    """Give how strict raters are, pair by pair: rows for all clauses, unnamed, then one a clause.

    ``clause`` and what ``figures.strictness`` gives. Of all clauses together each case counts once:
    a rater judged it wrong who judged any of its clauses wrong that both judged.
    """
    frames = {name: each.frame for name, each in raters.items()}
    overall, by_clause = (
        strictness(frames, overall=overall, criterion="clause", wrong=WRONG)
        for overall in (True, False)
    )
    order = {clause.value: place for place, clause in enumerate(RATED)}
    ranked = by_clause.sort_values("clause", key=lambda names: names.map(order), kind="stable")
    both = pd.concat([overall.assign(clause=""), ranked])
    return both[["clause", *both.columns.drop("clause")]].reset_index(drop=True)


def _ratings(table: pd.DataFrame, key: str, clauses: Mapping[str, str]) -> Ratings:
    rows: list[tuple[str, str, str | None]] = []
    unread: list[Unread] = []
    seen: set[str] = set()
    for record in table.to_dict("records"):
        row, case = int(record["row"]), _text(record[key])
        if not case or case in seen:
            reason = "twice" if case else "no_case"
            unread.append(Unread(row=row, column=key, reason=reason))
            continue
        seen.add(case)
        for column, clause in clauses.items():
            word = _text(record[column])
            verdict = _WORDS.get(word.lower())
            if word and verdict is None:
                unread.append(Unread(row=row, column=column, reason="word"))
            rows.append((case, clause, verdict))
    frame = pd.DataFrame(rows, columns=[CASE_KEY, "clause", "verdict"]).astype("string")
    return Ratings(frame=frame, cases=len(seen), unread=tuple(unread))


def _name_in(head: str) -> str:
    """Give a heading as it is compared: behind a colon stands what the clause says."""
    return head.partition(":")[0].strip().lower()


def _text(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else ""
