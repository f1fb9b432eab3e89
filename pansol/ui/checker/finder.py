"""A look-up in the background, so that the page goes on while systems answer."""

import logging
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from threading import Thread

from pansol.config.records import systems
from pansol.records import Enquiry, Finding

__all__ = ["Finder", "prepare"]

_LOG = logging.getLogger("pansol.records")


def prepare() -> None:
    """Load in the background what the first look-up would wait for: drivers, made-up records."""
    Thread(target=_prepare, daemon=True).start()


def _prepare() -> None:
    try:
        systems().prepare()
    except Exception as error:  # noqa: BLE001  the first look-up will tell
        _told(error)


def _told(error: Exception) -> None:
    _LOG.warning("no look-up: %s", type(error).__name__)


class Finder:
    """One look-up. ``wake`` is called, in a thread of its own, whenever something has come."""

    def __init__(self, enquiry: Enquiry, wake: Callable[[], None]) -> None:
        self.enquiry = enquiry
        self._wake = wake
        self._arrived: SimpleQueue[Finding] = SimpleQueue()
        self.failed = False
        """Whether the systems could not even be asked."""
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def take(self) -> Iterator[Finding]:
        """Give what has come since the last time."""
        while True:
            try:
                yield self._arrived.get_nowait()
            except Empty:
                return

    def wait(self, timeout: float | None = None) -> None:
        """Wait until the look-up has ended, at most so many seconds."""
        self._thread.join(timeout)

    def _run(self) -> None:
        try:
            for finding in systems().look_up(self.enquiry):
                self._arrived.put(finding)
                self._wake()
        except Exception as error:  # noqa: BLE001  whatever it is, the person goes on by hand
            _told(error)
            self.failed = True
            self._wake()
