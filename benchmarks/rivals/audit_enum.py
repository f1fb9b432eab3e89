"""The decision by hand: DuckDB's CASE over ENUM columns, and NumPy's ``select`` over pandas."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pansol.facts import FACTS
from pansol.sop import SOP
from pansol.table import TABLE

__all__ = ["CASE", "select"]

CONDITIONS = [
    [
        (fact.column, [value.value for value in rule.when if isinstance(value, fact)])
        for fact in FACTS
    ]
    for rule in SOP.rules
]


def _sql(column: str, values: list[str]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} = {listed}" if len(values) == 1 else f"{column} IN ({listed})"


CASE = "CASE {} ELSE 255 END".format(
    " ".join(
        "WHEN {} THEN {}".format(
            " AND ".join(_sql(column, values) for column, values in rule if values), place
        )
        for place, rule in enumerate(CONDITIONS)
    )
)
"""The rules of complete cases, in the SOP's order, as one expression."""


def select(table: pd.DataFrame) -> NDArray[np.uint8]:
    """Decide complete cases as pandas' users do; each comparison is made once."""
    same = {
        (column, value): (table[column] == value).to_numpy(dtype=bool)
        for rule in CONDITIONS
        for column, values in rule
        for value in values
    }
    conditions = [
        np.logical_and.reduce(
            [
                np.logical_or.reduce([same[column, value] for value in values])
                for column, values in rule
                if values
            ]
        )
        for rule in CONDITIONS
    ]
    decided: NDArray[np.uint8] = np.select(
        conditions, [*range(len(TABLE.rules))], default=255
    ).astype(np.uint8)
    return decided
