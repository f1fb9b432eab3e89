"""How a learner stands: what was answered, by clause, and what is due to be practised again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from pansol.classroom import KeptAnswer, readings, schedule_of
from pansol.training.misread import ClauseRead, clauses_read
from pansol.training.schedule import DueClause, Schedule

__all__ = ["Standing"]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What follows from a learner's answers. First answers count, later ones are practice."""

    answers: tuple[KeptAnswer, ...] = ()
    """The oldest first."""

    @cached_property
    def counted(self) -> tuple[KeptAnswer, ...]:
        """Give the answers that count."""
        return tuple(kept for kept in self.answers if kept.first)

    @property
    def right(self) -> int:
        """Count the right ones."""
        return sum(kept.right for kept in self.counted)

    @property
    def score(self) -> float:
        """Add up the scores, less what hints cost."""
        return sum(kept.score for kept in self.counted)

    @property
    def exercises(self) -> tuple[str, ...]:
        """Give the ids of the exercises that were begun, in that order."""
        return tuple(dict.fromkeys(kept.answer.exercise_id for kept in self.answers))

    @cached_property
    def clauses(self) -> tuple[ClauseRead, ...]:
        """Give the clauses practised, the one that goes wrong most first."""
        return clauses_read(readings(self.answers))

    @cached_property
    def schedule(self) -> Schedule:
        """Give when which clause is to be practised again."""
        return schedule_of(self.counted)

    def due(self, now: datetime) -> tuple[DueClause, ...]:
        """Give the clauses to be practised again by now."""
        return self.schedule.due(now)

    def answer_to(self, exercise_id: str, ask: object, attempt: int) -> KeptAnswer | None:
        """Give the answer to a question with this attempt, if there is one."""
        for kept in self.answers:
            answer = kept.answer
            if (answer.exercise_id, answer.ask, answer.attempt) == (exercise_id, ask, attempt):
                return kept
        return None

    def attempts(self, exercise_id: str, ask: object) -> int:
        """Count the answers to a question."""
        return sum(
            kept.answer.exercise_id == exercise_id and kept.answer.ask is ask
            for kept in self.answers
        )

    def having(self, kept: Iterable[KeptAnswer]) -> "Standing":
        """Give the standing with more answers; one that is in it is not counted twice."""
        known = {each.answer.id for each in self.answers}
        return Standing(answers=(*self.answers, *(k for k in kept if k.answer.id not in known)))
