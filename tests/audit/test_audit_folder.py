"""The folder of an audit's results: one audit at a time, and none kept out by one that died."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pansol.audit.folder import FolderInUseError, held_folder

HOLD = """
import sys, time
from pathlib import Path
from pansol.audit.folder import held_folder
with held_folder(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_folder_is_held_by_one_alone(tmp_path: Path) -> None:
    """The second is refused at once, and the folder is free again once the first is done."""
    with held_folder(tmp_path), pytest.raises(FolderInUseError), held_folder(tmp_path):
        pass
    with held_folder(tmp_path) as parts:
        assert parts.is_dir()


def test_another_folder_is_free(tmp_path: Path) -> None:
    """Only the one folder is held."""
    with held_folder(tmp_path / "one"), held_folder(tmp_path / "two") as parts:
        assert parts.parent.name == "two"


def test_one_that_is_killed_leaves_the_folder_free(tmp_path: Path) -> None:
    """While a process lives its folder is held; when it is killed, it is not."""
    with subprocess.Popen(  # noqa: S603  this Python, and words written here
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(FolderInUseError), held_folder(tmp_path):
            pass
        other.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        other.wait()
        with held_folder(tmp_path) as parts:
            assert parts.is_dir()


def test_what_a_crash_left_half_done_is_swept_out(tmp_path: Path) -> None:
    """No unfinished part stays, whichever file it was of; those done do."""
    with held_folder(tmp_path) as parts:
        (parts / ".half").mkdir()
        (parts / ".half" / "decoded.csv").write_text("x", encoding="utf-8")
        (parts / "whole").mkdir()
    with held_folder(tmp_path):
        assert {path.name for path in parts.iterdir()} == {".lock", "salt", "whole"}
