"""The form in which cases drawn are reviewed by hand: the case, then a column a clause."""

from datetime import tzinfo

import pandas as pd

from pansol.audit.ratings import CASE_KEY, RATED, head_of
from pansol.audit.report.numbers import moment_of
from pansol.casefiles.columns import FILE, HANDLED_AT, HANDLED_US, ROW
from pansol.plain import as_plain

__all__ = ["review_form"]


def review_form(drawn: pd.DataFrame, zone: tzinfo) -> pd.DataFrame:
    """Give the cases drawn with an empty column for each clause to be rated, all as text.

    ``drawn``: of a ``Plan``. Raters write ``right`` or ``wrong`` (``benar``, ``salah``) and leave
    empty what does not apply; ``ratings.read_ratings`` takes the form back. Times are written in
    ``zone``. Agent, team and group are left out, as they would sway a rater: whoever needs them
    joins them by the case's number. No cell runs as a formula in a spreadsheet program.
    """
    handled = [
        "" if pd.isna(micros) else moment_of(int(micros), zone).isoformat(timespec="seconds")
        for micros in drawn[HANDLED_US]
    ]
    return pd.DataFrame(
        {
            CASE_KEY: _plain(drawn[CASE_KEY]),
            **{head_of(clause): "" for clause in RATED},
            "note": "",
            HANDLED_AT: handled,
            FILE: _plain(drawn[FILE]),
            ROW: drawn[ROW].astype("str"),
        }
    )


def _plain(column: pd.Series) -> list[str]:
    return [as_plain(str(value)) if pd.notna(value) else "" for value in column]
