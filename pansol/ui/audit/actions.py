"""What a person can do on the audit page, and what each act makes of the state."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from pansol.ui.acts import BadActionError, chosen_language
from pansol.ui.audit.state import FILTERS, GROUPS, PAGE_SIZE, SETTINGS, State, Tab
from pansol.ui.notice import Notice

if TYPE_CHECKING:  # it loads what reads files
    from pansol.ui.audit.opening import Opened

__all__ = [
    "DECIMALS",
    "ENCODINGS",
    "ORDERS",
    "SEPARATORS",
    "ZONES",
    "reduce",
    "too_large",
]

ORDERS = ("iso", "day_first", "month_first")
DECIMALS = (",", ".")
ZONES = ("WIB", "WITA", "WIT")
SEPARATORS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8", "cp1252", "utf-16")
"""What a person can choose a file to be written in."""

_LONGEST = 40  # characters of a setting that is typed

AGAIN = Notice(key="audit.again")


def reduce(state: State, action: list[str], value: str | None, opened: "Opened | None") -> State:
    """Give the state after an act: its name, its arguments and what was chosen.

    ``opened`` is what was read, on which it depends what is offered. Raises ``BadActionError`` for
    anything the page does not offer, whoever sends it. Where a file is needed and none is there, as
    after a kernel's end, the person is told so.
    """
    name, *arguments = action or [""]
    state = replace(state, notice=None)
    if free := _FREE.get(name):
        return free(state, arguments, value or "")
    bound = _BOUND.get(name)
    if bound is None:
        raise BadActionError(f"no act of this page: {name[:40]}")
    return bound(state, arguments, value or "", opened) if opened else replace(state, notice=AGAIN)


def too_large(arguments: list[str], name: str) -> Notice:
    """Name the command for a file that a browser did not send. Raises ``BadActionError``."""
    if arguments != ["refused"]:
        raise BadActionError("a file comes otherwise")
    return Notice(
        key="audit.too_large", values={"name": name[-120:]}, wrong=True, command="audit.command"
    )


def _language(state: State, arguments: list[str], _value: str) -> State:
    return replace(state, language=chosen_language(arguments))


def _dismiss(state: State, _arguments: list[str], _value: str) -> State:
    return state  # every act puts the notice away


def _too_large(state: State, arguments: list[str], value: str) -> State:
    return replace(state, notice=too_large(arguments, value))


def _tab(state: State, arguments: list[str], _value: str, _opened: "Opened") -> State:
    try:
        return replace(state, tab=Tab(*arguments), case=None, step=state.step + 1)
    except (TypeError, ValueError):
        raise BadActionError("no such part") from None


def _group(state: State, _arguments: list[str], value: str, _opened: "Opened") -> State:
    if value not in GROUPS:
        raise BadActionError("no such group")
    return replace(state, group=value)


def _filter(state: State, arguments: list[str], value: str, opened: "Opened") -> State:
    """Set one filter, by a drop-down's value or a button's argument."""
    name, chosen = arguments[0] if arguments else "", arguments[1] if arguments[1:] else value
    if name not in FILTERS or opened.audited is None:
        raise BadActionError("no such filter")
    if chosen and chosen not in opened.audited.known[name]:
        raise BadActionError("no such value")
    others = {key: kept for key, kept in state.filters.items() if key != name}
    return replace(
        state,
        filters={**others, name: chosen} if chosen else others,
        page=0,
        case=None,
        last=None,
        tab=Tab.FINDINGS,
    )


def _only(state: State, arguments: list[str], value: str, opened: "Opened") -> State:
    """Show the findings that have one value, whatever was filtered before."""
    shown = _filter(replace(state, filters={}), arguments, value, opened)
    return replace(shown, step=state.step + 1)


def _unfilter(state: State, _arguments: list[str], _value: str, _opened: "Opened") -> State:
    return replace(state, filters={}, page=0, last=None)


def _page(state: State, arguments: list[str], _value: str, opened: "Opened") -> State:
    page = _number(arguments)
    if opened.audited is None or page * PAGE_SIZE >= len(opened.audited.found):
        raise BadActionError("no such page")
    return replace(state, page=page, last=None, step=state.step + 1)


def _open(state: State, arguments: list[str], _value: str, opened: "Opened") -> State:
    """Open the case of a finding, by the finding's place."""
    place = _number(arguments)
    if opened.audited is None or place >= len(opened.audited.found):
        raise BadActionError("no such finding")
    row = int(opened.audited.found["row"].iloc[place])
    return replace(state, case=row, last=place, tab=Tab.FINDINGS, step=state.step + 1)


def _close(state: State, _arguments: list[str], _value: str, _opened: "Opened") -> State:
    return replace(state, case=None, step=state.step + 1)


def _column(state: State, arguments: list[str], value: str, opened: "Opened") -> State:
    """Map a column of the file, by its place; another one mapped to the same is freed."""
    place = _number(arguments)
    if place >= len(opened.columns) or value not in ("", *opened.ours):
        raise BadActionError("no such column")
    chosen = {**opened.mapping.columns, **state.columns}
    freed = {theirs: "" for theirs, ours in chosen.items() if value and ours == value}
    return replace(state, columns={**state.columns, **freed, opened.columns[place]: value})


def _way(state: State, arguments: list[str], value: str, opened: "Opened") -> State:
    """Choose how zone, decimals, a column's dates or the text as such are written."""
    name = arguments[0] if arguments else ""
    dates = opened.reading.styles if opened.reading else {}
    offered = {"zone": ZONES, "decimal": DECIMALS, **dict.fromkeys(dates, ORDERS)}
    if opened.reading and opened.reading.source.dialect:
        offered |= {"separator": SEPARATORS, "encoding": ENCODINGS}
    if value not in offered.get(name, ()):
        raise BadActionError("no such way to write")
    return replace(state, ways={**state.ways, name: value})


def _meaning(state: State, arguments: list[str], value: str, opened: "Opened") -> State:
    """Say what a word that is not known stands for; ``-`` takes that back, "" is unknown."""
    place = _number(arguments)
    if place >= len(opened.strange):
        raise BadActionError("no such word")
    strange = opened.strange[place]
    others = {key: kept for key, kept in state.meanings.items() if key != strange.key}
    if value == "-":
        return replace(state, meanings=others)
    if value not in ("", *strange.allowed):
        raise BadActionError("no such value")
    return replace(state, meanings={**others, strange.key: value})


def _set(state: State, arguments: list[str], value: str, _opened: "Opened") -> State:
    """Take what a figure or a draw depends on."""
    name = "".join(arguments)
    choices = SETTINGS.get(name)
    if choices is None or (choices and value not in choices) or len(value) > _LONGEST:
        raise BadActionError("no such setting")
    return replace(state, settings={**state.settings, name: value})


def _number(arguments: list[str]) -> int:
    text = "".join(arguments)
    if not (text.isascii() and text.isdigit() and len(text) < 10):  # noqa: PLR2004  far beyond any
        raise BadActionError("no number")
    return int(text)


_Free = Callable[[State, list[str], str], State]
_Bound = Callable[[State, list[str], str, "Opened"], State]

_FREE: Mapping[str, _Free] = {"dismiss": _dismiss, "file": _too_large, "language": _language}
"""Acts that need no file."""

_BOUND: Mapping[str, _Bound] = {
    "close": _close,
    "column": _column,
    "field": _set,
    "filter": _filter,
    "group": _group,
    "meaning": _meaning,
    "only": _only,
    "open": _open,
    "page": _page,
    "tab": _tab,
    "unfilter": _unfilter,
    "way": _way,
}
"""Acts on what was read."""
