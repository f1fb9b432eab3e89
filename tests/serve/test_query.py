"""The query string in a kernel."""

import subprocess
import sys

import pytest

from pansol.ui.query import query_string


def test_outside_voila_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """In JupyterLab or a test the notebook goes on at once."""
    monkeypatch.delenv("VOILA_PREHEAT", raising=False)
    monkeypatch.delenv("QUERY_STRING", raising=False)
    assert query_string() == ""


def test_a_server_that_has_gone_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel held ready for a server that ended does not fail."""
    for name, value in {
        "VOILA_PREHEAT": "True",
        "VOILA_APP_PORT": "1",
        "VOILA_SERVER_URL": "/",
        "VOILA_KERNEL_ID": "k",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("QUERY_STRING", raising=False)
    assert query_string() == ""


def test_it_costs_a_kernel_nothing() -> None:
    """Importing it brings no server and no network library along."""
    code = "import sys, pansol.ui.query; print(*sys.modules)"
    run = [sys.executable, "-c", code]
    loaded = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()  # noqa: S603
    assert not {"voila", "jupyter_server", "tornado", "websockets"} & set(loaded)
