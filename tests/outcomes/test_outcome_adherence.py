"""Adherence as the audit counts it, by group and by week."""

from zoneinfo import ZoneInfo

import pytest
from outcome_cases import made, sample, sample_frame

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


def test_signal_and_noise_have_their_words() -> None:
    """Each week says which it is."""
    weeks = adherence(select(sample(), Choice())).weeks
    assert {week.key for week in weeks} <= {"outcomes.week.signal", "outcomes.week.noise"}
