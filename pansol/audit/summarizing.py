"""Reduce the verdicts of an audit, of any engine and size, to its figures."""

from collections.abc import Mapping, Sequence
from datetime import timedelta, tzinfo
from typing import Any

import narwhals as nw
import pandas as pd
from narwhals.typing import IntoFrame

from pansol.audit.ages import ticket_ageing
from pansol.audit.criteria import CRITERIA, criteria_of
from pansol.audit.due import due_in
from pansol.audit.engines import beside
from pansol.audit.figures import (
    ACTIONS,
    KIPS,
    Repeats,
    adherence,
    confusion,
    critical_accuracy,
    gather,
    mask_parts,
    p_chart,
    pareto,
    repeats,
    spread,
    tally,
    week_label,
    with_week,
)
from pansol.audit.figures.confusion import NONE
from pansol.audit.figures.counting import collected
from pansol.audit.severity import Severity
from pansol.audit.standing import GAP, STANDING, Standing, with_standing
from pansol.audit.summary import CUSTOMER, Doubled, FileCount, Summary
from pansol.audit.verdict import FINDINGS, STATE
from pansol.casefiles.columns import ACTION, CASE_COLUMNS, HANDLED_US, KIP, ROW
from pansol.sop import Action

__all__ = ["kip_pairs", "summarize"]

_CASE_ID = "case_id"
_RIGHT = "adherent"
_JUDGED = "_pansol_judged"
_COUNTED = frozenset({*CASE_COLUMNS, STATE, FINDINGS, CUSTOMER})
_FAMILIES = [family.value for family in Severity]


def summarize(
    verdicts: IntoFrame,
    *,
    files: Sequence[FileCount],
    zone: tzinfo,
    repeat_days: int = 7,
    durations: Mapping[str, timedelta] | None = None,
) -> Summary:
    """Reduce a verdict table, of any engine and size, to its figures.

    Weeks are those of ``zone``; a customer's contacts within ``repeat_days`` days are repeats.
    ``durations``: SLA → time allowed for a ticket; without them there is no ageing.
    """
    every: Any = nw.from_native(verdicts)
    # A file's other columns may be called as ours here are.
    frame = every.select(*(name for name in every.collect_schema().names() if name in _COUNTED))
    combined = _with_due(tally(frame, by=[STATE, FINDINGS, *_given(frame)]))
    judged = _flagged(frame, combined)
    flags = [_RIGHT, *_FAMILIES]

    def counted(*by: str) -> pd.DataFrame:
        return tally(judged, by=by, judged=_JUDGED, flags=flags)

    staff = counted("agent", "team")
    weekly = _labelled(
        tally(
            with_week(judged, zone=zone, time=HANDLED_US), by=["week"], judged=_JUDGED, flags=flags
        )
    )
    by = {name: adherence(staff, by=[name]) for name in ("agent", "team")}
    by["complaint_channel"] = adherence(counted("complaint_channel"), by=["complaint_channel"])
    found = combined.assign(n=combined["cases"])
    span = _span(frame)
    return Summary(
        files=tuple(files),
        cases=int(combined["cases"].sum()),
        standing=_standing(combined),
        silent=_silent(combined),
        first_us=span[0],
        last_us=span[1],
        overall=adherence(staff),
        families=critical_accuracy(staff, families=_FAMILIES),
        by=by | {"clause": _by_clause(combined), "week": adherence(weekly, by=["week"])},
        weeks=p_chart(weekly, period="week", count=_RIGHT),
        kinds=pareto(_criteria(found, [each.kind.value for each in CRITERIA]), of="of"),
        criteria=pareto(_criteria(found, [each.name for each in CRITERIA]), of="of"),
        actions=confusion(
            found[found[ACTION].notna()], done=ACTION, due="due_action", order=ACTIONS
        ),
        kips=confusion(_tickets(found), done=KIP, due="due_kip", order=KIPS),
        repeats=_repeats(frame, repeat_days),
        repeat_days=repeat_days,
        durations=durations or {},
        ageing=ticket_ageing(frame, durations or {}, span[1]),
        doubled=_doubled(frame),
    )


def kip_pairs(verdicts: pd.DataFrame) -> pd.DataFrame:
    """Give the cases behind a summary's ``kips``: their ``row``, the KIP ``due`` and ``done``."""
    found = _tickets(_with_due(verdicts))
    pairs = found[[ROW, "due_kip", KIP]].set_axis([ROW, "due", "done"], axis="columns")
    return pairs.fillna({"due": NONE, "done": NONE})


def _span(frame: Any) -> tuple[int | None, int | None]:  # noqa: ANN401  Narwhals' frame
    """Give the first and the last time of handling."""
    times = frame.select(nw.col(HANDLED_US).min().alias("a"), nw.col(HANDLED_US).max().alias("z"))
    rows = tally(times, by=["a", "z"])
    first, last = rows["a"].iloc[0], rows["z"].iloc[0]
    return (None, None) if pd.isna(first) else (int(first), int(last))


def _doubled(frame: Any) -> Doubled:  # noqa: ANN401  likewise
    """Count the case numbers that stand more than once."""
    number = nw.col(_CASE_ID)
    named = frame.filter(~number.is_null() & (number != ""))
    times = named.group_by(_CASE_ID).agg(nw.len().alias("times"))
    again = times.filter(nw.col("times") > 1).select((nw.col("times") - 1).alias("again"))
    sums = again.select(
        nw.len().cast(nw.Int64).alias("numbers"), nw.col("again").sum().cast(nw.Int64)
    )
    row = collected(sums).fillna(0).iloc[0]
    return Doubled(numbers=int(row["numbers"]), again=int(row["again"]))


def _given(frame: Any) -> list[str]:  # noqa: ANN401  likewise
    return [name for name in (ACTION, KIP) if name in frame.collect_schema().names()]


def _with_due(counts: pd.DataFrame) -> pd.DataFrame:
    """Add what was due, and what the cases count as, to counts by state and findings."""
    due = due_in()
    states = [due[int(state)] for state in counts[STATE]]
    stood = with_standing(counts[[STATE, FINDINGS]].astype("Int64"))
    return counts.assign(
        due_action=pd.array([each.action.value for each in states], dtype="string"),
        due_kip=pd.array([each.kip for each in states], dtype="string"),
        clauses=[tuple(clause.value for clause in each.clauses) for each in states],
        **{STANDING: stood[STANDING].to_numpy(), GAP: stood[GAP].to_numpy()},
    )


def _flagged(frame: Any, combined: pd.DataFrame) -> Any:  # noqa: ANN401  likewise
    """Mark each case as judged or not, right or not, and with the families of its findings."""
    stood = nw.from_native(with_standing(frame))
    masks = sorted({int(mask) for mask in combined[FINDINGS].dropna()})
    hit = {mask: {each.severity.value for each in criteria_of(mask)} for mask in masks}
    table = {
        FINDINGS: masks or [0],
        **{
            f"_pansol_{name}": [int(name in hit.get(m, ())) for m in masks or [0]]
            for name in _FAMILIES
        },
    }
    joined = stood.join(beside(stood, "_pansol_families", table), on=FINDINGS, how="left")
    standing = nw.col(STANDING)
    right = standing == Standing.RIGHT.value
    return joined.with_columns(
        (right | (standing == Standing.WRONG.value)).alias(_JUDGED),
        right.alias(_RIGHT),
        *((nw.col(f"_pansol_{name}") == 1).alias(name) for name in _FAMILIES),
    )


def _standing(combined: pd.DataFrame) -> dict[Standing, int]:
    totals = combined.groupby(STANDING)["cases"].sum()
    return {each: int(totals.get(each.value, 0)) for each in Standing}


def _silent(combined: pd.DataFrame) -> dict[str, int]:
    totals = combined[combined[GAP].notna()].groupby(GAP)["cases"].sum()
    return {str(gap): int(cases) for gap, cases in totals.items()}


def _by_clause(combined: pd.DataFrame) -> pd.DataFrame:
    """Give adherence by the clauses that what was due rests on; a case counts for each.

    Open cases are left out: of them only the wrong ones are judged, so their clauses could not be
    kept by anyone.
    """
    combined = combined[combined["due_action"] != Action.INCOMPLETE.value]
    right = combined[STANDING] == Standing.RIGHT.value
    judged = right | (combined[STANDING] == Standing.WRONG.value)
    counts = combined.assign(
        n=combined["cases"].where(judged, 0), **{_RIGHT: combined["cases"].where(right, 0)}
    )
    longer = spread(counts, "clauses", into="clause", parts=lambda clauses: clauses)  # type: ignore[arg-type, return-value]
    return adherence(gather(longer, by=["clause"], sums=["n", _RIGHT]), by=["clause"])


def _criteria(found: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    known = found[found[FINDINGS].notna()]
    return spread(known, FINDINGS, into="of", parts=mask_parts(names))


def _tickets(found: pd.DataFrame) -> pd.DataFrame:
    ticket = Action.CREATE_TICKET.value
    return found[(found[ACTION] == ticket) & (found["due_action"] == ticket)]


def _labelled(weekly: pd.DataFrame) -> pd.DataFrame:
    labels = [None if pd.isna(week) else week_label(int(week)) for week in weekly["week"]]
    return weekly.assign(week=pd.array(labels, dtype="string"))


def _repeats(frame: Any, days: int) -> Repeats | None:  # noqa: ANN401  likewise
    if CUSTOMER not in frame.collect_schema().names():
        return None
    return repeats(frame, within=timedelta(days=days), customer=CUSTOMER)
