"""`pansol draw`: a sample of cases to review by hand, planned and drawn."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli.casefiles import chosen_mapping, chosen_zone, now_at_most, refuse, told, write_table
from pansol.cli.errors import CommandError, ExitCode
from pansol.cli.files import bytes_to_write
from pansol.cli.options import lang_option, option
from pansol.config import current

if TYPE_CHECKING:
    from pansol.audit.sampling import Plan

__all__ = ["add"]

_GROUPS = "agent|team|complaint_channel|purchase_channel|action_taken"


def add(app: typer.Typer, say: Catalogue) -> None:
    """Add the command, its help in the language of ``say``."""

    @app.command(
        help=say("cli.draw.help"),
        epilog=say("cli.exit_codes"),
        rich_help_panel=say("cli.panel.commands"),
    )
    def draw(  # noqa: PLR0913  one option for each choice
        file: Annotated[
            Path, typer.Argument(help=say("cli.draw.file"), metavar="FILE", show_default=False)
        ],
        *,
        out: Annotated[Path, option(say, say("cli.draw.out"), metavar="FORM.xlsx|.csv")],
        margin: Annotated[
            float, option(say, say("cli.draw.margin"), metavar="%", show_default=True)
        ] = 5.0,
        confidence: Annotated[
            float, option(say, say("cli.draw.confidence"), metavar="%", show_default=True)
        ] = 95.0,
        by: Annotated[str, option(say, say("cli.draw.by"), metavar=_GROUPS)] = "",
        seed: Annotated[
            str, option(say, say("cli.draw.seed"), metavar="TEXT", show_default=True)
        ] = "1",
        mapping: Annotated[
            Path | None, option(say, say("cli.audit.mapping"), metavar="M.toml")
        ] = None,
        zone: Annotated[str, option(say, say("cli.audit.zone"), metavar="ZONE")] = "",
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> int:
        speak, usual = catalogue(lang), current()
        zone = zone or usual.zone
        at = chosen_zone(zone, speak)
        for name, value in (("--margin", margin), ("--confidence", confidence)):
            if not 0 < value < 100:  # noqa: PLR2004  percent
                raise refuse(name, f"{value:g}", speak("cli.fault.percent"))
        if by and by not in _GROUPS.split("|"):
            allowed = _GROUPS.replace("|", ", ")
            raise refuse("--by", by, speak("cli.fault.group", allowed=allowed))
        with told():
            import narwhals as nw  # noqa: PLC0415  takes a second to import

            from pansol.audit.form import review_form  # noqa: PLC0415  likewise
            from pansol.audit.review_book import write_review  # noqa: PLC0415  likewise
            from pansol.audit.sampling import looked_at, plan  # noqa: PLC0415  likewise
            from pansol.audit.shown import SHOWN, shown_cases  # noqa: PLC0415  likewise
            from pansol.casefiles import read  # noqa: PLC0415  likewise

            as_workbook = out.suffix.lower() == ".xlsx"
            only = (*looked_at(by or None), *(SHOWN if as_workbook else ()))
            given, now = chosen_mapping(mapping), now_at_most()
            reading = read(file, mapping=given, zone=zone, now=now, only=only)
            counts = reading.counts()
            if not counts.accepted:
                raise CommandError(ExitCode.FILE, "cli.draw.none", file=file, read=counts.read)
            accepted = nw.to_native(reading.accepted)
            drawn = plan(
                accepted,
                margin=margin / 100,
                confidence=confidence / 100,
                by=by or None,
                seed=seed,
            )
            if as_workbook:
                with bytes_to_write(str(out)) as file_out:
                    shown = shown_cases(accepted, drawn.drawn, speak, at)
                    write_review(file_out, shown, speak)
            else:
                write_table(review_form(drawn.drawn, at), out)
            from pansol.audit.report import left_out  # noqa: PLC0415  likewise

            where = speak("cli.draw.left_out")
            if missing := left_out(counts.read, counts.accepted, speak, told=where):
                typer.echo(missing, err=True)
        values = {"read": counts.read, "accepted": counts.accepted, "rejected": counts.rejected}
        typer.echo(speak("cli.audit.tally", **values))
        _tell(drawn, speak, margin=margin, confidence=confidence, out=out)
        return ExitCode.ROWS_REJECTED if counts.rejected else ExitCode.DONE


def _tell(drawn: "Plan", say: Catalogue, *, margin: float, confidence: float, out: Path) -> None:
    """Say how many are needed and why, and how many each group gives."""
    for row in drawn.strata.to_dict("records"):
        if row["stratum"] or len(drawn.strata) > 1:
            name = row["stratum"] or say("report.not_given")
            typer.echo(f"  {name}: {row['n']} / {row['population']}")
    values = {"needed": drawn.needed, "population": drawn.population}
    typer.echo(say("cli.draw.needed", **values, margin=f"{margin:g}", confidence=f"{confidence:g}"))
    typer.echo(say.counted("cli.draw.written", len(drawn.drawn), file=out))
