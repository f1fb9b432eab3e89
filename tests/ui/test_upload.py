"""Files in pieces: put together byte for byte, and nothing else is taken."""

import base64
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pansol.ui.page import Page
from pansol.ui.program import Download
from pansol.ui.upload import MOST_BYTES, Uploads


def piece(content: bytes, at: int, **more: object) -> dict[str, Any]:
    """Give the message for a piece of a file."""
    return {"id": "a", "name": "kasus.csv", "size": len(content), "at": at, **more}


def data(content: bytes) -> str:
    """Give bytes as messages carry them."""
    return base64.b64encode(content).decode()


@given(st.binary(min_size=1, max_size=200), st.integers(1, 50), st.lists(st.booleans()))
def test_a_file_comes_whole_whatever_is_sent_twice(
    content: bytes, step: int, again: list[bool]
) -> None:
    """Pieces that come a second time, as after a lost connection, change nothing."""
    uploads = Uploads()
    repeats = iter(again)
    for at in range(0, len(content), step):
        for _ in range(1 + next(repeats, False)):
            part = content[at : at + step]
            file = uploads.take(piece(content, at), data(part))
    assert file.complete
    assert file.path.read_bytes() == content


def test_a_new_file_takes_the_place_of_one_not_finished() -> None:
    """Of the first nothing is left."""
    uploads = Uploads()
    uploads.take(piece(b"abcd", 0), data(b"ab"))
    file = uploads.take(piece(b"xy", 0, id="b"), data(b"xy"))
    assert (file.complete, file.path.read_bytes()) == (True, b"xy")


def test_a_file_that_was_taken_is_deleted() -> None:
    """It may hold customers' data."""
    uploads = Uploads()
    path = uploads.take(piece(b"ab", 0), data(b"ab")).path
    uploads.forget()
    assert not path.exists()
    uploads.forget()


@pytest.mark.parametrize(
    "name", ["../../etc/kasus.csv", "C:\\Users\\budi\\kasus.csv", "/srv/kasus.csv", "kasus.csv"]
)
def test_a_name_has_no_folders(name: str) -> None:
    """What a browser sends as a name leads nowhere."""
    file = Uploads().take(piece(b"ab", 0, name=name), data(b"ab"))
    assert file.name == "kasus.csv"
    assert file.path.name == "upload"


@pytest.mark.parametrize(
    ("message", "content"),
    [
        (piece(b"ab", 0, size=MOST_BYTES + 1), data(b"ab")),
        (piece(b"ab", 0, size=-1), data(b"ab")),
        (piece(b"ab", 0, size="2"), data(b"ab")),
        (piece(b"ab", 0, size=1), data(b"ab")),
        (piece(b"ab", 0), "%%%"),
        (piece(b"ab", 0), 5),
    ],
)
def test_what_is_no_piece_is_refused(message: dict[str, Any], content: object) -> None:
    """Too large, without a size, more than announced, or no bytes at all."""
    with pytest.raises((TypeError, ValueError)):
        Uploads().take(message, content)


class Reader:
    """A program that counts the letters of a file, and offers the count as one."""

    def __init__(self) -> None:
        self.told = ""
        self.file = Download("count.txt", "text/plain", b"")

    def upload(self, action: list[str], name: str, path: Path) -> None:
        """Count."""
        self.told = f"{action} {name} {len(path.read_text(encoding='utf-8'))}"
        self.file = Download("count.txt", "text/plain", self.told.encode())

    def downloads(self) -> dict[str, Download]:
        """Give the count."""
        return {"count": self.file}

    def view(self) -> dict[str, Any]:
        """Show the count."""
        return {"tree": ["p", {}, [self.told]]}

    def act(self, action: list[str], value: str | None) -> None:
        """Do nothing."""

    def restore(self, snapshot: str) -> None:
        """Do nothing."""

    def ahead(self) -> list[tuple[list[str], list[Any]]]:
        """Foresee nothing."""
        return []

    def fail(self, incident: str) -> None:
        """Tell the number."""
        self.told = f"failed {incident}"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Collect what the page sends."""
    messages: list[dict[str, Any]] = []
    monkeypatch.setattr(Page, "send", lambda _page, message: messages.append(message))
    return messages


def receive(page: Page, message: object) -> None:
    """Hand the page a message as ipywidgets does."""
    page._handle_custom_msg(message, [])  # noqa: SLF001  what a browser's message arrives at


def test_a_page_acknowledges_pieces_and_hands_on_the_whole(sent: list[dict[str, Any]]) -> None:
    """Each piece is confirmed; at the last the program has the file, which is then gone."""
    page = Page(Reader())
    for at, part in ((0, b"ab"), (2, b"c")):
        message = piece(b"abc", at, action=["file"])
        receive(page, {"upload": message, "data": data(part)})
    told = [message["uploaded"] for message in sent if "uploaded" in message]
    assert told == [{"id": "a", "at": 2}, {"id": "a", "at": 3}]
    assert page.view["tree"] == ["p", {}, ["['file'] kasus.csv 3"]]


def test_a_file_is_offered_once_and_again_to_who_asks(sent: list[dict[str, Any]]) -> None:
    """A link's file is sent when it is new, and to a browser that missed it."""
    page = Page(Reader())
    receive(page, {"action": ["nothing"]})
    receive(page, {"action": ["nothing"]})
    offered = [message["file"]["key"] for message in sent if "file" in message]
    assert offered == ["count"]
    receive(page, {"show": True})
    offered = [message["file"]["key"] for message in sent if "file" in message]
    assert offered == ["count", "count"]


@pytest.mark.parametrize(
    "message",
    [
        {"upload": piece(b"ab", 0, size=10**12), "data": data(b"ab")},
        {"upload": piece(b"ab", 0), "data": None},
        {"upload": piece(b"ab", 0, action="file"), "data": data(b"ab")},
    ],
)
def test_a_hostile_piece_is_told_as_an_incident(
    message: dict[str, Any], sent: list[dict[str, Any]]
) -> None:
    """The page lives on, whatever comes as a file."""
    page = Page(Reader())
    receive(page, message)
    assert "failed" in str(page.view["tree"])
    assert len(sent) <= 2
