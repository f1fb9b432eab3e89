"""Which cases to check by hand: how many, how many of each group, and which ones."""

from dataclasses import dataclass
from typing import Any

import narwhals as nw
import pandas as pd
from narwhals.typing import IntoFrame

from pansol.audit.figures import allocate, draw, required_n
from pansol.audit.figures.counting import collected
from pansol.casefiles.columns import CASE, FILE, HANDLED_US, ROW

__all__ = ["STRATA", "Plan", "looked_at", "plan"]

STRATA = ("agent", "team", "complaint_channel", "purchase_channel", "action_taken")
"""What a draw can be told apart by."""

_KEY, _STRATUM = "key", "stratum"
_KEPT = (FILE, ROW, *CASE, HANDLED_US)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A sampling plan and the cases drawn."""

    population: int
    """Cases to choose from."""
    needed: int
    """Cases needed for the precision; more are drawn where a small group must have one."""
    strata: pd.DataFrame
    """``stratum``, ``population``, ``n``: a row a group; a single one, unnamed, without groups."""
    drawn: pd.DataFrame
    """``stratum``, ``weight`` (the cases that one stands for), ``file``, ``row``, ``case_id``,
    ``agent``, ``team``, ``handled_us``: nothing of a customer. By stratum, then by lot."""


def looked_at(by: str | None) -> tuple[str, ...]:
    """Give the case frame's columns that ``plan`` looks at."""
    return tuple(dict.fromkeys((*_KEPT, by or FILE)))


def plan(
    cases: IntoFrame,
    *,
    margin: float,
    confidence: float = 0.95,
    by: str | None = None,
    seed: str = "1",
) -> Plan:
    """Plan a sample of a case frame and draw it, the same for the same seed, on every engine.

    ``margin``: half the width of the interval, as a share; ``by``: one of ``STRATA``, for a draw in
    proportion with one case of each group at least. ``required_n``, ``allocate`` and ``draw`` name
    the formulas. A case's lot hangs on its number, or on its place where numbers are missing or
    stand twice. Raises ``ValueError`` on a value out of its range, or if there is no case.
    """
    if by not in {None, *STRATA}:
        raise ValueError(f"no group to draw by: {by}")
    frame: Any = nw.from_native(cases)
    group = nw.col(by).fill_null("") if by else nw.lit("")
    rows = collected(frame.select(*_KEPT, group.alias(_STRATUM)))
    rows[_KEY] = _keys(rows)
    sizes = {str(name): int(n) for name, n in rows.groupby(_STRATUM).size().items()}
    needed = required_n(len(rows), margin=margin, confidence=confidence)
    given = allocate(sizes, needed)
    lots = draw(rows[[_KEY, _STRATUM]], given, seed=seed, stratum=_STRATUM, key=_KEY)
    drawn = lots[[_KEY, _STRATUM, "weight"]].merge(rows.drop(columns=_STRATUM), on=_KEY)
    return Plan(
        population=len(rows),
        needed=needed,
        strata=pd.DataFrame(
            {
                _STRATUM: list(sizes),
                "population": list(sizes.values()),
                "n": [given[name] for name in sizes],
            }
        ),
        drawn=drawn[[_STRATUM, "weight", *_KEPT]],
    )


def _keys(rows: pd.DataFrame) -> pd.Series:
    """Give what each case is drawn by: nothing that depends on where its file lies."""
    numbers = rows["case_id"]
    if numbers.notna().all() and numbers.is_unique:
        return numbers
    # Files by the order of their names: a copy of one under another name is the same.
    file = rows[FILE].rank(method="dense").astype("Int64").astype("str")
    return file + "#" + rows[ROW].astype("str")
