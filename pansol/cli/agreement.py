"""`pansol agreement`: whether two raters judge the same cases alike."""

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli.casefiles import told, write_table
from pansol.cli.errors import ExitCode
from pansol.cli.options import lang_option, option

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        more: Annotated[
            list[Path] | None,
            typer.Argument(help=say("cli.agreement.more"), metavar="[MORE]...", show_default=False),
        ] = None,
        *,
        out: Annotated[
            Path | None, option(say, say("cli.agreement.out"), metavar="FILE.csv")
        ] = None,
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> int:
        speak = catalogue(lang)
        with told():
            from pansol.audit.ratings import read_ratings, strictness_of  # noqa: PLC0415  slow

            paths = (one, two, *(more or ()))
            raters = {str(number): read_ratings(path) for number, path in enumerate(paths, 1)}
            agreed, strict = _pairs(raters), strictness_of(raters)
            if out:
                write_table(_together(agreed, strict), out)
        for path, ratings in zip(paths, raters.values(), strict=True):
            _tell_unread(path, ratings, speak)
        _show(agreed, speak)
        _show_strict(strict, speak)
        unread = any(each.unread for each in raters.values())
        return ExitCode.ROWS_REJECTED if unread else ExitCode.DONE


def _pairs(raters: "Mapping[str, Ratings]") -> "pd.DataFrame":
    """Compare each pair of raters, named by ``first`` and ``second``."""
    import pandas as pd  # noqa: PLC0415  slow to import

    from pansol.audit.ratings import compare  # noqa: PLC0415  likewise

    pairs = combinations(raters, 2)
    return pd.concat(
        [compare(raters[a], raters[b]).assign(first=a, second=b) for a, b in pairs],
        ignore_index=True,
    )


def _together(agreed: "pd.DataFrame", strict: "pd.DataFrame") -> "pd.DataFrame":
    """Put both into one table; what strictness counts under the same names is named apart."""
    keys = ["first", "second", "clause"]
    named = strict.rename(
        columns={
            "n": "cases",
            "reason": "cases_reason",
            "only_first": "wrong_by_first_only",
            "only_second": "wrong_by_second_only",
        }
    )
    return agreed.merge(named, on=keys, how="left").sort_values(keys[:2], kind="stable")


def _tell_unread(path: Path, ratings: "Ratings", say: Catalogue) -> None:
    typer.echo(say.counted("cli.agreement.read", ratings.cases, file=path), err=True)
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
    several = _several(table)
    heads = ("clause", "n", *_SHARES, "only_one", "unrated", "remark")
    if several:
        shown.add_column(say("quality.strictness.column.pair"), overflow="fold")
    for head in heads:
        shown.add_column(say(f"cli.agreement.column.{head}"), overflow="fold")
    for row in records(table):
        shares = ["" if row[name] is None else f"{row[name]:.2f}" for name in _SHARES]
        alone = str(row["only_first"] + row["only_second"])
        remark = say(Reason(row["reason"]).key) if row["reason"] else ""
        name = row["clause"] or say("cli.agreement.all")
        pair = [f"{row['first']}, {row['second']}"] if several else []
        shown.add_row(*pair, name, str(row["n"]), *shares, alone, str(row["unrated"]), remark)
    Console().print(shown)
    typer.echo(say("cli.agreement.meaning"))


def _show_strict(table: "pd.DataFrame", say: Catalogue) -> None:
    """Print how strict raters are, all clauses first, and what is more than chance."""
    from rich.console import Console  # noqa: PLC0415  slow to import
    from rich.table import Table  # noqa: PLC0415  likewise

    from pansol.audit.figures import Reason  # noqa: PLC0415  likewise
    from pansol.audit.report.numbers import Numbers  # noqa: PLC0415  likewise
    from pansol.audit.report.shapes import records  # noqa: PLC0415  likewise

    numbers, several = Numbers(say), _several(table)
    shown = Table(title=say("figure.strictness.title"), title_justify="left")
    heads = ("clause", "n", "first", "second", "only_first", "only_second", "p", "remark")
    for head in (*(("pair",) if several else ()), *heads):
        shown.add_column(say(f"quality.strictness.column.{head}"), overflow="fold")
    for row in records(table):
        named = [f"{row['first']}, {row['second']}"] if several else []
        counts = [str(row["only_first"]), str(row["only_second"])]
        name = row["clause"] or say("quality.strictness.all")
        if row["reason"]:
            cells = ["", "", *counts, "", say(Reason(row["reason"]).key)]
        else:
            rates = [numbers.percent(row[f"{side}_rate"]) for side in ("first", "second")]
            remark = say(f"quality.strictness.is_{'beyond' if row['beyond'] else 'chance'}")
            cells = [*rates, *counts, numbers.probability(row["corrected"]), remark]
        shown.add_row(*named, name, str(row["n"]), *cells)
    Console().print(shown)
    typer.echo(say("cli.agreement.strictness"))


def _several(table: "pd.DataFrame") -> bool:
    """Tell whether more than one pair is compared."""
    return len(table[["first", "second"]].drop_duplicates()) > 1
