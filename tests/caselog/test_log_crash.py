"""Writers in numbers, half of them killed: nothing acknowledged is lost, nothing is doubled.

The short form; ``make soak`` runs the long one.
"""

from soak import trial

from pansol.caselog import Database

PROCESSES, CASES = 6, 20


def test_all_get_in_at_once(empty_database: Database) -> None:
    """Six processes save twenty cases each to one database: every one is there, once."""
    found = trial(empty_database, processes=PROCESSES, cases=CASES, kill=0)
    assert (found.acknowledged, found.unacknowledged) == (PROCESSES * CASES, 0)
    assert found.sound, found


def test_killed_writers_lose_nothing_that_was_acknowledged(empty_database: Database) -> None:
    """Half of them are killed; whoever sends everything again finds each case once."""
    found = trial(empty_database, processes=PROCESSES, cases=CASES, kill=PROCESSES // 2)
    assert found.killed == PROCESSES // 2
    assert found.acknowledged < found.sent
    assert found.sound, found
