"""What the case log alone knows: who waits for the 24 hours to end, and what is unfinished."""

from dataclasses import dataclass
from datetime import datetime

from pansol.caselog import CheckedCase, Due

__all__ = ["Waits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """The open cases as they stood at one moment; numbers and names masked."""

    at: datetime
    due: tuple[Due, ...]
    """Those that wait, the longest over first."""
    unfinished: tuple[CheckedCase, ...]
    """Those begun and not decided, the newest first."""
