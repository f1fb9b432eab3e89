"""What a trial's options are and which is right: the SOP as declared has the answers, never we."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache

from pansol.decision import decide
from pansol.facts import Subscription
from pansol.sop import SOP, Action, Advice, Clause, Kip, Question, Sla
from pansol.ticket import review
from pansol.ui.lesson.model import Ask, Trial

__all__ = ["NO", "NONE", "YES", "due", "filled_by", "options"]

NONE, YES, NO = "none", "yes", "no"
"""The answers that are no code of the SOP's."""

_ENOUGH = 4  # fields to choose from


@cache
def options(trial: Trial) -> tuple[str, ...]:
    """Give the codes to choose from, in the SOP's order."""
    return tuple(_OFFERED[trial.ask](trial))


@cache
def due(trial: Trial) -> frozenset[str]:
    """Give the codes that are right, whether they are among the options or not."""
    return frozenset(_RIGHT[trial.ask](trial) or (NONE,))


def _checks(trial: Trial) -> list[str]:
    kind = trial.case.subscription or Subscription.PREPAID
    return [*(check.fact.column for check in SOP.checks[kind]), NONE]


def _next(trial: Trial) -> list[str]:
    check = decide(trial.case).next_check
    return [check.fact.column] if check else []


def _advice(trial: Trial) -> list[str]:
    return [str(rule.advice.value) for rule in decide(trial.case).advice]


def _required(trial: Trial) -> list[str]:
    channels = {"purchase_channel": trial.purchase, "complaint_channel": trial.complaint}
    return [YES if trial.about in review(channels).required else NO]


def _codes(*found: Enum | None) -> list[str]:
    return [str(each.value) for each in found if each]


def _filled(trial: Trial) -> list[str]:
    """Give the clauses of the ticket fields that a question's answer fills."""
    (question,) = (one for one in SOP.questions if one.id == trial.about)
    return [clause.name for clause in filled_by(question)]


def filled_by(question: Question) -> tuple[Clause, ...]:
    """Give the clauses of the ticket fields that the answer to a question fills, each once."""
    named = (field.clause for field in SOP.ticket_fields if field.name in question.fields)
    return tuple(dict.fromkeys(named))


def _near(trial: Trial) -> tuple[str, ...]:
    """Give the right field and some around it on the paper, and that it is none.

    Where an answer fills the fields of two clauses, the first stands for both.
    """
    firsts = {clauses[0] for each in SOP.questions if (clauses := filled_by(each))}
    named = [clause.name for clause in Clause if clause in firsts]
    right = next((at for at, name in enumerate(named) if name in due(trial)), 0)
    first = min(max(right - 1, 0), max(len(named) - _ENOUGH, 0))
    return (*named[first : first + _ENOUGH], NONE)


_OFFERED: Mapping[Ask, Callable[[Trial], Iterable[str]]] = {
    Ask.FILLS: _near,
    Ask.NEXT: _checks,
    Ask.ACTION: lambda _trial: _codes(*(one for one in Action if one is not Action.INCOMPLETE)),
    Ask.ADVICE: lambda _trial: _codes(*Advice),
    Ask.REQUIRED: lambda _trial: (YES, NO),
    Ask.SLA: lambda _trial: [*_codes(*Sla), NONE],
    Ask.KIP: lambda _trial: [*_codes(*Kip), NONE],
}
_RIGHT: Mapping[Ask, Callable[[Trial], Iterable[str]]] = {
    Ask.FILLS: _filled,
    Ask.NEXT: _next,
    Ask.ACTION: lambda trial: _codes(decide(trial.case).action),
    Ask.ADVICE: _advice,
    Ask.REQUIRED: _required,
    Ask.SLA: lambda trial: _codes(decide(trial.case).sla),
    Ask.KIP: lambda trial: _codes(decide(trial.case).kip),
}
