"""What a file is, told by its content: its name can lie."""

import re
from enum import Enum
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from pansol.casefiles.errors import RefusedFileError, UnreadableFileError

__all__ = ["Content", "content_of"]


class Content(Enum):
    """The contents that can be read."""

    CSV = "csv"
    EXCEL = "excel"
    PARQUET = "parquet"


_HEAD = 4096
_WORKBOOK = "xl/workbook.xml"
_BINARY_WORKBOOK = "xl/workbook.bin"

_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "document"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"SQLite format 3\x00", "database"),
)
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<script")
_PICKLE = b"\x80"
_PROTOCOLS = {bytes([number]) for number in range(6)}
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def content_of(path: Path) -> Content:
    """Tell what the file is from its first bytes. A folder counts as partitioned Parquet.

    Raises ``RefusedFileError`` for anything that is no table, ``UnreadableFileError`` for a file
    that is empty, gone, or may not be read.
    """
    if path.is_dir():
        if not any(path.rglob("*.parquet")):
            raise UnreadableFileError("casefile.folder", path)
        return Content.PARQUET
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise RefusedFileError("casefile.no_file", path)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableFileError("casefile.os", path, reason=reason) from error
    if not head:
        raise UnreadableFileError("casefile.empty", path, line=1)
    if head.startswith(b"PAR1"):
        return Content.PARQUET
    if head.startswith(b"PK"):
        return _zipped(path)
    _refuse_others(path, head)
    return Content.CSV


def _refuse_others(path: Path, head: bytes) -> None:
    for magic, kind in _OTHERS:
        if head.startswith(magic):
            raise RefusedFileError(f"casefile.content.{kind}", path)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise RefusedFileError("casefile.content.markup", path)
    if head[:1] == _PICKLE and head[1:2] in _PROTOCOLS:
        raise RefusedFileError("casefile.content.pickle", path)
    # NUL is told later, with its line; other control characters are in no text.
    control = len(_CONTROL.findall(head))
    if not head.startswith(_WIDE) and control > len(head) // 50:
        raise RefusedFileError("casefile.content.binary", path)


def _zipped(path: Path) -> Content:
    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise RefusedFileError("casefile.zip", path) from None
    if _WORKBOOK in names:
        return Content.EXCEL
    kind = "xls" if _BINARY_WORKBOOK in names else "archive"
    raise RefusedFileError(f"casefile.content.{kind}", path)
