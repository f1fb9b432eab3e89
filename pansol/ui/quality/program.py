"""The quality page without a browser: the dashboard's cases, counted and drawn for analysts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pansol.catalogue import Catalogue, catalogue
from pansol.element import Element
from pansol.ui.audit.made import FORMS, RATERS, Held, Product
from pansol.ui.audit.program import Audit
from pansol.ui.dashboard.actions import AGAIN
from pansol.ui.dashboard.program import Dashboard, clock_now
from pansol.ui.dashboard.state import NAMING, State
from pansol.ui.notice import Notice, sentence
from pansol.ui.program import Download
from pansol.ui.quality.names import Names, act_on_names, asked_rightly, not_recorded
from pansol.ui.quality.names_view import names_view, no_names_view

if TYPE_CHECKING:  # they load what reads files
    from pansol.ui.dashboard.figure_view import Frame
    from pansol.ui.dashboard.source import Source
    from pansol.ui.quality.counted import Counted

__all__ = ["Quality"]


class Quality(Dashboard):
    """The quality page without a browser. The review by hand is the audit page's own."""

    name = "quality"
    compares = False

    def __init__(self, query: str = "", clock: Callable[[], datetime] = clock_now) -> None:
        super().__init__(query, clock)
        self.names = Names.of_visitor()
        """Who asks for agents' names, and may."""
        self._with_names = False

    def act(self, action: list[str], value: str | None = None) -> None:
        """Take one act of the person's. Raises ``BadActionError`` for one the page lacks."""
        match action:
            case ["names", *act]:
                self._incident = ""
                self._act_on_names(act, value or "")
            case ["make", product] if product in {form.value for form in FORMS}:
                self._review(action, value)  # they name no agent
            case ["data", figure, "csv" | "xlsx" as form] if (
                figure in NAMING and not self._arriving.busy
            ):
                self._incident = ""
                if self._recorded(f"{figure}.{form}"):
                    super().act(action, value)
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
        forms = {form.value: file for form, file in self._forms.items()}
        return {**super().downloads(), **forms}

    def _act_on_names(self, act: list[str], value: str) -> None:
        """Ask for agents' names, show them once that is recorded, hide them."""
        if self.source is None:
            self.state = replace(self.state, notice=AGAIN)
        elif act == ["hide"]:
            self._name(shown=False)
        elif act == ["show"]:
            self.names = asked_rightly(self.names)
            if not self.names.trouble and (trouble := self._not_recorded("")):
                self.names = self.names.refusing(trouble, "log")
            if not self.names.trouble:
                self._name(shown=True)
        else:
            self.names = act_on_names(self.names, act, value)

    def _name(self, *, shown: bool) -> None:
        """Show or hide names; files that were made have what was shown before."""
        self.names = replace(self.names, asking=False, trouble=None)
        self.state = replace(self.state, named=shown)
        self._with_names = shown
        self._made.clear()
        self._files.unmake()

    def _drop(self) -> None:
        """Take back what is not there; files made while names were shown go with the names."""
        super()._drop()
        if self._with_names and not self.state.named:
            self._name(shown=False)

    def _not_recorded(self, what: str) -> Notice | None:
        source = self.source.name if self.source else ""
        kept = ", ".join(filter(None, (self.name, source, what)))
        return not_recorded(self.names, self._sources.shelf, self._clock(), kept)

    def _recorded(self, what: str) -> bool:
        """Record a file that will hold names; where that can't be done it is told, and not made."""
        trouble = self._not_recorded(what) if self.state.named else None
        if trouble:
            words = catalogue(self.state.language)
            values = {"reason": sentence(trouble, words)}
            notice = Notice(key="names.not_recorded", values=values, wrong=True)
            self.state = replace(self.state, notice=notice)
        return trouble is None

    def _person(self, label: str) -> str:
        """Name an agent as it is shown now."""
        from pansol.ui.dashboard.naming import agent_label  # noqa: PLC0415  it loads pandas

        assert self.source  # noqa: S101  nobody is named without cases
        words = catalogue(self.state.language)
        return agent_label(label, self.source.outcomes, words, named=self.state.named)

    def _above(self, words: Catalogue) -> Element | None:
        """Give the bar about names where agents are written by name; elsewhere a line about it."""
        from pansol.ui.dashboard.naming import written_names  # noqa: PLC0415  it loads pandas

        if self.source is None or "agent" not in self.source.outcomes.dimensions:
            return None
        if not written_names(self.source.outcomes):
            return no_names_view(words)
        return names_view(self.names, words, shown=self.state.named)

    @property
    def _files(self) -> Audit:
        return self._sources.files

    def _review(self, action: list[str], value: str | None) -> None:
        """Let the audit's program do what belongs to the review."""
        if self._ready():
            self._files.act(action, value)
            self._told()

    def _ready(self) -> bool:
        ready = bool(self.source and self.source.audited and not self._arriving.busy)
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
        held = Held(
            made=self._forms,
            ratings=self._files.ratings,
            refused=self._files.refused,
            person=self._person,
        )
        return figures_view(self.state, words, self._own, self._made, files, held)

    def _frames(self, words: Catalogue, state: State) -> "Iterable[Frame]":
        from pansol.ui.quality.figures_view import frames  # noqa: PLC0415  likewise

        return frames(state, words, self._own, self._files.ratings)

    @property
    def _forms(self) -> Mapping[Product, Download]:
        """The forms for reviewers that were made."""
        made = self._files.downloads()
        return {form: made[form.value] for form in FORMS if form.value in made}

    def _title(self, words: Catalogue) -> str:
        from pansol.ui.quality.naming import list_title  # noqa: PLC0415  likewise

        return list_title(self.state.listed, words, self._own)

    @property
    def _own(self) -> "Counted":
        from pansol.ui.quality.counted import Counted  # noqa: PLC0415  likewise

        counted = self.counted
        assert isinstance(counted, Counted)  # noqa: S101  of ``_count``
        return counted
