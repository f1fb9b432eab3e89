"""Which clauses of the SOP are due to be practised again: spaced repetition, a card a clause."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache

from fsrs import Card, Rating, Scheduler

from pansol.sop import Clause

__all__ = ["DueClause", "Schedule", "rating_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueClause:
    """A clause, and when it is to be practised again."""

    clause: Clause
    due_at: datetime
    remembered: float
    """How likely the person still knows it, from 0 to 1, as FSRS reckons."""


def rating_of(score: float) -> Rating:
    """Give the rating of an answer's score: 0 is again, less than 1 (with hints) hard, 1 good.

    Nothing is rated easy: that is a person's own judgement, which nobody asks for.
    """
    if score <= 0:
        return Rating.Again
    return Rating.Hard if score < 1 else Rating.Good


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When one person is to practise which clause again, by FSRS (Ye, Su, Cao 2022, KDD).

    A value: an answer gives a new one. Nothing is drawn and no clock is asked, so the same
    answers at the same moments give the same schedule.
    """

    cards: Mapping[Clause, Card] = field(default_factory=dict)
    """Of the clauses practised so far."""

    def after(self, clauses: Iterable[Clause], score: float, at: datetime) -> "Schedule":
        """Give the schedule after an answer that rested on these clauses. ``at`` needs a zone."""
        moment, rating = _utc(at), rating_of(score)
        cards = dict(self.cards)
        for clause in dict.fromkeys(clauses):
            card = cards.get(clause) or _new_card(clause, moment)
            cards[clause], _ = _scheduler().review_card(card, rating, moment)
        return Schedule(cards=cards)

    def due(self, now: datetime) -> tuple[DueClause, ...]:
        """Give the clauses to be practised by now, the one that is remembered least first."""
        moment = _utc(now)
        found = (each for each in self.all(moment) if each.due_at <= moment)
        return tuple(sorted(found, key=lambda each: (each.remembered, each.due_at)))

    def all(self, now: datetime) -> tuple[DueClause, ...]:
        """Give every clause practised so far, the one that is due first first."""
        moment = _utc(now)
        found = (
            DueClause(
                clause=clause,
                due_at=card.due,
                remembered=_scheduler().get_card_retrievability(card, moment),
            )
            for clause, card in self.cards.items()
        )
        return tuple(sorted(found, key=lambda each: each.due_at))

    def as_json(self) -> str:
        """Write the schedule, the same always in the same letters."""
        cards = {clause.value: dict(card.to_dict()) for clause, card in self.cards.items()}
        return json.dumps(cards, separators=(",", ":"), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Schedule":
        """Read a schedule back. Raises ``ValueError`` for what is none."""
        try:
            cards = {Clause(name): Card.from_dict(card) for name, card in json.loads(text).items()}
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError("no schedule") from error
        return cls(cards=cards)


@cache
def _scheduler() -> Scheduler:
    """Give the library's scheduler with its own weights, and nothing drawn."""
    return Scheduler(enable_fuzzing=False)


def _new_card(clause: Clause, at: datetime) -> Card:
    return Card(card_id=list(Clause).index(clause), due=at)


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a zone (tzinfo)")
    return moment.astimezone(UTC)
