"""What a class can do in the lesson, and what each act makes of the state."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from pansol.facts import FACTS, Fact
from pansol.sop import SOP
from pansol.ui.acts import BadActionError, chosen_language
from pansol.ui.lesson.chapters import CHAPTERS, TRIALS, trials_of
from pansol.ui.lesson.counting import nearest
from pansol.ui.lesson.marking import options
from pansol.ui.lesson.model import Live
from pansol.ui.lesson.state import HANDOUT, State, Ticket, Tried

__all__ = ["BadActionError", "reduce"]

_COLUMNS = {fact.column: fact for fact in FACTS}
_FIELDS = frozenset(field.name for field in SOP.ticket_fields)


def reduce(state: State, action: list[str]) -> State:
    """Give the state after an act: its name and its arguments.

    Raises ``BadActionError`` for anything the page does not offer, whoever sends it.
    """
    name, *arguments = action or [""]
    act = _ACTS.get(name)
    if act is None:
        raise BadActionError(f"no act of this page: {name[:40]}")
    return act(replace(state, notice=None), arguments)


def _language(state: State, arguments: list[str]) -> State:
    return replace(state, language=chosen_language(arguments))


def _dismiss(state: State, _arguments: list[str]) -> State:
    return state  # every act puts the notice away


def _chapter(state: State, arguments: list[str]) -> State:
    if arguments != [HANDOUT] and arguments not in [[chapter.id] for chapter in CHAPTERS]:
        raise BadActionError("no such chapter")
    return replace(state, chapter=arguments[0], step=state.step + 1, loaded=0)


def _set(state: State, arguments: list[str]) -> State:
    """Change facts of the example: column, value, column, value …; an empty value is unknown."""
    now, values = state.example(state.open), iter(arguments)
    facts = {type(value): value for value in now.facts}
    for column in values:
        fact, value = _COLUMNS.get(column), next(values, None)
        if fact is None or value is None:
            raise BadActionError("no such fact")
        facts.pop(fact, None)
        if value:
            facts[fact] = _value(fact, value)
    return _changed(state, replace(now, facts=_ordered(facts)))


def _value(fact: type[Fact], text: str) -> Fact:
    try:
        return fact(text)
    except ValueError:
        raise BadActionError("no such value") from None


def _ordered(facts: Mapping[type[Fact], Fact]) -> tuple[Fact, ...]:
    return tuple(facts[fact] for fact in FACTS if fact in facts)


def _digital(state: State, arguments: list[str]) -> State:
    if arguments not in (["yes"], ["no"]):
        raise BadActionError("neither yes nor no")
    return _changed(state, replace(state.example(state.open), digital=arguments == ["yes"]))


def _load(state: State, arguments: list[str]) -> State:
    """Make the example that of a trial, or the nearest one of a rule, gap or reading."""
    name, now = "".join(arguments), state.example(state.open)
    try:
        facts = TRIALS[name].facts if name in TRIALS else nearest(name, now.facts)
    except KeyError:
        raise BadActionError("no such case") from None
    return replace(_changed(state, replace(now, facts=facts)), loaded=state.loaded + 1)


def _reset(state: State, _arguments: list[str]) -> State:
    here = state.open.id
    tried = {name: kept for name, kept in state.tried.items() if name != here}
    tickets = {name: kept for name, kept in state.tickets.items() if name != here}
    return replace(state, tried=tried, tickets=tickets)


def _changed(state: State, new: Tried) -> State:
    """Keep a changed example, with what it was before."""
    if state.chapter == HANDOUT or state.open.live is not Live.FACTS:
        raise BadActionError("no example of facts here")
    now = state.example(state.open)
    if replace(new, before=None) == replace(now, before=None):
        return state
    kept = replace(new, before=replace(now, before=None))
    return replace(state, tried={**state.tried, state.open.id: kept})


def _purchase(state: State, arguments: list[str]) -> State:
    if arguments not in [[channel.id] for channel in SOP.purchase_channels]:
        raise BadActionError("no such channel")
    return _ticket(state, replace(state.ticket(state.open), purchase=arguments[0]))


def _complaint(state: State, arguments: list[str]) -> State:
    if arguments not in [[channel.id] for channel in SOP.complaint_channels]:
        raise BadActionError("no such channel")
    return _ticket(state, replace(state.ticket(state.open), complaint=arguments[0]))


def _blank(state: State, arguments: list[str]) -> State:
    """Leave a field blank, or fill it in again."""
    if len(arguments) != 1 or arguments[0] not in _FIELDS:
        raise BadActionError("no such field")
    now = state.ticket(state.open)
    return _ticket(state, replace(now, blank=now.blank ^ {arguments[0]}))


def _ticket(state: State, new: Ticket) -> State:
    if state.chapter == HANDOUT or state.open.live is not Live.TICKET:
        raise BadActionError("no ticket here")
    kept = replace(new, before=replace(state.ticket(state.open), before=None))
    return replace(state, tickets={**state.tickets, state.open.id: kept})


def _answer(state: State, arguments: list[str]) -> State:
    trial, choice = (*arguments, "", "")[:2]
    if trial not in TRIALS or choice not in options(TRIALS[trial]):
        raise BadActionError("no such answer")
    return replace(state, answers={**state.answers, trial: choice})


def _again(state: State, arguments: list[str]) -> State:
    """Take a prediction back, or with ``all`` those of the whole lesson."""
    name = "".join(arguments)
    if name == "all":
        return replace(state, answers={})
    if name not in trials_of(state.open):
        raise BadActionError("nothing predicted so")
    kept = {trial: choice for trial, choice in state.answers.items() if trial != name}
    return replace(state, answers=kept)


_ACTS: Mapping[str, Callable[[State, list[str]], State]] = {
    "again": _again,
    "answer": _answer,
    "blank": _blank,
    "chapter": _chapter,
    "complaint": _complaint,
    "digital": _digital,
    "dismiss": _dismiss,
    "language": _language,
    "load": _load,
    "purchase": _purchase,
    "reset": _reset,
    "set": _set,
}
