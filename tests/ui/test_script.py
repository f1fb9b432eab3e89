"""The pages' script and style sheet: they go over the wire once, and always fit the page."""

import pytest

from pansol.ui.script import HANDED_OUT, digest, script, sent_along, style


def test_in_a_notebook_a_page_brings_its_script_and_style(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no server of ours hands them out, as in JupyterLab."""
    monkeypatch.delenv(HANDED_OUT, raising=False)
    assert sent_along() == (script(), style())
    assert "export default" in script()
    assert ".pansol" in style()


def test_a_server_of_another_version_is_not_relied_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where the server hands out the very same are they left out."""
    monkeypatch.setenv(HANDED_OUT, "0" * 64)
    assert sent_along() == (script(), style())
    monkeypatch.setenv(HANDED_OUT, digest())
    assert sent_along() == ("", "")
