"""What a trainer can do without the database, and what each act makes of the state."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from pansol.sop import SOP
from pansol.training import DIFFICULTIES
from pansol.ui.acts import BadActionError, chosen_language
from pansol.ui.trainer.state import FIELDS, Risk, State, Tab, typed

__all__ = ["reduce"]


def reduce(state: State, action: list[str], value: str | None) -> State:
    """Give the state after an act, which takes back what was asked about before.

    Raises ``BadActionError`` for what the page does not offer.
    """
    name, *arguments = action or [""]
    act = _ACTS.get(name)
    if act is None:
        raise BadActionError(f"no act of this page: {name[:40]}")
    try:
        return act(replace(state, notice=None, asking=None), arguments, value or "")
    except (TypeError, ValueError) as error:
        raise BadActionError(f"no such {name}") from error


def _language(state: State, arguments: list[str], _value: str) -> State:
    return replace(state, language=chosen_language(arguments))


def _field(state: State, arguments: list[str], value: str) -> State:
    if len(arguments) != 1 or arguments[0] not in FIELDS:
        raise BadActionError("no such field")
    (name,) = arguments
    return replace(state, fields={**state.fields, name: typed(name, value)})


def _rule(state: State, arguments: list[str], _value: str) -> State:
    (rule,) = arguments
    if rule not in {each.id for each in SOP.rules}:
        raise BadActionError("no such rule")
    return replace(state, rules=state.rules ^ {rule})


def _difficulty(state: State, arguments: list[str], _value: str) -> State:
    difficulty = int(*arguments)
    if difficulty not in DIFFICULTIES:
        raise BadActionError("no such difficulty")
    return replace(state, difficulties=state.difficulties ^ {difficulty})


def _tab(state: State, arguments: list[str], _value: str) -> State:
    return replace(state, tab=Tab(*arguments))


def _ask(state: State, arguments: list[str], _value: str) -> State:
    return replace(state, asking=Risk(*arguments))


def _back(state: State, _arguments: list[str], _value: str) -> State:
    """Leave the certificate, else the class."""
    if state.learner_id:
        return replace(state, learner_id=None)
    return replace(state, class_id=None, play_id=None, asking=None)


def _close_play(state: State, _arguments: list[str], _value: str) -> State:
    return replace(state, play_id=None, asking=None)


def _dismiss(state: State, _arguments: list[str], _value: str) -> State:
    return state


_ACTS: Mapping[str, Callable[[State, list[str], str], State]] = {
    "language": _language,
    "field": _field,
    "rule": _rule,
    "difficulty": _difficulty,
    "tab": _tab,
    "ask": _ask,
    "keep": _dismiss,
    "back": _back,
    "close_play": _close_play,
    "dismiss": _dismiss,
}
