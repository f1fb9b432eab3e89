"""How a CSV is written, told from a bounded sample: encoding, separator, quote."""

import codecs
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pansol.casefiles.errors import UnreadableFileError

__all__ = ["Dialect", "detect_dialect", "sample_of"]

_SAMPLE = 1 << 20
_CHUNK = 1 << 16
_ROWS = 200
_SEPARATORS = ",;\t|"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a CSV is written. Detected, shown, and open to correction."""

    encoding: str = "utf-8"
    """A codec's name in Python, as ``utf-8``, ``utf-16-le``, ``cp1252``."""
    separator: str = ","
    quote: str = '"'

    @property
    def native(self) -> bool:
        """Whether the file can be read as it is, without writing it anew in UTF-8."""
        return self.encoding in {"utf-8", "utf-8-sig", "ascii"}


def detect_dialect(path: Path) -> Dialect:
    """Tell how the file is written from its first MiB and two looks further on.

    Raises ``UnreadableFileError`` for a file that is in no encoding known here.
    """
    head, further = sample_of(path)
    encoding = _encoding(head, further)
    try:
        text = codecs.getincrementaldecoder(encoding)(errors="strict").decode(head)
    except UnicodeDecodeError as error:
        line = head[: error.start].count(b"\n") + 1
        raise UnreadableFileError("casefile.encoding", path, line=line) from error
    lines = text.splitlines(keepends=True)[: _ROWS + 1]
    if len(head) == _SAMPLE and len(lines) > 1:
        lines = lines[:-1]
    separator = max(_SEPARATORS, key=lambda mark: _fit(lines, mark))
    return Dialect(encoding=encoding, separator=separator, quote=_quote(text, separator))


def sample_of(path: Path) -> tuple[bytes, tuple[bytes, ...]]:
    """Give the first MiB, and 64 KiB from the middle and the end of a longer file.

    Raises ``UnreadableFileError`` if the file can't be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_SAMPLE)
            size = file.seek(0, 2)
            further = []
            for place in (size // 2, size - _CHUNK) if size > _SAMPLE else ():
                file.seek(place)
                further.append(file.read(_CHUNK))
    except OSError as error:
        raise UnreadableFileError("casefile.os", path, reason=error.strerror or "") from error
    return head, tuple(further)


def _encoding(head: bytes, further: Sequence[bytes]) -> str:
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    nul = [head[start:4096:2].count(0) for start in (0, 1)]
    if max(nul) * 4 > len(head[:4096]):  # half of the bytes of Latin text in UTF-16 are NUL
        return "utf-16-be" if nul[0] > nul[1] else "utf-16-le"
    if not _is_utf8(head):
        return "cp1252"
    if head.isascii() and not all(map(_is_utf8, further)):
        return "cp1252"
    return "utf-8"


def _is_utf8(sample: bytes) -> bool:
    """Whether a piece is UTF-8, cut anywhere."""
    start = 0
    while start < min(3, len(sample)) and 0x80 <= sample[start] < 0xC0:  # noqa: PLR2004  continuing bytes
        start += 1
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample[start if start < 4 else 0 :])  # noqa: PLR2004
    except UnicodeDecodeError:
        return False
    return True


def _fit(lines: list[str], separator: str) -> tuple[float, int]:
    """Rate a separator: the share of rows as wide as most are, then the width."""
    try:
        rows = [row for row in csv.reader(lines, delimiter=separator) if row]
    except csv.Error:
        return (0.0, 0)
    widths = [len(row) for row in rows]
    width = max(set(widths), key=widths.count, default=0)
    if width < 2:  # noqa: PLR2004  it does not separate
        return (0.0, width)
    return (widths.count(width) / len(rows), width)


def _quote(text: str, separator: str) -> str:
    single, double = (text.count(f"{separator}{mark}") for mark in "'\"")
    closing = text.count(f"'{separator}")
    return "'" if not double and '"' not in text and single > 2 and closing > 2 else '"'  # noqa: PLR2004
