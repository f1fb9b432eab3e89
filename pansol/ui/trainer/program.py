"""The trainer's page without a browser: make classes, watch them, read their results."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from pansol.catalogue import catalogue
from pansol.ui.acts import BadActionError
from pansol.ui.notice import Notice, notice_of
from pansol.ui.opened import Opened, classroom
from pansol.ui.person import signed_in
from pansol.ui.program import Download, page_data
from pansol.ui.query import language_in
from pansol.ui.trainer.actions import reduce
from pansol.ui.trainer.class_acts import certified, checked, ended, id_in, recoded
from pansol.ui.trainer.making import made_class, proposed_seed
from pansol.ui.trainer.plays import confirmed, freed, made_play, opened_play, read_plays, remarked
from pansol.ui.trainer.shown import Shown
from pansol.ui.trainer.snapshot import from_text, to_text
from pansol.ui.trainer.state import START, Risk, State, Tab
from pansol.ui.trainer.view import page_view
from pansol.ui.watching import Watch

__all__ = ["Trainer"]

if TYPE_CHECKING:  # slow to import
    from pansol.ui.trainer.class_acts import ClassAct
    from pansol.ui.trainer.plays import PlayAct


def _clock() -> datetime:
    return datetime.now(UTC)


class Trainer:
    """The trainer's page without a browser: ``Page`` shows it, tests and notebooks drive it."""

    def __init__(self, query: str = "", clock: Callable[[], datetime] = _clock) -> None:
        self.state = State(
            language=language_in(query),
            who=signed_in(),
            fields={**START, "seed": proposed_seed()},
        )
        self.shown = Shown()
        self._room = Opened(classroom)
        self._clock = clock
        self._drawn = (self.state, self.shown)
        self._incident = ""
        self._made: dict[str, Download] = {}
        self._watch = Watch(lambda class_id: self._room().latest(class_id), lambda: None)
        self._acts: Mapping[str, Callable[[list[str]], None]] = {
            "come": self._come,
            "make": self._make,
            "open": self._open,
            "certificate": self._class(certified),
            "check": self._class(checked),
            "code": self._class(recoded, reads=True),
            "export": self._export,
            "confirm": self._confirm,
            "make_play": self._play(made_play),
            "open_play": self._play(opened_play),
            "free": self._play(freed),
            "remark": self._play(remarked),
            "reload": self._reload,
        }

    def act(self, action: list[str], value: str | None = None) -> None:
        """Take one act of the person's. Raises ``BadActionError`` for one the page lacks."""
        from pansol.caselog import CaseLogError, ReusedIdError  # noqa: PLC0415  slow to import

        self._incident = ""
        name, *arguments = action or [""]
        if name not in self._acts:
            self._show(reduce(self.state, action, value))
            return
        asking = self.state.asking if name == "confirm" else None
        self.state = replace(self.state, notice=None, asking=asking)
        try:
            self._acts[name](arguments)
        except CaseLogError as error:
            self.state = replace(self.state, notice=notice_of(error))
            if isinstance(error, ReusedIdError):  # what is made next is something else
                self.state = replace(
                    self.state, new_id=uuid4(), new_play_id=uuid4(), new_step_id=uuid4()
                )

    def restore(self, snapshot: str) -> None:
        """Take up a place kept by the browser. Raises ``ValueError`` if it is none."""
        state = from_text(snapshot)
        known = signed_in()
        self.state = replace(state, who=known or state.who)
        if known and state.who not in {"", known}:
            self.state = replace(self.state, class_id=None)
        self._read_or_told()

    def listen(self, wake: Callable[[], None]) -> None:
        """Call ``wake``, from any thread, whenever something has changed in the open class."""
        self._watch = Watch(lambda class_id: self._room().latest(class_id), wake)

    def drawn(self) -> None:
        """Read the classes of who is signed in."""
        if self.state.who and self.shown.classes is None:
            self._read_or_told()

    def arrived(self) -> None:
        """Read the open class anew."""
        self._read_or_told()

    def fail(self, incident: str) -> None:
        """Undo the last step, which failed, and tell the person so."""
        self.state, self.shown = self._drawn
        self._incident = incident

    def ahead(self) -> Iterable[tuple[list[str], list[Any]]]:
        """Give what the tabs would show."""
        if self.state.class_id and self.shown.results:
            for tab in Tab:
                act = ["tab", tab.value]
                yield act, self._tree(reduce(self.state, act, None))

    def downloads(self) -> Mapping[str, Download]:
        """Give the files that were made."""
        return self._made

    def view(self) -> dict[str, Any]:
        """Give what the page draws."""
        tree = self._tree(self.state)
        self._drawn = (self.state, self.shown)
        return page_data(tree, catalogue(self.state.language), "trainer", to_text(self.state))

    def _tree(self, state: State) -> list[Any]:
        words, now = catalogue(state.language), self._clock()
        made = {key: file.name for key, file in self._made.items()}
        return page_view(state, self.shown, words, now, made, self._incident).tree()

    def _show(self, state: State) -> None:
        """Take a state; what belongs to a class that is left goes with it."""
        left = self.state.class_id and state.class_id is None
        self.state = state
        if left:
            self._made = {}
            self._watch.follow(None)
            self._read_or_told()

    def _come(self, _arguments: list[str]) -> None:
        """Take the typed name for who is at work."""
        who = " ".join(self.state.fields.get("who", "").split())
        if not who:
            needed = Notice(key="trainer.who.needed", wrong=True)
            self.state = replace(self.state, notice=needed)
            return
        self.state = replace(self.state, who=who)
        self._read()

    def _make(self, _arguments: list[str]) -> None:
        """Make the class, and open it."""
        self.state, made = made_class(self._room(), self.state, self._clock())
        if made:
            self._open([str(made.id)])

    def _open(self, arguments: list[str]) -> None:
        class_id = id_in(arguments)
        self._made = {}
        self.state = replace(
            self.state, class_id=class_id, tab=Tab.PROGRESS, learner_id=None, play_id=None,
            asking=None, step=self.state.step + 1,
        )  # fmt: skip
        self._read()

    def _reload(self, _arguments: list[str]) -> None:
        self._read()

    def _export(self, _arguments: list[str]) -> None:
        from pansol.ui.trainer.exporting import workbook  # noqa: PLC0415  slow to import

        if self.shown.results is None:
            raise BadActionError("no class is open")
        words = catalogue(self.state.language)
        self._made = {"results": workbook(self.shown.results, words, self._clock())}

    def _class(self, act: "ClassAct", *, reads: bool = False) -> Callable[[list[str]], None]:
        """Give an act upon a class; with ``reads`` it is read anew after it."""

        def acted(arguments: list[str]) -> None:
            self.state, self.shown = act(self._room(), self.state, self.shown, arguments)
            if reads:
                self._read()

        return acted

    def _play(self, act: "PlayAct") -> Callable[[list[str]], None]:
        """Give an act upon the open class's role plays, after which they are read anew."""

        def acted(arguments: list[str]) -> None:
            self.state = act(self._room(), self.state, self.shown, arguments, self._clock())
            self._read()

        return acted

    def _confirm(self, _arguments: list[str]) -> None:
        """Do what was asked about."""
        class_id, risk = self.state.class_id, self.state.asking
        if class_id is None or risk is None:
            raise BadActionError("nothing is to be confirmed")
        if risk in {Risk.END_PLAY, Risk.DELETE_PLAY}:
            self._play(confirmed)([])
            return
        self.state = ended(self._room(), self.state, class_id, self._clock())
        self._read()

    def _read_or_told(self) -> None:
        from pansol.caselog import CaseLogError  # noqa: PLC0415  slow to import

        try:
            self._read()
        except CaseLogError as error:
            self.state = replace(self.state, notice=notice_of(error))

    def _read(self) -> None:
        """Read the open class, else the list; watch what is open, also while it can't be read."""
        class_id, who = self.state.class_id, self.state.who
        if not who:
            return
        room = self._room()
        if class_id is None:
            self.shown = Shown(classes=room.classes(who))
            self._watch.follow(None)
            return
        self._watch.follow(class_id)
        seen = room.latest(class_id)
        results = room.results(class_id, who)
        if results.training_class.trainer != who:
            self.state = replace(self.state, class_id=None)
            raise BadActionError("the class of somebody else")
        self.shown = replace(self.shown, results=results, read_at=self._clock())
        self.state, self.shown = read_plays(room, self.state, self.shown)
        self._watch.follow(class_id, seen)
        notice = self.state.notice
        if notice and notice.key.startswith("caselog."):  # it can be read again
            self.state = replace(self.state, notice=None)
