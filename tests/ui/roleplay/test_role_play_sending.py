"""Steps on their way to the database: in order, each once, also when it is away for a while."""

from collections.abc import Callable
from threading import Event, Thread, current_thread

import pytest
from role_playing import NOW, a_play, agents_steps, room

from pansol.caselog import Database, UnavailableError
from pansol.classroom import ClosedError, Role, Step
from pansol.config.caselog import VARIABLE
from pansol.ui.roleplay.sending import Sender

PATIENCE = 30
"""Seconds a slow machine may take."""


@pytest.fixture(autouse=True)
def _database(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use an empty database of one's own, SQLite and PostgreSQL."""
    monkeypatch.setenv(VARIABLE, database.url)


def nobody() -> None:
    """Wake nobody."""


def failing(times: int, send: Callable[[Step], object]) -> Callable[[Step], object]:
    """Give a way to the database that fails so often first."""
    left = [times]

    def tried(step: Step) -> None:
        if left[0]:
            left[0] -= 1
            raise UnavailableError("caselog.unavailable", database="x")
        send(step)

    return tried


def test_a_step_is_tried_until_it_arrives_and_the_others_wait_for_it() -> None:
    """In the order in which they were put, each once."""
    arrived: list[Step] = []
    sender = Sender(failing(1, arrived.append), nobody)
    steps = [Step(at=NOW, note=str(number)) for number in range(3)]
    for step in steps:
        sender.put(step)
    assert sender.wait(PATIENCE)
    assert arrived == steps
    assert (sender.unsent, sender.trouble, sender.refused) == (0, None, None)


def test_a_step_whose_receipt_was_lost_counts_once() -> None:
    """It is in the database, the answer got lost, it is sent again under its id."""
    play = a_play()
    with room() as opened:
        seat = opened.take_seat(play.code, Role.AGENT, "Siti", NOW)
        tried: list[Step] = []

        def send(step: Step) -> None:
            opened.add_step(seat.id, step)
            tried.append(step)
            if len(tried) == 1:
                raise UnavailableError("caselog.unavailable", database="x")

        sender = Sender(send, nobody)
        sender.put(Step(at=NOW, note="x"))
        assert sender.wait(PATIENCE)
    assert len(tried) == 2
    assert len(agents_steps(play)) == 1


def test_trouble_wakes_who_looks_on_and_its_end_does() -> None:
    """Both are news; between them nobody is woken for each try."""
    woken, may = Event(), Event()

    def send(_step: Step) -> None:
        if not may.is_set():
            raise UnavailableError("caselog.unavailable", database="x")

    sender = Sender(send, woken.set)
    sender.put(Step(at=NOW))
    assert woken.wait(PATIENCE)
    assert sender.trouble
    woken.clear()
    assert not woken.wait(2.5)
    may.set()
    assert woken.wait(PATIENCE)
    assert sender.unsent == 0


def test_what_is_refused_is_not_tried_again() -> None:
    """The play has ended: what waits is dropped, and nothing more is taken."""
    tried: list[Step] = []

    def send(step: Step) -> None:
        tried.append(step)
        raise ClosedError("classroom.play_ended")

    sender = Sender(send, nobody)
    sender.put(Step(at=NOW))
    assert sender.wait(PATIENCE)
    sender.put(Step(at=NOW))
    assert sender.wait(PATIENCE)
    assert len(tried) == 1
    assert isinstance(sender.refused, ClosedError)


def test_an_error_of_our_own_is_told_until_the_step_arrives() -> None:
    """The step is not taken for sent: it is tried again, and who looks on sees why."""
    woken, may = Event(), Event()
    arrived: list[Step] = []

    def send(step: Step) -> None:
        if not may.is_set():
            raise KeyError("x")
        arrived.append(step)

    sender = Sender(send, woken.set)
    step = Step(at=NOW)
    sender.put(step)
    assert woken.wait(PATIENCE)
    assert sender.unsent == 1
    assert sender.trouble
    assert sender.trouble.key == "play.trouble"
    may.set()
    assert sender.wait(PATIENCE)
    assert arrived == [step]
    assert sender.trouble is None


def test_who_has_closed_it_sends_nothing_more() -> None:
    """What waits is dropped, also while one is under way, and the thread ends."""
    under_way, may = Event(), Event()
    threads: list[Thread] = []
    tried: list[Step] = []

    def send(step: Step) -> None:
        threads.append(current_thread())
        tried.append(step)
        under_way.set()
        assert may.wait(PATIENCE)

    sender = Sender(send, nobody)
    first = Step(at=NOW)
    sender.put(first)
    sender.put(Step(at=NOW))
    assert under_way.wait(PATIENCE)
    sender.close()
    may.set()
    threads[0].join(PATIENCE)
    sender.put(Step(at=NOW))
    assert not threads[0].is_alive()
    assert tried == [first]
    assert sender.unsent == 0


def test_an_error_of_our_own_is_logged_and_stops_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Its kind alone stands in the server's log, and the next step is sent."""
    arrived: list[Step] = []

    def send(step: Step) -> None:
        if step.note == "081234567890":
            raise KeyError(step.note)
        arrived.append(step)

    sender = Sender(send, nobody)
    sender.put(Step(at=NOW, note="081234567890"))
    sender.put(Step(at=NOW))
    assert sender.wait(PATIENCE)
    assert len(arrived) == 1
    assert "KeyError" in caplog.text
    assert "0812" not in caplog.text
