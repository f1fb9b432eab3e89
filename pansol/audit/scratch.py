"""Where a copy of the input lies while it is audited, unmasked: in nobody's results."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from filelock import FileLock, Timeout

__all__ = ["scratch_folder"]

_PREFIX, _LOCK, _HELD = "pansol-audit-", "lock", "held"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a temporary folder for this person alone (mode 700), which ends with the block.

    Those of processes that were killed are removed first: the system has given their locks back.
    Raises ``OSError``.
    """
    _sweep()
    with (
        TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name,
        FileLock(Path(name) / _LOCK),
    ):
        (Path(name) / _HELD).touch()  # from now on an unlocked one is nobody's
        yield Path(name)


def _sweep() -> None:
    """Remove the folders whose owner is gone."""
    for held in Path(gettempdir()).glob(f"{_PREFIX}*/{_HELD}"):
        try:
            with FileLock(held.with_name(_LOCK), timeout=0):
                pass
        except (Timeout, OSError):  # at work, or somebody else's
            continue
        shutil.rmtree(held.parent, ignore_errors=True)
