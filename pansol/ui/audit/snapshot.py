"""The audit page's state as text for the browser's tab: language and choices, nothing of a file."""

import json
import re
from typing import Any

from pansol.catalogue import Language
from pansol.deviation import Kind
from pansol.sop import Clause
from pansol.ui.audit.state import GROUPS, State, Tab

__all__ = ["from_text", "to_text"]

_KEPT = ("severity", "kind", "clause")
"""The filters whose values are the SOP's own; an agent's code is the file's."""

_CODES = {value.value for each in (Kind, Clause) for value in each}
_SEVERITY = re.compile("[a-z_]{1,20}")  # its list would load what reads files


def to_text(state: State, *, file: bool) -> str:
    """Write what may be kept as JSON; empty while nothing is chosen.

    ``file`` tells whether a file is open: after a kernel's end it must be chosen again.
    """
    kept = {name: state.filters[name] for name in _KEPT if name in state.filters}
    if not file and not kept and state.language is State().language:
        return ""
    chosen = {"language": state.language.value, "tab": state.tab.value, "group": state.group}
    return json.dumps({**chosen, "filters": kept, "file": file})


def from_text(text: str) -> tuple[State, bool]:
    """Read a state back, and whether a file was open. Raises ``ValueError`` for any other text."""
    try:
        return _state(json.loads(text))
    except (AttributeError, LookupError, RecursionError, TypeError) as error:
        raise ValueError("not a snapshot of this page") from error


def _state(kept: dict[str, Any]) -> tuple[State, bool]:
    if kept["group"] not in GROUPS:
        raise ValueError("no such group")
    filters = {name: kept["filters"][name] for name in _KEPT if name in kept["filters"]}
    if not all(value in _CODES or _SEVERITY.fullmatch(value) for value in filters.values()):
        raise ValueError("no such filter")
    state = State(
        language=Language(kept["language"]),
        tab=Tab(kept["tab"]),
        group=kept["group"],
        filters=filters,
    )
    return state, bool(kept["file"])
