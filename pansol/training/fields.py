"""Which mandatory fields of the ticket are missing, and why others are not."""

from enum import Enum
from random import Random

from pansol.sop import SOP
from pansol.ticket import Review, review
from pansol.training.asks import NONE, Ask
from pansol.training.questions import Option, Question, laid_out
from pansol.training.scenario import Scenario

__all__ = ["NotMissing", "missing_fields", "not_missing", "reviewed"]

_OPTIONS = 6
"""With the one that says that nothing is missing."""


class NotMissing(Enum):
    """Why a field is not missing, each a sentence in the catalogue."""

    TOLD = "told"  # the customer has told it
    NOT_MANDATORY = "not_mandatory"  # it is asked for on other channels


def missing_fields(scenario: Scenario, rng: Random) -> Question:
    """Ask which mandatory fields are missing from what was told (SOP Mandatory Ticket).

    Wrong options are first the fields of other channels, then what was told.
    """
    found = reviewed(scenario)
    missing = frozenset(field.name for field in found.missing)
    right = missing or frozenset({NONE})
    open_to_doubt = {*missing, *(field.name for field in found.undecided)}
    others = [field.name for field in SOP.ticket_fields if field.name not in open_to_doubt]
    rng.shuffle(others)
    others.sort(key=found.required.__contains__)
    wrong = [*([NONE] if missing else []), *others][: _OPTIONS - len(right)]
    return laid_out(Ask.MISSING_FIELDS, right, [Option(id=code) for code in wrong], rng)


def not_missing(scenario: Scenario, name: str) -> NotMissing | None:
    """Say why a field is not missing; ``None`` if it is, or is no field."""
    found = reviewed(scenario)
    if name in scenario.told:
        return NotMissing.TOLD
    known = {field.name for field in SOP.ticket_fields}
    doubted = {field.name for field in (*found.missing, *found.undecided)}
    return NotMissing.NOT_MANDATORY if name in known - doubted else None


def reviewed(scenario: Scenario) -> Review:
    """Check the ticket's fields as far as the customer has told them."""
    return review(
        scenario.told,
        now=scenario.story.handled_at,
        transaction_at=scenario.truth.transaction_at,
    )
