"""Files that a browser sends in pieces, put together in a folder that ends with the process."""

import base64
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory
from typing import Any

__all__ = ["MOST_BYTES", "Upload", "Uploads"]

MOST_BYTES = 50_000_000
"""The largest file a page takes; for larger ones there is the command line."""

_LONGEST_NAME = 120


class Upload:
    """One file on its way."""

    def __init__(self, path: Path, message: Mapping[str, Any]) -> None:
        """Begin a file; raises ``ValueError`` if it is too large or has no size."""
        self.path = path
        self.name = _file_name(str(message.get("name")))
        size = message.get("size")
        if not isinstance(size, int) or not 0 <= size <= MOST_BYTES:
            raise ValueError("a file without a size, or too large")
        self.size = size
        self.path.write_bytes(b"")

    @property
    def arrived(self) -> int:
        """How many bytes are here."""
        return self.path.stat().st_size

    @property
    def complete(self) -> bool:
        """Whether all of it is here."""
        return self.arrived == self.size

    def add(self, at: object, data: str) -> None:
        """Add a piece if it is the next one; raises ``ValueError`` if it is none of this file."""
        if at != self.arrived:
            return
        piece = base64.b64decode(data, validate=True)
        if self.arrived + len(piece) > self.size:
            raise ValueError("more bytes than the file has")
        with self.path.open("ab") as file:
            file.write(piece)


class Uploads:
    """The file that is on its way; a new one takes its place."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self._id: object = None
        self._upload: Upload | None = None

    def take(self, message: Mapping[str, Any], data: object) -> Upload:
        """Take a piece. Raises ``ValueError`` for what is none."""
        if not isinstance(data, str):
            raise TypeError("a piece without data")
        if self._upload is None or message.get("id") != self._id:
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix="pansol-")
            self._upload = Upload(Path(self._folder.name) / "upload", message)
            self._id = message.get("id")
        self._upload.add(message.get("at"), data)
        return self._upload

    def forget(self) -> None:
        """Delete the file that came last."""
        if self._upload is not None:
            self._upload.path.unlink(missing_ok=True)
        self._upload, self._id = None, None


def _file_name(text: str) -> str:
    """Give the name alone, whatever folders a browser puts before it."""
    return PureWindowsPath(PurePosixPath(text).name).name[-_LONGEST_NAME:]
