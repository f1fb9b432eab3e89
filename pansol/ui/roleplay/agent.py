"""The agent's side of a role play without a browser: the checker, read along by the trainer."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from pansol.caselog import CaseLogError, Details
from pansol.catalogue import catalogue
from pansol.classroom import ClassroomError, Role, Step
from pansol.decision import Decision
from pansol.facts import Case
from pansol.training import Exercise, exercise_of
from pansol.ui.acts import BadActionError
from pansol.ui.checker.actions import reduce
from pansol.ui.checker.keeping import carried
from pansol.ui.checker.state import State, Walk, walk
from pansol.ui.checker.view import step_view
from pansol.ui.notice import Notice, notice_of
from pansol.ui.opened import Opened, classroom
from pansol.ui.person import signed_in
from pansol.ui.program import page_data
from pansol.ui.query import language_in
from pansol.ui.roleplay.agent_view import Told, enter_view, page_view
from pansol.ui.roleplay.seated import Player, agents_last, code_in, looked, took
from pansol.ui.roleplay.sending import Sender
from pansol.ui.roleplay.snapshot import from_text, state_in, to_text
from pansol.ui.roleplay.stood import Held, checker_at, is_decided, outcome_of, stood
from pansol.ui.roleplay.telling import details_of, mark_of
from pansol.ui.watching import Watch

__all__ = ["PlayedChecker"]

_OFFERED = frozenset({"answer", "back", "done", "field", "forward", "language", "open", "skip"})
"""Acts of the checker that a role play has: none that looks up, saves or takes another case."""


def _nobody() -> None:
    """Wake nobody: without a page, whoever drives it asks by ``wait``."""


def _clock() -> datetime:
    return datetime.now(UTC)


class PlayedChecker:
    """The checker before a made-up customer: ``Page`` shows it, tests and notebooks drive it.

    It stands at the moment of the made-up complaint. Nothing of it goes into the case log.
    """

    def __init__(self, query: str = "", clock: Callable[[], datetime] = _clock) -> None:
        self.player = Player(code=code_in(query), name=signed_in(), seat_id=uuid4())
        self.checker = checker_at(State(language=language_in(query)), clock())
        self.finished = False
        """Whether the agent has said what was done, and the outcome is still the same."""
        self.notice: Notice | None = None
        self._clock = clock
        self._room = Opened(classroom)
        self._sender: Sender | None = None
        self._sent: object = None
        self._told = False
        self._incident = ""
        self._lost: ClassroomError | None = None
        self._wake: Callable[[], None] = _nobody
        self._watch: Watch | None = None
        self._drawn = self._held()

    @property
    def case(self) -> Case:
        """The case as far as it is known."""
        return self.checker.case

    @property
    def decision(self) -> Decision:
        """The decision as far as it can be made."""
        return self.checker.decision

    @property
    def exercise(self) -> Exercise | None:
        """What is played, once a role is taken."""
        return exercise_of(self.player.play.exercise_id) if self.player.play else None

    def act(self, action: list[str], value: str | None = None) -> None:
        """Take one act of the person's. Raises ``BadActionError`` for one the page lacks."""
        self._incident, self.notice = "", None
        if action == ["dismiss"]:
            return
        if self.player.seat is None and action[:1] != ["language"]:
            self._before(action, value or "")
        elif action == ["finish"]:
            self._finish()
        elif action == ["again"]:
            self._again()
        elif action[:1] and action[0] in _OFFERED:
            before = outcome_of(self.checker)
            self.checker.act(action, value)
            self.finished = self.finished and before == outcome_of(self.checker)
        else:
            raise BadActionError(f"no act of a role play: {'/'.join(action)[:40]}")
        self._send()

    def restore(self, snapshot: str) -> None:
        """Take up a place kept by the browser. Raises ``ValueError`` if it is none.

        What had not arrived in the database is sent again.
        """
        self.player, state, finished, seated = from_text(snapshot)
        self.checker = checker_at(state, self._clock())
        if not seated:
            return
        try:
            player = looked(self._room(), self.player, Role.AGENT)
            self._sit(player, state, agents_last(self._room(), player))
        except CaseLogError as error:
            self.notice = notice_of(error)
            return
        self.finished = finished and self.checker.here.at_card and self.decision.final
        self._send()

    def listen(self, wake: Callable[[], None]) -> None:
        """Call ``wake``, from any thread, whenever a step has arrived or the play has changed."""
        self._wake = wake
        self._watch = Watch(lambda play_id: self._room().latest_in_play(play_id), wake)

    def drawn(self) -> None:
        """Begin nothing: what is needed is there once a role is taken."""

    def arrived(self) -> None:
        """Take in whether steps have arrived, and whether the play goes on."""
        if self._sender is None or self.player.seat is None:
            return
        trouble = self._sender.trouble
        if trouble and not self._told:
            self.notice = notice_of(trouble)
        self._told = trouble is not None
        refused = self._sender.refused
        self._lost = refused or self._lost
        try:
            self.player = looked(self._room(), self.player, Role.AGENT)
            self._lost = None if self.player.ended else refused
        except ClassroomError as error:
            self._lost = error
        except CaseLogError:
            return  # told by the step that does not arrive, if there is one

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until all steps have arrived, at most so many seconds; tell whether they have."""
        arrived = self._sender is None or self._sender.wait(timeout)
        self.arrived()
        return arrived

    def fail(self, incident: str) -> None:
        """Undo the last step, which failed, and tell the person so."""
        failed, self._sender = self._sender, self._drawn.sender
        if failed is not self._sender:
            self._sent = self._drawn.sent
            if failed:
                failed.close()
        self.checker, self.finished = self._drawn.checker, self._drawn.finished
        self.checker.state = self._drawn.state
        self.player, self._lost = self._drawn.player, self._drawn.lost
        self.notice, self._incident = self._drawn.notice, incident
        self._follow()
        self._send()  # should the step have been sent before it failed, the trainer sees it undone

    def ahead(self) -> Iterator[tuple[list[str], list[Any]]]:
        """Give what each button of the step in hand would lead to."""
        if self.player.seat is None:
            return
        before, here = self.checker.state, self.checker.here
        for act in step_view(here, catalogue(before.language)).acts():
            after = carried(before, reduce(before, act, None, here.now), here.now)
            yield act, self._tree(walk(after, here.now))

    def view(self) -> dict[str, Any]:
        """Give what the page draws."""
        words = catalogue(self.checker.state.language)
        tree = self._tree(self.checker.here)
        snapshot = to_text(self.player, self.checker.state, finished=self.finished)
        self._drawn = self._held()
        return page_data(tree, words, "checker", snapshot)

    def _held(self) -> Held:
        return Held(
            checker=self.checker,
            state=self.checker.state,
            finished=self.finished,
            player=self.player,
            sender=self._sender,
            sent=self._sent,
            lost=self._lost,
            notice=self.notice,
        )

    def _tree(self, here: Walk) -> list[Any]:
        words = catalogue(here.state.language)
        sender, exercise = self._sender, self.exercise
        told = Told(
            notice=self.notice,
            failed=words("page.problem", incident=self._incident) if self._incident else "",
            unsent=sender.unsent if sender else 0,
            lost=notice_of(self._lost) if self._lost else None,
            finished=self.finished,
        )
        if exercise is None:
            return enter_view(self.player, told, words).tree()
        return page_view(here, self.player, exercise, told, words).tree()

    def _before(self, action: list[str], value: str) -> None:
        """Type code and name, take the agent's role."""
        match action:
            case ["field", ("code" | "name") as name] if not (name == "name" and signed_in()):
                self.player = self.player.having(name, value)
            case ["take"]:
                try:
                    self._take()
                except CaseLogError as error:
                    self.notice = notice_of(error)
            case _:
                raise BadActionError("nobody plays the agent yet")

    def _take(self) -> None:
        """Take the role; what was done in it before goes on."""
        before = self.checker.state
        player = took(self._room(), self.player, Role.AGENT, self._clock())
        kept, state = agents_last(self._room(), player), before
        if kept and not before.answers and not before.fields:
            state = replace(state_in(kept.page_state), language=before.language)
        self._sit(player, state, kept)

    def _sit(self, player: Player, state: State, kept: Details | None) -> None:
        """Begin, at the moment of the complaint, with what the database has of this role."""
        room, seat_id = self._room, player.seat_id
        begun = stood(player, state, kept, self._clock)
        self._sender = Sender(lambda step: room().add_step(seat_id, step), self._wake)
        self.checker, self.finished, self._sent = begun.checker, begun.finished, begun.sent
        self.player, self._lost = player, None
        self._follow()

    def _follow(self) -> None:
        """Watch the play on the page, if there is one."""
        if self._watch:
            self._watch.follow(self.player.play.id if self.player.play else None)

    def _again(self) -> None:
        """Go back to the form, to take a role anew that was given to another."""
        if self._lost is None:
            raise BadActionError("the role is still yours")
        if self._sender:
            self._sender.close()
        self.player, self._sender, self._lost = self.player.left(), None, None
        self._follow()

    def _finish(self) -> None:
        if not is_decided(self.checker):
            raise BadActionError("no outcome yet")
        self.finished = True

    def _send(self) -> None:
        """Send the case as it stands, if what counts of it is not what was sent last."""
        if self._sender is None or self.player.seat is None or self._lost or self.player.ended:
            return
        name, now = self.player.seat.name, self._clock()
        details = details_of(self.checker.here, name, now, done=self.finished)
        if (mark := mark_of(details)) != self._sent:
            self._sent = mark
            self._sender.put(Step(at=now, details=details))
