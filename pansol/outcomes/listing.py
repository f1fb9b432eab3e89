"""The chosen cases themselves, to look at one by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from pansol.outcomes.cases import UNDATED, as_date
from pansol.outcomes.choosing import Selection

__all__ = ["ListedCase", "listed_cases"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """One case, without name or number of a customer."""

    row: int
    """Of the source, from 1."""
    case_id: str
    """As written; empty where there is none."""
    day: date | None
    labels: Mapping[str, str]
    """Each dimension of the source → the case's label."""


def listed_cases(
    selection: Selection, *, start: int = 0, limit: int = 50
) -> tuple[ListedCase, ...]:
    """Give a page of the chosen cases, by day, undated ones last."""
    outcomes, now = selection.outcomes, selection.now
    every = now.of_kinds(np.ones(len(outcomes.kinds.states), dtype=bool))
    page = every[max(start, 0) : max(start, 0) + limit]
    columns = {
        name: (outcomes.labels(name), outcomes.codes(name)[page].tolist())
        for name in outcomes.dimensions
    }
    return tuple(
        ListedCase(
            row=int(outcomes.rows[row]),
            case_id=outcomes.ids[int(row)].as_py() or "",
            day=None if outcomes.days[row] == UNDATED else as_date(outcomes.days[row]),
            labels={name: labels[codes[place]] for name, (labels, codes) in columns.items()},
        )
        for place, row in enumerate(page)
    )
