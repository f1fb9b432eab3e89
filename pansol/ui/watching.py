"""Watches a class or a role play while nobody acts: looks each second whether it has changed."""

from collections.abc import Callable
from threading import Event, Lock, Thread
from uuid import UUID

__all__ = ["EVERY", "Watch"]

EVERY = 1.0
"""Seconds between two looks: whatever happens is seen within two."""


class Watch:
    """Looks after one class or role play at a time, in a thread of its own."""

    def __init__(self, latest: Callable[[UUID], int], wake: Callable[[], None]) -> None:
        self._latest = latest
        self._wake = wake
        self._lock = Lock()
        self._watched: UUID | None = None
        self._seen: int | None = None
        self._failed = False
        self._changed = Event()
        self._thread: Thread | None = None

    def follow(self, watched: UUID | None, seen: int | None = None) -> None:
        """Watch this class or play from the change on that was seen last; ``None``: watch nothing.

        One that is watched already is watched on: without ``seen``, what was seen stays seen.
        """
        with self._lock:
            if watched == self._watched and seen is None:
                return
            self._watched, self._seen, self._failed = watched, seen, False
            self._changed.set()
            if watched and self._thread is None:
                self._thread = Thread(target=self._look, daemon=True)
                self._thread.start()

    def _look(self) -> None:
        while True:
            self._changed.wait(EVERY if self._watched else None)
            self._changed.clear()
            if (watched := self._watched) is not None:
                self._look_at(watched)

    def _look_at(self, watched: UUID) -> None:
        """Wake who waits if there is something new, or if nothing can be seen any more."""
        try:
            found: int | None = self._latest(watched)
        except Exception:  # noqa: BLE001  whatever it is: who is woken reads again, and is told
            found = None
        with self._lock:
            if watched != self._watched or found == self._seen or (found is None and self._failed):
                return
            self._seen, self._failed = found, found is None
        self._wake()
