"""Sends a player's steps in the background, each until the database has it for good."""

import logging
from collections import deque
from collections.abc import Callable
from threading import Condition, Thread

from pansol.caselog import CaseLogError
from pansol.classroom import ClassroomError, Step

__all__ = ["Sender"]

_AGAIN = 1.0
"""Seconds until a step that a database did not take is sent again, under the same id."""
_LOG = logging.getLogger("pansol.roleplay")


class Sender:
    """Steps on their way, in their order. Any thread may call a method."""

    def __init__(self, send: Callable[[Step], object], wake: Callable[[], None]) -> None:
        self._send = send
        self._wake = wake
        self._steps: deque[Step] = deque()
        self._changed = Condition()
        self._trouble: CaseLogError | None = None
        self._refused: ClassroomError | None = None
        self._closed = False
        self._thread: Thread | None = None

    @property
    def unsent(self) -> int:
        """How many steps are on their way."""
        return len(self._steps)

    @property
    def trouble(self) -> CaseLogError | None:
        """Why the first of them has not arrived yet; it is tried again.

        After an error of our own it is passed over once another follows, which has all it had.
        """
        return self._trouble

    @property
    def refused(self) -> ClassroomError | None:
        """Why no step is taken any more: the play has ended, the seat is another's."""
        return self._refused

    def put(self, step: Step) -> None:
        """Send a step, after those before it."""
        with self._changed:
            if self._refused or self._closed:
                return
            self._steps.append(step)
            self._changed.notify_all()
            if self._thread is None:
                self._thread = Thread(target=self._run, daemon=True)
                self._thread.start()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until all has arrived or is refused; tell whether that came to be."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._steps, timeout)

    def close(self) -> None:
        """Send nothing any more: what waits is dropped."""
        with self._changed:
            self._closed = True
            self._steps.clear()
            self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._steps or self._closed)
                if self._closed:
                    return
                step = self._steps[0]
            error: Exception | None = None
            try:
                self._send(step)
            except Exception as raised:  # noqa: BLE001  told below, and in the server's log
                error = raised
            self._took(error)

    def _took(self, error: Exception | None) -> None:
        """Take in what became of the first step; who looks on is woken when that is news."""
        with self._changed:
            if self._closed:
                return
            before = self._trouble
            self._trouble = self._refused = None
            if isinstance(error, ClassroomError):
                self._refused = error
                self._steps.clear()
            elif error is None:
                self._steps.popleft()
            elif isinstance(error, CaseLogError):
                self._trouble = error
            else:
                self._trouble = CaseLogError("play.trouble")
                if before is None:
                    _LOG.warning("no step sent: %s", type(error).__name__)
                if len(self._steps) > 1:
                    self._steps.popleft()
            self._changed.notify_all()
        if self._refused or (before is None) != (self._trouble is None) or not self._steps:
            self._wake()
        if self._trouble:
            with self._changed:
                self._changed.wait_for(lambda: self._closed, _AGAIN)
