"""The command `pansol`: its subcommands, and how its errors end."""

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from io import TextIOWrapper
from typing import Annotated

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException
from typer.main import get_group

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli import (
    agreement,
    audit,
    config,
    db,
    decide,
    draw,
    exercises,
    sample,
    serve,
    sheet,
)
from pansol.cli.errors import CommandError, ExitCode
from pansol.cli.files import file_error, give_up_output
from pansol.cli.options import chosen_language, lang_option, option
from pansol.config import ConfigError
from pansol.fingerprint import FINGERPRINT
from pansol.sop import SOP

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, else with those of the process; give its exit code."""
    _write_every_letter()
    words = sys.argv[1:] if arguments is None else list(arguments)
    say = catalogue(chosen_language(words, os.environ))
    try:
        usual = config.begin(words).language
    except ConfigError as error:
        return config.tell(error, say)
    say = catalogue(chosen_language(words, os.environ, usual))
    try:
        return _command(say)(words, prog_name="pansol", standalone_mode=False) or ExitCode.DONE
    except CommandError as error:
        typer.echo(error.sentence(say), err=True)
        return error.code
    except TyperException as error:
        typer.echo(say("cli.fault.usage", detail=error.format_message().rstrip(".")), err=True)
        return ExitCode.WRONG_INPUT
    except OSError as error:
        if error.filename is None:  # files are named: what is left is the answer itself
            give_up_output()
        name = str(error.filename or say("cli.stdout"))
        typer.echo(file_error(error, name).sentence(say), err=True)
        return ExitCode.FILE


def _write_every_letter() -> None:
    """Write UTF-8 into files and pipes; where a terminal lacks a letter, show a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _command(say: Catalogue) -> TyperGroup:
    app = typer.Typer(help=say("cli.help"), epilog=say("cli.exit_codes"), add_completion=False)

    @app.callback(invoke_without_command=True)
    def root(
        context: typer.Context,
        *,
        show_version: Annotated[bool, option(say, say("cli.version"), "--version")] = False,
        lang: Annotated[Language, lang_option(say)] = say.language,  # noqa: ARG001  read beforehand
    ) -> None:
        if show_version:
            typer.echo(f"pansol {version('pansol')}, SOP {SOP.version}, {FINGERPRINT}")
            raise typer.Exit
        if context.invoked_subcommand is None:
            typer.echo(context.get_help())

    commands = (serve, decide, audit, draw, agreement, exercises, db, config, sample, sheet)
    for command in commands:
        command.add(app, say)
    group = get_group(app)
    _speak_in_help(group, say)
    return group


def _speak_in_help(command: TyperGroup | TyperCommand, say: Catalogue) -> None:
    """Write what Typer itself says in a command's help, and in those below it, in the language."""
    if show_help := command.get_help_option(typer.Context(command)):
        show_help.help = say("cli.show_help")
        show_help.rich_help_panel = say("cli.panel.options")
    if isinstance(command, TyperGroup):
        for each in command.commands.values():
            if isinstance(each, TyperGroup | TyperCommand):
                _speak_in_help(each, say)
