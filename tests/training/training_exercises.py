"""Exercises for the tests: one of every complete case, and what is due by the table alone."""

from functools import cache

from strategies import COMPLETE

from pansol.decision import Decision, decide
from pansol.facts import Case
from pansol.training import ENOUGH, NONE, SILENT, Ask, Exercise, Key, Question, exercise_of

__all__ = ["BY_DECISION", "asked", "due", "every_exercise"]

BY_DECISION = frozenset({Ask.NEXT_CHECK, Ask.TICKET, Ask.ACTION, Ask.SLA, Ask.KIP, Ask.CLAUSE})
"""What is answered by the decision on the facts alone."""


@cache
def every_exercise() -> tuple[Exercise, ...]:
    """Make one exercise of each of the 1,152 cases."""
    return tuple(exercise_of(Key(facts=case.known, seed=n)) for n, case in enumerate(COMPLETE))


def asked() -> list[tuple[Exercise, Question]]:
    """Give every question of every exercise."""
    return [(each, question) for each in every_exercise() for question in each.questions]


def due(ask: Ask, case: Case) -> set[str]:
    """Say what is right, read off the decision: written a second time, without the package's."""
    decision = decide(case)
    if ask is Ask.NEXT_CHECK:
        check = decision.next_check
        return {check.fact.column if check else ENOUGH}
    if not decision.final:
        return set()
    return _final(ask, decision)


def _final(ask: Ask, decision: Decision) -> set[str]:
    action = str(decision.action.value)
    if ask is Ask.TICKET:
        return {{"create_ticket": "yes", "sop_silent": SILENT}.get(action, "no")}
    if ask is Ask.CLAUSE:
        if action == "sop_silent":
            return {SILENT}
        return {clause.name.lower() for clause in decision.clauses}
    code = {Ask.ACTION: decision.action, Ask.SLA: decision.sla, Ask.KIP: decision.kip}[ask]
    return {str(code.value) if code else NONE}
