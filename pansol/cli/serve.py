"""`pansol serve`: the pages in the browser."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli.errors import CommandError, ExitCode
from pansol.cli.options import lang_option, option
from pansol.config import current
from pansol.config.caselog import VARIABLE

__all__ = ["add"]


def add(app: typer.Typer, say: Catalogue) -> None:
    """Add the command, its help in the language of ``say``."""

    def choice(name: str, *names: str, **settings: Any) -> object:  # noqa: ANN401  Typer's own
        return option(say, say(f"cli.serve.{name}"), *names, **settings)

    @app.command(
        help=say("cli.serve.help"),
        epilog=say("cli.exit_codes"),
        rich_help_panel=say("cli.panel.commands"),
    )
    def serve(  # noqa: PLR0913  one option for each choice
        *,
        host: Annotated[str, choice("host", metavar="ADDRESS", show_default=True)] = "127.0.0.1",
        port: Annotated[
            int, choice("port", metavar="PORT", show_default=True, min=0, max=65535)
        ] = 8866,
        token: Annotated[str, choice("token", metavar="TEXT", envvar="PANSOL_TOKEN")] = "",
        password: Annotated[str, choice("password", metavar="TEXT", envvar="PANSOL_PASSWORD")] = "",
        browser: Annotated[bool, choice("browser", "--browser/--no-browser")] = False,
        notebooks: Annotated[Path | None, choice("notebooks", metavar="DIR")] = None,
        base_url: Annotated[str, choice("base_url", metavar="PATH", show_default=True)] = "/",
        visitors: Annotated[int, choice("visitors", metavar="N", show_default=True, min=1)] = 40,
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> None:
        from pansol import serve as pages  # noqa: PLC0415  Voilà takes a second to import

        options = pages.Options(
            host=host, port=port, token=token, password=password, open_browser=browser,
            notebooks=notebooks, base_url=base_url, visitors=visitors,
        )  # fmt: skip
        if current().systems is None:
            _make_records()
        if not (os.environ.get(VARIABLE) or current().database.get("url")):
            _make_ready(catalogue(lang))
        try:
            pages.serve(options)
        except pages.CannotServeError as error:
            indonesian, *rest = str(error).splitlines()
            reason = rest[-1] if rest and lang is Language.ENGLISH else indonesian
            raise CommandError(ExitCode.CANNOT_SERVE, "cli.fault.serve", reason=reason) from error


def _make_records() -> None:
    """Make the made-up records to look up, if they are not there; a page tries again, and tells."""
    from pansol.records.embedded import embedded_systems  # noqa: PLC0415  slow to import

    with suppress(OSError):
        embedded_systems()


def _make_ready(say: Catalogue) -> None:
    """Bring this person's own case log up to date; where that fails the pages keep no cases."""
    from pansol.caselog import CaseLogError, Database, upgrade  # noqa: PLC0415  slow to import

    try:
        upgrade(Database())
    except CaseLogError as error:
        typer.echo(error.sentence(say), err=True)
