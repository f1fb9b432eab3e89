"""The tables by group and by kind, and the matrices, that workbook and page share."""

from typing import Any

from pansol.audit.report.shapes import RATES, Cell, Column, Shape, Table, columns, rates, records
from pansol.audit.report.words import (
    action_words,
    clause_words,
    field_words,
    group_words,
    kind_words,
    kip_words,
    known_channel,
    severity_words,
)
from pansol.audit.severity import SEVERITIES
from pansol.audit.summary import Summary
from pansol.catalogue import Catalogue
from pansol.deviation import Kind

__all__ = [
    "circular",
    "criteria_table",
    "group_table",
    "kinds_table",
    "matrix_table",
    "ranked",
]

_SHARES = (("findings", Shape.COUNT), ("share", Shape.SHARE), ("cumulative", Shape.SHARE))


def group_table(summary: Summary, by: str, say: Catalogue) -> Table:
    """Give adherence by ``agent``, ``team``, ``complaint_channel`` or ``clause``."""
    named = by == "clause"
    return Table(
        title=say(f"report.by.{by}"),
        columns=(
            Column(head=say(f"report.group.{by}")),
            *(columns(say, ("meaning", Shape.TEXT)) if named else ()),
            *columns(say, *RATES),
        ),
        rows=tuple(
            (
                group_words(by, row[by], say),
                *((clause_words(row[by] or "", say),) if named else ()),
                *_rates(by, row, say),
            )
            for row in ranked(summary, by)
        ),
        note=say("report.clause.note" if named else "report.group.note"),
    )


def ranked(summary: Summary, by: str) -> list[dict[str, Any]]:
    """Give the rows of ``summary.by``, those last whose rate would only repeat a finding."""
    return sorted(records(summary.by[by]), key=lambda row: circular(by, row[by]))


def circular(by: str, name: str | None) -> bool:
    """Tell whether a group is made by what is itself a finding: a channel empty or unknown."""
    return by == "complaint_channel" and not known_channel(name)


def _rates(by: str, row: dict[str, Any], say: Catalogue) -> tuple[Cell, ...]:
    if circular(by, row[by]):
        return int(row["n"]), int(row["count"]), None, None, say("report.group.circular")
    return rates(row, say)


def kinds_table(summary: Summary, say: Catalogue) -> Table:
    """Rank the kinds of findings."""
    return Table(
        title=say("report.kinds"),
        columns=columns(
            say, ("kind", Shape.TEXT), ("severity", Shape.TEXT), *_SHARES,
        ),
        rows=tuple(
            (kind_words(row["of"], say), _severity(row["of"], say), *_shares(row))
            for row in records(summary.kinds)
        ),
        note=say("figure.pareto.what"),
    )  # fmt: skip


def criteria_table(summary: Summary, say: Catalogue) -> Table:
    """Rank the kinds of findings, each field of its own."""
    parted = [(row["of"].partition("."), row) for row in records(summary.criteria)]
    return Table(
        title=say("report.criteria"),
        columns=columns(
            say, ("kind", Shape.TEXT), ("field", Shape.TEXT), ("severity", Shape.TEXT), *_SHARES,
        ),
        rows=tuple(
            (kind_words(kind, say), _shown(kind, field, say), _severity(kind, say), *_shares(row))
            for (kind, _, field), row in parted
        ),
    )  # fmt: skip


def matrix_table(summary: Summary, of: str, say: Catalogue) -> Table:
    """Set what was done against what was due: ``of`` is ``actions`` or ``kips``."""
    table = summary.actions if of == "actions" else summary.kips
    words = action_words if of == "actions" else kip_words
    return Table(
        title=say(f"report.matrix.{of}"),
        columns=(
            *columns(say, ("due_done", Shape.TEXT)),
            *(Column(head=words(str(name), say), shape=Shape.COUNT) for name in table.square),
        ),
        rows=tuple(
            (words(str(due), say), *(int(cases) for cases in row))
            for due, row in zip(
                table.square.index, table.square.itertuples(index=False), strict=True
            )
        ),
        note=say(f"report.matrix.{of}.note"),
    )


def _shares(row: dict[str, Any]) -> tuple[Cell, ...]:
    return int(row["count"]), float(row["share"]), float(row["cumulative"])


def _severity(kind: str, say: Catalogue) -> str:
    return severity_words(SEVERITIES[Kind(kind)].value, say)


def _shown(kind: str, field: str, say: Catalogue) -> str:
    advice = kind == Kind.ADVICE_NOT_GIVEN.value
    return say(f"finding.advice.{field}") if advice else field_words(field, say)
