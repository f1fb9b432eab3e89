"""What customers were charged without getting what they bought, and what was done about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pansol.audit.figures import Reason
from pansol.outcomes.cases import Outcomes
from pansol.outcomes.choosing import Selection
from pansol.outcomes.kinds import Kinds
from pansol.outcomes.refunds import UNKNOWN, UNTOLD, Refund
from pansol.sop import Action, Sla

__all__ = ["Money", "MoneyRow", "RefundRow", "Remedy", "money", "refund_rows"]


Numbers: TypeAlias = NDArray[np.int64]


class Remedy(Enum):
    """What was done about a charge without a benefit."""

    REFUND_TICKET = "refund_ticket"
    OTHER_TICKET = "other_ticket"  # SLA by tier, or none recorded
    NO_TICKET = "no_ticket"
    NOT_RECORDED = "not_recorded"

    @property
    def key(self) -> str:
        """The key of its name."""
        return f"outcomes.remedy.{self.value}"


_REFUNDS = tuple(Refund)
_PLACE = {each: place for place, each in enumerate(Remedy)}


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRow:
    """The cases with one remedy."""

    remedy: Remedy
    n: int
    rupiah: int
    """Of the cases whose amount is known."""
    unknown: int
    """The cases whose amount is not."""
    before: int | None
    """The cases of the period before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundRow:
    """The cases of which the same became of the money."""

    refund: Refund
    n: int
    rupiah: int
    """Charged, of the cases whose amount is known."""
    unknown: int
    """The cases whose amount is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """Charged, and the benefit not received, not as bought, or without its bonus."""

    rows: tuple[MoneyRow, ...]
    """One a remedy, in their order; they add up."""
    n: int
    rupiah: int
    unknown: int
    before: int | None
    refunds: tuple[RefundRow, ...]
    """The same cases by what became of the money; none where the source does not say."""
    excluded: Mapping[str, int]
    """``unclear``: not known whether charged, or what arrived; ``undated``."""
    reason: Reason | None = None


def money(selection: Selection) -> Money:
    """Add up the rupiah charged without benefit. An unknown amount is never a zero."""
    now, before = selection.now, selection.before
    kinds = selection.outcomes.kinds
    remedies = _remedies(kinds)
    cases = now.of_kinds(remedies >= 0)
    amounts, which = now.outcomes.amounts[cases], remedies[now.outcomes.kind[cases]]
    sums = _by_remedy(which, np.maximum(amounts, 0))
    unknown = _by_remedy(which, amounts < 0)
    rows = tuple(
        MoneyRow(
            remedy=remedy,
            n=int(np.count_nonzero(which == place)),
            rupiah=sums[place],
            unknown=unknown[place],
            before=before.by_kind(remedies == place) if before else None,
        )
        for place, remedy in enumerate(Remedy)
    )
    backs = _refunds(now.outcomes, cases)
    unclear = now.by_kind(kinds.charged[1]) if kinds.judged else 0
    empty = Reason.NO_CASES if kinds.judged else Reason.NO_COLUMN
    return Money(
        rows=rows,
        n=len(cases),
        rupiah=sum(sums),
        unknown=sum(unknown),
        before=before.by_kind(remedies >= 0) if before else None,
        refunds=() if backs is None else tuple(_rows(backs, amounts)),
        excluded={"unclear": unclear, "undated": selection.undated},
        reason=None if len(cases) else empty,
    )


def refund_rows(selection: Selection, refund: Refund) -> "NDArray[np.intp]":
    """Give the source's rows of the cases behind a refund's row; none where it does not say."""
    cases = selection.now.of_kinds(_remedies(selection.outcomes.kinds) >= 0)
    backs = _refunds(selection.outcomes, cases)
    return cases[:0] if backs is None else cases[backs == _REFUNDS.index(refund)]


def _refunds(outcomes: Outcomes, cases: "NDArray[np.intp]") -> Numbers | None:
    """Give each case's place among the refunds."""
    if outcomes.refunded is None:
        return None
    back, charged = outcomes.refunded[cases], outcomes.amounts[cases]
    unmeasured = (back > 0) & (charged < 0)  # something came back, nobody knows of how much
    first = [(back == UNKNOWN) | unmeasured, back == 0, (back != UNTOLD) & (back < charged)]
    then = [_REFUNDS.index(each) for each in (Refund.UNKNOWN, Refund.NOT_YET, Refund.PARTLY)]
    return np.select(first, then, _REFUNDS.index(Refund.RETURNED))


def _rows(backs: Numbers, amounts: "NDArray[Any]") -> Iterator[RefundRow]:
    for place, refund in enumerate(_REFUNDS):
        own = amounts[backs == place]
        known = own[own >= 0]
        yield RefundRow(
            refund=refund,
            n=len(own),
            rupiah=int(known.sum(dtype=np.int64)),
            unknown=len(own) - len(known),
        )


def _remedies(kinds: Kinds) -> Numbers:
    """Give each kind's place among the remedies; -1 where nothing was lost."""
    done, sla = (np.array(each, dtype=object) for each in (kinds.done, kinds.slas))
    first = [~kinds.charged[0], done == "", done != Action.CREATE_TICKET.value]
    then = [-1, _PLACE[Remedy.NOT_RECORDED], _PLACE[Remedy.NO_TICKET]]
    ticket = np.where(
        sla == Sla.REFUND.value, _PLACE[Remedy.REFUND_TICKET], _PLACE[Remedy.OTHER_TICKET]
    )
    return np.select(first, then, ticket)


def _by_remedy(which: Numbers, values: "NDArray[Any]") -> list[int]:
    sums = np.bincount(which, weights=values, minlength=len(Remedy))
    return [int(total) for total in sums]
