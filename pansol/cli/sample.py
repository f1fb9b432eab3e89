"""`pansol sample`: made-up complaints, and the systems' records of them, to try things on."""

from pathlib import Path
from typing import Annotated

import typer

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli.errors import CommandError, ExitCode
from pansol.cli.files import file_error
from pansol.cli.options import lang_option, option

__all__ = ["add"]


def add(app: typer.Typer, say: Catalogue) -> None:
    """Add the command and the one below it, their help in the language of ``say``."""
    group = typer.Typer(help=say("cli.sample.help"), epilog=say("cli.exit_codes"))
    app.add_typer(group, name="sample", rich_help_panel=say("cli.panel.commands"))

    @group.callback(invoke_without_command=True)
    def sample(
        context: typer.Context,
        *,
        out: Annotated[Path, _choice(say, "out", "DIR")] = Path("sample_data"),
        rows: Annotated[int, _choice(say, "rows", "N")] = 5000,
        seed: Annotated[int, _choice(say, "seed", "S")] = 2017,
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> None:
        if context.invoked_subcommand is None:
            _write_complaints(out, rows, seed, catalogue(lang))

    @group.command(
        help=say("cli.sample.records.help"),
        epilog=say("cli.exit_codes"),
        rich_help_panel=say("cli.panel.commands"),
    )
    def records(
        *,
        out: Annotated[Path, _choice(say, "records.out", "FILE")] = Path(
            "sample_data/records.sqlite"
        ),
        rows: Annotated[int, _choice(say, "rows", "N")] = 5000,
        seed: Annotated[int, _choice(say, "seed", "S")] = 2017,
        others: Annotated[int, _choice(say, "records.others", "N")] = 0,
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> None:
        _write_records(out, rows, seed, others, catalogue(lang))


def _choice(say: Catalogue, name: str, metavar: str) -> object:
    return option(say, say(f"cli.sample.{name}"), metavar=metavar, show_default=True)


def _write_complaints(out: Path, rows: int, seed: int, say: Catalogue) -> None:
    from pansol.sample import write_sample  # noqa: PLC0415  needed by this command alone

    _refuse_no_rows(rows)
    try:
        written = write_sample(out, rows=rows, seed=seed)
    except OSError as error:
        raise file_error(error, str(out)) from error
    typer.echo(
        say(
            "cli.sample.written",
            complaints=written.complaints,
            rows=written.rows,
            truth=written.truth,
            mistakes=written.mistakes,
        )
    )


def _write_records(out: Path, rows: int, seed: int, others: int, say: Catalogue) -> None:
    from pansol.sample import OTHERS_AT_MOST, write_records  # noqa: PLC0415  likewise

    _refuse_no_rows(rows)
    if not 0 <= others <= OTHERS_AT_MOST:
        raise CommandError(
            ExitCode.WRONG_INPUT, "cli.fault.others", others=others, most=OTHERS_AT_MOST
        )
    try:
        written = write_records(out, rows=rows, seed=seed, others=others)
    except OSError as error:
        raise file_error(error, str(out)) from error
    typer.echo(
        say(
            "cli.sample.records.written",
            path=written.path,
            rows=sum(written.rows.values()),
            tables=len(written.rows),
            complaints=written.complaints,
        )
    )


def _refuse_no_rows(rows: int) -> None:
    if rows < 1:
        raise CommandError(ExitCode.WRONG_INPUT, "cli.fault.rows", rows=rows)
