"""The place of unmasked copies: private, outside the results, and swept after a kill."""

import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pansol.audit.folder import open_folder
from pansol.audit.run import Settings, audit_file
from pansol.audit.scratch import scratch_folder

COMPLAINTS = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
HOLD = """
import time
from pansol.audit.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "decoded.csv").write_text("0812")
    print(folder, flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put temporary folders below the test's own."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return place


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_it_is_this_person_s_alone_and_ends_with_the_block(temporary: Path) -> None:
    """Nobody else may look into it, and nothing stays."""
    with scratch_folder() as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert folder.parent == temporary
    assert not [*temporary.iterdir()]


def test_that_of_a_killed_process_goes_and_that_of_a_live_one_stays() -> None:
    """The next audit sweeps up; whoever still works keeps what it has."""
    with subprocess.Popen([sys.executable, "-c", HOLD], stdout=subprocess.PIPE) as other:  # noqa: S603  words written here
        assert other.stdout
        left = Path(other.stdout.readline().decode().strip())
        with scratch_folder():
            assert (left / "decoded.csv").exists()
        other.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        other.wait()
    assert (left / "decoded.csv").exists()
    with scratch_folder():
        assert not left.exists()


def test_nothing_unmasked_ever_lies_among_the_results(tmp_path: Path, temporary: Path) -> None:
    """While a file that is no UTF-8 is audited, its copy lies in the temporary folder alone."""
    source, out = tmp_path / "kasus.csv", tmp_path / "out"
    lines = COMPLAINTS.read_text(encoding="utf-8").splitlines(keepends=True)[:40]
    source.write_text("".join(lines), encoding="utf-16")
    seen: set[Path] = set()

    def look(event: str, given: tuple[object, ...]) -> None:
        if event == "open" and isinstance(given[0], str | Path) and "decoded" in str(given[0]):
            seen.add(Path(given[0]))

    sys.addaudithook(look)
    part = audit_file(source, open_folder(out), Settings())
    assert part.count.accepted == 39
    assert seen
    assert all(temporary in path.parents for path in seen)
    assert not [*temporary.glob("pansol-audit-*")]
