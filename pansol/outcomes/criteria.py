"""What is wrong with cases, kind by kind: of all of them, and of each agent."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pansol.audit import Standing
from pansol.audit.criteria import CRITERIA
from pansol.audit.figures import LEAST, Reason
from pansol.audit.figures.pareto import VITAL
from pansol.deviation import Kind
from pansol.outcomes.choosing import Selection
from pansol.outcomes.columns import UNKNOWN, Mask, tight
from pansol.outcomes.kinds import Kinds

__all__ = ["CaseKind", "Criteria", "Person", "criteria", "of_kind"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseKind:
    """The cases with a finding of one kind."""

    kind: Kind
    n: int
    vital: bool
    """One of the few that make up 80 %: Juran (1951)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One agent's cases."""

    label: str
    n: int
    """Those judged."""
    counts: tuple[int, ...]
    """Those with a finding of each kind, in the order of the kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """Cases by kind of finding. A case counts once for each kind that it has."""

    kinds: tuple[CaseKind, ...]
    """The most frequent first; those that occur."""
    people: tuple[Person, ...]
    """Agents with at least five judged cases, the largest share with findings first."""
    suppressed: int
    """Agents not shown, who have fewer."""
    n: int
    """The judged cases."""
    reason: Reason | None = None


def criteria(selection: Selection) -> Criteria:
    """Count the chosen cases by kind of finding, and by agent and kind."""
    kinds, now = selection.outcomes.kinds, selection.now
    if "standing" not in selection.outcomes.dimensions:
        return Criteria(kinds=(), people=(), suppressed=0, n=0, reason=Reason.NO_COLUMN)
    judged = _judged(kinds)
    ranked = sorted(((now.by_kind(of_kind(kinds, kind)), kind) for kind in Kind), key=_rank)
    found = [(n, kind) for n, kind in ranked if n]
    people, suppressed = _people(selection, judged, [kind for _, kind in found])
    n = now.by_kind(judged)
    return Criteria(
        kinds=_vital(found),
        people=people,
        suppressed=suppressed,
        n=n,
        reason=None if n else Reason.NO_CASES,
    )


def of_kind(kinds: Kinds, kind: Kind) -> Mask:
    """Tell which kinds of cases have a finding of this kind."""
    bits = sum(each.bit for each in CRITERIA if each.kind is kind)
    found: Mask = (np.maximum(kinds.findings, 0) & bits) != 0  # -1: no action is recorded
    return found


def _rank(pair: tuple[int, Kind]) -> tuple[int, str]:
    return -pair[0], str(pair[1].value)


def _judged(kinds: Kinds) -> Mask:
    column = kinds.columns["standing"]
    judged: Mask = column.among([Standing.RIGHT.value, Standing.WRONG.value])[column.codes]
    return judged


def _vital(found: Sequence[tuple[int, Kind]]) -> tuple[CaseKind, ...]:
    """Mark the first kinds that together reach 80 %."""
    whole, before, ranked = sum(n for n, _ in found), 0, []
    for n, kind in found:
        ranked.append(CaseKind(kind=kind, n=n, vital=before < VITAL * whole))
        before += n
    return tuple(ranked)


def _people(
    selection: Selection, judged: Mask, kinds: Sequence[Kind]
) -> tuple[tuple[Person, ...], int]:
    outcomes = selection.outcomes
    if "agent" not in outcomes.dimensions:
        return (), 0
    size = len(outcomes.kinds.states)
    table = selection.now.crossed("agent", tight(np.arange(size)), size)
    cases = table @ judged.astype(np.int64)
    wrong = table @ (judged & (outcomes.kinds.findings > 0)).astype(np.int64)
    counts = [table @ of_kind(outcomes.kinds, kind).astype(np.int64) for kind in kinds]
    there = [
        place for place, label in enumerate(outcomes.labels("agent")) if label != UNKNOWN
        and cases[place]
    ]  # fmt: skip
    shown = [place for place in there if cases[place] >= LEAST]
    shown.sort(key=lambda place: (-wrong[place] / cases[place], place))
    people = tuple(
        Person(
            label=outcomes.labels("agent")[place],
            n=int(cases[place]),
            counts=tuple(int(column[place]) for column in counts),
        )
        for place in shown
    )
    return people, len(there) - len(shown)
