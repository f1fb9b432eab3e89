"""Between clicks: what is there to stay is not gone through again and again."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from pansol.ui.resting import Resting
from pansol.ui.script import HANDED_OUT


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    """Leave the collector as it was."""
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_what_is_there_to_stay_is_left_alone_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """And again only when the process holds much more: what comes and goes is still collected."""
    monkeypatch.setenv(HANDED_OUT, "any")
    resting = Resting()
    resting.rest()
    first = gc.get_freeze_count()
    assert first > 1000
    resting.rest()
    assert gc.get_freeze_count() <= first
    more = [[n] for n in range(2 * first)]
    resting.rest()
    assert gc.get_freeze_count() > first + len(more) / 2


def test_what_is_no_longer_needed_is_freed_though_it_was_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Cases that were replaced by others, also where they hold each other."""
    monkeypatch.setenv(HANDED_OUT, "any")

    class Held:
        own: "Held"

    resting, held = Resting(), Held()
    held.own = held
    resting.rest()
    gone = weakref.ref(held)
    del held
    more = [[n] for n in range(2 * gc.get_freeze_count())]
    resting.rest()
    assert more
    assert gone() is None


def test_in_a_notebook_of_somebody_elses_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """There other objects than ours come and go."""
    monkeypatch.delenv(HANDED_OUT, raising=False)
    Resting().rest()
    assert gc.get_freeze_count() == 0
