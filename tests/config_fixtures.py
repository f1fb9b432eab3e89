"""A configuration for one test: put to use as a process does at its start, and forgotten after."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pansol.config import VARIABLE, Settings, current
from pansol.config.records import systems
from pansol.masking import show
from pansol.sop import SOP

Configure = Callable[[str], Settings]


def _forget() -> None:
    current.cache_clear()
    systems.cache_clear()
    show()
    for register in (SOP.brands, SOP.purchase_channels, SOP.complaint_channels):
        register.reset()


@pytest.fixture
def configure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Configure]:
    """Give what writes a configuration and puts it to use."""

    def use(text: str) -> Settings:
        path = tmp_path / "pansol.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setenv(VARIABLE, str(path))
        _forget()
        return current()

    yield use
    _forget()
