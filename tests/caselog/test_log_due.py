"""Cases that wait for their 24 hours, and what becomes of them."""

from dataclasses import replace
from datetime import timedelta

from entries import NOW, WAITING, entry

from pansol.caselog import CaseLog, Details, Entry, Kind, Standing
from pansol.waiting import ZONES

HOUR = timedelta(hours=1)


def waiting(hours: float | None, who: str = "budi") -> Entry:
    """Give a case whose 24 hours end so many hours from now."""
    until = None if hours is None else NOW + hours * HOUR
    return entry(Kind.DECIDED, details=replace(WAITING, wait_until=until), who=who)


def test_ended_ones_come_first_and_untimed_ones_last(log: CaseLog) -> None:
    """The longest over first, then those that end soonest, each with how far it is."""
    hours = [3, None, -2, 0.5, -30]
    made = {each: waiting(each) for each in hours}
    for case in made.values():
        log.save(case)
    found = log.due(NOW)
    order = [-30, -2, 0.5, 3, None]
    assert [due.case.case_id for due in found] == [made[each].case_id for each in order]
    assert [due.ended for due in found] == [True, True, False, False, False]
    assert [due.by for due in found] == [None if h is None else abs(h) * HOUR for h in order]


def test_exactly_24_hours_is_still_within(log: CaseLog) -> None:
    """The wait is over a moment later, not before (SOP 3.1)."""
    log.save(waiting(0))
    assert not log.due(NOW)[0].ended
    assert log.due(NOW + timedelta(microseconds=1))[0].ended


def test_the_list_is_the_same_in_every_zone(log: CaseLog) -> None:
    """A wait written down in WIT is over at the same moment in WIB, and keeps its own zone."""
    until = NOW.astimezone(ZONES["WIT"])
    log.save(entry(Kind.DECIDED, details=replace(WAITING, wait_until=until)))
    now = (NOW + timedelta(seconds=1)).astimezone(ZONES["WIB"])
    assert (log.due(now)[0].ended, log.due(now)[0].by) == (True, timedelta(seconds=1))
    kept = log.due(now)[0].case.wait_until
    assert kept
    assert kept.utcoffset() == 9 * HOUR


def test_a_case_followed_up_or_closed_is_due_no_more(log: CaseLog) -> None:
    """It is open again for who took it up, or done with; another decision may make it wait anew."""
    first, second = waiting(-1), waiting(-2)
    log.save(first)
    log.save(second)
    log.save(entry(Kind.FOLLOWED_UP, first.case_id, who="sari", at=NOW + HOUR))
    log.save(entry(Kind.CLOSED, second.case_id, note="paket sudah masuk"))
    assert log.due(NOW) == ()
    assert [case.case_id for case in log.unfinished("sari")] == [first.case_id]
    assert log.case(second.case_id).case.standing is Standing.FINISHED
    log.save(entry(Kind.DECIDED, first.case_id, details=first.details))
    assert [due.case.case_id for due in log.due(NOW)] == [first.case_id]


def test_the_list_can_be_one_persons(log: CaseLog) -> None:
    """An agent sees the own ones, a team lead all."""
    mine, others = waiting(-1), waiting(-2, who="sari")
    log.save(mine)
    log.save(others)
    assert [due.case.case_id for due in log.due(NOW, who="budi")] == [mine.case_id]
    assert len(log.due(NOW)) == 2
    assert len(log.due(NOW, limit=1)) == 1


def test_a_case_without_a_wait_is_not_due(log: CaseLog) -> None:
    """A time alone makes no wait, if the agent did something else."""
    for details in (replace(WAITING, action_taken="create_ticket"), Details()):
        log.save(entry(Kind.DECIDED, details=details))
    assert log.due(NOW) == ()
