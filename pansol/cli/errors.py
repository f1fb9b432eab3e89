"""How a command ends, and what it refuses: exit codes, and errors that name their sentence."""

from enum import IntEnum

from pansol.catalogue import Catalogue

__all__ = ["CommandError", "ExitCode", "Refused"]


class ExitCode(IntEnum):
    """What the shell is told."""

    DONE = 0
    ROWS_REJECTED = 1
    WRONG_INPUT = 2
    FILE = 3
    CANNOT_SERVE = 4
    IN_USE = 5


class CommandError(Exception):
    """The command can't go on. Its sentence stands in the catalogue."""

    def __init__(self, code: ExitCode, key: str, **values: object) -> None:
        super().__init__(key)
        self.code = code
        self.key = key
        self.values = values

    def sentence(self, say: Catalogue) -> str:
        """Write what is wrong, for a person."""
        return say(self.key, **self.values)


class Refused(ValueError):  # noqa: N818  a finding on one value, of which a file may have many
    """A value that can't be taken, with the reason's key in the catalogue."""

    def __init__(self, column: str, value: str, key: str, **values: object) -> None:
        super().__init__(key)
        self.column = column
        self.value = value
        self.key = key
        self.values = values

    def reason(self, say: Catalogue) -> str:
        """Write why, and what is allowed."""
        return say(self.key, **self.values)
