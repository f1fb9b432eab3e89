"""The form in which cases drawn are reviewed by hand: the case, then a column a clause."""

from datetime import tzinfo

import pandas as pd

from pansol.audit.ratings import RATED, head_of
from pansol.audit.report.numbers import moment_of
from pansol.casefiles.columns import CASE, FILE, HANDLED_AT, HANDLED_US, ROW
from pansol.plain import as_plain

__all__ = ["review_form"]


def review_form(drawn: pd.DataFrame, zone: tzinfo) -> pd.DataFrame:
    """Give the cases drawn with an empty column for each clause to be rated, all as text.

    ``drawn``: of a ``Plan``. Raters write ``right`` or ``wrong`` (``benar``, ``salah``) and leave
    empty what does not apply; ``ratings.read_ratings`` takes the form back. Times are written in
    ``zone``. No cell runs as a formula in a spreadsheet program.
    """
    handled = [
        "" if pd.isna(micros) else moment_of(int(micros), zone).isoformat(timespec="seconds")
        for micros in drawn[HANDLED_US]
    ]
    known = {name: _plain(drawn[name]) for name in (*CASE, FILE)}
    weight = drawn["weight"].astype("float64").round(3).astype("str")
    return pd.DataFrame(
        {
            "case_id": known["case_id"],
            **{head_of(clause): "" for clause in RATED},
            "note": "",
            HANDLED_AT: handled,
            **{name: known[name] for name in ("agent", "team", FILE)},
            ROW: drawn[ROW].astype("str"),
            "stratum": _plain(drawn["stratum"]),
            "weight": weight,
        }
    )


def _plain(column: pd.Series) -> list[str]:
    return [as_plain(str(value)) if pd.notna(value) else "" for value in column]
