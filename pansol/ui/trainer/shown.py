"""What was read of the database for the trainer's page."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # slow to import
    from pansol.classroom import KeptStep, Play, Results, TrainingClass
    from pansol.training.certificate import Certificate

__all__ = ["Shown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The list of classes, or one class."""

    classes: "tuple[TrainingClass, ...] | None" = None
    """``None`` until they were read."""
    results: "Results | None" = None
    """Of the class that is open."""
    plays: "tuple[Play, ...]" = ()
    """The role plays of the class, the newest first."""
    steps: "tuple[KeptStep, ...]" = ()
    """Of the play that is open, the oldest first."""
    read_at: datetime | None = None
    certificate: "tuple[Certificate, str] | None" = None
    """With its verification code."""
