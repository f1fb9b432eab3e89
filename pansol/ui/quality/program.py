"""The quality page without a browser: the dashboard's cases, counted and drawn for analysts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pansol.catalogue import Catalogue
from pansol.element import Element
from pansol.ui.audit.made import RATERS, Held, Product
from pansol.ui.dashboard.actions import AGAIN
from pansol.ui.dashboard.program import Dashboard
from pansol.ui.dashboard.state import State
from pansol.ui.program import Download

if TYPE_CHECKING:  # they load what reads files
    from pansol.ui.dashboard.figure_view import Frame
    from pansol.ui.dashboard.source import Source
    from pansol.ui.quality.counted import Counted

__all__ = ["Quality"]


class Quality(Dashboard):
    """The quality page without a browser. The review by hand is the audit page's own."""

    name = "quality"

    def act(self, action: list[str], value: str | None = None) -> None:
        """Take one act of the person's. Raises ``BadActionError`` for one the page lacks."""
        match action:
            case ["make", product] if product == Product.FORM.value:
                self._review(action, value)
            case ["field", "margin" | "confidence" | "by" | "seed"]:
                self._review(action, value)
            case _:
                super().act(action, value)

    def upload(self, action: list[str], name: str, path: Path) -> None:
        """Take a file of cases, or a rater's form."""
        if "".join(action) not in RATERS:
            super().upload(action, name, path)
        elif self._ready():
            self._files.upload(action, name, path)
            self._made.clear()  # of the forms before
            self._told()

    def downloads(self) -> Mapping[str, Download]:
        """Give the files that were asked for."""
        form = {k: v for k, v in self._files.downloads().items() if k == Product.FORM.value}
        return {**super().downloads(), **form}

    def _review(self, action: list[str], value: str | None) -> None:
        """Let the audit's program do what belongs to the review."""
        if self._ready():
            self._files.act(action, value)
            self._told()

    def _ready(self) -> bool:
        ready = bool(self.source and self.source.audited and not self._busy)
        self._incident = ""
        if ready:
            language = self.state.language.value
            if self._files.state.language.value != language:
                self._files.act(["language", language])
        else:
            self.state = replace(self.state, notice=AGAIN)
        return ready

    def _told(self) -> None:
        self.state = replace(self.state, notice=self._files.state.notice)

    def _count(self, source: "Source") -> "Counted":
        from pansol.ui.quality.counted import counted  # noqa: PLC0415  it takes a second to load

        return counted(self.state, source)

    def _figures(self, words: Catalogue) -> Element:
        from pansol.ui.quality.figures_view import figures_view  # noqa: PLC0415  likewise

        files = replace(self._files.state, language=self.state.language)
        form = {
            Product(name): file
            for name, file in self._files.downloads().items()
            if name == Product.FORM.value
        }
        held = Held(made=form, ratings=self._files.ratings)
        return figures_view(self.state, words, self._own, self._made, files, held)

    def _frames(self, words: Catalogue, state: State) -> "Iterable[Frame]":
        from pansol.ui.quality.figures_view import frames  # noqa: PLC0415  likewise

        return frames(state, words, self._own, self._files.ratings)

    def _title(self, words: Catalogue) -> str:
        from pansol.ui.quality.naming import list_title  # noqa: PLC0415  likewise

        return list_title(self.state.listed, words, self._own)

    @property
    def _own(self) -> "Counted":
        from pansol.ui.quality.counted import Counted  # noqa: PLC0415  likewise

        counted = self.counted
        assert isinstance(counted, Counted)  # noqa: S101  of ``_count``
        return counted
