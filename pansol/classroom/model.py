"""What a class is made of: the class, its learners, their answers, and how far each has come."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from pansol.facts import Fact
from pansol.fingerprint import FINGERPRINT
from pansol.sop import Clause
from pansol.training import Ask, Marked, Recipe

__all__ = [
    "Answer",
    "KeptAnswer",
    "Learner",
    "NewClass",
    "Place",
    "Progress",
    "Receipt",
    "TrainingClass",
]


def _zoned(at: datetime | None, name: str) -> None:
    if at is not None and at.tzinfo is None:
        raise ValueError(f"{name} needs a zone (tzinfo)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClass:
    """A class that is to be made."""

    name: str
    """As the trainer calls it."""
    trainer: str
    """Who makes it, and alone may see its learners' names."""
    recipe: Recipe
    """What its exercises were drawn by."""
    exercises: tuple[str, ...]
    """Their ids, in the order they are worked on."""
    at: datetime
    expires_at: datetime
    """Until when learners may join and answer."""
    id: UUID = field(default_factory=uuid4)
    """The same when it is tried again: it is made once."""

    def __post_init__(self) -> None:
        """Refuse what makes no class: ``ValueError``."""
        _zoned(self.at, "at")
        _zoned(self.expires_at, "expires_at")
        if not self.exercises:
            raise ValueError("exercises: there are none")
        if not self.trainer.strip() or not self.trainer.isprintable():
            raise ValueError("trainer needs a name in printable letters")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingClass:
    """A class, or one person's own practice."""

    id: UUID
    code: str
    """To join by; empty for own practice."""
    name: str
    trainer: str
    recipe: Recipe | None
    """``None`` for own practice, and where it names rules that the SOP has no more."""
    exercises: tuple[str, ...]
    """Ids in their order; none for own practice, which chooses them as it goes."""
    questions: int
    """Of all exercises together, as they were asked when the class was made."""
    sop_version: str
    fingerprint: str
    """Of the SOP's table when the class was made; all its results are by this table."""
    made_at: datetime
    expires_at: datetime | None
    closed_at: datetime | None
    learners: int
    """How many have joined."""

    @property
    def outdated(self) -> bool:
        """Whether the SOP's table is another one now: the class takes no more answers."""
        return self.fingerprint != FINGERPRINT

    def is_open(self, now: datetime) -> bool:
        """Tell whether learners may join and answer."""
        over = self.expires_at is not None and now >= self.expires_at
        return not (over or self.closed_at or self.outdated)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """Somebody who takes part. To others than the trainer and the learner the name is masked."""

    id: UUID
    class_id: UUID
    name: str
    return_code: str
    """Four digits, to come back by from another browser; empty where the name is masked."""
    joined_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to one question of an exercise."""

    learner_id: UUID
    exercise_id: str
    ask: Ask
    chosen: frozenset[str]
    """The ids of the options."""
    at: datetime
    took: timedelta = timedelta()
    """How long it took."""
    hints: int = 0
    """How many hints were shown."""
    attempt: int = 1
    """The first is the one that counts; later ones are kept."""
    id: UUID = field(default_factory=uuid4)
    """The same when it is sent again: it is counted once."""

    def __post_init__(self) -> None:
        """Refuse what can't be: ``ValueError``."""
        _zoned(self.at, "at")
        if self.attempt < 1 or self.took < timedelta():
            raise ValueError("attempt and took can't be less than 1, and than nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """An answer as it is kept: with how it was marked, by the table of that day."""

    answer: Answer
    first: bool
    """Whether it counts: the learner's first to this question."""
    due: frozenset[str]
    """The right options."""
    right: bool
    score: float
    """From 0 to 1, less what hints cost."""
    misread: tuple[Fact, ...]
    """The facts as they were misread."""
    clauses: tuple[Clause, ...]
    """What the right answer rests on."""
    fingerprint: str
    """Of the table it was marked by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The answer is in the database, and stays there."""

    kept: KeptAnswer
    """What counts. If the question was answered before, that answer and not the one sent now."""
    marked: Marked
    """The same, marked, to be explained."""
    again: bool
    """Whether it had been kept before, under this id or another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a learner is to go on."""

    exercise_id: str
    """Empty when all is done, or, in own practice, when none is begun."""
    ask: Ask | None
    """The first question that is not answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a learner has come. First answers count."""

    learner: Learner
    answered: int
    """Questions."""
    right: int
    score: float
    """The sum, of ``answered`` at most."""
    exercises: int
    """Exercises with an answer."""
    exercise_id: str
    """Where the learner is, or was last."""
    last_at: datetime | None
    """Of the last answer."""
