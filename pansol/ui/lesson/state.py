"""The lesson's state: where the class is, what it has changed and predicted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pansol.catalogue import DEFAULT_LANGUAGE, Language
from pansol.facts import Case, Fact
from pansol.ui.lesson.chapters import CHAPTERS, chapter_named
from pansol.ui.lesson.model import Chapter
from pansol.ui.notice import Notice

__all__ = ["HANDOUT", "State", "Ticket", "Tried"]

HANDOUT = "handout"
"""All chapters on one page, to print: where a chapter's id may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """An example as the class has changed it."""

    facts: tuple[Fact, ...] = ()
    digital: bool = False
    """Whether it was bought through a digital channel."""
    before: "Tried | None" = None
    """How it was before the last change."""

    @property
    def case(self) -> Case:
        """The example as a case."""
        return Case(digital_purchase=self.digital).having(*self.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A ticket as the class has changed it."""

    purchase: str = "outlet"
    """The purchase channel's id."""
    complaint: str = "call_centre"
    """The complaint channel's id."""
    blank: frozenset[str] = frozenset()
    """The fields that are left blank."""
    before: "Ticket | None" = None
    """How it was before the last change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything the class has done on the page. It changes by ``reduce`` alone."""

    language: Language = DEFAULT_LANGUAGE
    chapter: str = CHAPTERS[0].id
    """The chapter's id, or ``HANDOUT``."""
    tried: Mapping[str, Tried] = field(default_factory=dict)
    """Chapter → its example, where it was changed."""
    tickets: Mapping[str, Ticket] = field(default_factory=dict)
    """Chapter → its ticket, where it was changed."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Trial → what was predicted."""
    step: int = 0
    """Grows with each chapter that is opened, so that the focus follows."""
    loaded: int = 0
    """Grows with each case put into the open chapter's example: the focus goes there."""
    notice: Notice | None = None

    @property
    def open(self) -> Chapter:
        """The chapter that is open; the first one while all are."""
        return chapter_named(self.chapter) or CHAPTERS[0]

    def example(self, chapter: Chapter) -> Tried:
        """Give a chapter's example as it stands."""
        return self.tried.get(chapter.id) or Tried(facts=chapter.start)

    def ticket(self, chapter: Chapter) -> Ticket:
        """Give a chapter's ticket as it stands."""
        return self.tickets.get(chapter.id) or Ticket()
