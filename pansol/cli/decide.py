"""`pansol decide`: one case by options, or a file of cases."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

import typer

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli.answer import answer, answer_json, wrapped
from pansol.cli.case import age_between, moment, printable, read_case, with_age, zone_named
from pansol.cli.errors import CommandError, ExitCode, Refused
from pansol.cli.files import decide_file
from pansol.cli.options import lang_option, option
from pansol.config import current
from pansol.facts import (
    Activation,
    Age,
    Benefit,
    Case,
    Charged,
    Fact,
    History,
    NormalTariff,
    Outage,
    Subscription,
)
from pansol.sop import SOP
from pansol.wording import ask_key

__all__ = ["add"]

_WIDTH = 88


def add(app: typer.Typer, say: Catalogue) -> None:
    """Add the command, its help in the language of ``say``."""

    def fact(kind: type[Fact]) -> object:
        text = say("cli.decide.subscription")
        if kind is not Subscription:
            text = say(ask_key(kind, Subscription.PREPAID))
        values = "|".join(member.value for member in kind)
        return option(say, text, metavar=values, panel="cli.panel.facts")

    def case(text: str, *names: str, metavar: str | None = None) -> object:
        return option(say, text, *names, metavar=metavar, panel="cli.panel.case")

    def many(key: str, metavar: str) -> object:
        return option(say, say(key), metavar=metavar, panel="cli.panel.file")

    brands = say("cli.decide.card_type", allowed=", ".join(brand.id for brand in SOP.brands))
    ids = ", ".join(channel.id for channel in SOP.purchase_channels)
    channels = say("cli.decide.purchase_channel", allowed=ids)

    @app.command(
        help=say("cli.decide.help"),
        epilog=say("cli.exit_codes"),
        rich_help_panel=say("cli.panel.commands"),
    )
    def decide(  # noqa: PLR0913  one option for each thing that can be known
        file: Annotated[
            str,
            typer.Argument(
                help=say("cli.decide.file"),
                metavar="FILE.csv|-",
                show_default=False,
                rich_help_panel=say("cli.panel.file"),
            ),
        ] = "",
        *,
        card_type: Annotated[
            str, option(say, brands, metavar="CARD", panel="cli.panel.facts")
        ] = "",
        subscription: Annotated[str, fact(Subscription)] = "",
        activation: Annotated[str, fact(Activation)] = "",
        charged: Annotated[str, fact(Charged)] = "",
        benefit: Annotated[str, fact(Benefit)] = "",
        history: Annotated[str, fact(History)] = "",
        outage: Annotated[str, fact(Outage)] = "",
        normal_tariff: Annotated[str, fact(NormalTariff)] = "",
        age: Annotated[str, fact(Age)] = "",
        transaction_at: Annotated[str, case(say("cli.decide.transaction_at"), metavar="TIME")] = "",
        now: Annotated[str, case(say("cli.decide.now"), metavar="TIME")] = "",
        purchase_channel: Annotated[str, case(channels, metavar="CHANNEL")] = "",
        as_json: Annotated[bool, case(say("cli.decide.json"), "--json")] = False,
        out: Annotated[str, many("cli.decide.out", "OUT.csv")] = "",
        zone: Annotated[str, many("cli.decide.zone", "ZONE")] = "",
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> int:
        words = {
            "card_type": card_type,
            "subscription": subscription,
            "activation": activation,
            "charged": charged,
            "benefit": benefit,
            "history": history,
            "outage": outage,
            "normal_tariff": normal_tariff,
            "age": age,
            "purchase_channel": purchase_channel,
        }
        speak = catalogue(lang)
        if not file:
            if out or zone:
                raise CommandError(ExitCode.WRONG_INPUT, "cli.fault.no_file")
            return _one(words, transaction_at, now, speak, as_json=as_json)
        if as_json or any((*words.values(), transaction_at, now)):
            raise CommandError(ExitCode.WRONG_INPUT, "cli.fault.both")
        return _many(file, out, zone or current().zone, speak)


def _one(words: Mapping[str, str], bought: str, now: str, say: Catalogue, *, as_json: bool) -> int:
    try:
        case = _case(words, bought, now)
    except Refused as error:
        raise _wrong_option(error, say) from None
    if as_json:
        typer.echo(json.dumps(answer_json(case), ensure_ascii=False, indent=2))
        return ExitCode.DONE
    width = min(shutil.get_terminal_size().columns, _WIDTH)
    for number, section in enumerate(answer(case, say)):
        typer.echo("\n" * bool(number) + typer.style(section.title, bold=True))
        for item in section.items:
            typer.echo(wrapped(item, width))
    return ExitCode.DONE


def _case(words: Mapping[str, str], bought: str, now: str) -> Case:
    case = read_case(words)
    at, clock = moment("transaction_at", bought, None), moment("now", now, None)
    if at is None and clock:
        raise CommandError(ExitCode.WRONG_INPUT, "cli.fault.now")
    if at is None:
        return case
    derived = age_between(at, clock or datetime.now(UTC).astimezone(at.tzinfo), bought)
    return replace(with_age(case, derived), transaction_at=at)


def _many(file: str, out: str, zone: str, say: Catalogue) -> int:
    try:
        at = zone_named(zone)
    except Refused as error:
        raise _wrong_option(error, say) from None
    tally = decide_file(file, out, zone=at, say=say)
    counts = {"read": tally.read, "decided": tally.decided, "rejected": tally.rejected}
    typer.echo(say("cli.tally", **counts), err=True)
    return ExitCode.ROWS_REJECTED if tally.rejected else ExitCode.DONE


def _wrong_option(error: Refused, say: Catalogue) -> CommandError:
    return CommandError(
        ExitCode.WRONG_INPUT, "cli.at.option",
        option="--" + error.column.replace("_", "-"),
        value=printable(error.column, error.value), reason=error.reason(say),
    )  # fmt: skip
