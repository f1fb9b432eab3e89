"""What stops a run beside its input: a full disk, too little memory, a folder that is closed."""

import re
from errno import EACCES, EDQUOT, EFBIG, ENOSPC, EPERM
from tempfile import gettempdir
from typing import TYPE_CHECKING

from pansol.cli.errors import CommandError, ExitCode

if TYPE_CHECKING:
    import duckdb

__all__ = ["FULL", "disk_full", "engine_error"]

FULL = frozenset({ENOSPC, EDQUOT, EFBIG})
"""What the system says of a file that finds no room."""

# The engine says it in the system's words, or by the system's number.
_FULL = re.compile(
    "no space left|not enough space|quota exceeded|file too large|max_temp_directory_size"
    rf"|errno[^0-9]+({'|'.join(map(str, sorted(FULL)))})\b",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(
    rf"permission denied|access is denied|errno[^0-9]+({EACCES}|{EPERM})\b", re.IGNORECASE
)


def disk_full() -> CommandError:
    """Give the sentence on a full disk."""
    return CommandError(ExitCode.FILE, "cli.audit.disk_full", temp=gettempdir())


def engine_error(error: "duckdb.Error") -> CommandError:
    """Give the sentence on what stopped the engine; its own words only where it can't be told."""
    import duckdb  # noqa: PLC0415  half a second to import

    text = str(error)
    if _FULL.search(text):
        return disk_full()
    if isinstance(error, duckdb.OutOfMemoryException):
        return CommandError(ExitCode.FILE, "cli.audit.no_memory")
    if _FORBIDDEN.search(text):
        return CommandError(ExitCode.FILE, "cli.audit.forbidden", temp=gettempdir())
    reason = text.partition("\n")[0]
    return CommandError(ExitCode.FILE, "cli.audit.engine_failed", reason=reason)
