"""The mapping that a person has chosen on the page."""

from typing import Any

from pansol.casefiles import CaseMapping
from pansol.ui.audit.opening import Opened
from pansol.ui.audit.state import State

__all__ = ["chosen_columns", "chosen_mapping"]


def chosen_columns(opened: Opened, state: State) -> dict[str, str]:
    """Give the file's column → ours, with what was changed and not used yet."""
    merged = {**opened.mapping.columns, **state.columns}
    return {name: merged[name] for name in opened.columns if merged.get(name)}


def chosen_mapping(opened: Opened, state: State) -> CaseMapping:
    """Give the mapping in use with what the person changed; its words for values stay."""
    columns = chosen_columns(opened, state)
    ways = dict(state.ways)
    given: dict[str, Any] = opened.mapping.model_dump() | {"columns": columns}
    for name in ("zone", "decimal"):
        given[name] = ways.pop(name, given[name])
    given["date_order"] = {**given["date_order"], **ways}
    return CaseMapping.model_validate(given)
