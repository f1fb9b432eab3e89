"""What a class misreads most, by fact and by clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from pansol.facts import Age, Charged
from pansol.sop import Clause
from pansol.training.misread import Reading, clauses_read, facts_misread

READINGS = [
    Reading(person="a", right=False, misread=(Age.OVER_24H,), clauses=(Clause.WAIT,)),
    Reading(person="b", right=False, misread=(Age.OVER_24H,), clauses=(Clause.WAIT,)),
    Reading(person="b", right=False, misread=(Age.OVER_24H, Charged.NO), clauses=(Clause.TICKET,)),
    Reading(person="b", right=False, misread=(), clauses=(Clause.WAIT, Clause.WAIT)),
    Reading(person="c", right=True, misread=(), clauses=(Clause.WAIT, Clause.TICKET)),
]


def test_facts_come_by_how_often_they_are_misread() -> None:
    """With how many persons did so, and their share of all wrong answers."""
    age, charged = facts_misread(READINGS)
    assert (age.taken_for, age.times, age.people, age.share) == (Age.OVER_24H, 3, 2, 0.75)
    assert (charged.taken_for, charged.times, charged.people) == (Charged.NO, 1, 1)
    assert charged.share == 0.25


def test_clauses_come_by_what_is_surely_wrong() -> None:
    """An answer counts once for each clause that it rests on; few answers weigh less."""
    wait, ticket = clauses_read(READINGS)
    assert (wait.clause, wait.answers, wait.wrong, wait.people) == (Clause.WAIT, 4, 3, 2)
    assert (ticket.clause, ticket.answers, ticket.wrong, ticket.share) == (Clause.TICKET, 2, 1, 0.5)


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_lower_bound_is_wilsons(counts: tuple[int, int]) -> None:
    """For any number of wrong answers among any number of answers, as statsmodels has it."""
    wrong, n = counts
    readings = [
        Reading(person="a", right=place >= wrong, misread=(), clauses=(Clause.WAIT,))
        for place in range(n)
    ]
    (wait,) = clauses_read(readings)
    low, _ = proportion_confint(wrong, n, method="wilson")
    assert wait.at_least == pytest.approx(low, abs=1e-12)


def test_seven_of_eight_come_before_one_of_one() -> None:
    """One answer alone says little, be it wrong or right."""
    once = Reading(person="a", right=False, misread=(), clauses=(Clause.WAIT,))
    often = [
        Reading(person="a", right=place == 0, misread=(), clauses=(Clause.TICKET,))
        for place in range(8)
    ]
    assert [each.clause for each in clauses_read([once, *often])] == [Clause.TICKET, Clause.WAIT]


def test_no_answers_tell_nothing() -> None:
    """There is nothing to divide by."""
    assert (facts_misread([]), clauses_read([])) == ((), ())
    assert facts_misread(READINGS[-1:]) == ()
