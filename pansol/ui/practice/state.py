"""What a learner has done on the practice page. No widget, no database, no wording."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from uuid import UUID, uuid4

from pansol.catalogue import DEFAULT_LANGUAGE, Language
from pansol.training import MOST_HINTS, Ask, Exercise, Hint, Question, exercise_of, hints
from pansol.ui.notice import Notice
from pansol.ui.person import printable
from pansol.ui.roleplay.seated import Player

__all__ = ["FIELDS", "LONGEST", "Seat", "Stage", "State", "Way", "typed"]

FIELDS = frozenset({"who", "code", "name", "return_code", "note"})
LONGEST = 60
"""Characters of what is typed."""
_LONGEST_NOTE = 300
"""Characters of what was said in a role play."""


class Way(Enum):
    """How one comes to practise."""

    ALONE = "alone"
    CLASS = "class"
    BACK = "back"  # into a class, from another browser
    PLAY = "play"  # as the customer of a role play


class Stage(Enum):
    """What the page shows."""

    ENTER = "enter"
    QUESTION = "question"
    MARKED = "marked"  # the question with its explanation
    DONE = "done"  # every exercise of the class
    PLAY = "play"  # the script of a role play
    AWAY = "away"  # what the tab kept can't be looked up now


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Who practises, in which class."""

    learner_id: UUID
    class_id: UUID
    name: str
    class_name: str = ""
    """Empty for one's own practice."""
    code: str = ""
    """The class's join code."""
    return_code: str = ""
    exercises: tuple[str, ...] = ()
    """The class's, in their order."""

    @property
    def alone(self) -> bool:
        """Whether it is one's own practice."""
        return not self.exercises

    def has(self, exercise_id: str) -> bool:
        """Tell whether an exercise may be worked on: one of the class's; alone, any."""
        return self.alone or exercise_id in self.exercises


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything a learner has done on the page."""

    language: Language = DEFAULT_LANGUAGE
    stage: Stage = Stage.ENTER
    way: Way = Way.ALONE
    """The way in that is open."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What was typed, as it was typed."""
    seat: Seat | None = None
    exercise_id: str = ""
    ask: Ask | None = None
    chosen: frozenset[str] = frozenset()
    hints_shown: int = 0
    attempt: int = 1
    asked_at: datetime | None = None
    """Since when the question is shown."""
    timed: bool = False
    """Whether a clock is shown."""
    player: Player | None = None
    """Who plays the customer of a role play."""
    notes: tuple[str, ...] = ()
    """What the customer noted in it, as it is kept."""
    new_id: UUID = field(default_factory=uuid4)
    """Of the learner or player to come in: comes in once, however often it is tried."""
    notice: Notice | None = None
    step: int = 0
    """Grows with every question and answer shown, so that the focus goes there."""

    @property
    def exercise(self) -> Exercise:
        """The exercise in hand. Raises ``ValueError`` before there is one."""
        return exercise_of(self.exercise_id)

    @property
    def question(self) -> Question:
        """The question in hand. Raises ``ValueError`` before there is one."""
        if self.ask is None:
            raise ValueError("no question is asked")
        return self.exercise.question(self.ask)

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The hints that were shown."""
        return self._all_hints[: self.hints_shown]

    @property
    def more_hints(self) -> bool:
        """Whether there is another hint to be had; only before the first answer."""
        most = min(MOST_HINTS, len(self._all_hints))
        return self.stage is Stage.QUESTION and self.hints_shown < most

    @property
    def removed(self) -> frozenset[str]:
        """The options that a hint took away."""
        return frozenset(code for hint in self.hints for code in hint.removed)

    @property
    def place(self) -> tuple[int, int]:
        """The number of the question in its exercise, and how many there are."""
        asks = [question.ask for question in self.exercise.questions]
        return asks.index(self.question.ask) + 1, len(asks)

    @property
    def _all_hints(self) -> tuple[Hint, ...]:
        return hints(self.exercise, self.question.ask)


def typed(name: str, value: str) -> str:
    """Give what was typed into a field, as far as it is taken."""
    longest = _LONGEST_NOTE if name == "note" else LONGEST
    return printable(value, longest)
