"""Hold an example against the decision and the review of its ticket."""

from collections.abc import Mapping

from pansol.decision import decide
from pansol.examples.model import WAIT_UNTIL, Difference, Example
from pansol.sop import Action
from pansol.ticket import review

__all__ = ["check"]


def check(example: Example) -> tuple[Difference, ...]:
    """Compare what the example expects with the decision and the ticket's review."""
    found = _outcome(example)
    return tuple(
        Difference(column=column, expected=expected, found=found[column])
        for column, expected in example.expected.items()
        if set(expected) != set(found[column])
    )


def _outcome(example: Example) -> Mapping[str, tuple[str, ...]]:
    """Give what comes out, column by column. The fields count only where a ticket is made."""
    case, decision = example.case, decide(example.case)
    ticket = decision.action is Action.CREATE_TICKET
    reviewed = review(example.fields, now=example.handled_at, transaction_at=case.transaction_at)
    words = {
        "rule": decision.rule.split("/"),
        "action": [decision.action.value],
        "sla": [decision.sla.value] if decision.sla else [],
        "kip": [decision.kip.value] if decision.kip else [],
        "gap": [decision.gap.value] if decision.gap else [],
        "interpretations": [reading.value for reading in decision.interpretations],
        "advice": [rule.advice.value for rule in decision.advice],
        "next_check": [decision.next_check.fact.column] if decision.next_check else [],
        "missing_fields": [field.name for field in reviewed.missing if ticket],
        "undecided_fields": [field.name for field in reviewed.undecided if ticket],
        "malformed_fields": [name for name in reviewed.malformed if ticket],
        "faults": [fault.value for fault in reviewed.malformed.values() if ticket],
        WAIT_UNTIL: [decision.wait_until.isoformat()] if decision.wait_until else [],
    }
    return {column: tuple(filter(None, found)) for column, found in words.items()}
