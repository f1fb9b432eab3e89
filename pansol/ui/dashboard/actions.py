"""What a person can do on the dashboard, and what each act makes of the state."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pansol.ui.acts import BadActionError, chosen_language
from pansol.ui.audit.actions import too_large
from pansol.ui.dashboard.state import (
    ANALYSTS,
    BY,
    COMPARED,
    FIGURES,
    FILTERS,
    PAGE_SIZE,
    PERIODS,
    WITHIN,
    State,
)
from pansol.ui.notice import Notice

if TYPE_CHECKING:  # it loads what reads files
    from pansol.ui.dashboard.counted import Counted

__all__ = ["AGAIN", "reduce"]

AGAIN = Notice(key="dashboard.wait")


def reduce(state: State, action: list[str], value: str | None, counted: "Counted | None") -> State:
    """Give the state after an act: its name, its arguments and what was chosen.

    ``counted`` is what is shown, on which it depends what is offered. Raises ``BadActionError`` for
    anything the page does not offer, whoever sends it.
    """
    name, *arguments = action or [""]
    state = replace(state, notice=None)
    if free := _FREE.get(name):
        return free(state, arguments, value or "")
    bound = _BOUND.get(name)
    if bound is None:
        raise BadActionError(f"no act of this page: {name[:40]}")
    if counted is None:
        return replace(state, notice=AGAIN)
    if name == "filter" and len(arguments) == 1:  # a drop-down's; a blank is the unknown one
        arguments = [*arguments, (value or "").strip()] if value else arguments
    return bound(state, arguments, counted)


def _language(state: State, arguments: list[str], _value: str) -> State:
    return replace(state, language=chosen_language(arguments))


def _dismiss(state: State, _arguments: list[str], _value: str) -> State:
    return state  # every act puts the notice away


def _too_large(state: State, arguments: list[str], value: str) -> State:
    return replace(state, notice=too_large(arguments, value))


def _period(state: State, _arguments: list[str], value: str) -> State:
    if value not in PERIODS:
        raise BadActionError("no such period")
    return _anew(replace(state, period=value))


def _day(state: State, arguments: list[str], value: str) -> State:
    """Take the first or last day of one's own period; an empty one is taken back."""
    try:
        day = date.fromisoformat(value) if value else None
    except ValueError:
        raise BadActionError("no day") from None
    match arguments:
        case ["first"]:
            return _anew(replace(state, period="own", first=day))
        case ["last"]:
            return _anew(replace(state, period="own", last=day))
    raise BadActionError("no such day")


def _clear(state: State, _arguments: list[str], _value: str) -> State:
    return _anew(replace(state, labels={}))


def _table(state: State, arguments: list[str], _value: str) -> State:
    """Show a figure as a table, or as a picture again."""
    return replace(state, tables=state.tables ^ {_figure(arguments)})


def _by(state: State, _arguments: list[str], value: str) -> State:
    if value not in BY:
        raise BadActionError("nothing to tell apart by")
    return replace(state, by=value)


def _compared(state: State, _arguments: list[str], value: str) -> State:
    if value not in COMPARED:
        raise BadActionError("nothing to compare with")
    return replace(state, compared=value)


def _within(state: State, _arguments: list[str], value: str) -> State:
    if value not in WITHIN:
        raise BadActionError("no such number of days")
    return replace(state, within=value)


def _whole(state: State, arguments: list[str], _value: str) -> State:
    return replace(state, whole=state.whole ^ {_figure(arguments)})


def _figure(arguments: list[str]) -> str:
    name = "".join(arguments)
    if name not in {*FIGURES, *ANALYSTS}:
        raise BadActionError("no such figure")
    return name


def _filter(state: State, arguments: list[str], counted: "Counted") -> State:
    """Choose a label of a filter, or take it back."""
    name, label = _pair(arguments)
    if name not in FILTERS or label not in counted.labels(name):
        raise BadActionError("no such filter")
    chosen = state.labels.get(name, ())
    left = tuple(each for each in chosen if each != label)
    new = left if label in chosen else (*chosen, label)
    others = {each: kept for each, kept in state.labels.items() if each != name}
    return _anew(replace(state, labels={**others, name: new} if new else others))


def _todo(state: State, arguments: list[str], counted: "Counted") -> State:
    """Choose the cases of something to do."""
    place, todos = _number(arguments), counted.monday.todos
    if place >= len(todos):
        raise BadActionError("nothing to do")
    return _anew(replace(state, labels={**state.labels, **todos[place].choice}))


def _span(state: State, arguments: list[str], counted: "Counted") -> State:
    """Choose the days of a column; those that are chosen already are taken back."""
    return _days(state, arguments, counted.step_days)


def _week(state: State, arguments: list[str], _counted: "Counted") -> State:
    """Choose a week of the control chart, likewise."""
    return _days(state, arguments, 7)


def _days(state: State, arguments: list[str], count: int) -> State:
    try:
        first = date.fromisoformat("".join(arguments))
        last = first + timedelta(days=count - 1)
    except (OverflowError, ValueError):
        raise BadActionError("no day") from None
    if (state.period, state.first, state.last) == ("own", first, last):
        return _anew(replace(state, period=PERIODS[0], first=None, last=None))
    return _anew(replace(state, period="own", first=first, last=last))


def _list(state: State, arguments: list[str], counted: "Counted") -> State:
    """List the cases of what is chosen, or of a part of a figure."""
    listed = tuple(arguments)
    if counted.rows(listed) is None:
        raise BadActionError("no such list")
    return replace(state, listed=listed, page=0, case=None, seen=None, step=state.step + 1)


def _figures(state: State, _arguments: list[str], _counted: "Counted") -> State:
    return replace(state, listed=(), case=None, step=state.step + 1)


def _page(state: State, arguments: list[str], counted: "Counted") -> State:
    page, rows = _number(arguments), counted.rows(state.listed)
    if rows is None or page * PAGE_SIZE >= max(len(rows), 1):
        raise BadActionError("no such page")
    return replace(state, page=page, seen=None, step=state.step + 1)


def _open(state: State, arguments: list[str], counted: "Counted") -> State:
    place = _number(arguments)
    if place >= len(counted.outcomes):
        raise BadActionError("no such case")
    return replace(state, case=place, seen=place, step=state.step + 1)


def _close(state: State, _arguments: list[str], _counted: "Counted") -> State:
    return replace(state, case=None, step=state.step + 1)


def _anew(state: State) -> State:
    """Begin a list from its start after another choice."""
    return replace(state, page=0, case=None, seen=None)


def _pair(arguments: list[str]) -> tuple[str, str]:
    if len(arguments) != 2:  # noqa: PLR2004  a pair
        raise BadActionError("no pair")
    return arguments[0], arguments[1]


def _number(arguments: list[str]) -> int:
    text = "".join(arguments)
    if not (text.isascii() and text.isdigit() and len(text) < 10):  # noqa: PLR2004  far beyond any
        raise BadActionError("no number")
    return int(text)


_Free = Callable[[State, list[str], str], State]
_Bound = Callable[[State, list[str], "Counted"], State]

_FREE: Mapping[str, _Free] = {
    "by": _by,
    "clear": _clear,
    "compared": _compared,
    "day": _day,
    "dismiss": _dismiss,
    "file": _too_large,
    "language": _language,
    "period": _period,
    "table": _table,
    "whole": _whole,
    "within": _within,
}
"""Acts that need no cases."""

_BOUND: Mapping[str, _Bound] = {
    "close": _close,
    "figures": _figures,
    "filter": _filter,
    "list": _list,
    "open": _open,
    "page": _page,
    "span": _span,
    "todo": _todo,
    "week": _week,
}
"""Acts on what is counted."""
