"""The audit's page without a browser: files come in, figures and files go out."""

import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pansol.catalogue import catalogue
from pansol.ui.acts import BadActionError
from pansol.ui.audit.actions import reduce
from pansol.ui.audit.beginning import SAMPLE, from_query, sample_path
from pansol.ui.audit.made import FORMS, RATERS, Held, Product
from pansol.ui.audit.snapshot import from_text, to_text
from pansol.ui.audit.state import State, Tab
from pansol.ui.audit.view import page_view
from pansol.ui.notice import Notice
from pansol.ui.program import Download, page_data

if TYPE_CHECKING:  # they load what reads files
    from pansol.audit.ratings import Ratings
    from pansol.casefiles import CaseFileError, CaseMapping, Dialect
    from pansol.ui.audit.opening import Opened

__all__ = ["Audit"]

_LONGEST = 400  # characters of a value in a sentence: a file may have a thousand columns


def _clock() -> datetime:
    return datetime.now(UTC)


class Audit:
    """The audit without a browser: ``Page`` shows it, tests and notebooks drive it."""

    def __init__(self, query: str = "", clock: Callable[[], datetime] = _clock) -> None:
        self.state = from_query(query)
        self.audit: Opened | None = None
        """What was read: ``audit.audited.summary`` has the figures, ``.found`` the findings."""
        self._clock = clock
        self._drawn = self.state
        self._incident = ""
        self.ratings: dict[str, tuple[str, Ratings]] = {}
        """Which rater's → the form's name, and what was rated."""
        self.refused: dict[str, Notice] = {}
        """Which rater's → what is wrong with the file that was chosen last."""
        self._made: dict[Product, Download] = {}
        self._folder: TemporaryDirectory[str] | None = None
        self._copies = 0

    def act(self, action: list[str], value: str | None = None) -> None:
        """Take one act of the person's. Raises ``BadActionError`` for one the page lacks."""
        self._incident = ""
        match action:
            case ["sample"]:
                self.read(sample_path(), SAMPLE, now=None)
            case ["apply"] if self.audit:
                self._use(self.audit)
            case ["make", product] if self.audit:
                self._make(product, self.audit)
            case ["apply"] | ["make", _]:
                self.state = replace(self.state, notice=Notice(key="audit.again"))
            case _:
                before = self.state
                self.state = reduce(self.state, action, value, self.audit)
                if self.state.language is not before.language:
                    self._made.clear()  # they are written in one language
                if self.state.settings != before.settings:
                    for form in FORMS:
                        self._made.pop(form, None)

    def upload(self, action: list[str], name: str, path: Path) -> None:
        """Take a file of cases, or a mapping for the one that is open."""
        self._incident = ""
        if action == ["file"]:
            self.read(self._copy(path), name, now=self._clock())
        elif action == ["mapping"] and self.audit:
            self._take_mapping(self.audit, name, path)
        elif "".join(action) in RATERS and self.audit:
            self._take_ratings(action[0], name, path)
        else:
            raise BadActionError("no file is taken here")

    def restore(self, snapshot: str) -> None:
        """Take up what was chosen. Raises ``ValueError`` for a snapshot that is none."""
        kept, file = from_text(snapshot)
        notice = Notice(key="audit.again") if file and self.audit is None else None
        self.state = replace(kept, notice=notice, round=self.state.round)

    def fail(self, incident: str) -> None:
        """Undo the last step, which failed, and tell the person so."""
        self.state = self._drawn
        self._incident = incident

    def ahead(self) -> Iterable[tuple[list[str], list[Any]]]:
        """Foresee nothing: each view is large, and made in a moment."""
        return ()

    def downloads(self) -> Mapping[str, Download]:
        """Give the files that were asked for."""
        return {product.value: file for product, file in self._made.items()}

    def view(self) -> dict[str, Any]:
        """Give what the page draws."""
        words = catalogue(self.state.language)
        held = Held(made=self._made, ratings=self.ratings, refused=self.refused)
        tree = page_view(self.state, words, self.audit, held, self._incident).tree()
        self._drawn = self.state
        given = page_data(tree, words, "audit", to_text(self.state, file=self.audit is not None))
        return given | {"words": given["words"] | {"lost": words("audit.lost")}}

    def _copy(self, path: Path) -> Path:
        """Keep a private copy for as long as it may be read again; it ends with the process."""
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="pansol-")
        self._copies += 1
        return Path(shutil.copyfile(path, Path(self._folder.name) / f"cases-{self._copies}"))

    def read(
        self,
        path: Path,
        name: str,
        *,
        now: datetime | None,
        mapping: "CaseMapping | None" = None,
        dialect: "Dialect | None" = None,
    ) -> None:
        """Read a file and show it; one that can't be read is told, and changes nothing else."""
        from pansol.casefiles import CaseFileError  # noqa: PLC0415  reading takes a second to load
        from pansol.ui.audit.opening import open_file  # noqa: PLC0415  likewise

        try:
            opened = open_file(path, name, mapping=mapping, dialect=dialect, now=now)
        except CaseFileError as error:
            self._tell(error, path, name)
            if self.audit is None or path != self.audit.path:
                self._forget(path)
            return
        if self.audit and self.audit.path != path:
            self._forget(self.audit.path)
        self.show(opened)

    def show(self, opened: "Opened") -> None:
        """Show what was read."""
        self.audit = opened
        self._made.clear()
        self.refused.clear()
        self.state = _shown(self.state, opened)

    def unmake(self) -> None:
        """Forget the files that were made."""
        self._made.clear()

    def _forget(self, path: Path) -> None:
        """Delete a copy of ours."""
        if self._folder and path.parent == Path(self._folder.name):
            path.unlink(missing_ok=True)

    def _tell(self, error: "CaseFileError", path: Path, name: str) -> None:
        """Say above the page what is wrong with a file."""
        notice = _wrong(error, path, name)
        self.state = replace(self.state, notice=notice, round=self.state.round + 1)

    def _use(self, opened: "Opened") -> None:
        """Read the file again with what was chosen."""
        from pansol.ui.audit.mapping import chosen_dialect, chosen_mapping  # noqa: PLC0415  likewise

        mapping, dialect = chosen_mapping(opened, self.state), chosen_dialect(opened, self.state)
        self.read(opened.path, opened.name, now=opened.now, mapping=mapping, dialect=dialect)

    def _take_mapping(self, opened: "Opened", name: str, path: Path) -> None:
        from pansol.casefiles import MappingError, load_mapping  # noqa: PLC0415  likewise

        try:
            mapping = load_mapping(path)
        except MappingError as error:
            self._tell(error, path, name)
            return
        self.read(opened.path, opened.name, now=opened.now, mapping=mapping)

    def _take_ratings(self, rater: str, name: str, path: Path) -> None:
        from pansol.audit.ratings import read_ratings  # noqa: PLC0415  likewise
        from pansol.casefiles import CaseFileError  # noqa: PLC0415  likewise

        try:
            self.ratings[rater] = (name, read_ratings(path))
            self.refused.pop(rater, None)
        except CaseFileError as error:
            self.refused[rater] = _wrong(error, path, name)
        self.state = replace(self.state, notice=None, round=self.state.round + 1)

    def _make(self, product: str, opened: "Opened") -> None:
        from pansol.ui.audit.exports import make  # noqa: PLC0415  likewise

        try:
            asked = Product(product)
        except ValueError:
            raise BadActionError("no such file") from None
        self._made[asked] = make(asked, opened, self.state, catalogue(self.state.language))
        self.state = replace(self.state, notice=None)


def _wrong(error: "CaseFileError", path: Path, name: str) -> Notice:
    """Tell what is wrong with a file, by its name as the person knows it."""
    own = {str(path): name}
    values = {key: str(value)[:_LONGEST] for key, value in error.values.items()}
    told = {key: own.get(value, value) for key, value in values.items()}
    return Notice(key=error.key, values=told, wrong=True)


def _shown(before: State, opened: "Opened") -> State:
    """Give the state in which a file that was just read is shown."""
    audited = opened.audited
    kept = {
        name: value
        for name, value in before.filters.items()
        if audited and value in audited.known[name]
    }
    return State(
        language=before.language,
        tab=before.tab if audited else Tab.FILE,
        group=before.group,
        filters=kept,
        settings=before.settings,
        step=before.step + 1,
        round=before.round + 1,
    )
