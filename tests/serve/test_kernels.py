"""The kernels behind the pages: what they obey, what they know, when they end."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from uuid import uuid4

import httpx
import pytest
from served import PAGE, Served, running
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from pansol.serve import Options

FORBIDDEN = (
    "execute_request",
    "complete_request",
    "inspect_request",
    "history_request",
    "is_complete_request",
    "debug_request",
    "interrupt_request",
    "create_subshell_request",
)


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """Return a server without a login."""
    with running(Options(ready=0)) as served:
        yield served


def open_page(served: Served, query: str = "") -> tuple[str, str]:
    """Open a page; return its kernel's and its widget's ids."""
    page = httpx.get(served.url + PAGE + query, timeout=60)
    assert page.status_code == 200
    kernel, model = (
        page.text.split(f'data-{name}="')[1].split('"')[0] for name in ("kernel", "model")
    )
    return kernel, model


@contextmanager
def channels(served: Served, kernel: str) -> Iterator[ClientConnection]:
    """Connect to a kernel as a page does."""
    url = served.url.replace("http", "ws") + f"api/kernels/{kernel}/channels?session_id=s"
    with connect(url, origin=Origin(served.url.rstrip("/"))) as socket:
        yield socket


def send(socket: ClientConnection, channel: str, kind: str, content: Mapping[str, object]) -> None:
    """Send one of Jupyter's messages."""
    header = {
        "msg_id": uuid4().hex,
        "msg_type": kind,
        "session": "s",
        "username": "",
        "version": "5.3",
    }
    rest = {"channel": channel, "parent_header": {}, "metadata": {}, "content": content}
    socket.send(json.dumps({"header": header, "buffers": []} | rest))


def state(socket: ClientConnection, model: str) -> dict[str, object]:
    """Ask a widget for its state."""
    asked = {"comm_id": model, "data": {"method": "request_state"}}
    send(socket, "shell", "comm_msg", asked)
    while True:
        message = json.loads(socket.recv(timeout=20))
        data = message["content"].get("data", {})
        if message["msg_type"] == "comm_msg" and data.get("method") == "update":
            return dict(data["state"])


@pytest.mark.parametrize("channel", ["shell", "control"])
def test_visitors_cannot_run_code(served: Served, channel: str) -> None:
    """Of all messages only a widget's are handed to the kernel."""
    kernel, model = open_page(served)
    with channels(served, kernel) as socket:
        content = {"code": "echo.text = 'HACKED'", "silent": False, "cursor_pos": 1}
        for kind in FORBIDDEN:
            send(socket, channel, kind, content)
        assert state(socket, model)["text"] != "HACKED"
        replies = []
        try:
            while True:
                replies.append(json.loads(socket.recv(timeout=1))["msg_type"])
        except TimeoutError:
            pass
    assert not {kind.replace("_request", "_reply") for kind in FORBIDDEN} & set(replies)


def test_a_full_house_says_so() -> None:
    """Beyond the cap a page says in both languages to come back, until a kernel has ended."""
    with running(Options(visitors=1, ready=0)) as served:
        kernel, _ = open_page(served)
        refused = httpx.get(served.url + PAGE)
        assert refused.status_code == 503
        assert int(refused.headers["Retry-After"]) > 0
        assert "Semua tempat sedang terpakai" in refused.text
        assert "Too many pages are open" in refused.text
        with httpx.Client(base_url=served.url, timeout=60) as visitor:
            visitor.get(PAGE)
            address = f"api/kernels/{kernel}"
            assert visitor.delete(address).status_code == 403  # a foreign page knows no such cookie
            known = {"X-XSRFToken": visitor.cookies["_xsrf"]}
            assert visitor.delete(address, headers=known).status_code == 204
            assert visitor.get(PAGE).status_code == 200


def test_an_abandoned_kernel_is_culled() -> None:
    """A browser that was killed says nothing: its kernel ends all the same."""
    with running(Options(idle_seconds=2, ready=0)) as served:
        abandoned, _ = open_page(served)
        held, model = open_page(served)
        with channels(served, held) as socket:
            for _ in range(60):
                if httpx.get(served.url + f"api/kernels/{abandoned}").status_code == 404:
                    break
                time.sleep(0.25)
            else:
                pytest.fail("the abandoned kernel still runs")
            assert state(socket, model)


def test_a_ready_page_knows_its_own_visitor_only() -> None:
    """Pages held ready, and those made when they have run out, get their own query string."""
    with running(Options(ready=1)) as served:
        for number in range(4):
            kernel, model = open_page(served, f"?case={number}")
            with channels(served, kernel) as socket:
                query, _, url = str(state(socket, model)["text"]).partition("|")
            assert query == f"case={number}"
            assert url in {"", served.url + f"{PAGE}?case={number}"}
            time.sleep(number)  # the first ones come too fast for the pool
