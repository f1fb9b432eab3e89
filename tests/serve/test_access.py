"""Who is let in."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from served import PAGE, Served, running
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from pansol.serve import CannotServeError, Options, serve


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """Return a server without a login."""
    with running(Options(ready=0)) as served:
        yield served


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "", "example.org"])  # noqa: S104
def test_an_address_others_reach_needs_a_login(host: str) -> None:
    """Without a token or a password only this machine's own addresses are served."""
    with pytest.raises(CannotServeError, match="--token") as refusal:
        serve(Options(host=host))
    assert "dapat dibuka orang lain" in str(refusal.value)
    for login in ("token", "password"):
        replace(Options(host=host), **{login: "x"}).check()  # type: ignore[arg-type]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_this_machine_needs_none(host: str) -> None:
    """Loopback addresses are served without a login."""
    Options(host=host).check()


def test_a_taken_port_is_one_sentence() -> None:
    """The refusal names the port and the remedy, in both languages."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code = f"from pansol.serve import *\ntry: serve(Options(port={port}))\n"
        code += "except CannotServeError as error: print(error)"
        run = [sys.executable, "-c", code]
        done = subprocess.run(run, capture_output=True, text=True, check=True)  # noqa: S603
    assert f"Port {port} sudah dipakai" in done.stdout
    assert f"Port {port} is taken" in done.stdout
    assert done.stderr == ""


def test_a_foreign_page_gets_no_websocket(served: Served) -> None:
    """A page of another origin cannot speak to a kernel."""
    page = httpx.get(served.url + PAGE, timeout=60).text
    kernel = page.split('data-kernel="')[1].split('"')[0]
    url = served.url.replace("http", "ws") + f"api/kernels/{kernel}/channels"
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(url, origin=Origin("http://evil.example")),
    ):
        pass
    assert refused.value.response.status_code == 403


def test_a_foreign_name_for_this_machine_is_refused(served: Served) -> None:
    """A site whose name is made to point at this machine reaches no page without a login."""
    answer = httpx.get(served.url, headers={"Host": "evil.example"})
    assert answer.status_code == 403


@pytest.fixture(scope="module")
def guarded() -> Iterator[Served]:
    """Return a server with a token and a password, below a path."""
    options = Options(token="let-me-in", password="open sesame", base_url="/care", ready=0)  # noqa: S106
    with running(options) as served:
        yield served


def test_strangers_come_to_the_login(guarded: Served) -> None:
    """Pages, kernels and websockets are closed to those without token and password."""
    assert guarded.url.endswith("/care/")
    answer = httpx.get(guarded.url, follow_redirects=True)
    assert answer.url.path == "/care/login"
    assert "Kata sandi atau token" in answer.text
    kernel = guarded.url + "api/kernels/0-0-0-0-0"
    assert httpx.get(kernel).status_code == 403
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(kernel.replace("http", "ws", 1) + "/channels"),
    ):
        pass
    assert refused.value.response.status_code == 403


def test_a_token_opens_and_leaves_the_address(guarded: Served) -> None:
    """The token is shown once; neither the address nor the kernel keeps it."""
    with httpx.Client(follow_redirects=True, timeout=60) as visitor:
        answer = visitor.get(guarded.url + "?token=let-me-in&lang=en")
        assert answer.status_code == 200
        assert answer.url.query == b"lang=en"
        page = guarded.url + PAGE + "?token=let-me-in"
        assert visitor.get(page).url.query == b""
    assert "let-me-in" not in guarded.log


@pytest.mark.parametrize(("password", "status"), [("open sesame", 200), ("open barley", 401)])
def test_a_password_opens(guarded: Served, password: str, status: int) -> None:
    """The right password leads to the page that was asked for; a wrong one does not."""
    with httpx.Client(follow_redirects=True, timeout=60) as visitor:
        form = visitor.get(guarded.url + "?lang=en")
        action = form.text.split('action="')[1].split('"')[0]
        fields = {"password": password, "_xsrf": visitor.cookies["_xsrf"]}
        answer = visitor.post(form.url.join(action.replace("&amp;", "&")), data=fields)
        assert answer.status_code == status
        assert (PAGE in answer.text) == (status == 200)
