"""Adherence as the audit counts it, by group and by week."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from outcome_cases import made, micros, sample, sample_frame

from pansol.audit.figures import Reason
from pansol.audit.summarizing import summarize
from pansol.outcomes import Choice, adherence, select


def test_it_is_the_audits_own() -> None:
    """Overall, by team and by week the dashboard shows what the report shows."""
    frame = sample_frame().drop(columns=["day", "due", "done", "standing", "gap"])
    report = summarize(frame, files=[], zone=ZoneInfo("Asia/Jakarta"))
    found = adherence(select(sample(), Choice()), by="team")
    overall = report.overall.iloc[0]
    assert (found.overall.n, found.overall.count) == (overall["n"], overall["count"])
    assert found.overall.low == pytest.approx(overall["low"])
    teams = report.by["team"].set_index("team")
    assert {label: rate.count for label, rate in found.groups} == teams["count"].to_dict()
    points = report.weeks.points
    assert [week.n for week in found.weeks] == points["n"].tolist()
    assert [week.signal for week in found.weeks] == points["signal"].tolist()
    assert found.limits is report.weeks.reason


def test_what_is_not_judged_is_counted_apart() -> None:
    """Judged cases and the others are all cases."""
    found = adherence(select(sample(), Choice()))
    assert found.n + sum(found.excluded.values()) == len(sample())


def test_too_few_cases_have_no_rate() -> None:
    """Four cases are a number, not a share; nothing at all is said to be none."""
    facts = {"benefit": "received", "activation": "success", "normal_tariff": "no"}
    right = facts | {"action_taken": "inform_active", "team": "A"}
    found = adherence(select(made([right] * 4), Choice()), by="team")
    assert (found.n, found.overall.rate, found.reason) == (4, None, Reason.TOO_FEW)
    assert (found.groups, found.suppressed) == ((), 1)
    assert adherence(select(made([]), Choice())).reason is Reason.NO_COLUMN


def right(team: str, n: int, wrong: int = 0) -> list[dict[str, object]]:
    """Give a team's cases, the first of them wrong."""
    facts: dict[str, object] = {
        "benefit": "received", "activation": "success", "normal_tariff": "no", "team": team,
    }  # fmt: skip
    return [
        facts | {"action_taken": "recheck" if number < wrong else "inform_active"}
        for number in range(n)
    ]


def test_groups_are_compared_with_all_they_are_among() -> None:
    """A team that is chosen is not itself the average of the teams."""
    cases = made([*right("A", 10), *right("B", 10, wrong=10)])
    found = adherence(select(cases, Choice(labels={"team": ("A",)})), by="team")
    assert (found.overall.rate, found.among.rate) == (1.0, 0.5)
    every = adherence(select(cases, Choice()), by="team")
    assert every.among == every.overall


def test_a_week_of_few_cases_has_no_share_and_is_no_signal() -> None:
    """As anywhere else; it is still a week with cases."""
    (week,) = adherence(select(made(_on_a_monday(4)), Choice())).weeks
    assert (week.n, week.rate, week.signal) == (4, None, False)
    (week,) = adherence(select(made(_on_a_monday(5)), Choice())).weeks
    assert (week.n, week.rate) == (5, 1.0)


def _on_a_monday(n: int) -> list[dict[str, object]]:
    return [
        case | {"handled_us": micros(datetime(2026, 6, 1, 3, tzinfo=UTC))} for case in right("A", n)
    ]
