"""What to do on Monday."""

from datetime import timedelta

import pytest
from outcome_cases import made, sample

from pansol.catalogue import Language, catalogue
from pansol.outcomes import Choice, Figures, every_figure, gaps, select


def figures(**durations: timedelta) -> Figures:
    """Give the sample's figures."""
    return every_figure(select(sample(), Choice()), durations=durations)


def test_customers_come_first_then_the_clause_the_team_and_the_gap() -> None:
    """At most four things, each with its number."""
    keys = [todo.sentence.key for todo in figures().monday.todos]
    names = ("told", "clause", "team", "gap")
    assert keys == [f"outcomes.monday.{name}" for name in names]


def test_overdue_tickets_are_named_once_a_team_has_set_durations() -> None:
    """Before that no ticket is."""
    keys = [todo.sentence.key for todo in figures(refund=timedelta(days=3)).monday.todos]
    assert keys[1] == "outcomes.monday.overdue"
    assert len(keys) == 4


def test_the_team_is_the_one_that_keeps_to_the_sop_least() -> None:
    """And only where its whole interval lies below all; its choice shows its cases."""
    (todo,) = (each for each in figures().monday.todos if "team" in each.choice)
    groups = dict(figures().adherence.groups)
    assert todo.choice["team"] == (min(groups, key=lambda team: groups[team].rate or 0),)
    chosen = select(sample(), Choice(labels=todo.choice))
    assert not any("team" in each.choice for each in every_figure(chosen).monday.todos)


def test_the_gap_is_the_most_frequent_one() -> None:
    """And its choice shows its cases."""
    todo = figures().monday.todos[-1]
    first = gaps(select(sample(), Choice())).gaps[0]
    assert (todo.choice, todo.n) == ({"gap": (first.gap,)}, first.n)
    assert select(sample(), Choice(labels=todo.choice)).n == first.n


@pytest.mark.parametrize("language", Language)
def test_everything_to_do_is_said_in_both_languages(language: Language) -> None:
    """With its number in it."""
    for todo in figures(refund=timedelta(days=3)).monday.todos:
        assert any(letter.isdigit() for letter in todo.sentence.said(catalogue(language)))


def test_nothing_to_do_is_nothing() -> None:
    """An empty selection gives no errand."""
    assert every_figure(select(made([]), Choice())).monday.todos == ()


WRONG = {"state": None, "benefit": "not_received", "activation": "failed", "charged": "yes",
         "history": "clear", "action_taken": "wait_24h"}  # fmt: skip


@pytest.mark.parametrize(("n", "name"), [(1, "errors"), (4, "errors"), (5, "clause")])
def test_few_errors_name_no_clause(n: int, name: str) -> None:
    """A clause is for the whole team once there are enough cases; before, the cases are shown."""
    found = every_figure(select(made([WRONG] * n), Choice())).monday.todos
    (todo,) = (each for each in found if "severity" in each.choice)
    assert (todo.sentence.key, todo.n) == (f"outcomes.monday.{name}", n)
