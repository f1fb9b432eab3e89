"""The audit of one file as the page holds it: figures, findings, and each case to look up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any, Protocol

import duckdb
import narwhals as nw
import pandas as pd

from pansol.audit import Kind, Severity, findings, verdict_table, verdicts
from pansol.audit.ages import ticket_ageing
from pansol.audit.figures import Ageing, customer_key
from pansol.audit.sampling import Plan, plan
from pansol.audit.summarizing import summarize
from pansol.audit.summary import CUSTOMER, FileCount, Summary
from pansol.casefiles import Counts, mask_expr
from pansol.casefiles.reading import Understood
from pansol.config import current
from pansol.sop import Clause
from pansol.ui.audit.state import State

__all__ = ["Audited", "Judged", "ages", "audit", "drawn", "findings_of", "first_row"]

_ROW = "row"
_SEVERITIES = [each.value for each in Severity]
_KINDS = [each.value for each in Kind]


class Judged(Protocol):
    """Judged cases, to look up one by its row in the file."""

    def case(self, row: int) -> Mapping[str, Any] | None:
        """Give a case, null as ``None``; ``None`` if there is none."""

    def of_case(self, row: int) -> pd.DataFrame:
        """Give the findings of a case."""

    def verdicts(self) -> pd.DataFrame:
        """Give the verdict on each case, masked."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Audited:
    """What the page shows of an audit; figures and findings are made when they are asked for."""

    cases: duckdb.DuckDBPyConnection
    """Holds ``judged``: the accepted cases with ``state`` and ``findings``, unmasked; and
    ``verdicts``, the same masked."""
    file: FileCount
    """What became of the file's rows."""

    @cached_property
    def summary(self) -> Summary:
        """The figures."""
        return summarize(self.cases.table("verdicts").df(), files=[self.file], zone=current().at)

    @cached_property
    def found(self) -> pd.DataFrame:
        """A row a finding, as of ``pansol.audit.findings``: the dearest first, then by row."""
        return findings_of(self.cases.table("verdicts"), self.file.name)

    @cached_property
    def known(self) -> Mapping[str, tuple[str, ...]]:
        """What findings are filtered by → the values that occur, in the order to show them in."""
        return _known(self.found)

    def selected(self, filters: Mapping[str, str]) -> pd.DataFrame:
        """Give the findings that have these values; what does not occur filters nothing."""
        found = self.found
        for name, value in filters.items():
            if value in self.known[name]:
                column = found[name]
                if name == "clause":
                    column = column.map(
                        lambda text, one=value: one if one in text.split(";") else ""
                    )
                found = found[column == value]
        return found

    def of_case(self, row: int) -> pd.DataFrame:
        """Give the findings of a case."""
        return self.found[self.found[_ROW] == row]

    def case(self, row: int) -> Mapping[str, Any] | None:
        """Give a case by its row in the file, null as ``None``; ``None`` if there is none."""
        return first_row(self.cases.table("judged").filter(f"row = {row:d}"))

    def verdicts(self) -> pd.DataFrame:
        """Give the verdict on each case, masked."""
        found: pd.DataFrame = self.cases.table("verdicts").df()
        return found


def first_row(cases: duckdb.DuckDBPyRelation) -> Mapping[str, Any] | None:
    """Give the first row, null as ``None``; ``None`` if there is none."""
    rows = cases.limit(1).fetchall()
    return dict(zip(cases.columns, rows[0], strict=True)) if rows else None


def drawn(audited: Audited, state: State) -> Plan:
    """Plan and draw a sample of the cases, as the person chose."""
    return plan(
        audited.cases.table("judged"),
        margin=int(state.setting("margin")) / 100,
        confidence=int(state.setting("confidence")) / 100,
        by=state.setting("by") or None,
        seed=state.setting("seed").strip() or "1",
    )


def ages(audited: Audited, durations: Mapping[str, timedelta]) -> Ageing:
    """Tell how old the tickets were at the last handling, with these SLA → time allowed."""
    return ticket_ageing(audited.cases.table("verdicts"), durations, audited.summary.last_us)


def audit(
    reading: Understood, counts: Counts, name: str, connection: duckdb.DuckDBPyConnection
) -> Audited:
    """Judge what was read, in memory."""
    cases = reading.cleaned.accepted.with_columns(customer_key("msisdn").alias(CUSTOMER))
    judged: duckdb.DuckDBPyRelation = verdicts(nw.to_native(cases), absent=reading.absent)
    judged.create("judged")
    table: duckdb.DuckDBPyRelation = verdict_table(connection.table("judged"), mask_expr)
    table.create("verdicts")
    file = FileCount(name=name, read=counts.read, accepted=counts.accepted)
    return Audited(cases=connection, file=file)


def findings_of(verdicts: duckdb.DuckDBPyRelation, name: str) -> pd.DataFrame:
    """Give the findings of a file's verdicts: the dearest first, then by row."""
    return _sorted(findings(verdicts).df()).assign(file=name)


def _sorted(found: pd.DataFrame) -> pd.DataFrame:
    severity = pd.Categorical(found["severity"], _SEVERITIES, ordered=True).codes
    kind = pd.Categorical(found["kind"], _KINDS, ordered=True).codes
    ranked = found.assign(_severity=severity, _kind=kind)
    by = ["_severity", _ROW, "_kind", "field", "expected"]
    return ranked.sort_values(by).drop(columns=["_severity", "_kind"]).reset_index(drop=True)


def _known(found: pd.DataFrame) -> Mapping[str, tuple[str, ...]]:
    kinds, severities = set(found["kind"]), set(found["severity"])
    clauses = set(";".join(found["clause"].unique()).split(";"))
    return {
        "severity": tuple(each for each in _SEVERITIES if each in severities),
        "kind": tuple(each for each in _KINDS if each in kinds),
        "agent": tuple(sorted(found["agent"].dropna().unique())),
        "clause": tuple(clause.value for clause in Clause if clause.value in clauses),
    }
