"""What a learner can do without the database, and what each act makes of the state."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import uuid4

from pansol.ui.acts import BadActionError, chosen_language
from pansol.ui.practice.state import FIELDS, Stage, State, Way, typed

__all__ = ["reduce"]


def reduce(state: State, action: list[str], value: str | None) -> State:
    """Give the state after an act. Raises ``BadActionError`` for what the page does not offer."""
    name, *arguments = action or [""]
    act = _ACTS.get(name)
    if act is None:
        raise BadActionError(f"no act of this page: {name[:40]}")
    return act(replace(state, notice=None), arguments, value or "")


def _language(state: State, arguments: list[str], _value: str) -> State:
    return replace(state, language=chosen_language(arguments))


def _way(state: State, arguments: list[str], _value: str) -> State:
    try:
        return replace(state, way=Way(*arguments))
    except (TypeError, ValueError):
        raise BadActionError("no such way in") from None


def _field(state: State, arguments: list[str], value: str) -> State:
    if len(arguments) != 1 or arguments[0] not in FIELDS:
        raise BadActionError("no such field")
    (name,) = arguments
    fields = {**state.fields, name: typed(name, value)}
    # Somebody else, or another class: who comes in then is another learner.
    other = name in {"code", "name"} and fields != state.fields
    return replace(state, fields=fields, new_id=uuid4() if other else state.new_id)


def _choose(state: State, arguments: list[str], _value: str) -> State:
    """Choose an option, or take it back where several can be chosen."""
    if state.stage is not Stage.QUESTION or len(arguments) != 1:
        raise BadActionError("no option can be chosen now")
    (code,) = arguments
    question = state.question
    if code in state.removed or code not in {option.id for option in question.options}:
        raise BadActionError("no such option")
    chosen = state.chosen ^ {code} if question.several else frozenset({code})
    return replace(state, chosen=chosen)


def _timer(state: State, _arguments: list[str], _value: str) -> State:
    return replace(state, timed=not state.timed)


def _dismiss(state: State, _arguments: list[str], _value: str) -> State:
    return state


_ACTS: Mapping[str, Callable[[State, list[str], str], State]] = {
    "language": _language,
    "way": _way,
    "field": _field,
    "choose": _choose,
    "timer": _timer,
    "dismiss": _dismiss,
}
