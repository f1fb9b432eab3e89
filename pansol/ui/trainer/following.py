"""What each step of a role play brought: the facts that are new, the outcome, what was done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from pansol.caselog import Decided, Details
from pansol.classroom import KeptStep, Role
from pansol.facts import Fact, facts_in
from pansol.sop import Action

__all__ = ["Brought", "brought"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a step brought."""

    seq: int
    role: Role
    at: datetime
    note: str
    facts: tuple[Fact, ...] = ()
    """Found by this step, or found otherwise."""
    gone: tuple[type[Fact], ...] = ()
    """Taken back."""
    outcome: Decided | None = None
    """New with this step."""
    done: Details | None = None
    """The case as the agent ended it, if this step did."""


def brought(steps: Iterable[KeptStep]) -> Iterator[Brought]:
    """Give what each step brought, in their order; one that brought nothing to see is left out."""
    last = Details()
    for kept in steps:
        details = kept.step.details
        if details is not None:
            each = _between(last, details, kept)
            last = details
        else:
            each = Brought(seq=kept.seq, role=kept.role, at=kept.step.at, note=kept.step.note)
        if each.note or each.facts or each.gone or each.outcome or each.done:
            yield each


def _between(before: Details, after: Details, kept: KeptStep) -> Brought:
    was, now = facts_in(before.facts), facts_in(after.facts)
    ended = _done(after) != _done(before) and bool(after.action_taken)
    return Brought(
        seq=kept.seq,
        role=kept.role,
        at=kept.step.at,
        note=kept.step.note,
        facts=tuple(fact for kind, fact in now.items() if was.get(kind) is not fact),
        gone=tuple(kind for kind in was if kind not in now),
        outcome=after.decision if _outcome(after) not in {None, _outcome(before)} else None,
        done=after if ended else None,
    )


def _outcome(details: Details) -> tuple[str, ...] | None:
    """Give the outcome, once there is one."""
    decided = details.decision
    if decided is None or decided.action == Action.INCOMPLETE.value:
        return None
    return (decided.action, decided.sla, decided.kip, decided.gap)


def _done(details: Details) -> tuple[str, ...]:
    return (details.action_taken, details.sla_given, details.kip_given)
