"""What a table of the report is made of, and what several of them share."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

import pandas as pd

from pansol.audit.figures import Reason
from pansol.audit.report.numbers import Interval
from pansol.catalogue import Catalogue

__all__ = ["RATES", "Cell", "Column", "Shape", "Table", "columns", "rates", "records"]


class Shape(Enum):
    """How a column's cells are written."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"
    INTERVAL = "interval"
    DECIMAL = "decimal"


Cell: TypeAlias = str | int | float | Interval | None
"""As the column's shape says; none where there is nothing to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's head, and how its cells are written."""

    head: str
    shape: Shape = Shape.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. The first cell of a row names it."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    """What is to be known when reading it."""


def columns(say: Catalogue, *shapes: tuple[str, Shape]) -> tuple[Column, ...]:
    """Give columns by their names in the catalogue, each with its shape."""
    return tuple(Column(head=say(f"report.column.{name}"), shape=shape) for name, shape in shapes)


RATES = (
    ("judged", Shape.COUNT),
    ("right", Shape.COUNT),
    ("adherence", Shape.SHARE),
    ("interval", Shape.INTERVAL),
    ("remark", Shape.TEXT),
)
"""The columns that ``rates`` fills."""


def rates(row: dict[str, Any], say: Catalogue) -> tuple[Cell, ...]:
    """Give n, count, rate, interval, remark; where there are too few cases, n alone."""
    if row["rate"] is None:
        return int(row["n"]), None, None, None, say(Reason(row["reason"]).key)
    return int(row["n"]), int(row["count"]), row["rate"], (row["low"], row["high"]), ""


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give a table's rows, what is null as None."""
    return [
        {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for row in table.to_dict("records")
    ]
