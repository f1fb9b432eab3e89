"""What a role play is made of: the play, who sits where, and what happens in it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from uuid import UUID, uuid4

from pansol.caselog import Details

__all__ = ["KeptStep", "NewPlay", "Play", "Role", "Seat", "Step"]


class Role(Enum):
    """Who takes part in a play."""

    CUSTOMER = "customer"  # has the script
    AGENT = "agent"  # asks, and uses the checker
    TRAINER = "trainer"  # who made the play: reads along, and may remark


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlay:
    """A role play that is to be made, from an exercise."""

    who: str
    """Who makes it, and alone may end, delete and see all of it."""
    exercise_id: str
    at: datetime
    class_id: UUID | None = None
    """The class it is played in, if it is."""
    id: UUID = field(default_factory=uuid4)
    """The same when it is tried again."""

    def __post_init__(self) -> None:
        """Refuse a time without a zone, and nobody: ``ValueError``."""
        if self.at.tzinfo is None:
            raise ValueError("at needs a zone (tzinfo)")
        if not self.who.strip() or not self.who.isprintable():
            raise ValueError("who needs a name in printable letters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody in a role."""

    id: UUID
    """Known to its browser alone: by it steps are added, and the seat is taken again."""
    play_id: UUID
    role: Role
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """A role play."""

    id: UUID
    code: str
    """To join by, as that of a class."""
    class_id: UUID | None
    who: str
    exercise_id: str
    made_at: datetime
    ended_at: datetime | None
    names: tuple[tuple[Role, str], ...]
    """Who has taken which role."""

    def name_of(self, role: Role) -> str:
        """Give who has a role; empty while nobody has."""
        return dict(self.names).get(role, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened. It is never changed: what follows is a step of its own."""

    at: datetime
    details: Details | None = None
    """All that the agent has entered in the checker by now: facts, decision, action, ticket."""
    note: str = ""
    """What was said, or remarked."""
    id: UUID = field(default_factory=uuid4)
    """The same when it is sent again: it is kept once."""

    def __post_init__(self) -> None:
        """Refuse a time without a zone: ``ValueError``."""
        if self.at.tzinfo is None:
            raise ValueError("at needs a zone (tzinfo)")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStep:
    """A step with whose it is."""

    seq: int
    """Grows from step to step."""
    role: Role
    step: Step
