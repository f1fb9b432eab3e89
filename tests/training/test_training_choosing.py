"""Own practice chooses what is due."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pansol.facts import FACTS
from pansol.sop import SOP, Clause
from pansol.training import Key, exercise_of, mark
from pansol.training.choosing import next_exercise, rests_on
from pansol.training.schedule import Schedule

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
CASES = tuple(product(*FACTS))
ASKED: set[Clause] = {clause for rule in SOP.rules for clause in rule.clauses}


@given(st.sampled_from(CASES), st.integers(0, 10**6))
@settings(max_examples=50, deadline=None)
def test_an_exercise_rests_on_the_clauses_its_answers_do(facts: tuple, seed: int) -> None:  # type: ignore[type-arg]
    """What is marked with a clause is what ``rests_on`` names, and nothing else."""
    exercise = exercise_of(Key(facts=facts, seed=seed))
    marked = [mark(exercise, q.ask, q.right) for q in exercise.questions]
    assert rests_on(exercise) == {clause for each in marked for clause in each.clauses}


@pytest.mark.parametrize("clause", [clause for clause in Clause if clause in ASKED])
def test_the_clause_that_was_missed_comes_again(clause: Clause) -> None:
    """The clause missed a day ago is due, and the exercise chosen rests on it."""
    schedule = Schedule().after([clause], 0.0, NOW)
    exercise = next_exercise(schedule, (), NOW + timedelta(days=1), "budi")
    assert clause in rests_on(exercise)


def test_what_was_never_practised_comes_in_turn() -> None:
    """Somebody who always answers right meets every rule and gap within twice their number."""
    done: list[str] = []
    schedule, now = Schedule(), NOW
    for _ in range(2 * len(SOP.rules)):
        exercise = next_exercise(schedule, done, now, "budi")
        assert exercise.id not in done
        done.append(exercise.id)
        schedule = schedule.after(rests_on(exercise), 1.0, now)
        now += timedelta(minutes=5)
    rules = {exercise_of(each).rule for each in done}
    assert len(rules) >= 12
    assert next_exercise(schedule, done, now, "budi") == next_exercise(schedule, done, now, "budi")
