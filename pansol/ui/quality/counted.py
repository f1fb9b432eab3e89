"""What the quality page counts for one choice: each figure once, when it is first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pansol.audit import Kind, Standing
from pansol.audit.figures import LEAST, OBSERVED, REPEATED, Repeats, repeats, with_returns
from pansol.audit.summarizing import kip_pairs, summarize
from pansol.audit.summary import CUSTOMER, Summary
from pansol.config import current
from pansol.outcomes import Criteria, Funnel, criteria, funnel, of_kind, select
from pansol.ui.dashboard.counted import Counted as DashboardCounted
from pansol.ui.dashboard.counted import Rows, choice_of
from pansol.ui.dashboard.source import Source
from pansol.ui.dashboard.state import WITHIN, State

__all__ = ["GROUPS", "MOST", "Counted", "counted"]

GROUPS = ("agent", "team")
"""What a funnel compares."""

MOST = 2_000_000
"""Cases whose verdicts a page holds in memory."""

_CHOSEN, _CHANNEL = "chosen", "complaint_channel"


@dataclass(frozen=True, kw_only=True)
class Counted(DashboardCounted):
    """The figures of the chosen cases, for analysts."""

    source: Source

    @property
    def judged(self) -> bool:
        """Whether the cases were held against the SOP."""
        return self.source.judged is not None and self.outcomes.kinds.judged

    @property
    def too_many(self) -> bool:
        """Whether their verdicts would not fit into the memory of a page."""
        return len(self.outcomes) > MOST

    @cached_property
    def criteria(self) -> Criteria:
        """Cases by kind of finding, and by agent."""
        return criteria(self.selection)

    @cached_property
    def summary(self) -> Summary:
        """The audit's own figures of the chosen cases."""
        chosen = self.source.verdicts["row"].isin(self._rows_chosen)
        return summarize(self.source.verdicts[chosen], files=[], zone=current().at)

    @cached_property
    def funnels(self) -> Mapping[str, Funnel]:
        """Each of ``GROUPS`` against all."""
        return {by: funnel(self.selection, by) for by in GROUPS}

    def repeats(self, days: int) -> Repeats | None:
        """Tell after which of the chosen cases nobody came back, by channel; counted once a span.

        Any contact of the source counts as a return. None where customers can't be told apart.
        """
        if days not in self._repeats:
            self._repeats[days] = self._repeated(days)
        return self._repeats[days]

    @cached_property
    def channels(self) -> tuple[str, ...]:
        """Where contacts came in, as the source writes it; the unknown one first."""
        written = self.source.verdicts[_CHANNEL].dropna().unique() if self.judged else ()
        return ("", *sorted(map(str, written)))

    @cached_property
    def _repeats(self) -> dict[int, Repeats | None]:
        return {}

    def _repeated(self, days: int) -> Repeats | None:
        frame = self.source.verdicts
        if CUSTOMER not in frame or not frame[CUSTOMER].notna().any():
            return None
        marked = frame.assign(chosen=frame["row"].isin(self._rows_chosen))
        found = repeats(
            marked, within=timedelta(days=days), by=[_CHOSEN, _CHANNEL], customer=CUSTOMER
        )
        return found if found.table[_CHOSEN].fillna(value=False).any() else None

    def rows(self, listed: tuple[str, ...]) -> Rows | None:
        """Give the places of the cases of a list, the newest first; ``None`` if it is none."""
        match listed:
            case ("agent_criteria", agent, kind):
                return self._of_group("agent", agent, self._findings(kind))
            case ("group", by, place) if by in GROUPS:
                return self._of_group(by, place, self._wrong)
            case ("kips", due, done) if self.judged and not self.too_many:
                pairs = self._kips
                return self._places(
                    pairs.loc[(pairs["due"] == due) & (pairs["done"] == done), "row"]
                )
            case ("repeats", days, place) if (
                days in WITHIN and _number(place) is not None and not self.too_many
            ):
                return self._returned(int(days), int(place))
        return super().rows(listed)

    def _kinds(self, listed: tuple[str, ...]) -> NDArray[np.bool_] | None:
        match listed:
            case ("kind", kind):
                return self._findings(kind)
            case ("actions", due, done) if self.judged:
                kinds = self.outcomes.kinds
                acts = [each.action.value if each else "" for each in kinds.due]
                pairs = zip(acts, kinds.done, strict=True)
                return np.array([pair == (due, done) for pair in pairs], dtype=bool)
            case ("chosen",):
                return super()._kinds(listed)
        return None

    def _findings(self, kind: str) -> NDArray[np.bool_] | None:
        known = {str(each.value): each for each in Kind}
        return of_kind(self.outcomes.kinds, known[kind]) if kind in known and self.judged else None

    @property
    def _wrong(self) -> NDArray[np.bool_] | None:
        column = self.outcomes.kinds.columns.get("standing")
        return column.among([Standing.WRONG.value])[column.codes] if column else None

    def _of_group(self, by: str, place: str, which: NDArray[np.bool_] | None) -> Rows | None:
        """Give a group's cases; of one with fewer than five judged cases there is no list."""
        labels, at = self.labels(by), _number(place)
        if which is None or at is None:
            return None
        shown = {each.label: each.n for each in self.funnels[by].groups}
        if at >= len(labels) or shown.get(labels[at], 0) < LEAST:
            return None
        rows = self.selection.now.of_kinds(which)[::-1]
        found: Rows = rows[self.outcomes.codes(by)[rows] == at]
        return found

    @cached_property
    def _kips(self) -> pd.DataFrame:
        verdicts = self.source.verdicts
        return kip_pairs(verdicts[verdicts["row"].isin(self._rows_chosen)])

    def _returned(self, days: int, place: int) -> Rows | None:
        """Give the chosen contacts of a channel after which the customer came back."""
        found = self.repeats(days)
        if found is None or found.until_us is None or place >= len(self.channels):
            return None
        flagged: pd.DataFrame = with_returns(
            self.source.verdicts,
            within=timedelta(days=days),
            until_us=found.until_us,
            customer=CUSTOMER,
        ).to_native()
        own = flagged[_CHANNEL].fillna("") == self.channels[place]
        return self._places(flagged.loc[own & flagged[OBSERVED] & flagged[REPEATED], "row"])

    def _places(self, rows: "pd.Series[int]") -> Rows:
        """Give the places of those among the chosen cases that have these rows."""
        every = np.ones(len(self.outcomes.kinds.states), dtype=bool)
        places = self.selection.now.of_kinds(every)[::-1]
        found: Rows = places[np.isin(self.outcomes.rows[places], rows.to_numpy(dtype=np.int64))]
        return found

    @cached_property
    def _rows_chosen(self) -> pd.Index:
        every = np.ones(len(self.outcomes.kinds.states), dtype=bool)
        return pd.Index(self.outcomes.rows[self.selection.now.of_kinds(every)])


def _number(text: str) -> int | None:
    """Read a place; none is so large that it has seven digits."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None  # noqa: PLR2004  far beyond any


def counted(state: State, source: Source) -> Counted:
    """Choose the cases; what of the choice is not there is named by ``selection.dropped``."""
    choice = choice_of(state, source.outcomes)
    chosen = select(source.outcomes, choice)
    return Counted(
        outcomes=source.outcomes,
        selection=chosen,
        always=chosen,
        source=source,
        named=state.named,
    )
