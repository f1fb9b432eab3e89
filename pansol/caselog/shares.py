"""Is a SQLite file where locks hold? On a network share they don't, and cases are lost."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path, PurePath, PureWindowsPath
from tempfile import TemporaryDirectory

__all__ = ["locks_hold", "share_below"]

_SHARES = frozenset({
    "afs", "ceph", "cifs", "coda", "davfs", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4",
    "ocfs2", "smb2", "smb3", "smbfs", "vboxsf", "vmhgfs",
})  # fmt: skip
"""File systems that lie on another machine, by the kernel's names."""
_SHARES_BY_FUSE = frozenset({
    "ceph-fuse", "curlftpfs", "davfs2", "gcsfuse", "glusterfs", "goofys", "gvfsd-fuse", "rclone",
    "s3fs", "smbnetfs", "sshfs", "vmhgfs-fuse",
})  # fmt: skip
"""The same, by the programs that bring them: ``fuse.sshfs``."""

_OTHER = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], uri=True, timeout=0, isolation_level=None)
try:
    other.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    sys.exit(0 if "locked" in str(error) else 2)
sys.exit(1)
"""
_KEPT_OUT, _CAME_IN = 0, 1
"""What the other process finds."""


def share_below(path: PurePath, mounts: Iterable[str] | None = None) -> str:
    """Give the kind of network share that a file lies on, empty if it lies on none.

    ``mounts``: lines as in ``/proc/mounts``, which are read where it is not given.
    """
    if isinstance(path, PureWindowsPath):
        return _windows_share(path)
    whole = Path(os.path.realpath(path))
    best, kind = Path(), ""
    for line in _mounts() if mounts is None else mounts:
        _, place, found, *_ = line.split()
        folder = Path(place.encode().decode("unicode_escape"))
        if whole.is_relative_to(folder) and len(folder.parts) >= len(best.parts):
            best, kind = folder, found
    fuse = kind.removeprefix("fuse.")
    return kind if kind in _SHARES or (fuse != kind and fuse in _SHARES_BY_FUSE) else ""


def locks_hold(folder: Path, *, vfs: str = "") -> bool:
    """Lock a file in this folder, and see whether another process is kept out.

    ``vfs``: SQLite's own name of a way to files, as ``unix-none``, which knows no locks. Raises
    ``OSError`` or ``sqlite3.Error`` where it can't be tried.
    """
    with TemporaryDirectory(prefix=".pansol-", dir=folder) as place:
        address = (Path(place) / "probe").as_uri() + (f"?vfs={vfs}" if vfs else "")
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as mine:
            mine.execute("CREATE TABLE probe (x)")
            mine.execute("BEGIN IMMEDIATE")
            mine.execute("INSERT INTO probe VALUES (1)")
            found = _from_outside(address)
    if found in {_KEPT_OUT, _CAME_IN}:
        return found == _KEPT_OUT
    raise OSError(f"the lock could not be tried ({found})")


def _from_outside(address: str) -> int:
    """Try the same lock in another process; one that hangs came to no answer."""
    command = [sys.executable, "-I", "-S", "-c", _OTHER, address]
    try:
        return subprocess.run(command, check=False, capture_output=True, timeout=60).returncode  # noqa: S603  this Python, a text of ours
    except subprocess.TimeoutExpired:
        return _CAME_IN  # a lock that nobody answers for keeps no case


def _mounts() -> list[str]:
    table = Path("/proc/mounts")
    return table.read_text(encoding="utf-8").splitlines() if table.exists() else []


def _windows_share(path: PurePath) -> str:
    """Tell a path of another machine, or a drive that stands for one."""
    if path.drive.startswith("\\\\"):
        return "UNC"
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  there alone

        remote = 4  # DRIVE_REMOTE, winbase.h
        if ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == remote:
            return path.drive
    return ""
