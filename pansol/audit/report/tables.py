"""The tables of the whole audit that workbook and page share."""

from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import RATES, Shape, Table, columns, rates, records
from pansol.audit.report.words import severity_words
from pansol.audit.severity import Severity
from pansol.audit.summary import Summary
from pansol.catalogue import Catalogue

__all__ = [
    "adherence_table",
    "families_table",
    "files_table",
    "gaps_table",
    "repeats_table",
    "standing_table",
]


def files_table(summary: Summary, say: Catalogue) -> Table:
    """List the files with what became of their rows."""
    numbers = ("read", "accepted", "rejected")
    rows = tuple(
        (
            file.name,
            say("report.file.some_rejected" if file.rejected else "report.file.all_accepted"),
            file.read, file.accepted, file.rejected,
        )
        for file in summary.files
    )  # fmt: skip
    return Table(
        title=say("report.files"),
        columns=columns(
            say,
            ("file", Shape.TEXT),
            ("remark", Shape.TEXT),
            *((name, Shape.COUNT) for name in numbers),
        ),
        rows=rows,
    )


def standing_table(summary: Summary, say: Catalogue) -> Table:
    """Count the cases by what they count as, with what that means."""
    return Table(
        title=say("report.standing"),
        columns=columns(
            say,
            ("standing", Shape.TEXT),
            ("meaning", Shape.TEXT),
            ("cases", Shape.COUNT),
            ("share", Shape.SHARE),
        ),
        rows=tuple(
            (
                say(f"report.standing.{standing.value}"),
                say(f"report.standing.{standing.value}.why"),
                cases,
                cases / summary.cases if summary.cases else None,
            )
            for standing, cases in summary.standing.items()
        ),
    )


def gaps_table(summary: Summary, say: Catalogue) -> Table:
    """Count the cases on which the SOP is silent, gap by gap."""
    return Table(
        title=say("report.gaps"),
        columns=columns(say, ("gap", Shape.TEXT), ("meaning", Shape.TEXT), ("cases", Shape.COUNT)),
        rows=tuple(
            (gap, say(f"gap.{gap}"), cases) for gap, cases in sorted(summary.silent.items())
        ),
    )


def adherence_table(summary: Summary, say: Catalogue) -> Table:
    """Give adherence of all judged cases as a table of one row."""
    return Table(
        title=say("figure.adherence.title"),
        columns=columns(say, ("group", Shape.TEXT), ("meaning", Shape.TEXT), *RATES),
        rows=tuple(
            (say("report.all_judged"), say("figure.adherence.what"), *rates(row, say))
            for row in records(summary.overall)
        ),
    )


def families_table(summary: Summary, say: Catalogue) -> Table:
    """Give the accuracy by family of critical errors, with what such errors cost."""
    return Table(
        title=say("figure.critical_errors.title"),
        columns=columns(
            say,
            ("family", Shape.TEXT),
            ("costs", Shape.TEXT),
            ("judged", Shape.COUNT),
            ("without_error", Shape.COUNT),
            ("accuracy", Shape.SHARE),
            ("interval", Shape.INTERVAL),
            ("remark", Shape.TEXT),
        ),
        rows=tuple(
            (
                severity_words(row["family"], say),
                say(f"{Severity(row['family']).key}.why"),
                *rates(row, say),
            )
            for row in records(summary.families)
        ),
    )


def repeats_table(summary: Summary, say: Catalogue) -> Table | None:
    """Give resolution at first contact; none where customers can't be told apart."""
    if summary.repeats is None:
        return None
    numbers = Numbers(say)
    days = summary.repeat_days
    unusable = numbers.count(summary.repeats.unusable)
    within = say.counted("report.repeats.what", days)
    what = f"{within} {say('report.repeats.unusable', count=unusable)}"
    return Table(
        title=say.counted("report.repeats.title", days, figure=say("figure.repeats.title")),
        columns=columns(
            say,
            ("group", Shape.TEXT),
            ("meaning", Shape.TEXT),
            ("contacts", Shape.COUNT),
            ("not_repeated", Shape.COUNT),
            ("share", Shape.SHARE),
            ("interval", Shape.INTERVAL),
            ("remark", Shape.TEXT),
        ),
        rows=tuple(
            (say("report.all_contacts"), what, *rates(row, say))
            for row in records(summary.repeats.table)
        ),
        note=what,
    )
