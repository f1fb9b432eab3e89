"""Facts, conditions, outcomes and checks in words, as sheet and commands write them."""

from datetime import datetime

from pansol.catalogue import Catalogue
from pansol.decision import Decision
from pansol.facts import FACTS, Charged, Fact, Subscription
from pansol.sop import Action, Advice, AdviceRule, Outcome, Rule, Sla

__all__ = [
    "advice_words",
    "ask_key",
    "condition_words",
    "fact_words",
    "given_words",
    "outcome_code",
    "outcome_words",
    "sla_words",
    "to_say_words",
    "where_key",
]


def fact_words(fact: Fact, say: Catalogue) -> str:
    """Write one fact: ``Quota: Not received``."""
    return f"{say(f'check.{fact.column}')}: {say(fact.key)}"


def condition_words(rule: Rule, say: Catalogue) -> tuple[str, ...]:
    """Write a rule's conditions, one a fact in the facts' order; a slash parts alternatives."""
    return tuple(
        f"{say(f'check.{fact.column}')}: {' / '.join(say(value.key) for value in values)}"
        for fact in FACTS
        if (values := [value for value in rule.when if isinstance(value, fact)])
    )


def outcome_words(outcome: Outcome, say: Catalogue) -> str:
    """Write an outcome in short: ``Ticket, SLA Refund, failed and charged``."""
    parts = [say(f"short.{outcome.action.value}")]
    if outcome.sla:
        parts.append(sla_words(outcome.sla, say))
    if outcome.kip:
        parts.append(say(f"short.{outcome.kip.value}"))
    if outcome.gap:
        parts.append(outcome.gap.value)
    return ", ".join(parts)


def sla_words(sla: Sla, say: Catalogue) -> str:
    """Write an SLA class: ``SLA Refund``."""
    return say("sla.named", sla=say(f"sla.{sla.value}"))


def to_say_words(decision: Decision, say: Catalogue) -> str:
    """Write what the customer is told; a wait with the moment it ends, where that is known."""
    key = f"card.say.{decision.action.value}"
    return _timed(key, decision.wait_until, say) if decision.action is Action.WAIT_24H else say(key)


def advice_words(rule: AdviceRule, decision: Decision, say: Catalogue) -> str:
    """Write an advice, that against buying again with the moment the wait ends."""
    return given_words(rule.advice, decision.wait_until, say)


def given_words(advice: Advice, until: datetime | None, say: Catalogue) -> str:
    """Write an advice as it was given. ``until``: when the wait ends, if that is known."""
    key = f"advice.{advice.value}"
    return _timed(key, until, say) if advice is Advice.DO_NOT_REPEAT else say(key)


def _timed(key: str, until: datetime | None, say: Catalogue) -> str:
    return say(key, until=say.moment(until)) if until else say(f"{key}.untimed")


def outcome_code(outcome: Outcome) -> str:
    """Write an outcome for machines: ``create_ticket/refund/failed_charged``."""
    parts = (outcome.action, outcome.sla, outcome.kip, outcome.gap)
    return "/".join(part.value for part in parts if part)


def ask_key(fact: type[Fact], kind: Subscription) -> str:
    """Give the key of a check's question."""
    return f"ask.charged.{kind.value}" if fact is Charged else f"ask.{fact.column}"


def where_key(fact: type[Fact], kind: Subscription) -> str:
    """Give the key of the sentence on where to look."""
    return f"where.{fact.column}.{kind.value}"
