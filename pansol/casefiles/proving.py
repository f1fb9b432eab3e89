"""What a text's bytes prove before it is taken apart: no NUL, and whether all are UTF-8."""

import codecs
from pathlib import Path

from pansol.casefiles.errors import UnreadableFileError
from pansol.casefiles.scanning import lines_at

__all__ = ["check_bytes"]

_PIECE = 1 << 20


def check_bytes(copy: Path, path: Path) -> bool:
    """Tell whether a text is UTF-8 throughout, by every byte of it.

    ``copy``: what is read; ``path``: the file that errors name. Raises ``UnreadableFileError`` for
    an empty file, and for a NUL byte, with its line.
    """
    if not copy.stat().st_size:
        raise UnreadableFileError("casefile.empty", path, line=1)
    place, valid = 0, True
    decoder = codecs.getincrementaldecoder("utf-8")()
    with copy.open("rb") as file:  # not mapped: the whole file would count as memory in use
        while piece := file.read(_PIECE):
            if (found := piece.find(b"\0")) >= 0:
                ((line, _),) = lines_at(copy, [place + found])
                raise UnreadableFileError("casefile.nul", path, line=line)
            place += len(piece)
            valid = valid and _goes_on(decoder, piece)
    return valid and _goes_on(decoder, b"", final=True)


def _goes_on(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> bool:
    """Tell whether a piece goes on in UTF-8, a character cut at its end left to the next one."""
    begun, _ = decoder.getstate()
    if piece.isascii() and not begun and not final:  # most are, which is told at once
        return True
    try:
        decoder.decode(piece, final=final)
    except UnicodeDecodeError:
        return False
    return True
