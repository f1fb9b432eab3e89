"""What changed against the period before, the largest first, and whether it is more than chance."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import erfc, sqrt

from pansol.audit import Severity, Standing
from pansol.audit.figures import Reason, holm
from pansol.outcomes.adherence import right_of_judged
from pansol.outcomes.choosing import Selection
from pansol.outcomes.columns import UNKNOWN
from pansol.outcomes.sentences import Label, Phrase, Sentence, Value
from pansol.sop import Action

__all__ = ["MOST", "Change", "Changes", "changes"]

MOST = 3
"""How many changes are told."""

_TOLD_APART = {Action.CREATE_TICKET.value, Action.SOP_SILENT.value}
"""What has a sentence of its own."""
_ALPHA = 0.05
_EXPECTED = 5  # in each cell, from which the normal approximation is good: Cochran (1954)
_CASES = "cases"
_GROUPS = ("complaint_channel", "purchase_channel", "package_name", "region", "card_type", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A share, or the number of cases, that is another than before."""

    sentence: Sentence
    n: int
    """Of the number of cases: those of both periods, here and before."""
    count: int
    n_before: int
    count_before: int
    p: float
    """Of the test, corrected for all that was looked at."""

    @property
    def difference(self) -> float:
        """The share now minus the share before."""
        return self.count / self.n - self.count_before / self.n_before

    @property
    def beyond_chance(self) -> bool:
        """Whether chance alone would rarely make such a difference."""
        return self.p < _ALPHA

    @property
    def chance(self) -> Sentence:
        """Say whether it is more than chance."""
        word = "beyond" if self.beyond_chance else "within"
        return Sentence(key=f"outcomes.chance.{word}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """At most three changes: those beyond chance first, of either the largest first."""

    changes: tuple[Change, ...]
    n: int
    before: int | None
    """The cases of both periods."""
    excluded: Mapping[str, int]
    """``too_few``: shares of too few cases to be tested; ``undated``."""
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class _Share:
    measure: str
    label: Label | None
    now: tuple[int, int]
    before: tuple[int, int]

    @property
    def standard_error(self) -> float:
        """How far chance alone moves the difference."""
        (count, n), (was, of) = self.now, self.before
        if self.measure == _CASES:  # both are parts of one whole
            return 1 / sqrt(n)
        pooled = (count + was) / (n + of)
        return sqrt(pooled * (1 - pooled) * (1 / n + 1 / of))

    @property
    def difference(self) -> float:
        """The share now minus the share before."""
        return self.now[0] / self.now[1] - self.before[0] / self.before[1]


def changes(selection: Selection) -> Changes:
    """Compare the number of cases, and shares, with the period of the same length before.

    Two-proportion z test, pooled. Of two numbers of cases a and b, whether a case is as likely in
    either period: z = (a - b) / sqrt(a + b), after Przyborowski and Wilenski (1940). Corrected
    after Holm (1979) for all that was looked at. Agents and teams are not among it.
    """
    if not selection.before:
        compared = selection.choice.compared
        return _none(selection, Reason.NO_PREVIOUS if compared else Reason.NOT_COMPARED)
    shares = [share for share in _shares(selection) if share.now[1] and share.before[1]]
    enough = [share for share in shares if _expected(share) >= _EXPECTED]
    few = {"too_few": len(shares) - len(enough)}
    if not enough:
        reason = Reason.TOO_FEW if selection.n and selection.before.n else Reason.NO_CASES
        return _none(selection, reason, few)
    told = [_change(share, p) for share, p in zip(enough, _p_values(enough), strict=True)]
    told.sort(key=lambda each: (not each.beyond_chance, -abs(each.difference), each.sentence.key))
    return Changes(
        changes=tuple(each for each in told if each.difference)[:MOST],
        n=selection.n,
        before=selection.before.n,
        excluded=few | {"undated": selection.undated},
    )


def _none(selection: Selection, reason: Reason, few: Mapping[str, int] | None = None) -> Changes:
    return Changes(
        changes=(),
        n=selection.n,
        before=selection.before.n if selection.before else None,
        excluded={"undated": selection.undated, **(few or {})},
        reason=reason,
    )


def _shares(selection: Selection) -> Iterator[_Share]:
    here, (now, before) = selection.outcomes.dimensions, (selection.now, selection.before)
    assert before  # noqa: S101  the caller's
    judged = right_of_judged(now), right_of_judged(before)
    both = now.n + before.n
    yield _Share(_CASES, None, (now.n, both), (before.n, both))
    if "standing" in here:
        yield _Share("adherence", None, *judged)
        yield from _labels(selection, "silent", "standing", (Standing.SILENT.value,))
        for each in _labels(selection, "severity", "severity", (Severity.CUSTOMER.value,)):
            of = (each.now[0], judged[0][1]), (each.before[0], judged[1][1])
            yield _Share("severity", each.label, *of)
    if "action" in here:
        yield from _labels(selection, "ticket", "action", (Action.CREATE_TICKET.value,))
        others = (each for each in selection.outcomes.labels("action") if each not in _TOLD_APART)
        yield from _labels(selection, "group", "action", tuple(others))
    for name in _GROUPS:
        if name in here:
            yield from _labels(selection, "group", name, selection.outcomes.labels(name))


def _labels(
    selection: Selection, measure: str, dimension: str, labels: tuple[str, ...]
) -> Iterator[_Share]:
    """Give the share of each label among the chosen cases. A chosen dimension has none to tell."""
    assert selection.before  # noqa: S101  the caller's
    if dimension in selection.choice.labels:
        return
    now, before = (part.count(dimension) for part in (selection.now, selection.before))
    totals = int(now.sum()), int(before.sum())
    for label in labels:
        code = selection.outcomes.labels(dimension).index(label)
        if label != UNKNOWN:
            pairs = (int(now[code]), totals[0]), (int(before[code]), totals[1])
            yield _Share(measure, Label(dimension, label), *pairs)


def _expected(share: _Share) -> float:
    """Give the least number that either share and its rest would have if nothing had changed."""
    (count, n), (was, of) = share.now, share.before
    pooled = (count + was) / (n + of)
    return min(n, of) * min(pooled, 1 - pooled)


def _p_values(shares: list[_Share]) -> list[float]:
    """Test all: each share as statsmodels' ``proportions_ztest`` does."""
    z = (share.difference / share.standard_error for share in shares)
    return holm([erfc(abs(each) / sqrt(2)) for each in z])


def _change(share: _Share, p: float) -> Change:
    (count, n), (was, of) = share.now, share.before
    way = "up" if count * of > was * n else "down"
    values: dict[str, Value] = {"now": count / n, "before": was / of}
    if share.measure == _CASES:
        values = {"now": count, "before": was}
    if share.measure == "group" and share.label:
        label = share.label
        short = label.dimension == "action" and label.label != Action.INCOMPLETE.value
        values |= {"label": Phrase(f"short.{label.label}") if short else label}
    return Change(
        sentence=Sentence(key=f"outcomes.change.{share.measure}.{way}", values=values),
        n=n,
        count=count,
        n_before=of,
        count_before=was,
        p=p,
    )
