"""What a trainer has done on the page. No widget, no database, no wording."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID, uuid4

from pansol.catalogue import DEFAULT_LANGUAGE, Language
from pansol.training import MOST_EXERCISES, SEEDS, Recipe
from pansol.ui.notice import Notice
from pansol.ui.person import printable

__all__ = ["DAYS", "FIELDS", "LONGEST", "START", "Risk", "State", "Tab", "typed"]

FIELDS = frozenset({"who", "name", "seed", "n", "days", "exercise", "remark", "code"})
LONGEST = 60
"""Characters of what is typed."""
_LONGEST_REMARK = 300
"""Characters of a remark on a role play."""
START: Mapping[str, str] = {"n": "12", "days": "1"}
DAYS = (1, 3, 7, 30)
"""For how long a class may be open."""


class Tab(Enum):
    """What is shown of a class."""

    PROGRESS = "progress"
    QUESTIONS = "questions"
    MISREAD = "misread"
    PLAY = "play"


class Risk(Enum):
    """What is asked about before it is done."""

    CLOSE = "close"
    DELETE = "delete"
    END_PLAY = "end_play"
    DELETE_PLAY = "delete_play"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything a trainer has done on the page."""

    language: Language = DEFAULT_LANGUAGE
    who: str = ""
    """Who is at work; empty until it is known."""
    fields: Mapping[str, str] = field(default_factory=lambda: dict(START))
    """What was typed, as it was typed."""
    rules: frozenset[str] = frozenset()
    """Of the class to be made; none: all."""
    difficulties: frozenset[int] = frozenset()
    """Likewise."""
    class_id: UUID | None = None
    """The class that is open."""
    new_id: UUID = field(default_factory=uuid4)
    """Of the class to be made: made once, however often it is tried."""
    tab: Tab = Tab.PROGRESS
    learner_id: UUID | None = None
    """Whose certificate is shown."""
    play_id: UUID | None = None
    """The role play that is open in the class."""
    new_play_id: UUID = field(default_factory=uuid4)
    """Of the play to be made, likewise made once."""
    new_step_id: UUID = field(default_factory=uuid4)
    """Of the remark to be made, likewise."""
    asking: Risk | None = None
    """What is to be confirmed."""
    notice: Notice | None = None
    step: int = 0
    """Grows with every class that is opened, so that the focus goes there."""

    @property
    def recipe(self) -> Recipe | None:
        """What the class to be made is drawn by; ``None`` if what was typed is none."""
        seed, n = _number(self.fields.get("seed", "")), _number(self.fields.get("n", ""))
        if seed is None or n is None or not 0 <= seed < SEEDS or not 1 <= n <= MOST_EXERCISES:
            return None
        return Recipe(
            seed=seed,
            n=n,
            rules=tuple(sorted(self.rules)),
            difficulties=tuple(sorted(self.difficulties)),
            language=self.language,
        )


def typed(name: str, value: str) -> str:
    """Give what was typed into a field, as far as it is taken."""
    longest = _LONGEST_REMARK if name == "remark" else LONGEST
    return printable(value, longest)


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() else None
