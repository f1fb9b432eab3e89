"""`pansol sample`: made-up complaints, to try things on."""

from pathlib import Path
from typing import Annotated

import typer

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli.errors import CommandError, ExitCode
from pansol.cli.files import file_error
from pansol.cli.options import lang_option, option

__all__ = ["add"]


def add(app: typer.Typer, say: Catalogue) -> None:
    """Add the command, its help in the language of ``say``."""

    def choice(name: str, metavar: str) -> object:
        return option(say, say(f"cli.sample.{name}"), metavar=metavar, show_default=True)

    @app.command(
        help=say("cli.sample.help"),
        epilog=say("cli.exit_codes"),
        rich_help_panel=say("cli.panel.commands"),
    )
    def sample(
        *,
        out: Annotated[Path, choice("out", "DIR")] = Path("sample_data"),
        rows: Annotated[int, choice("rows", "N")] = 5000,
        seed: Annotated[int, choice("seed", "S")] = 2017,
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> None:
        from pansol.sample import write_sample  # noqa: PLC0415  needed by this command alone

        if rows < 1:
            raise CommandError(ExitCode.WRONG_INPUT, "cli.fault.rows", rows=rows)
        try:
            written = write_sample(out, rows=rows, seed=seed)
        except OSError as error:
            raise file_error(error, str(out)) from error
        typer.echo(
            catalogue(lang)(
                "cli.sample.written",
                complaints=written.complaints,
                rows=written.rows,
                truth=written.truth,
                mistakes=written.mistakes,
            )
        )
