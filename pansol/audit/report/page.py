"""The HTML report of an audit: one page that needs nothing else, and prints."""

from collections.abc import Sequence
from datetime import tzinfo
from importlib.resources import files

from pansol.audit.report.ages import ages_table
from pansol.audit.report.caveats import caveats
from pansol.audit.report.drawn import bar, weekly
from pansol.audit.report.glossary import glossary
from pansol.audit.report.grouped import groups
from pansol.audit.report.headline import headline, origin
from pansol.audit.report.markup import Html, Part, element
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.rankings import kinds_table, matrix_table
from pansol.audit.report.shapes import Cell, Table
from pansol.audit.report.tables import (
    families_table,
    files_table,
    gaps_table,
    repeats_table,
    standing_table,
)
from pansol.audit.report.weeks import weeks, weeks_table
from pansol.audit.report.written import NOTHING, note, number, section, table_of
from pansol.audit.summary import Summary
from pansol.catalogue import Catalogue
from pansol.waiting import ZONES

__all__ = ["html_report"]


def html_report(
    summary: Summary,
    say: Catalogue,
    *,
    detected: Sequence[tuple[str, str]] = (),
    title_files: str = "",
    zone: tzinfo = ZONES["WIB"],
) -> str:
    """Write an audit as one HTML page, without script and without a request to anywhere.

    ``detected``: what was found out about the files, each with its heading. ``title_files`` names
    them in the title, in place of the files' names. Days are those of ``zone``. All that comes from
    files is escaped.
    """
    names = title_files or say.both(_few([file.name for file in summary.files], say))
    title = ": ".join(filter(None, (say("audit.title"), names)))
    body = (
        element("header", _head(summary, say, names, zone)),
        element("main", _main(summary, say, detected)),
    )
    page = element(
        "html",
        element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", name="viewport", content="width=device-width"),
            element("title", title),
            element("style", _style()),
        ),
        element("body", body),
        lang=say.language.value,
    )
    return f"<!DOCTYPE html>\n{page}\n"


def _style() -> Html:
    """Give the style sheet; it holds nothing from anywhere else."""
    return Html(files(__package__).joinpath("report.css").read_text(encoding="utf-8"))


_NAMED = 3


def _few(names: Sequence[str], say: Catalogue) -> Sequence[str]:
    """Name the first files, and count the others."""
    if len(names) <= _NAMED + 1:
        return names
    return (*names[:_NAMED], say("report.more_files", files=len(names) - _NAMED))


def _head(summary: Summary, say: Catalogue, names: str, zone: tzinfo) -> Part:
    facts = [
        element("div", element("dt", head), element("dd", text))
        for head, text in (
            (say("report.files"), names or NOTHING),
            *origin(summary, say, zone=zone),
        )
    ]
    sentences = [
        *(
            element("li", caveat, class_="caveat")
            for caveat in caveats(summary, say, told=say("report.left_out.csv"))
        ),
        *(element("li", sentence) for sentence in headline(summary, say)),
    ]
    return (
        element("h1", say("audit.title")),
        element("ul", sentences, class_="headline"),
        element("dl", facts, class_="origin"),
    )


def _main(summary: Summary, say: Catalogue, detected: Sequence[tuple[str, str]]) -> Part:
    repeats = repeats_table(summary, say)
    ages = ages_table(summary.ageing, summary.durations, say)
    return (
        section("errors", say("report.part.errors"), _errors(summary, say)),
        section("weeks", say("report.weeks"), _weeks(summary, say)),
        section("groups", say("report.part.groups"), groups(summary, say)),
        section("actions", say("report.part.actions"), _actions(summary, say)),
        section(
            "cases",
            say("report.part.cases"),
            _tables((standing_table(summary, say), gaps_table(summary, say)), say),
        ),
        section("repeats", say("report.part.repeats"), _tables((repeats,), say)) if repeats else (),
        section("ages", say("report.part.ages"), note(ages.note), table_of(ages, say))
        if ages
        else (),
        section("files", say("report.part.files"), _files(summary, say, detected)),
        section("glossary", say("report.glossary"), _glossary(summary, say)),
    )


def _errors(summary: Summary, say: Catalogue) -> Part:
    families, kinds = families_table(summary, say), kinds_table(summary, say)
    most = max((float(row["share"]) for row in summary.kinds.to_dict("records")), default=0.0)

    def draw(row: Sequence[Cell]) -> Html:
        return bar(number(row[3]), most, f"{row[0]}: {Numbers(say).percent(number(row[3]))}")

    pareto: Part = note(say("report.headline.no_findings"))
    if kinds.rows:
        drawn = say("report.drawn")
        pareto = (note(kinds.note), table_of(kinds, say, draw=draw, drawn=drawn))
    return (table_of(families, say), pareto)


def _weeks(summary: Summary, say: Catalogue) -> Part:
    table = weeks_table(summary, say)
    every = weeks(summary.weeks)
    if not every:
        return note(say("report.headline.no_weeks"))
    words = say.counted("report.weeks.alt", len(every), last=headline(summary, say)[2])
    return (
        note(table.note),
        element(
            "figure",
            weekly(every, summary.weeks.centre or 0, say, words),
            element("figcaption", say("report.weeks.caption")),
        ),
        element("details", element("summary", say("report.weeks.table")), table_of(table, say)),
    )


def _actions(summary: Summary, say: Catalogue) -> Part:
    table = matrix_table(summary, "actions", say)
    return (note(table.note), table_of(table, say))


def _tables(tables: Sequence[Table], say: Catalogue) -> Part:
    return [table_of(table, say) for table in tables if table.rows]


def _files(summary: Summary, say: Catalogue, detected: Sequence[tuple[str, str]]) -> Part:
    found = [element("div", element("dt", head), element("dd", text)) for head, text in detected]
    return (
        _tables((files_table(summary, say),), say),
        element("dl", found, class_="origin") if found else "",
    )


def _glossary(summary: Summary, say: Catalogue) -> Html:
    return element(
        "dl",
        [
            (element("dt", term), element("dd", what, *((" ", how) if how else ())))
            for term, what, how in glossary(summary, say)
        ],
        class_="glossary",
    )
