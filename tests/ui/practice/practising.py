"""What the practice page's tests share: an empty database, a moved clock, answers by the table."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from pansol.catalogue import Language
from pansol.classroom import Classroom, NewClass, TrainingClass
from pansol.config.caselog import case_log_database
from pansol.training import Key, Recipe
from pansol.ui.practice import Practice
from pansol.ui.practice.state import Stage

__all__ = ["NOW", "Clocked", "answered_right", "class_made", "entered", "room", "texts"]

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


class Clocked:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


@contextmanager
def room() -> Iterator[Classroom]:
    """Open the classes in the database that the environment names."""
    with Classroom.open(case_log_database()) as opened:
        yield opened


def class_made(keys: tuple[Key, ...], *, hours: float = 8) -> TrainingClass:
    """Make a class with these exercises."""
    new = NewClass(
        name="Kelas Senin",
        trainer="dewi",
        recipe=Recipe(seed=7, n=len(keys), language=Language.INDONESIAN),
        exercises=tuple(map(str, keys)),
        at=NOW,
        expires_at=NOW + timedelta(hours=hours),
    )
    with room() as opened:
        return opened.make_class(new)


def entered(code: str = "", name: str = "Siti", clock: Clocked | None = None) -> Practice:
    """Give a page on which somebody practises, in the class of this code or alone."""
    page = Practice(clock=clock or Clocked())
    page.act(["way", "class" if code else "alone"])
    for field, typed in {"code": code, "name": name, "who": name}.items():
        page.act(["field", field], typed)
    page.act(["enter"])
    return page


def answered_right(page: Practice) -> None:
    """Choose what the table says, and send it."""
    assert page.state.stage is Stage.QUESTION
    for code in sorted(page.state.question.right):
        page.act(["choose", code])
    page.act(["answer"])


def texts(tree: Any) -> str:  # noqa: ANN401  a view's tree
    """Give all text in a view's tree."""
    return tree if isinstance(tree, str) else " ".join(texts(child) for child in tree[2])
