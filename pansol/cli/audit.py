"""`pansol audit`: handled complaints held against the SOP."""

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli.auditing import Ran, run_here, run_on_cluster
from pansol.cli.casefiles import (
    chosen_durations,
    chosen_mapping,
    chosen_zone,
    now_at_most,
    refuse,
    told,
)
from pansol.cli.errors import ExitCode
from pansol.cli.files import file_error
from pansol.cli.options import lang_option, option
from pansol.cli.rejections import reasons
from pansol.config import current

if TYPE_CHECKING:
    from pansol.audit.run import Settings
    from pansol.audit.summary import Summary

__all__ = ["add"]


_MOST_DAYS = 366


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
        save_mapping: Annotated[
            Path | None, option(say, say("cli.audit.save_mapping"), metavar="M.toml")
        ] = None,
        engine: Annotated[
            _Engine, option(say, say("cli.audit.engine"), metavar="duckdb|spark", show_default=True)
        ] = _Engine.DUCKDB,
        zone: Annotated[str, option(say, say("cli.audit.zone"), metavar="ZONE")] = "",
        repeat_days: Annotated[
            int, option(say, say("cli.audit.repeat_days"), metavar="N", show_default=True)
        ] = 7,
        sla: Annotated[
            list[str] | None, option(say, say("cli.audit.sla"), metavar="SLA=HOURS")
        ] = None,
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> int:
        speak, usual = catalogue(lang), current()
        zone = zone or usual.zone
        at = chosen_zone(zone, speak)
        if not 1 <= repeat_days <= _MOST_DAYS:
            reason = speak("cli.fault.repeat_days", most=_MOST_DAYS)
            raise refuse("--repeat-days", str(repeat_days), reason)
        durations = {**usual.durations, **chosen_durations(sla or (), speak)}
        from pansol.audit.outputs import Wording  # noqa: PLC0415  takes a second to import
        from pansol.audit.run import Settings  # noqa: PLC0415

        with told():
            settings = Settings(mapping=chosen_mapping(mapping), zone=zone, now=now_at_most())
            if save_mapping:
                _save_mapping(files[0], settings, save_mapping, speak)
            wording = Wording(say=speak, zone=at, repeat_days=repeat_days, durations=durations)
            run = run_on_cluster if engine is _Engine.SPARK else run_here
            ran = run(files, out, settings, wording)
        if ran.summary is None:
            return ExitCode.FILE
        _tell(ran, ran.summary, out, speak)
        if ran.failed:
            return ExitCode.FILE
        rejected = sum(count.rejected for count in ran.summary.files)
        return ExitCode.ROWS_REJECTED if rejected else ExitCode.DONE


def _save_mapping(file: Path, settings: "Settings", target: Path, say: Catalogue) -> None:
    """Write what the columns mean: as given, else as suggested. Raises ``CaseFileError``."""
    from pansol.casefiles import save_mapping, suggest_for  # noqa: PLC0415  late, as above

    try:
        save_mapping(suggest_for(file, settings.mapping), target)
    except OSError as error:
        raise file_error(error, str(target)) from error
    typer.echo(say("cli.audit.mapping_written", file=target), err=True)


def _tell(ran: Ran, summary: "Summary", out: Path, say: Catalogue) -> None:
    from pansol.audit.report import doubled, left_out  # noqa: PLC0415  late, as above

    read = sum(count.read for count in summary.files)
    accepted = sum(count.accepted for count in summary.files)
    if missing := left_out(read, accepted, say, told=say("report.left_out.csv")):
        typer.echo(missing)
        for line in reasons(ran.rejected, say):
            typer.echo(line)
    counts = {"read": read, "accepted": accepted, "rejected": read - accepted}
    typer.echo(say("cli.audit.tally", **counts))
    if again := doubled(summary, say):
        typer.echo(again)
    rate = summary.overall.iloc[0]
    if summary.judged:
        values = {
            "judged": summary.judged,
            "right": int(rate["count"]),
            "findings": summary.findings,
        }
        typer.echo(say("cli.audit.result", **values))
    typer.echo(say("cli.audit.written", folder=out))
