"""What was read of the database for the trainer's page."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # slow to import
    from pansol.classroom import KeptStep, Play, Results, TrainingClass
    from pansol.training.certificate import Certificate

__all__ = ["Checked", "Shown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What became of a certificate's code."""

    code: str
    """As it was typed."""
    found: "tuple[Certificate, str] | None"
    """The certificate it belongs to, with the trainer's name."""


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
    checked: "Checked | None" = None
    """The code that was checked last."""
