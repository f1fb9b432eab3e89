"""Which exercise a person practises next: one that rests on the clause that is due."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from random import Random

from pansol.facts import FACTS, Age
from pansol.sop import SOP, Clause, Rule
from pansol.table import TABLE
from pansol.training.exercises import Exercise, exercise_of
from pansol.training.key import SEEDS, Elapsed, Key
from pansol.training.marking import mark
from pansol.training.schedule import Schedule

__all__ = ["next_exercise", "rests_on"]


def rests_on(exercise: Exercise) -> frozenset[Clause]:
    """Give the clauses that the right answers to an exercise's questions rest on."""
    return frozenset(
        clause
        for question in exercise.questions
        for clause in mark(exercise, question.ask, question.right).clauses
    )


def next_exercise(
    schedule: Schedule, done: Collection[str], now: datetime, person: str
) -> Exercise:
    """Give the exercise a person is to do next; the same for the same past and moment.

    It rests on the clause that is due and remembered least, else on the first that was never
    practised; with none of either it is of the rule that was practised least. ``done``: the ids of
    the exercises done; ``person`` draws what the rest leaves open.
    """
    rng = Random(f"{person} {len(done)}")  # noqa: S311  an exercise, no secret
    rules = _least_done(done, rng)
    candidates = [exercise_of(_key(rule, rng)) for rule in rules]
    wanted = _wanted(schedule, now)
    return next((e for e in candidates if wanted in rests_on(e)), candidates[0])


def _wanted(schedule: Schedule, now: datetime) -> Clause | None:
    if due := schedule.due(now):
        return due[0].clause
    asked = (clause for rule in SOP.rules for clause in rule.clauses)
    return next((clause for clause in asked if clause not in schedule.cards), None)


def _least_done(done: Collection[str], rng: Random) -> list[Rule]:
    """Give the rules and gaps, those of which fewest exercises were done first."""
    counts = Counter(TABLE.rules_of(Key.parse(each).state)[0].id for each in done)
    rules = list(SOP.rules)
    rng.shuffle(rules)
    return sorted(rules, key=lambda rule: counts[rule.id])


def _key(rule: Rule, rng: Random) -> Key:
    facts = tuple(rng.choice(rule.allows(fact)) for fact in FACTS)
    age = next(fact for fact in facts if isinstance(fact, Age))
    elapsed = [each for each in Elapsed if each.fits(age)]
    # Where the age decides, the edge of the 24 hours is worth a look; elsewhere it is none.
    near = any(isinstance(fact, Age) for fact in rule.when)
    return Key(
        facts=facts,
        elapsed=rng.choice(elapsed) if near else Elapsed.USUAL,
        seed=rng.randrange(SEEDS),
    )
