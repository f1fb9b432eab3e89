"""`pansol config`: whether the configuration is right, and what one looks like."""

import os
from collections.abc import Mapping, Sequence
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from babel.dates import format_timedelta

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli.errors import CommandError, ExitCode
from pansol.cli.options import lang_option, option
from pansol.cli.trying import tried
from pansol.config import VARIABLE, ConfigError, Settings, current, find_file

if TYPE_CHECKING:
    from pansol.sop import Brand, Channel

__all__ = ["add", "begin", "tell"]


def begin(arguments: Sequence[str]) -> Settings:
    """Give the settings that a command begins with, and hand the file on to what it starts.

    ``pansol config`` begins with the defaults: it is there to tell what is wrong with a file.
    Raises ``ConfigError``.
    """
    if "config" in arguments[:1]:
        return Settings()
    settings = current()
    if settings.path:
        os.environ[VARIABLE] = str(settings.path.resolve())
    return settings


def tell(error: ConfigError, say: Catalogue) -> ExitCode:
    """Print what is wrong with a configuration; give the exit code."""
    for sentence in error.sentences(say):
        typer.echo(sentence, err=True)
    return ExitCode.FILE if error.unreadable else ExitCode.WRONG_INPUT


def add(app: typer.Typer, say: Catalogue) -> None:
    """Add the command, its help in the language of ``say``."""
    group = typer.Typer(no_args_is_help=True)

    @group.command(help=say("cli.config.check.help"), epilog=say("cli.exit_codes"))
    def check(
        file: Annotated[
            Path | None,
            typer.Argument(help=say("cli.config.file"), metavar="[FILE]", show_default=False),
        ] = None,
        *,
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> int:
        from pansol.config.reading import read_settings  # noqa: PLC0415  it loads pydantic

        speak, path = catalogue(lang), file or find_file()
        if path is None:
            typer.echo(speak("cli.config.none"))
            return ExitCode.DONE
        try:
            settings = read_settings(path)
        except ConfigError as error:
            return tell(error, speak)
        trials = list(tried(settings, speak))
        wrong = [each.sentence for each in trials if not each.right]
        for sentence in wrong:
            typer.echo(sentence, err=True)
        if wrong:
            return ExitCode.FILE
        typer.echo(speak("cli.config.right", file=path))
        for line in [*_lines(settings, speak), *(each.sentence for each in trials)]:
            typer.echo(f"  {line}")
        return ExitCode.DONE

    @group.command(help=say("cli.config.example.help"))
    def example(
        *,
        out: Annotated[Path | None, option(say, say("cli.config.out"), metavar="FILE")] = None,
        lang: Annotated[Language, lang_option(say)] = say.language,  # noqa: ARG001  read beforehand
    ) -> None:
        text = files("pansol.config").joinpath("example.toml").read_text(encoding="utf-8")
        if out is None:
            typer.echo(text, nl=False)
            return
        if out.exists():
            raise CommandError(ExitCode.WRONG_INPUT, "cli.config.exists", file=out)
        out.write_text(text, encoding="utf-8")

    app.add_typer(
        group,
        name="config",
        help=say("cli.config.help"),
        rich_help_panel=say("cli.panel.commands"),
    )


def _lines(settings: Settings, say: Catalogue) -> list[str]:
    """Say what is set."""
    lists: Mapping[str, Sequence[Brand | Channel]] = {
        "brands": settings.brands,
        "purchase_channels": settings.purchase_channels,
        "complaint_channels": settings.complaint_channels,
    }
    return [
        say("cli.config.language", language=say(f"page.language.{settings.language.value}")),
        say("cli.config.zone", zone=settings.zone),
        _allowed(settings.durations, say),
        *(
            say(f"cli.config.{name}", labels=say.both([each.label for each in more]))
            for name, more in lists.items()
            if more
        ),
    ]


def _allowed(durations: Mapping[str, timedelta], say: Catalogue) -> str:
    if not durations:
        return say("figure.reason.no_durations")
    return "; ".join(
        f"{say(f'report.sla.{sla}')}: {format_timedelta(allowed, locale=say.language.value)}"
        for sla, allowed in durations.items()
    )
