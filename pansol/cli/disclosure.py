"""`pansol db subject`, `export` and `purge`: personal data handed over, or deleted for good."""

import json
from dataclasses import asdict
from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING, Annotated

import typer

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli.case import printable
from pansol.cli.database import (
    asking,
    by_option,
    case_line,
    database_option,
    log_at,
    why_option,
    zone_at,
)
from pansol.cli.errors import CommandError, ExitCode
from pansol.cli.files import file_to_write
from pansol.cli.options import lang_option, option
from pansol.cli.rows import row_writer
from pansol.formats import Malformed, parse_phone, parse_time

if TYPE_CHECKING:
    from pansol.caselog import Asking, CaseLog

__all__ = ["add"]


def add(group: typer.Typer, say: Catalogue) -> None:
    """Add the three commands to ``pansol db``, their help in the language of ``say``."""
    _add_subject(group, say)
    _add_export(group, say)
    _add_purge(group, say)


def _add_subject(group: typer.Typer, say: Catalogue) -> None:
    @group.command(help=say("cli.db.subject.help"), epilog=say("cli.exit_codes"))
    def subject(  # noqa: PLR0913  one option for each choice
        msisdn: Annotated[str, typer.Argument(help=say("cli.db.subject.msisdn"), metavar="MSISDN")],
        *,
        why: Annotated[str, why_option(say)],
        by: Annotated[str, by_option(say)] = "",
        out: Annotated[str, option(say, say("cli.db.subject.out"), metavar="FILE.json")] = "",
        database: Annotated[str, database_option(say)] = "",
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> None:
        speak = catalogue(lang)
        who = asking(by, why, speak)
        try:
            number = parse_phone(msisdn)
        except Malformed as error:
            raise CommandError(
                ExitCode.WRONG_INPUT, "cli.at.option",
                option="MSISDN", value=printable("msisdn", msisdn),
                reason=speak(f"fault.{error.fault.value}"),
            ) from None  # fmt: skip
        with log_at(database, speak) as log:
            if out:
                _hand_over(log, number, who, out, speak)
            else:
                _list(log, number, who, speak)


def _list(log: "CaseLog", number: str, who: "Asking", say: Catalogue) -> None:
    found = log.search(number, who)
    for case in found:
        standing = say(f"caselog.standing.{case.standing.value}")
        typer.echo(case_line(case, say.moment(case.opened_at), standing))
    if not found:
        typer.echo(say("cli.db.subject.none"))


def _hand_over(log: "CaseLog", number: str, who: "Asking", out: str, say: Catalogue) -> None:
    with file_to_write(out, private=True) as file:
        kept = log.subject(number, who)
        json.dump(kept, file, ensure_ascii=False, indent=2)
    typer.echo(say("cli.db.subject.written", file=out, cases=len(kept["cases"])))


def _add_export(group: typer.Typer, say: Catalogue) -> None:
    @group.command(help=say("cli.db.export.help"), epilog=say("cli.exit_codes"))
    def export(
        *,
        out: Annotated[str, option(say, say("cli.db.export.out"), metavar="FILE.csv")],
        why: Annotated[str, why_option(say)],
        by: Annotated[str, by_option(say)] = "",
        database: Annotated[str, database_option(say)] = "",
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> None:
        from pansol.caselog import CASE_FILE_COLUMNS  # noqa: PLC0415  slow to import

        speak = catalogue(lang)
        who = asking(by, why, speak)
        with log_at(database, speak) as log, file_to_write(out, private=True) as file:
            write, cases = row_writer(file, ","), 0
            write(CASE_FILE_COLUMNS)
            for row in log.case_file(who):
                write(row)
                cases += 1
        typer.echo(speak("cli.db.export.written", file=out, cases=cases))


def _add_purge(group: typer.Typer, say: Catalogue) -> None:
    @group.command(help=say("cli.db.purge.help"), epilog=say("cli.exit_codes"))
    def purge(  # noqa: PLR0913  one option for each choice
        *,
        before: Annotated[str, option(say, say("cli.db.purge.before"), metavar="DATE")],
        zone: Annotated[
            str, option(say, say("cli.db.zone"), metavar="ZONE", show_default=True)
        ] = "Asia/Jakarta",
        why: Annotated[str, why_option(say)] = "",
        by: Annotated[str, by_option(say)] = "",
        database: Annotated[str, database_option(say)] = "",
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> None:
        speak = catalogue(lang)
        when = _midnight(before, zone_at(zone, speak), speak)
        who = asking(by, why or speak("cli.db.purge.why"), speak)
        with log_at(database, speak) as log:
            gone = log.purge(when, who)
            embedded = log.database.path is not None
        typer.echo(speak("cli.db.purge.done", **asdict(gone)))
        if not embedded:
            typer.echo(speak("cli.db.purge.server"), err=True)


def _midnight(text: str, zone: tzinfo, say: Catalogue) -> datetime:
    """Read a date as its first moment in the zone, or a time with its own."""
    try:
        return datetime.combine(date.fromisoformat(text.strip()), time(), zone)
    except ValueError:
        pass
    try:
        return parse_time(text)
    except Malformed:
        raise CommandError(
            ExitCode.WRONG_INPUT, "cli.at.option",
            option="--before", value=printable("before", text), reason=say("cli.db.purge.date"),
        ) from None  # fmt: skip
