"""What of the agent's case the trainer is told: all of it, whenever a part that counts changes."""

from dataclasses import replace
from datetime import datetime

from pansol.caselog import Details
from pansol.ui.checker.keeping import entry_of
from pansol.ui.checker.state import Walk

__all__ = ["Mark", "details_of", "mark_of"]

Mark = tuple[object, ...]


def details_of(here: Walk, who: str, now: datetime, *, done: bool) -> Details:
    """Give all of a case, as the case log would have it. ``done``: what the agent did, too."""
    details = entry_of(here, who, now, decided=done).details
    assert details  # noqa: S101  an entry of a page has them
    return replace(details, evidence=(), corrections=())


def mark_of(details: Details) -> Mark:
    """Give what counts: facts, outcome, what was done, and which of the ticket's fields are there.

    A field that is typed into counts once it is well-formed, not with each letter.
    """
    return (
        dict(details.facts),
        details.decision,
        (details.action_taken, details.sla_given, details.kip_given, details.advice_given),
        frozenset(details.fields),
    )
