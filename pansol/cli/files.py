"""The files of `pansol decide`: opened, read and written as text, bad rows reported."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import tzinfo
from io import TextIOWrapper
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, TextIO

import typer

from pansol.catalogue import Catalogue
from pansol.cli.case import printable
from pansol.cli.errors import CommandError, ExitCode, Refused
from pansol.cli.rows import Tally, decide_rows
from pansol.cli.stopped import FULL

__all__ = [
    "bytes_to_write",
    "decide_file",
    "file_error",
    "file_to_write",
    "give_up_output",
    "write_text",
]

_SHOW_PROGRESS = 10_000_000
"""From this many bytes on a file takes more than a second."""


def decide_file(file: str, out: str, *, zone: tzinfo, say: Catalogue) -> Tally:
    """Decide a file's rows into another; ``-`` and no name are the standard streams."""
    name = say("cli.stdin") if file == "-" else file
    ends = Path(file), Path(out)
    if out and file != "-" and all(end.exists() for end in ends) and ends[0].samefile(ends[1]):
        raise CommandError(ExitCode.WRONG_INPUT, "cli.file.same", file=file)

    def report(line: int, error: Refused) -> None:
        typer.echo(_sentence(name, line, error, say), err=True)

    try:
        with _source(file, name) as source, _target(out) as open_target:
            return decide_rows(source, open_target, report, file=name, zone=zone)
    except BrokenPipeError:  # whoever read our output has seen enough
        give_up_output()
        raise typer.Exit(ExitCode.FILE) from None


def write_text(text: str, out: str) -> None:
    """Write a text to a file, or to standard output if there is no name."""
    if not out:
        typer.echo(text, nl=False)
        return
    with file_to_write(out) as file:
        file.write(text)


def give_up_output() -> None:
    """Send what standard output still holds nowhere, so that Python's end is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def file_error(error: OSError, file: str) -> CommandError:
    """Give the sentence for what the system says of a file."""
    keys = {
        FileNotFoundError: "cli.file.absent",
        IsADirectoryError: "cli.file.folder",
        NotADirectoryError: "cli.file.absent",
        PermissionError: "cli.file.forbidden",
    }
    key = "cli.file.full" if error.errno in FULL else keys.get(type(error), "cli.file.failed")
    return CommandError(ExitCode.FILE, key, file=file, reason=error.strerror or str(error))


@contextmanager
def _source(file: str, name: str) -> Iterator[Iterator[str]]:
    """Read bytes that are no UTF-8 as surrogates: the rows that hold them are rejected alone."""
    with ExitStack() as stack:
        if file == "-":
            source: BinaryIO = sys.stdin.buffer
        else:
            try:
                source = stack.enter_context(Path(file).open("rb"))
            except OSError as error:
                raise file_error(error, file) from error
            source = _with_progress(source, stack)
        text = TextIOWrapper(source, "utf-8", errors="surrogateescape", newline="")
        stack.callback(text.detach)
        yield _lines(text, name)


def _lines(text: TextIO, name: str) -> Iterator[str]:
    try:
        yield from iter(text.readline, "")
    except OSError as error:
        raise file_error(error, name) from error


def _with_progress(source: BinaryIO, stack: ExitStack) -> BinaryIO:
    size = os.fstat(source.fileno()).st_size
    if size < _SHOW_PROGRESS or not sys.stderr.isatty():
        return source
    from rich.console import Console  # noqa: PLC0415  slow to import, and seldom needed
    from rich.progress import wrap_file  # noqa: PLC0415  likewise

    console = Console(stderr=True)
    return stack.enter_context(wrap_file(source, size, console=console, transient=True))


@contextmanager
def _target(out: str) -> Iterator[Callable[[], TextIO]]:
    with ExitStack() as stack:

        def opened() -> TextIO:
            if out:
                return stack.enter_context(file_to_write(out))
            text = TextIOWrapper(sys.stdout.buffer, "utf-8", newline="")
            stack.callback(text.detach)
            return text

        yield opened


@contextmanager
def file_to_write(out: str, *, private: bool = False) -> Iterator[TextIO]:
    """Write a text beside the file, and put it in its place when all is written.

    ``private``: a new file is for this person alone.
    """
    with (
        bytes_to_write(out, private=private) as content,
        TextIOWrapper(content, encoding="utf-8", newline="") as file,
    ):
        yield file


@contextmanager
def bytes_to_write(out: str, *, private: bool = False) -> Iterator[BinaryIO]:
    """Write bytes likewise."""
    path = Path(out)
    part = path if _as_it_is(path) else path.with_name(f".pansol-{token_hex(4)}")
    try:
        try:
            if private and not path.exists():
                part.touch(0o600)
            with part.open("wb") as file:
                yield file
            if part != path:
                if path.exists():
                    shutil.copymode(path, part)
                part.replace(path)
        finally:
            if part != path:
                part.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise file_error(error, out) from error


def _as_it_is(path: Path) -> bool:
    """Whether a file is no regular one, as a device or link, or may not be replaced."""
    if path.is_symlink():
        return True
    replaceable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return path.exists() and not (path.is_file() and replaceable)


def _sentence(file: str, line: int, error: Refused, say: Catalogue) -> str:
    where = {"file": file, "line": line, "reason": error.reason(say)}
    if not error.column:
        return say("cli.at.line", **where)
    if not error.value:
        return say("cli.at.column", column=error.column, **where)
    value = printable(error.column, error.value)
    return say("cli.at.value", column=error.column, value=value, **where)
