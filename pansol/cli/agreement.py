"""`pansol agreement`: whether two raters judge the same cases alike."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli.casefiles import told, write_table
from pansol.cli.errors import ExitCode
from pansol.cli.options import lang_option, option

if TYPE_CHECKING:
    import pandas as pd

    from pansol.audit.ratings import Ratings

__all__ = ["add"]

_SHARES = ("share", "kappa", "ac1")
_MOST = 20  # cells left out that are told one by one


def add(app: typer.Typer, say: Catalogue) -> None:
    """Add the command, its help in the language of ``say``."""

    @app.command(
        help=say("cli.agreement.help"),
        epilog=say("cli.exit_codes"),
        rich_help_panel=say("cli.panel.commands"),
    )
    def agreement(
        one: Annotated[
            Path, typer.Argument(help=say("cli.agreement.one"), metavar="ONE", show_default=False)
        ],
        two: Annotated[
            Path, typer.Argument(help=say("cli.agreement.two"), metavar="TWO", show_default=False)
        ],
        *,
        out: Annotated[
            Path | None, option(say, say("cli.agreement.out"), metavar="FILE.csv")
        ] = None,
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> int:
        speak = catalogue(lang)
        with told():
            from pansol.audit.ratings import compare, read_ratings  # noqa: PLC0415  takes a second

            raters = [read_ratings(path) for path in (one, two)]
            table = compare(*raters)
            if out:
                write_table(table, out)
        for path, ratings in zip((one, two), raters, strict=True):
            _tell_unread(path, ratings, speak)
        _show(table, speak)
        return ExitCode.ROWS_REJECTED if any(each.unread for each in raters) else ExitCode.DONE


def _tell_unread(path: Path, ratings: "Ratings", say: Catalogue) -> None:
    typer.echo(say("cli.agreement.read", file=path, cases=ratings.cases), err=True)
    for bad in ratings.unread[:_MOST]:
        reason = say(f"cli.agreement.unread.{bad.reason}")
        where = {"file": path, "row": bad.row, "column": bad.column}
        typer.echo(say("cli.agreement.unread", **where, reason=reason), err=True)
    if (more := len(ratings.unread) - _MOST) > 0:
        typer.echo(say("cli.agreement.unread.more", file=path, count=more), err=True)


def _show(table: "pd.DataFrame", say: Catalogue) -> None:
    """Print the table, all clauses first, with what it leaves out."""
    from rich.console import Console  # noqa: PLC0415  slow to import
    from rich.table import Table  # noqa: PLC0415  likewise

    from pansol.audit.figures import Reason  # noqa: PLC0415  likewise
    from pansol.audit.report.shapes import records  # noqa: PLC0415  likewise

    shown = Table(title=say("figure.agreement.title"), title_justify="left")
    heads = ("clause", "n", *_SHARES, "only_one", "unrated", "remark")
    for head in heads:
        shown.add_column(say(f"cli.agreement.column.{head}"), overflow="fold")
    for row in records(table):
        shares = ["" if row[name] is None else f"{row[name]:.2f}" for name in _SHARES]
        alone = str(row["only_first"] + row["only_second"])
        remark = say(Reason(row["reason"]).key) if row["reason"] else ""
        name = row["clause"] or say("cli.agreement.all")
        shown.add_row(name, str(row["n"]), *shares, alone, str(row["unrated"]), remark)
    Console().print(shown)
    typer.echo(say("cli.agreement.meaning"))
