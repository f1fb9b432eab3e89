"""The verdicts and the findings as tables: what each row of them holds."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import narwhals as nw
from narwhals.typing import IntoFrame

from pansol.audit.criteria import CRITERIA, Criterion, criteria_of
from pansol.audit.due import due_in
from pansol.audit.engines import AnyFrame, beside, same_kind
from pansol.audit.verdict import FINDINGS, STATE
from pansol.casefiles.columns import (
    ACTION,
    CASE,
    CASE_COLUMNS,
    FACT_COLUMNS,
    FILE,
    GIVEN,
    HANDLED_US,
    KIP,
    ROW,
    SLA,
    TRANSACTION_US,
)  # fmt: skip
from pansol.deviation import Kind
from pansol.sop import SOP, Format

__all__ = ["FINDING_COLUMNS", "Mask", "findings", "verdict_table"]

Mask: TypeAlias = Callable[[nw.Expr], nw.Expr]
"""Hides who a customer is in a column of text."""

_HEAD = (FILE, ROW, *CASE, "complaint_channel", TRANSACTION_US, HANDLED_US, *GIVEN)
_FORMATTED = tuple(field.name for field in SOP.ticket_fields if field.format is not Format.TEXT)
FINDING_COLUMNS = (
    FILE, ROW, *CASE, "kind", "severity", "field", "clause", "rule", "expected", "done",
    STATE, TRANSACTION_US, HANDLED_US,
)  # fmt: skip
"""The columns of a finding; the last three are what its proof is written from."""

_MALFORMED = tuple(f"malformed_{name}" for name in _FORMATTED)
_VERDICT = frozenset({*_HEAD, STATE, FINDINGS, *_MALFORMED})
_BY_RULE = "_pansol_by_rule"
_REST, _SOURCE = "_pansol_rest", "_pansol_source"
_ASKED = {ACTION: "_pansol_action", SLA: "_pansol_sla", KIP: "_pansol_kip"}


def verdict_table(judged: IntoFrame, mask: Mask) -> Any:  # noqa: ANN401  the frame's own kind
    """Keep of judged cases what figures and findings need: no name, no number of a customer.

    ``judged``: what ``verdicts`` gives. Columns: ``file``, ``row``, ``case_id``, ``agent``,
    ``team``, ``complaint_channel``, both times, what was done, the file's other columns, ``state``,
    ``findings``; and for each field with a format ``malformed_…``: the text as it was written,
    masked, where it is malformed, else null.
    """
    frame: AnyFrame = nw.from_native(judged)
    known = {*CASE_COLUMNS, STATE, FINDINGS}
    others = [name for name in frame.collect_schema().names() if name not in known]
    bits = [each for each in CRITERIA if each.kind is Kind.MALFORMED_FIELD]
    # Asked first, because most cases end there: has it any of these bits, which lie together?
    rest = nw.col(FINDINGS) % (2 * bits[-1].bit)
    marked = frame.with_columns(rest.alias(_REST))
    shown = [
        nw.when(nw.col(_REST) >= bits[0].bit)
        .then(nw.when(_has(each)).then(mask(nw.col(each.field))))
        .alias(_malformed(each))
        for each in bits
    ]
    return same_kind(marked.select(*_HEAD, *others, STATE, FINDINGS, *shown), judged)


def findings(verdicts: IntoFrame) -> Any:  # noqa: ANN401  the frame's own kind
    """Give a row for each finding, from a verdict table; its distinct masks are collected first.

    ``kind``, ``severity``, ``field``; ``clause``: the clauses it rests on, joined by ``;``;
    ``rule``: the one that holds, as ``R4/R8``, empty while the case is open; ``expected`` and
    ``done``: codes, formats, conditions, or what was written (masked), empty where nothing was.
    """
    frame: AnyFrame = nw.from_native(verdicts)
    # A file's other columns may be called as a finding's are.
    own = [name for name in frame.collect_schema().names() if name in _VERDICT]
    wrong = frame.select(*own).filter(nw.col(FINDINGS) > 0)
    # Grouped, for ``unique`` numbers every row within its mask, and holds them all to do so.
    distinct = wrong.group_by(FINDINGS).agg(nw.len().alias("cases"))
    masks = nw.to_native(distinct.lazy().collect("pyarrow"))
    # Without a finding the table still needs a row: the types of its columns are told from it.
    known = masks[FINDINGS].to_pylist() or [CRITERIA[0].bit]
    found = beside(frame, "_pansol_found", _criteria(known))
    rules = beside(found, "_pansol_rules", _rules())
    long = wrong.join(found, on=FINDINGS).join(rules, on=STATE)  # type: ignore[arg-type]
    clause = nw.when(nw.col("clause") == "").then(nw.col(_BY_RULE)).otherwise(nw.col("clause"))
    written = long.with_columns(
        clause.alias("clause"), _expected().alias("expected"), _done().alias("done")
    )
    return same_kind(written.select(*FINDING_COLUMNS), verdicts)


def _has(criterion: Criterion) -> nw.Expr:
    return nw.col(_REST) % (2 * criterion.bit) >= criterion.bit


def _malformed(criterion: Criterion) -> str:
    return f"malformed_{criterion.field}"


def _source(criterion: Criterion) -> str:
    """Name the column that says what was done."""
    if criterion.kind is Kind.MALFORMED_FIELD:
        return _malformed(criterion)
    if criterion.kind in {Kind.MISSING_FIELD, Kind.UNDECIDED_FIELD}:
        return ""
    return ACTION if criterion.field in FACT_COLUMNS else criterion.field


def _criteria(masks: Sequence[int]) -> dict[str, list[Any]]:
    """Lay out each mask's criteria, a row each: no join has to take the masks apart."""
    pairs = [(mask, each) for mask in masks for each in criteria_of(mask)]
    return {
        FINDINGS: [mask for mask, _ in pairs],
        "kind": [each.kind.value for _, each in pairs],
        "severity": [each.severity.value for _, each in pairs],
        "field": [each.field for _, each in pairs],
        "clause": [";".join(clause.value for clause in each.clauses) for _, each in pairs],
        "expected": [each.expected for _, each in pairs],
        _SOURCE: [_source(each) for _, each in pairs],
    }


def _rules() -> dict[str, list[Any]]:
    due = due_in()
    return {
        STATE: [*range(len(due))],
        "rule": [each.rule for each in due],
        _BY_RULE: [";".join(clause.value for clause in each.clauses) for each in due],
        _ASKED[ACTION]: [each.action.value for each in due],
        _ASKED[SLA]: [each.sla or "" for each in due],
        _ASKED[KIP]: [each.kip or "" for each in due],
    }


def _expected() -> nw.Expr:
    chain: Any = nw
    for source, asked in _ASKED.items():
        chain = chain.when(nw.col(_SOURCE) == source).then(nw.col(asked))
    expected: nw.Expr = chain.otherwise(nw.col("expected"))
    return expected


def _done() -> nw.Expr:
    chain: Any = nw
    for source in (*GIVEN, *_MALFORMED):
        chain = chain.when(nw.col(_SOURCE) == source).then(nw.col(source))
    done: nw.Expr = chain.otherwise(nw.lit(""))
    return done.fill_null("")
