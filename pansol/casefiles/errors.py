"""What is wrong with a file, a dialect or a mapping as a whole: a key of the catalogue, values."""

from pathlib import Path

from pansol.catalogue import Catalogue

__all__ = ["CaseFileError", "MappingError", "RefusedFileError", "UnreadableFileError"]


class CaseFileError(ValueError):
    """A file that can't be read as case files are. Its sentence stands in the catalogue."""

    def __init__(self, key: str, file: Path | str, **values: object) -> None:
        super().__init__(f"{file}: {key} {values or ''}".strip())
        self.key = key
        self.values = {"file": str(file), **values}

    def sentence(self, say: Catalogue) -> str:
        """Write what is wrong and what helps, for a person."""
        return say(self.key, **self.values)


class RefusedFileError(CaseFileError):
    """A file that is refused before it is parsed: no table, or too large to be one."""


class UnreadableFileError(CaseFileError):
    """A table that is broken as a whole: encoding, head, or not there."""


class MappingError(CaseFileError):
    """A mapping that is broken, or names columns the file has not."""
