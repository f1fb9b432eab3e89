"""`pansol db`: the case log set up and looked at."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli import disclosure
from pansol.cli.case import moment
from pansol.cli.database import case_line, database_at, database_option, log_at, told, zone_at
from pansol.cli.errors import CommandError, ExitCode, Refused
from pansol.cli.options import lang_option, option

if TYPE_CHECKING:
    from pansol.caselog import Due

__all__ = ["add"]


def add(app: typer.Typer, say: Catalogue) -> None:
    """Add the group of commands, its help in the language of ``say``."""
    group = typer.Typer(help=say("cli.db.help"), epilog=say("cli.exit_codes"))
    app.add_typer(group, name="db", rich_help_panel=say("cli.panel.commands"))

    @group.callback(invoke_without_command=True)
    def root(
        context: typer.Context,
        *,
        lang: Annotated[Language, lang_option(say)] = say.language,  # noqa: ARG001  read beforehand
    ) -> None:
        if context.invoked_subcommand is None:
            typer.echo(context.get_help())

    _add_upgrade(group, say)
    _add_status(group, say)
    _add_due(group, say)
    disclosure.add(group, say)


def _add_upgrade(group: typer.Typer, say: Catalogue) -> None:
    @group.command(help=say("cli.db.upgrade.help"), epilog=say("cli.exit_codes"))
    def upgrade(
        *,
        database: Annotated[str, database_option(say)] = "",
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> None:
        from pansol.caselog import upgrade as bring_up_to_date  # noqa: PLC0415  slow to import

        speak = catalogue(lang)
        place = database_at(database, speak)
        with told():
            changed = bring_up_to_date(place)
        key = "cli.db.upgrade.done" if changed else "cli.db.upgrade.nothing"
        typer.echo(speak(key, database=place.name))


def _add_status(group: typer.Typer, say: Catalogue) -> None:
    @group.command(help=say("cli.db.status.help"), epilog=say("cli.exit_codes"))
    def status(
        *,
        database: Annotated[str, database_option(say)] = "",
        zone: Annotated[
            str, option(say, say("cli.db.zone"), metavar="ZONE", show_default=True)
        ] = "Asia/Jakarta",
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> None:
        speak = catalogue(lang)
        at = zone_at(zone, speak)
        with log_at(database, speak) as log:
            found, name = log.status(), log.database.name
        values = {"engine": found.engine, "revision": found.revision}
        typer.echo(speak("cli.db.status.place", database=name, **values))
        standings = ", ".join(
            speak(
                "cli.db.status.standing",
                count=count,
                standing=speak(f"caselog.standing.{standing.value}"),
            )
            for standing, count in found.cases.items()
        )
        total = sum(found.cases.values())
        typer.echo(speak("cli.db.status.cases", count=total, standings=standings))
        if found.last_at:
            last = speak.moment(found.last_at.astimezone(at))
            typer.echo(speak("cli.db.status.last", moment=last))


def _add_due(group: typer.Typer, say: Catalogue) -> None:
    @group.command(help=say("cli.db.due.help"), epilog=say("cli.exit_codes"))
    def due(
        *,
        database: Annotated[str, database_option(say)] = "",
        who: Annotated[str, option(say, say("cli.db.due.who"), metavar="NAME")] = "",
        now: Annotated[str, option(say, say("cli.db.due.now"), metavar="TIME")] = "",
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> None:
        speak = catalogue(lang)
        try:
            at = moment("now", now, None) or datetime.now(UTC)
        except Refused as error:
            raise CommandError(
                ExitCode.WRONG_INPUT, "cli.at.option",
                option="--now", value=now, reason=error.reason(speak),
            ) from None  # fmt: skip
        with log_at(database, speak) as log:
            found = log.due(at, who=who or None)
        for each in found:
            typer.echo(case_line(each.case, _wait(each, speak)))
        if not found:
            typer.echo(speak("cli.db.due.none"))


def _wait(due: "Due", say: Catalogue) -> str:
    if due.by is None or due.case.wait_until is None:
        return say("cli.db.due.untimed")
    key = "cli.db.due.ended" if due.ended else "cli.db.due.until"
    return say(key, span=say.span(due.by), until=say.moment(due.case.wait_until))
