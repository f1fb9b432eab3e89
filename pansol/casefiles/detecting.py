"""What a table's own values tell of it: samples, the order of dates, the mark before cents."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

import narwhals as nw
from narwhals.typing import IntoFrame

from pansol.casefiles.columns import TIMES
from pansol.casefiles.dates import DateStyle, decide_style
from pansol.casefiles.mapping import CaseMapping, DateOrder

__all__ = ["SAMPLE_ROWS", "Samples", "decimal_of", "samples_of", "styles_of"]

SAMPLE_ROWS = 5_000
"""Rows that a file's way of writing is told from."""

_AMOUNTS = ("package_price", "charged_amount")
_OVER_12 = "(?:1[3-9]|2[0-9]|3[01])"

Samples: TypeAlias = Mapping[str, Sequence[str]]
"""Column → some of its values as text."""


def samples_of(frame: IntoFrame, columns: Iterable[str]) -> Samples:
    """Give the first 5,000 rows' values of each column as text, blank ones left out."""
    rows = nw.from_native(frame).lazy().select(*columns).head(SAMPLE_ROWS).collect()
    return {
        name: [str(value) for value in rows[name].to_list() if not _is_missing(value)]
        for name in rows.columns
    }


def styles_of(frame: IntoFrame, mapping: CaseMapping, samples: Samples) -> Mapping[str, DateStyle]:
    """Decide for each column of times how it writes dates, once.

    Where the sample leaves the order open, the whole column is gone through for a value that
    decides. Columns that are times already, and not text, are left out, and those not there.
    """
    styles: dict[str, DateStyle] = {}
    schema = nw.from_native(frame).lazy().collect_schema()
    for ours in (*TIMES, "incident_at"):
        theirs = mapping.theirs.get(ours)
        if theirs is None or isinstance(schema.get(theirs), nw.Datetime | nw.Date | None):
            continue
        style = decide_style(samples[theirs], order=mapping.date_order.get(ours))
        styles[ours] = style if style.certain or style.mixed else _by_all(frame, theirs, style)
    return styles


def decimal_of(mapping: CaseMapping, samples: Samples) -> str:
    """Give the mark before cents: the point where more amounts show it, else the comma."""
    theirs = [mapping.theirs[name] for name in _AMOUNTS if name in mapping.theirs]
    values = [value for name in theirs for value in samples[name]]
    points = sum(bool(re.search(r"\d[.]\d{1,2}$|,\d{3}[.]", value.strip())) for value in values)
    commas = sum(bool(re.search(r"\d,\d{1,2}$|[.]\d{3},", value.strip())) for value in values)
    return "." if points > commas else ","


def _is_missing(value: object) -> bool:
    return value is None or value != value  # noqa: PLR0124  NaN alone differs from itself


def _by_all(frame: IntoFrame, column: str, style: DateStyle) -> DateStyle:
    """Count over the whole column the values that can be read in one order alone."""
    text = nw.col(column)
    first = text.str.contains(f"^ *{_OVER_12}[/.-][0-9]{{1,2}}[/.-]")
    second = text.str.contains(f"^ *[0-9]{{1,2}}[/.-]{_OVER_12}[/.-]")
    one, zero = nw.lit(1), nw.lit(0)
    sums = (
        nw.from_native(frame)
        .lazy()
        .select(
            day=nw.when(first).then(one).otherwise(zero).sum(),
            month=nw.when(second).then(one).otherwise(zero).sum(),
        )
        .collect()
    )
    day, month = int(sums["day"][0]), int(sums["month"][0])
    if not day and not month:
        return style
    order: DateOrder = "month_first" if month > day else "day_first"
    return replace(style, order=order, certain=not (day and month), mixed=bool(day and month))
