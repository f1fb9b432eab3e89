"""The made-up records are there after the first call, whole, once for each person."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pansol.records.embedded import embedded_file, embedded_systems, mapped, sample_enquiries
from pansol.records.lookup import Systems
from pansol.records.shapes import Role
from pansol.sample import write_records
from pansol.sop import SOP

START = """
import sys
from pansol.records.embedded import embedded_file, embedded_systems, sample_enquiries
print("ready", flush=True)
sys.stdin.readline()
systems = embedded_systems()
print(embedded_file(), len(sample_enquiries(embedded_file())), flush=True)
"""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give an empty cache of this person's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    embedded_file.cache_clear()
    yield tmp_path / "cache"
    embedded_file.cache_clear()


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="XDG_CACHE_HOME is Linux's")


def test_the_file_is_made_at_the_first_call_and_stays(cache: Path) -> None:
    """Asking for its place makes nothing."""
    path = embedded_file()
    assert path.is_relative_to(cache)
    assert not cache.exists()
    systems = embedded_systems()
    made = path.stat()
    assert (made.st_size > 0, list(path.parent.iterdir())) == (True, [path])
    assert embedded_systems() == systems
    assert path.stat().st_mtime_ns == made.st_mtime_ns


def test_several_processes_make_one_whole_file(cache: Path) -> None:
    """Started at once: each finds all examples, and nothing else is left behind."""
    processes = [
        subprocess.Popen(  # noqa: S603  this Python, and a statement written here
            [sys.executable, "-c", START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"XDG_CACHE_HOME": str(cache)},
        )
        for _ in range(3)
    ]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    said = [process.communicate("go\n", timeout=120)[0].split() for process in processes]
    path = embedded_file()
    assert said == [[str(path), str(len(SOP.rules) + 3)]] * 3
    assert list(path.parent.iterdir()) == [path]


def test_a_cache_that_cannot_be_written_is_told(cache: Path) -> None:
    """As what it is: an ``OSError``."""
    cache.write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match=r"cache"):
        embedded_systems()


def test_the_examples_are_the_files_and_none_before_it_is_there(tmp_path: Path) -> None:
    """One for each rule and gap, and three odd ones, each with what a look-up needs."""
    path = tmp_path / "r.sqlite"
    assert sample_enquiries(path) == ()
    path.write_text("no database", encoding="utf-8")
    assert sample_enquiries(path) == ()
    write_records(path, rows=5)
    found = {each.id: each for each in sample_enquiries(path)}
    assert found.keys() == {rule.id for rule in SOP.rules} | {"conflict", "impossible", "nothing"}
    for each in found.values():
        assert each.fields["msisdn"].startswith("+62840")
        assert all(each.fields.values())
        assert each.transaction_at < each.handled_at


@pytest.mark.parametrize("name", ["a b", "100%", "a%20b", "a#b", "a?b", "é"])
def test_the_systems_are_all_there_wherever_the_file_lies(tmp_path: Path, name: str) -> None:
    """Every table of ours is served, and lacks no column."""
    (tmp_path / name).mkdir()
    path = write_records(tmp_path / name / "r.sqlite", rows=1).path
    systems = Systems(mapped(path))
    assert {role for each in systems.systems.values() for role in each.tables} == set(Role)
    for system in systems.systems:
        assert systems.misfits(system) == []
