"""A team's own systems are asked where it has some, else the made-up ones."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from config_fixtures import Configure

from pansol.config.records import sample_file, systems
from pansol.records.embedded import embedded_file

SYSTEM = """
[systems.ctp]
label = "CTP"
folder = "exports"
[systems.ctp.tables.contacts]
table = "contacts.csv"
columns = { msisdn = "nomor", contacted_at = "waktu", kind = "jenis", topic = "topik" }
"""


@pytest.fixture(autouse=True)
def forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin as a process does, with an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    systems.cache_clear()
    embedded_file.cache_clear()
    yield
    systems.cache_clear()
    embedded_file.cache_clear()


def test_a_teams_systems_are_asked_alone(configure: Configure, tmp_path: Path) -> None:
    """Their folders lie beside the file; no made-up complaint is offered, nor any file made."""
    configure(SYSTEM)
    assert list(systems().systems) == ["ctp"]
    assert systems().systems["ctp"].folder == tmp_path / "exports"
    assert sample_file() is None
    assert not (tmp_path / "cache").exists()


def test_no_systems_at_all_are_a_teams_too(configure: Configure) -> None:
    """An empty table switches the made-up ones off."""
    configure("[systems]")
    assert not systems().systems
    assert sample_file() is None


@pytest.mark.skipif(sys.platform != "linux", reason="XDG_CACHE_HOME is Linux's")
def test_without_any_the_made_up_ones_are_asked(configure: Configure, tmp_path: Path) -> None:
    """Once for a process."""
    configure('language = "en"')
    assert {"indira", "selena", "dsc", "ctp", "outages", "ecare"} == set(systems().systems)
    assert systems() is systems()
    path = sample_file()
    assert path
    assert path.is_relative_to(tmp_path)
    assert path.exists()
