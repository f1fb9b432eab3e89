"""The script for whoever plays the customer: an answer to each thing that may be asked."""

from collections.abc import Iterator

from pansol.catalogue import Catalogue
from pansol.facts import Subscription
from pansol.formats import normalise, shown
from pansol.sop import SOP
from pansol.ticket import review
from pansol.training.scenario import Scenario
from pansol.training.telling import Teller
from pansol.wording import ask_key

__all__ = ["script"]

_ANSWERED_BY = {
    "when": "when", "package": "package", "message": "message", "deducted": "charged",
    "location": "location", "channel": "channel", "evidence": "evidence",
    "activation": "message", "charged": "charged", "benefit": "benefit", "history": "history",
    "outage": "signal", "normal_tariff": "tariff", "age": "when",
}  # fmt: skip
"""Question or check → the part of the story that answers it."""


def script(scenario: Scenario, say: Catalogue) -> tuple[tuple[str, str], ...]:
    """Give question and answer: the SOP's questions, its checks, the ticket's mandatory fields.

    The answers are those of the story. Fields that it leaves out are answered when asked for, and
    what the customer can't know stays unknown.
    """
    teller = Teller(scenario, say)
    return (
        (say("question.card"), teller.tell("card")),
        *_questions(teller, say),
        *_checks(teller, scenario, say),
        *_fields(scenario, say),
    )


def _questions(teller: Teller, say: Catalogue) -> Iterator[tuple[str, str]]:
    for question in SOP.questions:
        yield say(f"question.{question.id}"), teller.tell(_ANSWERED_BY[question.id])


def _checks(teller: Teller, scenario: Scenario, say: Catalogue) -> Iterator[tuple[str, str]]:
    kind = scenario.truth.subscription or Subscription.PREPAID
    for check in SOP.checks[kind]:
        yield say(ask_key(check.fact, kind)), teller.tell(_ANSWERED_BY[check.fact.column])


def _fields(scenario: Scenario, say: Catalogue) -> Iterator[tuple[str, str]]:
    required = review(scenario.fields).required
    for field in SOP.ticket_fields:
        if field.name in required:
            value = normalise(field.format, scenario.fields[field.name])
            yield say(f"field.{field.name}"), shown(field.format, value)
