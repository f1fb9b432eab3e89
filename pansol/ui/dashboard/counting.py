"""What a page counts and draws of its cases, and the files it makes of that."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from pansol.catalogue import Catalogue, catalogue
from pansol.element import Element
from pansol.ui.dashboard.actions import AGAIN
from pansol.ui.dashboard.dropping import without
from pansol.ui.dashboard.state import State
from pansol.ui.program import Download

if TYPE_CHECKING:  # they load what reads files
    from pansol.ui.dashboard.counted import Counted
    from pansol.ui.dashboard.figure_view import Frame
    from pansol.ui.dashboard.source import Source

__all__ = ["Counting"]


class Counting:
    """The figures of a state and a source. Other pages count and draw something else of them."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.source: Source | None = None
        """What is counted; none until it was read."""
        self._made: dict[str, Download] = {}
        self._counted: tuple[tuple[object, ...], Counted] | None = None

    @property
    def counted(self) -> "Counted | None":
        """The figures of what is chosen, counted once; none until there is a source."""
        source, state = self.source, self.state
        if source is None:
            return None
        chosen = tuple(sorted(state.labels.items()))
        days = (state.period, state.first, state.last, state.compared)
        key = (id(source), chosen, *days, state.named)
        if self._counted is None or self._counted[0] != key:
            self._counted = key, self._count(source)
            self._made.clear()
        return self._counted[1]

    def downloads(self) -> Mapping[str, Download]:
        """Give the files that were asked for."""
        return dict(self._made)  # as it is now: the page compares it with what it sent

    def _count(self, source: "Source") -> "Counted":
        from pansol.ui.dashboard.counted import counted  # noqa: PLC0415  it takes a second to load

        return counted(self.state, source.outcomes)

    def _figures(self, words: Catalogue) -> Element:
        """Give the figures' part of the page; there is something to count."""
        from pansol.ui.dashboard.figures_view import figures_view  # noqa: PLC0415  likewise

        assert self.counted  # noqa: S101  the view's
        return figures_view(self.state, words, self.counted, self._made)

    def _frames(self, words: Catalogue, state: State) -> "Iterable[Frame]":
        """Give the figures themselves, of a state."""
        from pansol.ui.dashboard.figures_view import frames  # noqa: PLC0415  likewise

        assert self.counted  # noqa: S101  the caller's
        return frames(state, words, self.counted)

    def _title(self, words: Catalogue) -> str:
        """Head the cases that are listed."""
        from pansol.ui.dashboard.list_view import list_title  # noqa: PLC0415  likewise

        assert self.counted  # noqa: S101  nothing is listed of no cases
        return list_title(self.state, words, self.counted)

    def _drop(self) -> None:
        """Take back what is chosen and not there."""
        counted = self.counted
        if counted and (dropped := counted.selection.dropped):
            self.state = without(self.state, dropped)

    def _make(self, figure: str, form: str) -> None:
        from pansol.ui.dashboard.chosen import chosen_of  # noqa: PLC0415  likewise
        from pansol.ui.dashboard.exports import make  # noqa: PLC0415  likewise

        words = catalogue(self.state.language)
        if self.counted is None:
            self.state = replace(self.state, notice=AGAIN)
            return
        frames = partial(self._frames, words)
        chosen = chosen_of(self.state, words, self.counted)
        self._made[f"{figure}-{form}"] = make(figure, form, self.state, frames, words, chosen)
        self.state = replace(self.state, notice=None)
