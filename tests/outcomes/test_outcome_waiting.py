"""Waits by age, from a file and from the case log, and tickets against a team's durations."""

from datetime import UTC, datetime, timedelta

import pytest
from outcome_cases import made, micros

from pansol.audit.figures import Reason
from pansol.outcomes import Choice, Selection, Wait, select, waiting

NOW = datetime(2026, 6, 20, 3, tzinfo=UTC)


def told(*ages: timedelta | None) -> Selection:
    """Give customers told to wait, whose transaction is this long ago."""
    rows = [
        {
            "action_taken": "wait_24h",
            "transaction_us": None if age is None else micros(NOW - age),
            "handled_us": micros(NOW - timedelta(hours=1)),
        }
        for age in ages
    ]
    return select(made(rows), Choice())


@pytest.mark.parametrize(
    ("hours", "wait"),
    [(1, Wait.RUNNING), (24, Wait.RUNNING), (25, Wait.DAY), (48, Wait.DAY), (49, Wait.WEEK),
     (8 * 24, Wait.WEEK), (8 * 24 + 1, Wait.LONGER)],
)  # fmt: skip
def test_a_wait_is_over_after_24_hours(hours: int, wait: Wait) -> None:
    """Exactly 24 hours is still within (SOP 3.1); what follows is told by its age."""
    found = waiting(told(timedelta(hours=hours)), now=NOW)
    assert [each for each, n in found.ages.items() if n] == [wait]
    assert found.over == (wait is not Wait.RUNNING)


def test_a_wait_without_a_time_is_neither_running_nor_over() -> None:
    """It is counted apart; the classes add up."""
    found = waiting(told(None, timedelta(hours=30)), now=NOW)
    assert (found.ages[Wait.UNTIMED], found.over, found.n) == (1, 1, 2)
    assert sum(found.ages.values()) == found.n


def test_a_file_is_seen_from_its_last_handling_and_knows_no_open_wait() -> None:
    """Whether somebody called since stands in no file."""
    found = waiting(told(timedelta(hours=30)))
    assert found.at == NOW - timedelta(hours=1)
    assert not found.open
    assert found.unfinished is None


def tickets(*given: tuple[str | None, timedelta | None]) -> Selection:
    """Give tickets with this SLA, handled so long ago."""
    rows = [
        {
            "action_taken": "create_ticket",
            "sla_given": sla,
            "handled_us": None if age is None else micros(NOW - age),
        }
        for sla, age in given
    ]
    return select(made(rows), Choice())


def test_without_durations_no_ticket_is_overdue() -> None:
    """The SOP gives none, and nothing is invented."""
    found = waiting(tickets(("refund", timedelta(days=400))), now=NOW).tickets
    assert (found.rows, found.overdue, found.reason) == ((), 0, Reason.NO_DURATIONS)


def test_tickets_age_by_the_share_of_their_time() -> None:
    """Exactly the time allowed is in time; what can't be aged is counted by why."""
    chosen = tickets(
        ("refund", timedelta(days=3)),
        ("refund", timedelta(days=3, seconds=1)),
        ("refund", timedelta(days=-1)),
        ("tier", timedelta(days=1)),
        (None, timedelta(days=1)),
        ("refund", None),
    )
    found = waiting(chosen, now=NOW, durations={"refund": timedelta(days=3)}).tickets
    assert {(row.above, row.up_to): row.n for row in found.rows if row.n} == {
        (0.5, 1.0): 1,
        (1.0, 2.0): 1,
    }
    assert found.overdue == 1
    assert found.excluded == {"not_configured": 2, "no_time": 1, "impossible_time": 1}
