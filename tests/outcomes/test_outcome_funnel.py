"""The funnel: each group against all, by chance or more, small groups hidden."""

from outcome_cases import FACTS_OF_R7, made, sample

from pansol.outcomes import Choice, adherence, funnel, select

RIGHT = FACTS_OF_R7 | {"action_taken": "wait_24h"}


def test_groups_are_those_of_adherence() -> None:
    """The same counts, around the same share, and limits that hold for their n."""
    chosen = select(sample(), Choice())
    found, figure = funnel(chosen, "agent"), adherence(chosen, "agent")
    assert found.centre == figure.overall.count / figure.overall.n
    assert {(each.label, each.n, each.count) for each in found.groups} == {
        (label, rate.n, rate.count) for label, rate in figure.groups
    }
    assert all(each.limits.n == each.n for each in found.groups)
    assert [each.n for each in found.curve] == sorted({each.n for each in found.curve})


def test_beyond_chance_lies_outside_the_limits_too() -> None:
    """Corrected for the many it is harder to stand out than to lie outside the 95 % line."""
    found = funnel(select(sample(), Choice()), "agent")
    beyond = [each for each in found.groups if each.beyond_chance]
    assert beyond
    for each in beyond:
        assert not each.limits.inner[0] <= each.rate <= each.limits.inner[1]


def test_small_and_unnamed_groups_are_none() -> None:
    """Four cases hide a team, and cases of no team are nobody's."""
    rows = [RIGHT | {"team": "A"}] * 6 + [RIGHT | {"team": "B"}] * 4 + [RIGHT] * 9
    found = funnel(select(made(rows), Choice()), "team")
    assert [each.label for each in found.groups] == ["A"]
    assert (found.suppressed, found.n) == (1, 19)


def test_without_judged_cases_there_is_no_funnel() -> None:
    """Nothing is compared, and the reason is given."""
    found = funnel(select(made([{"team": "A"}] * 6), Choice()), "team")
    assert (found.groups, found.curve) == ((), ())
    assert found.reason


def test_a_team_that_is_chosen_is_not_the_average() -> None:
    """Teams are drawn around the share of all teams, whichever is chosen."""
    facts = {"benefit": "received", "activation": "success", "normal_tariff": "no"}
    done = {"A": "inform_active", "B": "recheck"}
    rows = [facts | {"team": team, "action_taken": act} for team, act in done.items()] * 10
    found = funnel(select(made(rows), Choice(labels={"team": ("A",)})), "team")
    assert (found.centre, len(found.groups)) == (0.5, 2)
