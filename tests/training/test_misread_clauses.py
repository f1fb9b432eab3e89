"""What a class misreads most, by fact and by clause."""

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


def test_clauses_come_by_their_share_of_wrong_answers() -> None:
    """An answer counts once for each clause that it rests on."""
    wait, ticket = clauses_read(READINGS)
    assert (wait.clause, wait.answers, wait.wrong, wait.people) == (Clause.WAIT, 4, 3, 2)
    assert (ticket.clause, ticket.answers, ticket.wrong, ticket.share) == (Clause.TICKET, 2, 1, 0.5)


def test_no_answers_tell_nothing() -> None:
    """There is nothing to divide by."""
    assert (facts_misread([]), clauses_read([])) == ((), ())
    assert facts_misread(READINGS[-1:]) == ()
