"""What was due in each state: the SOP's table, laid out for looking up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import Any

from pansol.audit.criteria import BITS
from pansol.casefiles.columns import ACTION
from pansol.decision import advice_for, decide, next_check
from pansol.deviation import Kind
from pansol.facts import FACTS, Age, Case, Fact, Outage, Subscription
from pansol.sop import Action, Advice, Clause
from pansol.table import STATES, TABLE

__all__ = ["ALWAYS", "IF_DIGITAL", "NEVER", "Due", "due_in", "states"]

NEVER, ALWAYS, IF_DIGITAL = 0, 1, 2
"""Whether an advice is due."""

_COLUMNS = tuple(fact.column for fact in FACTS)
_KIND = FACTS.index(Subscription)
_INSTEAD = {
    Action.INFORM_ACTIVE: (Kind.NEEDLESS_TICKET, Kind.ACTIVE_NOT_TOLD),
    Action.OUTAGE_ANSWER: (Kind.NEEDLESS_TICKET, Kind.OUTAGE_ANSWER_NOT_GIVEN),
    Action.WAIT_24H: (Kind.TICKET_WITHIN_24H, Kind.WAIT_NOT_TOLD),
    Action.RECHECK: (Kind.RECHECK_SKIPPED, Kind.RECHECK_SKIPPED),
}
"""Action due → the kind of mistake if a ticket was made instead, and if anything else was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What was due in one state, and which bit stands for having done something else."""

    action: Action
    sla: str | None = None
    kip: str | None = None
    gap: str | None = None
    rule: str = ""
    """``R7``, ``R4/R8`` …; empty while incomplete."""
    clauses: tuple[Clause, ...]
    """The clauses it rests on; while incomplete, those of the next check."""
    advice: Mapping[Advice, int]
    """``NEVER``, ``ALWAYS`` or ``IF_DIGITAL`` for each advice."""
    if_ticket: int
    """The bit if a ticket was made though it was not due; 0 where that is no mistake."""
    if_wait: int
    """The bit if the customer was told to wait instead."""
    if_other: int
    """The bit if anything else was done instead."""


@cache
def due_in() -> tuple[Due, ...]:
    """Give what is due in each of the 19,440 states, by its number."""
    found: dict[object, Due] = {}
    due = []
    for state, values in enumerate(_values()):
        key = _key(state, values)
        if key not in found:
            found[key] = _due(state, _case(values))
        due.append(found[key])
    return tuple(due)


@cache
def states() -> tuple[Case, ...]:
    """Give the case of each state, by its number."""
    every = tuple(map(_case, _values()))
    assert len(every) == STATES  # noqa: S101  the table's own numbering
    return every


def _values() -> Iterator[tuple[Fact | None, ...]]:
    """Give what is known in each state, a value or ``None`` for each of ``FACTS``."""
    return product(*((None, *fact) for fact in FACTS))


def _case(values: tuple[Fact | None, ...]) -> Case:
    known: dict[str, Any] = dict(zip(_COLUMNS, values, strict=True))
    return Case(**known)


def _key(state: int, values: tuple[Fact | None, ...]) -> object:
    """Give what is the same for two states only if the same is due in both.

    That is the rules still possible, and besides them the age and an outage (they bear on kind
    and advice); while more than one outcome is possible, what is known and can still matter.
    """
    mask = TABLE.mask_of(state)
    bears = (mask, Age.OVER_24H in values, Outage.AFFECTED in values)
    if _final(mask):
        return bears
    known = tuple(value is not None for value in values)
    return (*bears, TABLE.matters[state], known, values[_KIND])


@cache
def _final(mask: bytes) -> bool:
    """Tell whether these rules lead to one outcome; there are a few hundred masks."""
    return len(TABLE.outcomes_in(mask)) == 1


def _due(state: int, case: Case) -> Due:
    outcomes = TABLE.outcomes_of(state)
    if len(outcomes) > 1:
        return _open(case)
    decision, action = decide(case), outcomes[0].action
    ticket, wait, other = _bits(action, case)
    return Due(
        action=action,
        sla=decision.sla and decision.sla.value,
        kip=decision.kip and decision.kip.value,
        gap=decision.gap and decision.gap.value,
        rule=decision.rule,
        clauses=decision.clauses,
        advice={advice: _when_due(advice, action, case) for advice in Advice},
        if_ticket=ticket,
        if_wait=wait,
        if_other=other,
    )


def _open(case: Case) -> Due:
    """Give what is due while facts that matter are unknown: to check the next one."""
    check = next_check(case)
    assert check  # noqa: S101  what is open has a next check
    kind = case.subscription or next(iter(check.clauses))
    bit = BITS[Kind.UNCHECKED_FACT, check.fact.column]
    return Due(
        action=Action.INCOMPLETE,
        clauses=check.clauses[kind],
        advice=dict.fromkeys(Advice, NEVER),
        if_ticket=bit,
        if_wait=bit,
        if_other=bit,
    )


def _bits(action: Action, case: Case) -> tuple[int, int, int]:
    """Give the bits for a ticket, a wait and anything else done instead of what was due."""
    if action is Action.SOP_SILENT:
        return 0, 0, 0
    if action is Action.CREATE_TICKET:
        # An age that is not known is not known to be over.
        over = case.age is Age.OVER_24H
        wait = Kind.WAIT_OVER_24H if over else Kind.WAIT_THOUGH_CHARGED
        return 0, BITS[wait, ACTION], BITS[Kind.TICKET_NOT_MADE, ACTION]
    ticket, other = (BITS[kind, ACTION] for kind in _INSTEAD[action])
    return ticket, other, other


def _when_due(advice: Advice, action: Action, case: Case) -> int:
    """Tell when an advice is due with this action."""
    for digital, due in ((False, ALWAYS), (True, IF_DIGITAL)):
        rules = advice_for(action, replace(case, digital_purchase=digital))
        if any(rule.advice is advice for rule in rules):
            return due
    return NEVER
