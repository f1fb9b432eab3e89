"""The checker as it stands in a role play: at the moment of the complaint, alone or sat down to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from pansol.caselog import Details
from pansol.classroom import ClassroomError
from pansol.training import exercise_of
from pansol.ui.checker import Checker
from pansol.ui.checker.state import State
from pansol.ui.notice import Notice
from pansol.ui.roleplay.seated import Player
from pansol.ui.roleplay.sending import Sender
from pansol.ui.roleplay.telling import Mark, details_of, mark_of

__all__ = ["Held", "Stood", "checker_at", "is_decided", "outcome_of", "stood"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What was drawn last, to go back to from a step that failed."""

    checker: Checker
    """Another one stands at another moment."""
    state: State
    """The checker's."""
    finished: bool
    """Whether the agent had said what was done."""
    player: Player
    """Who plays, or is about to."""
    sender: Sender | None
    """What sends the steps, once a role is taken."""
    sent: object
    """The mark of what was sent last."""
    lost: ClassroomError | None
    """Why the role was not the agent's any more."""
    notice: Notice | None
    """What was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """The checker at which the agent's role begins, or goes on."""

    checker: Checker
    finished: bool
    """Whether the agent had said what was done."""
    sent: Mark
    """The mark of what the database has of the role."""


def stood(
    player: Player, state: State, kept: Details | None, clock: Callable[[], datetime]
) -> Stood:
    """Stand at the moment of the complaint, with what the database has of this role in ``kept``."""
    assert player.play  # noqa: S101  a role was taken
    now = exercise_of(player.play.exercise_id).scenario.story.handled_at
    checker, bare = checker_at(state, now), checker_at(State(), now)
    return Stood(
        checker=checker,
        finished=bool(kept and kept.action_taken) and is_decided(checker),
        sent=mark_of(kept or details_of(bare.here, "-", clock(), done=False)),
    )


def checker_at(state: State, now: datetime) -> Checker:
    """Give a checker that stands at a moment."""
    checker = Checker(clock=lambda: now)
    checker.state = replace(state, played=True)
    return checker


def is_decided(checker: Checker) -> bool:
    """Tell whether the outcome is there and shown."""
    return checker.here.at_card and checker.decision.final


def outcome_of(checker: Checker) -> tuple[object, ...]:
    """Give what makes one outcome another."""
    decision = checker.decision
    return (decision.action, decision.sla, decision.kip, decision.gap)
