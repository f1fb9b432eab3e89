"""The answer for one case: in words for a person, as plain values for a program."""

import textwrap
from dataclasses import dataclass
from typing import Any

from pansol.catalogue import Catalogue
from pansol.counterfactual import Change, what_if
from pansol.decision import Decision, decide
from pansol.facts import Case, Fact, Subscription
from pansol.fingerprint import FINGERPRINT
from pansol.sop import SOP, Action, Check, Clause, Kip
from pansol.wording import (
    advice_words,
    ask_key,
    fact_words,
    outcome_code,
    outcome_words,
    sla_words,
    to_say_words,
    where_key,
)

__all__ = ["Section", "answer", "answer_json", "wrapped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with what stands under it."""

    title: str
    items: tuple[str, ...]


def answer(case: Case, say: Catalogue) -> tuple[Section, ...]:
    """Write the decision with everything it rests on."""
    found = decide(case)
    kind = case.subscription or Subscription.PREPAID
    sections = (
        Section(title=say(f"action.{found.action.value}"), items=_outcome(found, say)),
        Section(title=say("card.say"), items=_to_say(found, say)),
        Section(title=say("card.advice"), items=_advice(found, say)),
        Section(title=say("cli.next"), items=_next(found.next_check, case, kind, say)),
        Section(title=say("possible.title"), items=_possible(found, say)),
        Section(title=say("card.because"), items=_facts(found.because, say)),
        Section(title=say("card.basis"), items=_basis(found, say)),
        Section(title=say("answers.unneeded"), items=_unneeded(found, say)),
        Section(title=say("card.what_if"), items=_changes(what_if(case), say)),
    )
    head, *others = sections
    return (head, *(section for section in others if section.items))


def wrapped(item: str, width: int) -> str:
    """Set one item, indented, in lines of the width; a KIP's label stays whole, to be copied."""
    if any(kip.label in item for kip in Kip):
        return f"  - {item}"
    return textwrap.fill(item, width, initial_indent="  - ", subsequent_indent="    ")


def answer_json(case: Case) -> dict[str, Any]:
    """Give the decision as values that keep their names, in no language."""
    found = decide(case)
    return {
        "sop": {"version": SOP.version, "table": FINGERPRINT},
        "facts": _codes(case.known),
        "action": found.action.value,
        "rule": found.rule or None,
        "sla": found.sla.value if found.sla else None,
        "kip": found.kip.value if found.kip else None,
        "kip_label": found.kip.label if found.kip else None,
        "gap": found.gap.value if found.gap else None,
        "wait_until": found.wait_until.isoformat() if found.wait_until else None,
        "advice": [
            {"advice": rule.advice.value, "clause": rule.clause.value} for rule in found.advice
        ],
        "clauses": [clause.value for clause in found.clauses],
        "interpretations": [reading.value for reading in found.interpretations],
        "because": _codes(found.because),
        "next_check": _check_json(found.next_check, case.subscription or Subscription.PREPAID),
        "possible": [outcome_code(outcome) for outcome in found.possible],
        "unneeded": [
            {"fact": each.check.fact.column, "because": _codes(each.because)}
            for each in found.unneeded
        ],
        "what_if": [
            {
                "instead": _codes(change.instead),
                "outcomes": [outcome_code(outcome) for outcome in change.outcomes],
            }
            for change in what_if(case)
        ],
    }


def _outcome(found: Decision, say: Catalogue) -> tuple[str, ...]:
    lines = [sla_words(found.sla, say)] if found.sla else []
    if found.kip:
        lines.append(f"{say('kip')}: {found.kip.label}")
    if found.gap:
        lines.append(say(f"gap.{found.gap.value}"))
    if found.rule:
        lines.append(f"{say('card.gap' if found.gap else 'card.rule')}: {found.rule}")
    return tuple(lines)


def _to_say(found: Decision, say: Catalogue) -> tuple[str, ...]:
    if not found.final:
        return ()
    untimed = found.action is Action.WAIT_24H and found.wait_until is None
    return (to_say_words(found, say), *((say("card.wait.untimed"),) if untimed else ()))


def _advice(found: Decision, say: Catalogue) -> tuple[str, ...]:
    return tuple(
        f"{advice_words(rule, found, say)} ({_clause(rule.clause, say)})" for rule in found.advice
    )


def _basis(found: Decision, say: Catalogue) -> tuple[str, ...]:
    clauses = (f"{_clause(clause, say)}: {say(clause.key)}" for clause in found.clauses)
    readings = (f"{r.value}: {say(f'interpretation.{r.value}')}" for r in found.interpretations)
    return (*clauses, *readings)


def _next(check: Check | None, case: Case, kind: Subscription, say: Catalogue) -> tuple[str, ...]:
    if check is None:
        return ()
    systems = say.either(check.systems[kind])
    clauses = say.both(_clause(clause, say) for clause in check.clauses[kind])
    look = f"{say('step.look_in')}: {systems}" if systems else say("step.no_system")
    lines = (
        f"{say(ask_key(check.fact, kind))} ({clauses})",
        look,
        say(where_key(check.fact, kind)),
    )
    return lines if case.subscription else (*lines, say("step.card_type_missing"))


def _possible(found: Decision, say: Catalogue) -> tuple[str, ...]:
    return () if found.final else tuple(outcome_words(each, say) for each in found.possible)


def _unneeded(found: Decision, say: Catalogue) -> tuple[str, ...]:
    return tuple(
        f"{say(f'check.{each.check.fact.column}')}: "
        + (
            say("answers.unneeded.because", facts=say.both(_facts(each.because, say)))
            if each.because
            else say("answers.unneeded.never")
        )
        for each in found.unneeded
    )


def _changes(changes: tuple[Change, ...], say: Catalogue) -> tuple[str, ...]:
    texts = []
    for change in changes:
        facts = say("card.what_if.row", facts=say.both(_facts(change.instead, say)))
        outcomes = "; ".join(outcome_words(outcome, say) for outcome in change.outcomes)
        if len(change.outcomes) > 1:
            outcomes = say("card.what_if.open", outcomes=outcomes)
        texts.append(f"{facts} → {outcomes}")
    return tuple(texts)


def _facts(facts: tuple[Fact, ...], say: Catalogue) -> tuple[str, ...]:
    return tuple(fact_words(fact, say) for fact in facts)


def _clause(clause: Clause, say: Catalogue) -> str:
    return say("step.clause", clause=clause.value)


def _codes(facts: tuple[Fact, ...]) -> dict[str, str]:
    return {fact.column: fact.value for fact in facts}


def _check_json(check: Check | None, kind: Subscription) -> dict[str, Any] | None:
    if check is None:
        return None
    return {
        "fact": check.fact.column,
        "systems": list(check.systems[kind]),
        "clauses": [clause.value for clause in check.clauses[kind]],
    }
