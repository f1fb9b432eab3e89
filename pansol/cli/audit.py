"""`pansol audit`: handled complaints held against the SOP."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli.casefiles import chosen_durations, chosen_mapping, chosen_zone, told
from pansol.cli.errors import CommandError, ExitCode
from pansol.cli.files import file_error
from pansol.cli.options import lang_option, option
from pansol.config import current

if TYPE_CHECKING:
    from pansol.audit.outputs import Wording
    from pansol.audit.run import Part, Settings
    from pansol.audit.summary import Summary

__all__ = ["add"]


class _Engine(Enum):
    """Where the work is done."""

    DUCKDB = "duckdb"
    SPARK = "spark"


def add(app: typer.Typer, say: Catalogue) -> None:
    """Add the command, its help in the language of ``say``."""

    @app.command(
        help=say("cli.audit.help"),
        epilog=say("cli.exit_codes"),
        rich_help_panel=say("cli.panel.commands"),
    )
    def audit(  # noqa: PLR0913  one option for each choice
        files: Annotated[
            list[Path],
            typer.Argument(help=say("cli.audit.files"), metavar="FILES…", show_default=False),
        ],
        *,
        out: Annotated[Path, option(say, say("cli.audit.out"), metavar="DIR")],
        mapping: Annotated[
            Path | None, option(say, say("cli.audit.mapping"), metavar="M.toml")
        ] = None,
        engine: Annotated[
            _Engine, option(say, say("cli.audit.engine"), metavar="duckdb|spark", show_default=True)
        ] = _Engine.DUCKDB,
        zone: Annotated[str, option(say, say("cli.audit.zone"), metavar="ZONE")] = "",
        repeat_days: Annotated[
            int, option(say, say("cli.audit.repeat_days"), metavar="N", show_default=True, min=1)
        ] = 7,
        sla: Annotated[
            list[str] | None, option(say, say("cli.audit.sla"), metavar="SLA=HOURS")
        ] = None,
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> int:
        speak, usual = catalogue(lang), current()
        zone = zone or usual.zone
        at = chosen_zone(zone, speak)
        durations = {**usual.durations, **chosen_durations(sla or (), speak)}
        from pansol.audit.outputs import Wording  # noqa: PLC0415  takes a second to import
        from pansol.audit.run import Settings  # noqa: PLC0415

        with told():
            settings = Settings(mapping=chosen_mapping(mapping), zone=zone)
            wording = Wording(say=speak, zone=at, repeat_days=repeat_days, durations=durations)
            run = _on_cluster if engine is _Engine.SPARK else _here
            summary, failed = run(files, out, settings, wording)
        if summary is None:
            return ExitCode.FILE
        _tell(summary, out, speak)
        if failed:
            return ExitCode.FILE
        rejected = sum(count.rejected for count in summary.files)
        return ExitCode.ROWS_REJECTED if rejected else ExitCode.DONE


def _here(
    files: Sequence[Path], out: Path, settings: "Settings", wording: "Wording"
) -> tuple["Summary | None", int]:
    """Audit on this machine; give the figures, if any, and how many files could not be read."""
    from pansol.audit.folder import FolderInUseError, held_folder  # noqa: PLC0415  late, as above
    from pansol.audit.outputs import write_outputs  # noqa: PLC0415  likewise

    try:
        with held_folder(out) as folder:
            parts, failed = _parts(files, folder, settings, wording.say)
            return (write_outputs(out, parts, wording) if parts else None), failed
    except FolderInUseError as error:
        raise CommandError(ExitCode.IN_USE, "cli.audit.in_use", folder=out) from error


def _on_cluster(
    files: Sequence[Path], out: Path, settings: "Settings", wording: "Wording"
) -> tuple["Summary | None", int]:
    """Audit with Spark, and write the reports here."""
    from pansol.audit.outputs import MOST_ROWS, with_proof, write_reports  # noqa: PLC0415  likewise

    try:
        from pyspark.errors import PySparkException  # noqa: PLC0415  an extra

        from pansol.audit.cluster import audit_on_cluster  # noqa: PLC0415  likewise
    except ImportError as error:
        raise CommandError(ExitCode.WRONG_INPUT, "cli.audit.no_spark") from error
    try:
        found = audit_on_cluster(
            [str(file) for file in files],
            str(out),
            settings,
            zone=wording.zone,
            repeat_days=wording.repeat_days,
            durations=wording.durations,
        )
        frame = with_proof(found.findings.limit(MOST_ROWS).toPandas(), wording)
        rejected = found.rejected(MOST_ROWS)
    except PySparkException as error:
        reason = str(error).splitlines()[0]
        raise CommandError(ExitCode.FILE, "cli.audit.engine_failed", reason=reason) from error
    write_reports(out, found.summary, lambda: iter([frame]), wording, rejected=rejected)
    return found.summary, 0


def _parts(
    files: Sequence[Path], folder: Path, settings: "Settings", say: Catalogue
) -> tuple[list["Part"], int]:
    """Audit each file; one that can't be read is told, and the others go on."""
    from pansol.audit.run import audit_file  # noqa: PLC0415
    from pansol.casefiles import CaseFileError, MappingError  # noqa: PLC0415

    parts: list[Part] = []
    failed = 0
    with _progress(len(files), say) as step:
        for path in files:
            step(path.name)
            try:
                part = audit_file(path, folder, settings)
            except MappingError:
                raise
            except CaseFileError as error:
                typer.echo(error.sentence(say), err=True)
                failed += 1
                continue
            except OSError as error:
                typer.echo(file_error(error, str(error.filename or path)).sentence(say), err=True)
                failed += 1
                continue
            parts.append(part)
            count = part.count
            values = {"read": count.read, "accepted": count.accepted, "rejected": count.rejected}
            key = "cli.audit.again" if part.again else "cli.audit.done"
            typer.echo(say(key, file=count.name, **values), err=True)
    return parts, failed


@contextmanager
def _progress(files: int, say: Catalogue) -> Iterator[Callable[[str], None]]:
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
        task = bar.add_task(say("cli.audit.working", file=""), total=files)
        begun = 0

        def step(name: str) -> None:
            nonlocal begun
            bar.update(task, description=say("cli.audit.working", file=name), completed=begun)
            begun += 1

        yield step


def _tell(summary: "Summary", out: Path, say: Catalogue) -> None:
    read = sum(count.read for count in summary.files)
    accepted = sum(count.accepted for count in summary.files)
    counts = {"read": read, "accepted": accepted, "rejected": read - accepted}
    typer.echo(say("cli.audit.tally", **counts))
    rate = summary.overall.iloc[0]
    if summary.judged:
        values = {
            "judged": summary.judged,
            "right": int(rate["count"]),
            "findings": summary.findings,
        }
        typer.echo(say("cli.audit.result", **values))
    typer.echo(say("cli.audit.written", folder=out))
