"""Adherence by group on the page: tables with whiskers, and the agents that stand out."""

from collections.abc import Sequence

from pansol.audit.report.drawn import whisker
from pansol.audit.report.markup import Part
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.rankings import group_table
from pansol.audit.report.shapes import RATES, Cell, Table
from pansol.audit.report.written import note, number, table_of
from pansol.audit.summary import Summary
from pansol.catalogue import Catalogue

__all__ = ["groups"]

_MOST = 20
"""The most groups that the page shows; the workbook has all."""


def groups(summary: Summary, say: Catalogue) -> Part:
    """Write adherence by team, channel and clause, and the agents who are below the whole."""
    tables = [group_table(summary, by, say) for by in ("team", "complaint_channel", "clause")]
    return (
        note(f"{say('report.group.note')} {say('report.group.legend')}"),
        [_group(table, summary, say) for table in tables if table.rows],
        _outliers(summary, say),
    )


def _group(table: Table, summary: Summary, say: Catalogue) -> Part:
    """Draw a table of groups, those with the most cases if there are many."""
    numbers = Numbers(say)
    whole = summary.overall["rate"].iloc[0]
    place = len(table.columns) - len(RATES)  # where the numbers begin

    def draw(row: Sequence[Cell]) -> Part:
        rate, bounds = row[place + 2], row[place + 3]
        if not isinstance(bounds, tuple) or rate is None:
            return ""
        words = f"{row[0]}: {numbers.percent(number(rate))}, {numbers.interval(bounds)}"
        return whisker(number(rate), bounds, float(whole), words)

    ranked = sorted(table.rows, key=lambda row: -number(row[place]))[:_MOST]
    rows = tuple(row for row in table.rows if row in ranked)
    left = len(table.rows) - len(rows)
    short = Table(title=table.title, columns=table.columns, rows=rows)
    more = note(say("report.more_groups", groups=numbers.count(left))) if left else ""
    return (table_of(short, say, draw=draw, drawn=say("report.scale")), more)


def _outliers(summary: Summary, say: Catalogue) -> Part:
    """List the agents whose whole interval lies below the adherence of all."""
    whole = summary.overall["rate"].iloc[0]
    table = group_table(summary, "agent", say)
    below = [row for row in table.rows if isinstance(row[4], tuple) and row[4][1] < whole]
    if not below:
        return ()
    chance = max(round(_TAIL * len(table.rows)), 1)
    named = Table(title=say("report.outliers"), columns=table.columns, rows=tuple(below))
    words = say.counted("report.outliers.note", len(table.rows), chance=chance)
    return (_group(named, summary, say), note(words))


_TAIL = 0.025
"""The share of 95 % intervals that lie below what they estimate."""
