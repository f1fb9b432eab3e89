"""What the tests of role plays share: a play, its players, the table's own answers."""

from datetime import UTC, datetime
from typing import Any

from pansol.classroom import Classroom, KeptStep, NewPlay, Play, Role
from pansol.config.caselog import case_log_database
from pansol.training import exercise_of
from pansol.ui.practice import Practice
from pansol.ui.roleplay.agent import PlayedChecker

__all__ = [
    "EXERCISE",
    "NOW",
    "TRAINER",
    "TRUTH",
    "a_play",
    "agent_at",
    "agents_steps",
    "customer_at",
    "room",
    "texts",
    "to_the_outcome",
]

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
TRAINER = "dewi"
EXERCISE = exercise_of("s9545-u-817669666")
"""A ticket that is due."""
TRUTH = EXERCISE.scenario.truth


def room() -> Classroom:
    """Open the classes in the database that the environment names."""
    return Classroom.open(case_log_database())


def a_play(exercise_id: str = EXERCISE.id) -> Play:
    """Make a play."""
    with room() as opened:
        return opened.make_play(NewPlay(who=TRAINER, exercise_id=exercise_id, at=NOW))


def agent_at(code: str, name: str = "Siti") -> PlayedChecker:
    """Give the checker of somebody who took, or tried to take, the agent's role."""
    page = PlayedChecker(f"play={code}", clock=lambda: NOW)
    page.act(["field", "name"], name)
    page.act(["take"])
    return page


def customer_at(code: str, name: str = "Budi") -> Practice:
    """Give the practice page of somebody who took, or tried to take, the customer's role."""
    page = Practice(f"play={code}", clock=lambda: NOW)
    page.act(["field", "name"], name)
    page.act(["enter"])
    return page


def to_the_outcome(page: PlayedChecker) -> None:
    """Answer each check as it is."""
    page.act(["field", "card_type"], EXERCISE.scenario.fields["card_type"])
    page.act(["forward"])
    while check := page.checker.here.check:
        fact = next(fact for fact in TRUTH.known if type(fact) is check.fact)
        page.act(["answer", fact.column, str(fact.value)])


def agents_steps(play: Play) -> list[KeptStep]:
    """Give what the database has of the agent."""
    with room() as opened:
        return [each for each in opened.steps(play.id, TRAINER) if each.role is Role.AGENT]


def texts(tree: Any) -> str:  # noqa: ANN401  a view's tree
    """Give all text in a view's tree."""
    return tree if isinstance(tree, str) else " ".join(texts(child) for child in tree[2])
