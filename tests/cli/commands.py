"""Commands run as a person runs them: in this process for speed, as a real process for truth."""

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from unittest.mock import patch

from pansol.cli import main

__all__ = ["Done", "process", "run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


def run(*words: str, given: bytes = b"") -> Done:
    """Run a command in this process; ``given`` is what standard input holds."""
    stdin, out, err = (
        io.TextIOWrapper(io.BytesIO(text), "utf-8", write_through=True)
        for text in (given, b"", b"")
    )
    environment = {"COLUMNS": "80", "NO_COLOR": "1", "PANSOL_LANG": ""}
    streams = patch.multiple(sys, stdin=stdin, stdout=out, stderr=err)
    with streams, patch.dict(os.environ, environment):
        code = main(words)
    texts = (stream.buffer.getvalue().decode() for stream in (out, err))
    return Done(code=code, out=next(texts), err=next(texts))


def process(*words: str, given: bytes = b"", lang: str = "", **more: str) -> Done:
    """Run a command as a process of its own; ``more`` joins its environment."""
    environment = {**os.environ, "PANSOL_LANG": lang, "COLUMNS": "80", **more}
    done = subprocess.run(  # noqa: S603  this Python, and words written here
        [sys.executable, "-m", "pansol", *words],
        input=given, capture_output=True, env=environment, timeout=60, check=False,
    )  # fmt: skip
    return Done(code=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())
