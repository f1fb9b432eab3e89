"""Where `pansol audit` does its work: on this machine, or with Spark."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pansol.catalogue import Catalogue
from pansol.cli.errors import CommandError, ExitCode
from pansol.cli.files import file_error
from pansol.cli.stopped import FULL

if TYPE_CHECKING:
    from pansol.audit.outputs import Wording
    from pansol.audit.run import Part, Settings
    from pansol.audit.summary import Summary
    from pansol.casefiles import Rejected

__all__ = ["Ran", "run_here", "run_on_cluster"]

_ELSEWHERE = re.compile("[A-Za-z][A-Za-z0-9+.-]+:/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What came of a run."""

    summary: "Summary | None"
    """The figures; none where no file could be read."""
    failed: int = 0
    """How many files could not be read."""
    rejected: "Sequence[Rejected]" = ()
    """The rows left out."""


def run_here(files: Sequence[Path], out: Path, settings: "Settings", wording: "Wording") -> Ran:
    """Audit on this machine. Raises ``CommandError``, ``CaseFileError``, ``duckdb.Error``."""
    from pansol.audit.folder import FolderInUseError, held_folder  # noqa: PLC0415  takes a second
    from pansol.audit.outputs import STAGES, write_outputs  # noqa: PLC0415  likewise

    _check_folder(out)
    try:
        with held_folder(out) as folder:
            own, say = _once(files, wording.say), wording.say
            with _progress(len(own) + len(STAGES), say) as step:
                parts, failed = _parts(own, folder, settings, say, step)
                if not parts:
                    return Ran(summary=None, failed=failed)
                summary = write_outputs(
                    out, parts, wording, begin=lambda stage: step(say(f"cli.audit.stage.{stage}"))
                )
            rejected = [*chain.from_iterable(part.rejected() for part in parts)]
            return Ran(summary=summary, failed=failed, rejected=rejected)
    except FolderInUseError as error:
        raise CommandError(ExitCode.IN_USE, "cli.audit.in_use", folder=out) from error


def run_on_cluster(
    files: Sequence[Path], out: Path, settings: "Settings", wording: "Wording"
) -> Ran:
    """Audit Parquet with Spark, and write the reports here. Raises ``CommandError``."""
    from pansol.audit.outputs import MOST_ROWS, with_proof, write_reports  # noqa: PLC0415  likewise

    _check_folder(out)
    _refuse_others(files)
    try:
        from py4j.protocol import Py4JError  # type: ignore[import-untyped]  # noqa: PLC0415  an extra
        from pyspark.errors import PySparkException  # noqa: PLC0415  likewise

        from pansol.audit.cluster import audit_on_cluster  # noqa: PLC0415  likewise
    except ImportError as error:
        raise CommandError(ExitCode.WRONG_INPUT, "cli.audit.no_spark") from error
    try:
        found = audit_on_cluster(
            [str(file) for file in _once(files, wording.say)],
            str(out),
            settings,
            zone=wording.zone,
            repeat_days=wording.repeat_days,
            durations=wording.durations,
        )
        frame = with_proof(found.findings.limit(MOST_ROWS).toPandas(), wording)
        rejected = found.rejected(MOST_ROWS)
    except (PySparkException, Py4JError) as error:
        if isinstance(error, PySparkException) and error.getCondition() == "PATH_ALREADY_EXISTS":
            raise CommandError(ExitCode.WRONG_INPUT, "cli.audit.not_empty", folder=out) from error
        reason = str(error).splitlines()[0]
        raise CommandError(ExitCode.FILE, "cli.audit.engine_failed", reason=reason) from error
    write_reports(out, found.summary, lambda: iter([frame]), wording, rejected=rejected)
    return Ran(summary=found.summary, rejected=rejected)


def _check_folder(out: Path) -> None:
    """Refuse a folder that can't be one, as a file is in its place or in its way."""
    there = next((path for path in (out, *out.parents) if path.exists()), out)
    if there.is_file():
        raise CommandError(ExitCode.WRONG_INPUT, "cli.audit.out_file", out=out, file=there)


def _once(files: Sequence[Path], say: Catalogue) -> list[Path]:
    """Leave out a file that was named already, however its path is written, and say so."""
    kept: dict[Path, Path] = {}
    for file in files:
        if kept.setdefault(file.resolve(), file) is not file:
            typer.echo(say("cli.audit.twice", file=file), err=True)
    return [*kept.values()]


def _refuse_others(files: Sequence[Path]) -> None:
    """Refuse what is no Parquet, as far as it lies here, before Spark is started."""
    from pansol.casefiles.content import Content, content_of  # noqa: PLC0415  likewise

    for file in files:
        near = not _ELSEWHERE.match(str(file)) and file.exists()
        if near and content_of(file) is not Content.PARQUET:
            raise CommandError(ExitCode.WRONG_INPUT, "cli.audit.only_parquet", file=file)


def _parts(
    files: Sequence[Path],
    folder: Path,
    settings: "Settings",
    say: Catalogue,
    step: Callable[[str], None],
) -> tuple[list["Part"], int]:
    """Audit each file; one that can't be read is told, and the others go on."""
    from pansol.audit.run import audit_file  # noqa: PLC0415  likewise
    from pansol.casefiles import CaseFileError, MappingError  # noqa: PLC0415  likewise

    parts: list[Part] = []
    failed = 0
    for path in files:
        step(say("cli.audit.working", file=path.name))
        try:
            part = audit_file(path, folder, settings)
        except MappingError:
            raise
        except CaseFileError as error:
            typer.echo(error.sentence(say), err=True)
            failed += 1
            continue
        except OSError as error:
            if error.errno in FULL:
                raise
            typer.echo(file_error(error, str(error.filename or path)).sentence(say), err=True)
            failed += 1
            continue
        parts.append(part)
        count = part.count
        values = {"read": count.read, "accepted": count.accepted, "rejected": count.rejected}
        key = "cli.audit.again" if part.again else "cli.audit.done"
        typer.echo(say(key, file=count.name, **values), err=True)
        if sheet := dict(part.detected).get("sheet"):
            typer.echo(say("cli.audit.sheet", sheet=sheet), err=True)
    return parts, failed


@contextmanager
def _progress(steps: int, say: Catalogue) -> Iterator[Callable[[str], None]]:
    """Show how far it is, on a terminal."""
    from rich.console import Console  # noqa: PLC0415  slow to import
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(say("cli.audit.working", file=""), total=steps)
        begun = 0

        def step(doing: str) -> None:
            nonlocal begun
            bar.update(task, description=doing, completed=begun)
            begun += 1

        yield step
