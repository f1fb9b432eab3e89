"""What is done beside a page: one thing at a time, taken once; its errors are told there."""

from threading import Event

import pytest
from dashing import program

from pansol.ui.dashboard.arriving import Arriving


def test_what_was_done_is_taken_once() -> None:
    """The page is woken when it is there; nothing comes before, and nothing twice."""
    arriving, go, woken = Arriving[str](), Event(), Event()
    arriving.listen(woken.set)
    arriving.begin(lambda: f"came {go.wait(60)}")
    assert arriving.busy
    assert arriving.take() == []
    go.set()
    assert woken.wait(60)
    assert arriving.take() == ["came True"]
    assert arriving.take() == []
    assert not arriving.busy


def test_what_went_wrong_is_raised_where_it_is_taken() -> None:
    """The page lives on, and something else can be begun."""
    arriving = Arriving[int]()
    arriving.begin(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        arriving.take()
    arriving.begin(lambda: 7)
    assert arriving.take() == [7]


def test_a_page_that_could_not_read_does_not_try_for_ever() -> None:
    """Each drawing of the page would begin it anew."""
    shown, tries = program(), []

    def broken() -> int:
        tries.append(1)
        raise OSError("no sample")

    shown.load = broken  # type: ignore[method-assign, assignment]  # a broken disk
    with pytest.raises(OSError, match="no sample"):
        shown.drawn()
    shown.drawn()
    assert len(tries) == 1
