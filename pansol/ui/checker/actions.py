"""What a person can do on the checker page, and what each act makes of the state."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from pansol.facts import FACTS, Fact, Subscription
from pansol.ui.acts import BadActionError, chosen_language
from pansol.ui.checker.enquiry import enquiry_of, sample_state
from pansol.ui.checker.examples import example_state
from pansol.ui.checker.fields import FIELDS, cleaned
from pansol.ui.checker.search import DECIDING_FIELDS
from pansol.ui.checker.state import State, Step, walk, without_filled
from pansol.ui.notice import Notice

__all__ = ["reduce"]


def reduce(state: State, action: list[str], value: str | None, now: datetime) -> State:
    """Give the state after an act: its name, its arguments and what was typed or chosen.

    Raises ``BadActionError`` for anything the page does not offer, whoever sends it.
    """
    name, *arguments = action or [""]
    act = _ACTS.get(name)
    if act is None:
        raise BadActionError(f"no act of this page: {name[:40]}")
    state = replace(state, notice=None)
    return act(state, arguments, value or "", now)


def _fact(arguments: list[str]) -> type[Fact]:
    column = arguments[0] if arguments else ""
    for fact in FACTS:
        if fact.column == column and fact is not Subscription:
            return fact
    raise BadActionError("no such check")


def _language(state: State, arguments: list[str], _value: str, _now: datetime) -> State:
    return replace(state, language=chosen_language(arguments))


def _field(state: State, arguments: list[str], value: str, _now: datetime) -> State:
    if len(arguments) != 1 or arguments[0] not in FIELDS:
        raise BadActionError("no such field")
    name, fields = arguments[0], {**state.fields, arguments[0]: cleaned(value)}
    changed = fields[name] != state.fields.get(name, "")
    state = replace(state, fields=fields)
    if name not in DECIDING_FIELDS or not changed:
        return state
    as_of = None if state.search.sample else state.as_of
    state = without_filled(state)  # it may be another customer's
    return replace(state, search=state.search.outdated(), as_of=as_of)


def _answer(state: State, arguments: list[str], _value: str, _now: datetime) -> State:
    fact = _fact(arguments)
    try:
        answer = fact(arguments[1])
    except (IndexError, ValueError):
        raise BadActionError("no such answer") from None
    others = tuple(a for a in state.answers if not isinstance(a, fact))
    return replace(
        state,
        step=Step.CHECKS,
        answers=(*others, answer),
        skipped=state.skipped - {fact},
        reopened=None,
    )


def _skip(state: State, arguments: list[str], _value: str, _now: datetime) -> State:
    fact = _fact(arguments)
    others = tuple(a for a in state.answers if not isinstance(a, fact))
    return replace(state, answers=others, skipped=state.skipped | {fact}, reopened=None)


def _open(state: State, arguments: list[str], _value: str, _now: datetime) -> State:
    if arguments == [Step.QUESTIONS.value]:
        return replace(state, step=Step.QUESTIONS, reopened=None)
    return replace(state, step=Step.CHECKS, reopened=_fact(arguments), opened=state.opened + 1)


def _forward(state: State, _arguments: list[str], _value: str, _now: datetime) -> State:
    return replace(state, step=Step.CHECKS, reopened=None)


def _back(state: State, _arguments: list[str], _value: str, now: datetime) -> State:
    """Open the check before the one shown that was answered or skipped, else the questions."""
    if state.step is Step.QUESTIONS:
        return state
    here = walk(state, now)
    facts = [check.fact for check in here.checks]
    before = facts[: facts.index(here.check.fact)] if here.check else facts
    last = next((fact for fact in reversed(before) if here.visited(fact)), None)
    if last is None:
        return replace(state, step=Step.QUESTIONS, reopened=None)
    return replace(state, step=Step.CHECKS, reopened=last)


def _restart(state: State, _arguments: list[str], _value: str, _now: datetime) -> State:
    return State(language=state.language, round=state.round + 1)


def _example(state: State, _arguments: list[str], value: str, _now: datetime) -> State:
    if not value:
        return state  # the list's own heading
    try:
        return example_state(value, state.language, state.round + 1)
    except KeyError:
        raise BadActionError("no such example") from None


def _lookup(state: State, _arguments: list[str], _value: str, now: datetime) -> State:
    """Begin a look-up; what was answered by hand goes on to count."""
    if state.search.pending:
        return state
    state = without_filled(state)
    if enquiry_of(state, now) is None:
        return replace(state, step=Step.QUESTIONS, notice=Notice(key="lookup.no_number"))
    return replace(state, step=Step.CHECKS, reopened=None, search=state.search.begun())


def _by_hand(state: State, _arguments: list[str], _value: str, _now: datetime) -> State:
    return replace(state, search=replace(state.search, by_hand=True))


def _sample(state: State, _arguments: list[str], value: str, _now: datetime) -> State:
    """Look a made-up complaint up."""
    if not value:
        return state  # the list's own heading
    try:
        loaded = sample_state(value, state)
    except KeyError:
        raise BadActionError("no such sample") from None
    return replace(loaded, step=Step.CHECKS, search=state.search.begun(value))


def _walk(state: State, _arguments: list[str], _value: str, _now: datetime) -> State:
    """Take a case's answers away, so that it can be walked from its first check."""
    bare = replace(state, answers=(), skipped=frozenset(), search=state.search.cleared())
    return replace(bare, reopened=None, step=Step.CHECKS)


def _dismiss(state: State, _arguments: list[str], _value: str, _now: datetime) -> State:
    return state  # every act puts the notice away


_Act = Callable[[State, list[str], str, datetime], State]

_ACTS: Mapping[str, _Act] = {
    "answer": _answer,
    "back": _back,
    "by_hand": _by_hand,
    "dismiss": _dismiss,
    "example": _example,
    "field": _field,
    "forward": _forward,
    "language": _language,
    "lookup": _lookup,
    "open": _open,
    "restart": _restart,
    "sample": _sample,
    "skip": _skip,
    "walk": _walk,
}
