"""What to do on Monday: at most four things, made from the figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from pansol.audit.figures import LEAST, Reason
from pansol.outcomes.adherence import adherence
from pansol.outcomes.choosing import Selection
from pansol.outcomes.columns import UNKNOWN
from pansol.outcomes.gaps import Gaps
from pansol.outcomes.kinds import CRITICAL
from pansol.outcomes.sentences import Label, Phrase, Sentence, Value
from pansol.outcomes.waiting import Waiting
from pansol.sop import Action

__all__ = ["ActionsForMonday", "Todo", "actions_for_monday"]

_MOST = 4


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
    """The most pressing first: customers, then tickets, the clause, the team, the gap."""

    todos: tuple[Todo, ...]
    n: int
    """The cases looked at."""
    excluded: Mapping[str, int]
    reason: Reason | None = None


def actions_for_monday(selection: Selection, wait: Waiting, silent: Gaps) -> ActionsForMonday:
    """Say what is to be done: customers to call, overdue tickets, a clause, a team, a gap."""
    found = _calls(wait), _overdue(wait), _clause(selection), _team(selection), _gap(silent)
    todos = tuple(chain.from_iterable(found))[:_MOST]
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
    """Name the clause that most cases with a critical error break; a case counts once for each.

    Where too few break any for a lesson to follow, the cases are to be looked at.
    """
    broken = selection.outcomes.kinds.critical
    errors = {clause: selection.now.by_kind(which) for clause, which in broken.items()}
    clause = max(errors, key=lambda each: errors[each], default=None)
    choice = {"severity": tuple(each.value for each in CRITICAL)}
    if clause and 0 < errors[clause] < LEAST:
        n = _critical(selection)
        sentence = Sentence(key="outcomes.monday.errors", values={"n": n})
        yield Todo(sentence=sentence, n=n, choice=choice)
    elif clause and (n := errors[clause]):
        values: dict[str, Value] = {"n": n, "clause": clause.value, "text": Phrase(clause.key)}
        yield Todo(
            sentence=Sentence(key="outcomes.monday.clause", values=values),
            n=n,
            choice=choice,
        )


def _critical(selection: Selection) -> int:
    """Count the cases with a critical error."""
    column = selection.outcomes.kinds.columns["severity"]
    return selection.now.by_kind(column.among([each.value for each in CRITICAL])[column.codes])


def _team(selection: Selection) -> Iterator[Todo]:
    """Name the team of the least adherence, if its whole interval lies below that of all."""
    if "team" in selection.choice.labels:
        return
    kept = adherence(selection, "team", charted=False)
    below = [
        (rate.rate, team, rate)
        for team, rate in kept.groups
        if team != UNKNOWN and rate.rate is not None and rate.high is not None
        if kept.overall.rate is not None and rate.high < kept.overall.rate
    ]
    if below:
        share, team, rate = min(below, key=lambda each: each[:2])
        values: dict[str, Value] = {
            "team": Label("team", team), "share": share, "all": kept.overall.rate or 0.0,
        }  # fmt: skip
        yield Todo(
            sentence=Sentence(key="outcomes.monday.team", values=values),
            n=rate.n,
            choice={"team": (team,)},
        )


def _gap(silent: Gaps) -> Iterator[Todo]:
    if silent.gaps and (first := silent.gaps[0]).n:
        values: dict[str, Value] = {
            "n": first.n, "gap": first.gap, "case": Phrase(f"rule.{first.gap}"),
        }  # fmt: skip
        yield Todo(
            sentence=Sentence(key="outcomes.monday.gap", values=values),
            n=first.n,
            choice={"gap": (first.gap,)},
        )
