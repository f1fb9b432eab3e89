"""The folder of an audit's results: it belongs to one audit at a time."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from filelock import FileLock, Timeout

__all__ = ["SALT", "FolderInUseError", "held_folder", "open_folder"]

SALT = "salt"
"""The file in the folder of parts that tells customers apart in this folder alone."""

_PARTS, _LOCK = "parts", ".lock"


class FolderInUseError(Exception):
    """Another audit is at work in the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


@contextmanager
def held_folder(out: Path) -> Iterator[Path]:
    """Give the folder of the parts, ours alone until the end, without what a crash left half done.

    The system gives the lock back when its process ends, however it ends. Raises
    ``FolderInUseError`` at once where another audit holds it, and ``OSError``.
    """
    parts = out / _PARTS
    parts.mkdir(parents=True, exist_ok=True)
    try:
        lock = FileLock(parts / _LOCK).acquire(timeout=0)
    except Timeout:
        raise FolderInUseError(out) from None
    with lock:
        for unfinished in parts.glob(".*/"):
            shutil.rmtree(unfinished, ignore_errors=True)
        yield open_folder(out)


def open_folder(out: Path) -> Path:
    """Make the folder of the parts, and what tells customers apart in it. Raises ``OSError``."""
    parts = out / _PARTS
    parts.mkdir(parents=True, exist_ok=True)
    if not (parts / SALT).exists():
        (parts / SALT).write_text(token_hex(16), encoding="ascii")
    return parts
