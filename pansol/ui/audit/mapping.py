"""The mapping that a person has chosen on the page."""

from dataclasses import replace
from typing import Any

from pansol.casefiles import CaseMapping, Dialect
from pansol.ui.audit.opening import Opened
from pansol.ui.audit.state import State

__all__ = ["chosen_columns", "chosen_dialect", "chosen_mapping"]


_OF_TEXT = {"separator", "encoding"}


def chosen_columns(opened: Opened, state: State) -> dict[str, str]:
    """Give the file's column → ours, with what was changed and not used yet."""
    merged = {**opened.mapping.columns, **state.columns}
    return {name: merged[name] for name in opened.columns if merged.get(name)}


def chosen_dialect(opened: Opened, state: State) -> Dialect | None:
    """Give how the text is written, with what was changed; none for a file that is no text."""
    dialect = opened.reading.source.dialect if opened.reading else None
    if dialect is None:
        return None
    return replace(
        dialect,
        separator=state.ways.get("separator", dialect.separator),
        encoding=state.ways.get("encoding", dialect.encoding),
    )


def chosen_mapping(opened: Opened, state: State) -> CaseMapping:
    """Give the mapping in use with what the person changed."""
    merged = {**opened.mapping.columns, **state.columns}
    columns = {name: merged[name] for name in opened.columns if name in merged}
    ways = dict(state.ways)
    given: dict[str, Any] = opened.mapping.model_dump() | {"columns": columns}
    for name in ("zone", "decimal"):
        given[name] = ways.pop(name, given[name])
    orders = {name: way for name, way in ways.items() if name not in _OF_TEXT}
    given["date_order"] = {**given["date_order"], **orders}
    values = {column: dict(words) for column, words in given["values"].items()}
    for (column, word), value in state.meanings.items():
        values.setdefault(column, {})[word] = value
    given["values"] = values
    return CaseMapping.model_validate(given)
