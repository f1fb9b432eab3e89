"""The practice page without a browser: come in, answer, see why, go on."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from pansol.catalogue import catalogue
from pansol.ui.acts import BadActionError
from pansol.ui.notice import notice_of
from pansol.ui.opened import Opened, classroom
from pansol.ui.person import signed_in
from pansol.ui.practice.actions import reduce
from pansol.ui.practice.address import from_query
from pansol.ui.practice.answering import answered, asked_again, gone_on, hinted
from pansol.ui.practice.entering import came_in
from pansol.ui.practice.playing import looked_at, noted, took_part
from pansol.ui.practice.resuming import resumed
from pansol.ui.practice.snapshot import from_text, to_text
from pansol.ui.practice.standing import Standing
from pansol.ui.practice.state import Stage, State, Way
from pansol.ui.practice.view import page_view
from pansol.ui.program import page_data
from pansol.ui.watching import Watch

__all__ = ["Practice"]

_DATABASE = frozenset({"enter", "answer", "hint", "next", "leave", "note", "reload"})
"""Acts that ask the database."""


def _clock() -> datetime:
    return datetime.now(UTC)


class Practice:
    """The practice page without a browser: ``Page`` shows it, tests and notebooks drive it."""

    def __init__(self, query: str = "", clock: Callable[[], datetime] = _clock) -> None:
        self.state: State = from_query(query, signed_in())
        self.standing = Standing()
        self._room = Opened(classroom)
        self._clock = clock
        self._drawn = (self.state, self.standing)
        self._incident = ""
        self._waiting = ""
        """What the browser kept, while it can't be taken up."""
        self._watch: Watch | None = None

    def act(self, action: list[str], value: str | None = None) -> None:
        """Take one act of the person's. Raises ``BadActionError`` for one the page lacks."""
        from pansol.caselog import CaseLogError  # noqa: PLC0415  slow to import

        self._incident = ""
        if action[:1] == ["again"]:
            self._ask_again()
        elif len(action) != 1 or action[0] not in _DATABASE:
            self.state = reduce(self.state, action, value)
        else:
            try:
                getattr(self, f"_{action[0]}")()
            except CaseLogError as error:
                self.state = replace(self.state, notice=notice_of(error))

    def restore(self, snapshot: str) -> None:
        """Take up a place kept by the browser. Raises ``ValueError`` if it is none."""
        from pansol.caselog import CaseLogError  # noqa: PLC0415  slow to import
        from pansol.classroom import ClassroomError  # noqa: PLC0415  likewise

        state, learner_id = from_text(snapshot)
        self._waiting = ""
        try:
            if learner_id is None:
                self.state = state
                if state.stage is Stage.PLAY:
                    self._look()
            else:
                self._resume(state, learner_id)
        except ClassroomError as error:
            self.state = replace(state, stage=Stage.ENTER, player=None, notice=notice_of(error))
        except CaseLogError as error:
            self._waiting = snapshot
            self.state = replace(state, stage=Stage.AWAY, notice=notice_of(error))

    def _resume(self, state: State, learner_id: UUID) -> None:
        """Go on where the learner was; whether it was answered, the database alone tells."""
        room = self._room()
        seat, standing = came_in(room, room.learner(learner_id))
        if state.exercise_id and not seat.has(state.exercise_id):
            raise ValueError("not an exercise of this class")
        self.standing = standing
        self.state = resumed(room, replace(state, seat=seat), standing)
        if self.state.stage not in {Stage.QUESTION, Stage.MARKED}:
            self._go_on()

    def _reload(self) -> None:
        """Try again to take up what the browser kept."""
        if not self._waiting:
            raise BadActionError("nothing waits to be taken up")
        self.restore(self._waiting)

    def listen(self, wake: Callable[[], None]) -> None:
        """Call ``wake``, from any thread, whenever the role play on the page has changed."""
        self._watch = Watch(lambda play_id: self._room().latest_in_play(play_id), wake)

    def drawn(self) -> None:
        """Begin nothing: what comes in by itself are the changes of a role play."""

    def arrived(self) -> None:
        """Take in how the role play stands: who plays the agent, whether it has ended."""
        if self.state.stage is Stage.PLAY:
            self._look()

    def fail(self, incident: str) -> None:
        """Undo the last step, which failed, and tell the person so."""
        self.state, self.standing = self._drawn
        self._incident = incident

    def ahead(self) -> Iterator[tuple[list[str], list[Any]]]:
        """Give what choosing each option would show."""
        if self.state.stage is not Stage.QUESTION:
            return
        for option in self.state.question.options:
            if option.id not in self.state.removed:
                act = ["choose", option.id]
                yield act, self._tree(reduce(self.state, act, None))

    def view(self) -> dict[str, Any]:
        """Give what the page draws."""
        words, tree = catalogue(self.state.language), self._tree(self.state)
        self._drawn = (self.state, self.standing)
        return page_data(tree, words, "practice", self._waiting or to_text(self.state))

    def _tree(self, state: State) -> list[Any]:
        now = self._clock()
        return page_view(
            state, self.standing, catalogue(state.language), now, self._incident
        ).tree()

    def _enter(self) -> None:
        from pansol.ui.practice.entering import enter  # noqa: PLC0415  slow to import

        if self.state.stage is Stage.PLAY:
            raise BadActionError("somebody plays already")
        if self.state.way is Way.PLAY:
            self.state = took_part(self._room(), self.state, self._clock(), signed_in())
            self._follow()
            return
        seat, self.standing = enter(self._room(), self.state, self._clock(), signed_in())
        self.state = replace(self.state, seat=seat, new_id=uuid4(), notice=None)
        self._go_on()

    def _note(self) -> None:
        """Keep what was said in the role play."""
        if self.state.stage is not Stage.PLAY:
            raise BadActionError("no role play is open")
        self.state = noted(self._room(), self.state, self._clock())

    def _look(self) -> None:
        """Read the role play anew; a seat that is another's now is told."""
        from pansol.caselog import CaseLogError  # noqa: PLC0415  slow to import
        from pansol.classroom import ClassroomError  # noqa: PLC0415  likewise

        try:
            self.state = looked_at(self._room(), self.state)
        except ClassroomError as error:
            lost = replace(self.state, stage=Stage.ENTER, way=Way.PLAY, player=None, notes=())
            self.state = replace(lost, notice=notice_of(error))
        except CaseLogError as error:
            if not (self.state.player and self.state.player.play):
                raise  # what the tab kept can't be taken up yet
            self.state = replace(self.state, notice=notice_of(error))
        self._follow()

    def _follow(self) -> None:
        """Watch the role play on the page, if there is one."""
        player = self.state.player
        if self._watch:
            self._watch.follow(player.play.id if player and player.play else None)

    def _leave(self) -> None:
        kept = State(language=self.state.language, way=self.state.way, timed=self.state.timed)
        fields = {n: t for n, t in self.state.fields.items() if n in {"who", "name"}}
        self.state, self.standing = replace(kept, fields=fields), Standing()
        self._waiting = ""
        self._follow()

    def _answer(self) -> None:
        now = self._clock()
        self.state, self.standing = answered(self._room(), self.state, self.standing, now)

    def _ask_again(self) -> None:
        self.state = asked_again(self.state, self.standing, self._clock())

    def _next(self) -> None:
        if self.state.stage is not Stage.MARKED:
            raise BadActionError("the question in hand is not answered")
        self._go_on()

    def _go_on(self) -> None:
        self.state = gone_on(self._room(), self.state, self.standing, self._clock())

    def _hint(self) -> None:
        self.state = hinted(self._room(), self.state, self._clock())
