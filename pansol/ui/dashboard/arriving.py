"""Something slow that is done beside the page, which is woken once it is there."""

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

__all__ = ["Arriving"]

_Given = TypeVar("_Given")


class Arriving(Generic[_Given]):
    """One thing at a time. Where nobody listens it is done at once."""

    def __init__(self) -> None:
        self._wake: Callable[[], None] | None = None
        self._thread: Thread | None = None
        self._come: list[_Given] = []
        self._broken: Exception | None = None
        self.begun = False
        """Whether anything was ever begun."""

    def listen(self, wake: Callable[[], None]) -> None:
        """Call ``wake``, from any thread, once something is there."""
        self._wake = wake

    @property
    def busy(self) -> bool:
        """Whether something is being done, or has come and was not taken yet."""
        return self._thread is not None

    def begin(self, make: Callable[[], _Given]) -> None:
        """Begin to do something; nothing else may be under way."""
        self.begun = True
        self._thread = Thread(target=self._do, args=(make,), daemon=True)
        self._thread.start()
        if self._wake is None:
            self._thread.join()

    def wait(self) -> None:
        """Wait until what is being done is there."""
        if self._thread:
            self._thread.join()

    def take(self) -> list[_Given]:
        """Give what has come, at most one thing. Raises what went wrong while it was done."""
        if self._thread is None or (self._thread.is_alive() and not (self._come or self._broken)):
            return []
        self._thread = None
        come, broken = self._come, self._broken
        self._come, self._broken = [], None
        if broken:
            raise broken
        return come

    def _do(self, make: Callable[[], _Given]) -> None:
        try:
            self._come = [make()]
        except Exception as error:  # noqa: BLE001  told by ``take``, in the page's own thread
            self._broken = error
        if self._wake:
            self._wake()
