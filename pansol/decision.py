"""What to do with a case, what to check next, and why."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import combinations

from pansol.facts import FACTS, Case, Fact, Subscription
from pansol.sop import (
    SOP,
    Action,
    AdviceRule,
    Check,
    Clause,
    Gap,
    Interpretation,
    Kip,
    Outcome,
    Rule,
    Sla,
)
from pansol.table import TABLE, state_of, state_with
from pansol.waiting import wait_ends

__all__ = ["Decision", "Unneeded", "advice_for", "checks_left", "decide", "next_check"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unneeded:
    """A check that is left out, and the known facts because of which it can't matter."""

    check: Check
    because: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The answer for one case with everything it rests on."""

    action: Action
    """``INCOMPLETE`` as long as more than one outcome is possible."""
    sla: Sla | None
    kip: Kip | None
    gap: Gap | None
    possible: tuple[Outcome, ...]
    """The outcomes still possible; exactly one if the decision is final."""
    rules: tuple[Rule, ...]
    """The rules still possible. A final decision has two where both lead to the same outcome."""
    advice: tuple[AdviceRule, ...]
    """What to say along with the action, each with its clause."""
    clauses: tuple[Clause, ...]
    """The clauses the final decision rests on; none while it is incomplete."""
    interpretations: tuple[Interpretation, ...]
    """The readings the final decision rests on."""
    because: tuple[Fact, ...]
    """The known facts that the rules name."""
    next_check: Check | None
    """The first check that can still change the outcome; ``None`` if the decision is final."""
    unneeded: tuple[Unneeded, ...]
    """The checks not made that can't change the outcome any more, with the reason."""
    wait_until: datetime | None = None
    """When the 24 hours end, in the zone of the transaction; only for ``WAIT_24H``."""

    @property
    def final(self) -> bool:
        """Whether every completion of the unknown facts gives the same outcome."""
        return len(self.possible) == 1

    @property
    def rule(self) -> str:
        """The rule's number, as ``R7`` or ``R4/R8``; empty while incomplete."""
        return "/".join(rule.id for rule in self.rules) if self.final else ""


def decide(case: Case) -> Decision:
    """Decide one case by looking up its row, with the full explanation."""
    decision = _explained(state_of(case), digital=bool(case.digital_purchase))
    if decision.action is Action.WAIT_24H and case.transaction_at is not None:
        return replace(decision, wait_until=wait_ends(case.transaction_at))
    return decision


def next_check(case: Case) -> Check | None:
    """Give the first check that can still change the outcome, or ``None`` if none can."""
    return next(iter(checks_left(case)), None)


def checks_left(case: Case) -> tuple[Check, ...]:
    """Give every check not made that can still change the outcome, in the SOP's order.

    While the subscription is unknown, the prepaid order holds.
    """
    state = state_of(case)
    unmade = _unmade(_facts_in(state))
    return tuple(check for check in unmade if TABLE.can_matter(state, check.fact))


def advice_for(action: Action, case: Case) -> tuple[AdviceRule, ...]:
    """Give what is to be said along with an action, due or not, in the SOP's order."""
    return _advice(action, case.known, digital=bool(case.digital_purchase))


@cache
def _explained(state: int, *, digital: bool) -> Decision:
    """Explain one state. They are few enough to keep each that was asked for."""
    facts = _facts_in(state)
    rules = TABLE.rules_of(state)
    possible = TABLE.outcomes_of(state)
    outcome = possible[0] if len(possible) == 1 else Outcome(action=Action.INCOMPLETE)
    reached = rules if len(possible) == 1 else ()
    unmade = _unmade(facts)
    named = {type(value) for rule in rules for value in rule.when}
    return Decision(
        action=outcome.action,
        sla=outcome.sla,
        kip=outcome.kip,
        gap=outcome.gap,
        possible=possible,
        rules=rules,
        advice=_advice(outcome.action, facts, digital=digital),
        clauses=tuple(dict.fromkeys(clause for rule in reached for clause in rule.clauses)),
        interpretations=_readings(reached, facts),
        because=tuple(value for value in facts if type(value) in named),
        next_check=next((c for c in unmade if TABLE.can_matter(state, c.fact)), None),
        unneeded=tuple(
            Unneeded(check=check, because=_settled_by(check.fact, facts))
            for check in unmade
            if not TABLE.can_matter(state, check.fact)
        ),
    )


_LAST_FIRST = tuple((None, *fact) for fact in reversed(FACTS))


def _facts_in(state: int) -> tuple[Fact, ...]:
    """Give the facts known in a state: its digits, read from the last."""
    known: list[Fact] = []
    for values in _LAST_FIRST:
        state, digit = divmod(state, len(values))
        if value := values[digit]:
            known.append(value)
    return tuple(reversed(known))


def _unmade(facts: tuple[Fact, ...]) -> list[Check]:
    """Give the checks whose facts are unknown, in the order for the kind of subscription."""
    kind = Subscription.POSTPAID if Subscription.POSTPAID in facts else Subscription.PREPAID
    made = {type(value) for value in facts}
    return [check for check in SOP.checks[kind] if check.fact not in made]


def _advice(action: Action, facts: tuple[Fact, ...], *, digital: bool) -> tuple[AdviceRule, ...]:
    return tuple(
        rule
        for rule in SOP.advice
        if action in rule.actions
        and (rule.only_if is None or rule.only_if in facts)
        and (digital or not rule.only_digital)
    )


def _readings(rules: tuple[Rule, ...], facts: tuple[Fact, ...]) -> tuple[Interpretation, ...]:
    """Give the interpretations all these rules rest on, with those the known facts bring."""
    for_all = [set(rule.interpretations) for rule in rules]
    readings = set.intersection(*for_all) if for_all else set()
    for rule in rules:
        readings |= {reading for fact, reading in rule.readings.items() if fact in facts}
    return tuple(sorted(readings, key=lambda reading: reading.value))


def _settled_by(fact: type[Fact], facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Give the fewest known facts by which alone this one can't matter any more."""
    return next(
        because
        for size in range(len(facts) + 1)
        for because in combinations(facts, size)
        if not TABLE.can_matter(state_with(because), fact)
    )
