"""The systems of record that a team has configured, else the made-up ones."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pansol.config.settings import current
from pansol.records.embedded import embedded_file, embedded_systems

if TYPE_CHECKING:
    from pansol.records.lookup import Systems

__all__ = ["sample_file", "systems"]


@cache
def systems() -> "Systems":
    """Give this process's systems. Raises ``OSError`` where the made-up ones can't be written."""
    from pansol.records.lookup import Systems  # noqa: PLC0415  slow to import

    configured = current().systems
    return Systems(embedded_systems() if configured is None else configured)


def sample_file() -> Path | None:
    """Give the file of made-up records; ``None`` where a team has systems of its own."""
    return embedded_file() if current().systems is None else None
