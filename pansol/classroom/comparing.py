"""Hold what a role play came to against the table."""

from collections.abc import Iterable
from dataclasses import dataclass

from pansol.caselog import Decided, Details
from pansol.classroom.play import KeptStep
from pansol.decision import decide
from pansol.facts import Fact
from pansol.training import exercise_of

__all__ = ["Compared", "compare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What was due, and what was done."""

    due: Decided
    """What the table says of the customer."""
    action: str
    """What the agent did; empty if it did not come to that."""
    sla: str
    kip: str
    otherwise: tuple[tuple[Fact, str], ...]
    """The facts that were found otherwise: as they are, and the value that was found."""
    not_found: tuple[Fact, ...]
    """The facts, as they are, that nobody found."""
    begun: bool
    """Whether the agent found or did anything at all: else there is nothing to judge."""

    @property
    def right(self) -> bool:
        """Whether action, SLA and KIP are the ones due."""
        due = (self.due.action, self.due.sla, self.due.kip)
        return (self.action, self.sla, self.kip) == due


def compare(exercise_id: str, steps: Iterable[KeptStep]) -> Compared:
    """Compare the last that the checker wrote with the customer's truth and the table's outcome.

    Raises ``ValueError`` for an id that is none.
    """
    truth = exercise_of(exercise_id).scenario.truth
    details = [kept.step.details for kept in steps if kept.step.details]
    last = details[-1] if details else Details()
    decided, given = last.decision or Decided(action=""), bool(last.action_taken)
    return Compared(
        due=Decided.of(decide(truth)),
        action=last.action,
        sla=last.sla_given if given else decided.sla,
        kip=last.kip_given if given else decided.kip,
        otherwise=tuple(
            (fact, last.facts[fact.column])
            for fact in truth.known
            if last.facts.get(fact.column, "") not in {"", fact.value}
        ),
        not_found=tuple(fact for fact in truth.known if not last.facts.get(fact.column)),
        begun=given or any(last.facts.values()),
    )
