"""The kinds of cases: facts, findings and what was done, each combination that occurs once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pansol.audit import Standing, criteria_of, with_standing
from pansol.audit.due import Due, due_in, states
from pansol.audit.severity import Severity
from pansol.facts import Benefit, Case, Charged
from pansol.outcomes.columns import Codes, Column, Mask, tight
from pansol.outcomes.ways import end_of
from pansol.sop import Action, Clause, Gap

__all__ = ["ACTIONS", "CRITICAL", "OF_KIND", "Kinds", "kinds_of"]

ACTIONS = tuple(str(action.value) for action in Action)
_NONE, _NO, _YES = -1, 0, 1

Numbers = NDArray[np.int64]

CRITICAL = (Severity.CUSTOMER, Severity.BUSINESS, Severity.COMPLIANCE)
"""The families of errors that count as critical."""

OF_KIND = ("action", "due", "standing", "gap", "severity")
"""The dimensions that a case's kind decides."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Kinds:
    """What cases of one kind have in common, an entry a kind. A million cases have few kinds."""

    states: Numbers
    """The facts' number; -1 where the source holds no facts."""
    findings: Numbers
    """The findings' mask; -1 where no action is recorded."""
    done: tuple[str, ...]
    """The action recorded."""
    slas: tuple[str, ...]
    """The SLA that was given."""

    @property
    def judged(self) -> bool:
        """Whether the source was held against the SOP."""
        return bool((self.states >= 0).any())

    @cached_property
    def due(self) -> tuple[Due | None, ...]:
        """What was due; ``None`` where there are no facts."""
        table = due_in()
        return tuple(table[state] if state >= 0 else None for state in self.states.tolist())

    @cached_property
    def ends(self) -> Numbers:
        """Where on the SOP's map they end: a place in ``ways.places()``."""
        return np.array([*map(_end, self.states.tolist())], dtype=np.int64)

    @cached_property
    def charged(self) -> tuple[Mask, Mask]:
        """Tell which kinds were charged without the benefit, and of which it is not known."""
        lost = np.array([*map(_lost, self.states.tolist())], dtype=np.int64)
        return lost == _YES, lost == _NONE

    @cached_property
    def critical(self) -> Mapping[Clause, Mask]:
        """Clause → which kinds break it by a critical error; in the SOP's order."""
        pairs = zip(self.findings.tolist(), self.due, strict=True)
        broken = [_broken(mask, due.clauses) if mask > 0 and due else () for mask, due in pairs]
        hit = {clause for clauses in broken for clause in clauses}
        return {
            clause: np.array([clause in clauses for clauses in broken])
            for clause in Clause
            if clause in hit
        }

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """The dimensions that a kind decides, a label a kind; those without any are left out."""
        due = [each.action.value if each else None for each in self.due]
        action = [done or asked for done, asked in zip(self.done, due, strict=True)]
        every = {
            "action": Column.of_values(action, ACTIONS),
            "due": Column.of_values(due, ACTIONS),
            "gap": Column.of_values([e.gap if e else None for e in self.due], _words(Gap)),
        }
        if self.judged:
            severity = [*map(_severity, self.findings.tolist())]
            every["standing"] = Column.of_values(self._standing(), _words(Standing))
            every["severity"] = Column.of_values(severity, _words(Severity))
        return {name: every[name] for name in OF_KIND if name in every and _told(name, every)}

    def _standing(self) -> list[str]:
        masks = pd.array(self.findings, dtype="Int64")
        masks[self.findings < 0] = pd.NA
        frame = pd.DataFrame({"state": pd.array(self.states, dtype="Int64"), "findings": masks})
        return [*with_standing(frame)["standing"]]


def kinds_of(
    states: Numbers | None, findings: Numbers | None, done: Column, sla: Column
) -> tuple[Kinds, Codes]:
    """Give the kinds that occur, sorted, and each case's."""
    rows = len(done.codes)
    nothing = np.full(rows, _NONE)
    masks, found = np.unique(nothing if findings is None else findings, return_inverse=True)
    joint = (nothing if states is None else states) + 1
    for code, size in ((found, len(masks)), *((c.codes, len(c.labels)) for c in (done, sla))):
        joint = joint * size + code
    codes, each = pd.factorize(joint, sort=True)
    rest, slas = np.divmod(each, len(sla.labels))
    rest, actions = np.divmod(rest, len(done.labels))
    state, mask = np.divmod(rest, max(len(masks), 1))
    kinds = Kinds(
        states=state - 1,
        findings=masks[mask].astype(np.int64),
        done=tuple(done.labels[code] for code in actions),
        slas=tuple(sla.labels[code] for code in slas),
    )
    return kinds, tight(codes)


@cache
def _case(state: int) -> Case:
    return states()[max(state, 0)]  # where there are no facts, nothing is known


@cache
def _end(state: int) -> int:
    return end_of(_case(state))


@cache
def _lost(state: int) -> int:
    """Tell whether the customer was charged without the benefit: yes, no, or not known."""
    charged, benefit = _case(state).charged, _case(state).benefit
    if charged is Charged.NO or benefit is Benefit.RECEIVED:
        return _NO
    return _NONE if charged is None or benefit is None else _YES


@cache
def _severity(mask: int) -> str | None:
    hit = {each.severity for each in criteria_of(mask)} if mask > 0 else set()
    return next((each.value for each in Severity if each in hit), None)


@cache
def _broken(mask: int, due: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Give the clauses of the critical findings; where a finding has none, those of the rule."""
    found = [each for each in criteria_of(mask) if each.severity in CRITICAL]
    return tuple(dict.fromkeys(c for each in found for c in each.clauses or due))


def _words(kind: Any) -> Sequence[str]:  # noqa: ANN401  an Enum's class
    return [str(each.value) for each in kind]


def _told(name: str, every: Mapping[str, Column]) -> bool:
    """Tell whether any case has it; that judged cases have no gap or error is known, too."""
    return every[name].known or ("standing" in every and name in {"gap", "severity"})
