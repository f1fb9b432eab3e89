"""The findings' columns as people read them: words and times beside the codes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cache
from typing import Any, TypeAlias

import pandas as pd

from pansol.audit.report.numbers import moment_of
from pansol.audit.report.words import (
    clause_words,
    field_words,
    kind_words,
    severity_words,
    value_words,
)
from pansol.casefiles.columns import HANDLED_US, TRANSACTION_US
from pansol.catalogue import Catalogue

__all__ = ["COLUMNS", "Found", "Value", "found_rows"]

Value: TypeAlias = str | int | datetime | None

COLUMNS = {
    "case_id": 13, "agent": 13, "team": 13, "handled": 17, "severity": 22, "kind": 30,
    "field": 24, "proof": 70, "expected": 28, "done": 28, "clause": 14, "rule": 8,
    "clause_words": 50, "bought": 17, "file": 24, "row": 9, "kind_code": 24,
    "severity_code": 13, "field_code": 22, "expected_code": 20, "done_code": 20, "state": 9,
}  # fmt: skip
"""The columns in their order, with their widths in characters. What a person needs comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding, ready to be written."""

    severity: str
    """Its code, by which it is coloured."""
    values: tuple[Value, ...]
    """In the order of ``COLUMNS``."""


def found_rows(frames: Iterable[pd.DataFrame], say: Catalogue, zone: tzinfo) -> Iterator[Found]:
    """Give the rows of findings with their words, whatever their number: one frame at a time.

    Times are those of ``zone``, without naming it: a spreadsheet's dates have none.
    """
    cached = _cached(say)
    for frame in frames:
        columns = [str(name) for name in frame.columns]
        known = frame.astype(object).where(frame.notna(), None)
        for values in known.itertuples(index=False, name=None):
            row = dict(zip(columns, values, strict=True))
            yield Found(severity=_text(row, "severity"), values=_values(row, cached, zone))


_Words: TypeAlias = Callable[..., str]


def _cached(say: Catalogue) -> dict[str, _Words]:
    """Look each code up once: there are few of them, and many findings."""
    return {
        "kind": cache(lambda code: kind_words(code, say)),
        "severity": cache(lambda code: severity_words(code, say)),
        "field": cache(lambda code: field_words(code, say)),
        "clause": cache(lambda code: clause_words(code, say)),
    } | {
        "expected": cache(lambda kind, field, value: value_words(kind, field, value, say)),
        "done": lambda kind, field, value: value_words(kind, field, value, say, done=True),
    }


def _values(row: dict[str, Any], words: dict[str, _Words], zone: tzinfo) -> tuple[Value, ...]:
    code = {
        name: _text(row, name)
        for name in ("kind", "severity", "field", "clause", "expected", "done")
    }
    known = {
        **{name: _text(row, name) for name in ("case_id", "agent", "team", "proof", "rule")},
        "handled": _time(row.get(HANDLED_US), zone),
        "bought": _time(row.get(TRANSACTION_US), zone),
        **{name: words[name](code[name]) for name in ("kind", "severity", "field")},
        **{
            name: words[name](code["kind"], code["field"], code[name])
            for name in ("expected", "done")
        },
        "clause": code["clause"].replace(";", ", "),
        "clause_words": words["clause"](code["clause"]),
        **{f"{name}_code": text for name, text in code.items()},
        "file": _text(row, "file"),
        "row": _number(row.get("row")),
        "state": _number(row.get("state")),
    }
    return tuple(known[name] for name in COLUMNS)


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)


def _number(value: Any) -> int | None:  # noqa: ANN401  a whole number, NumPy's or ours
    return None if value is None else int(value)


def _time(value: Any, zone: tzinfo) -> datetime | None:  # noqa: ANN401  likewise
    return None if value is None else moment_of(value, zone).replace(tzinfo=None)
