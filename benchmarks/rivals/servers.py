"""The three servers that are measured: how each is started, and what its processes take."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import create_connection, socket

import psutil  # type: ignore[import-untyped]  # no stubs in the environment

__all__ = ["Server", "Stack", "running", "stacks"]

FOLDER = Path(__file__).parent
PATIENCE = 180  # s until a server answers or comes to rest
PAUSE = 0.25  # s between two looks at a server
QUIET = 0.1  # of one core: below it a server rests
RESTS = 4  # looks in a row at which it must
MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """One way to serve the page."""

    name: str
    command: tuple[str, ...]
    """Arguments of Python; ``{port}`` is filled in."""
    held_ready: tuple[str, ...]
    """What is added so that the server is warm, or holds pages ready, before a visitor comes."""
    path: str
    """Where the page opens."""


def stacks(page: str, path: str) -> tuple[Stack, Stack, Stack]:
    """Give the three ways to serve a page: pansol's own at ``path``, and the rivals' files."""
    return (
        Stack(
            name="pansol",
            command=("-m", "rivals.serve_pansol", "{port}"),
            held_ready=("2",),
            path=path,
        ),
        Stack(
            name="Panel",
            command=(
                *("-m", "panel", "serve", str(FOLDER / f"panel_{page}.py")),
                *("--address", "127.0.0.1", "--port", "{port}"),
                *("--allow-websocket-origin", "127.0.0.1:{port}"),
            ),
            held_ready=("--reuse-sessions",),  # with --warm it asks a CDN for its style sheets too
            path=f"panel_{page}",
        ),
        Stack(
            name="Streamlit",
            command=(
                *("-m", "streamlit", "run", str(FOLDER / f"streamlit_{page}.py")),
                *("--server.address", "127.0.0.1", "--server.port", "{port}"),
                *("--server.headless", "true", "--server.fileWatcherType", "none"),
                *("--browser.gatherUsageStats", "false", "--client.toolbarMode", "viewer"),
            ),
            held_ready=(),
            path="",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server."""

    stack: Stack
    origin: str
    process: psutil.Process

    @property
    def url(self) -> str:
        """The page's address."""
        return self.origin + self.stack.path

    def memory(self) -> float:
        """Give the MB its processes take, what they share divided among them (Linux)."""
        return sum(self._each(_pss)) / MB

    def largest(self) -> float:
        """Give the MB of the process that takes most of it."""
        return max(self._each(_pss)) / MB

    def rest(self) -> None:
        """Wait until it has done what the last visitor left it to do."""
        until = time.monotonic() + PATIENCE
        quiet = 0
        while quiet < RESTS and time.monotonic() < until:
            before = self._worked()
            time.sleep(PAUSE)
            quiet = quiet + 1 if self._worked() - before < QUIET * PAUSE else 0

    def _worked(self) -> float:
        return sum(self._each(_seconds))

    def _each(self, measure: Callable[[psutil.Process], float]) -> Iterator[float]:
        for one in (self.process, *self.process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):  # a page's process may end meanwhile
                yield measure(one)


def _pss(process: psutil.Process) -> float:
    return float(process.memory_full_info().pss)


def _seconds(process: psutil.Process) -> float:
    taken = process.cpu_times()
    return float(taken.user + taken.system)


@contextmanager
def running(stack: Stack, *, cold: bool) -> Iterator[Server]:
    """Start a server on a free port, with nothing held ready if ``cold``."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = stack.command if cold else stack.command + stack.held_ready
    command = [sys.executable, *(word.format(port=port) for word in words)]
    env = os.environ | {"PYTHONPATH": str(FOLDER.parent)}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=env, stdout=quiet, stderr=quiet) as process:  # noqa: S603  our own words
        origin = f"http://127.0.0.1:{port}/"
        server = Server(stack=stack, origin=origin, process=psutil.Process(process.pid))
        try:
            _await(server, port)
            yield server
        finally:
            process.terminate()


def _await(server: Server, port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(OSError), create_connection(("127.0.0.1", port)):
            server.rest()
            return
        time.sleep(PAUSE)
    raise SystemExit(f"{server.stack.name} does not answer")
