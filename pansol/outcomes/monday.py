"""What to do on Monday: at most three things, made from the figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pansol.audit.figures import Reason
from pansol.outcomes.choosing import Selection
from pansol.outcomes.gaps import Gaps
from pansol.outcomes.kinds import CRITICAL
from pansol.outcomes.sentences import Sentence, Value
from pansol.outcomes.waiting import Waiting
from pansol.sop import Action

__all__ = ["ActionsForMonday", "Todo", "actions_for_monday"]

_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """One thing to do."""

    sentence: Sentence
    n: int
    """The cases it is about."""
    choice: Mapping[str, tuple[str, ...]]
    """What to choose to see them; nothing where no choice shows them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionsForMonday:
    """The most pressing first: customers, then tickets, then the clause, then the gap."""

    todos: tuple[Todo, ...]
    n: int
    """The cases looked at."""
    excluded: Mapping[str, int]
    reason: Reason | None = None


def actions_for_monday(selection: Selection, wait: Waiting, silent: Gaps) -> ActionsForMonday:
    """Say what is to be done: customers to call, overdue tickets, a clause, a gap to ask about."""
    todos = (*_calls(wait), *_overdue(wait), *_clause(selection), *_gap(silent))[:_MOST]
    return ActionsForMonday(
        todos=todos,
        n=selection.n,
        excluded={"undated": selection.undated},
        reason=None if selection.n or todos else Reason.NO_CASES,
    )


def _calls(wait: Waiting) -> Iterator[Todo]:
    if not wait.over:
        return
    word = "call" if wait.open else "told"
    chosen = {} if wait.open else {"action": (Action.WAIT_24H.value,)}
    yield Todo(
        sentence=Sentence(key=f"outcomes.monday.{word}", values={"n": wait.over}),
        n=wait.over,
        choice=chosen,
    )


def _overdue(wait: Waiting) -> Iterator[Todo]:
    if n := wait.tickets.overdue:
        yield Todo(
            sentence=Sentence(key="outcomes.monday.overdue", values={"n": n}),
            n=n,
            choice={"action": (Action.CREATE_TICKET.value,)},
        )


def _clause(selection: Selection) -> Iterator[Todo]:
    """Name the clause that most cases with a critical error break; a case counts once for each."""
    broken = selection.outcomes.kinds.critical
    errors = {clause: selection.now.by_kind(which) for clause, which in broken.items()}
    clause = max(errors, key=lambda each: errors[each], default=None)
    if clause and (n := errors[clause]):
        values: dict[str, Value] = {"n": n, "clause": clause.value}
        yield Todo(
            sentence=Sentence(key="outcomes.monday.clause", values=values),
            n=n,
            choice={"severity": tuple(each.value for each in CRITICAL)},
        )


def _gap(silent: Gaps) -> Iterator[Todo]:
    if silent.gaps and (first := silent.gaps[0]).n:
        values: dict[str, Value] = {"n": first.n, "gap": first.gap}
        yield Todo(
            sentence=Sentence(key="outcomes.monday.gap", values=values),
            n=first.n,
            choice={"gap": (first.gap,)},
        )
