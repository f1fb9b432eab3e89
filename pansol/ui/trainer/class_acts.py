"""What a trainer does with a class through the database: certificates, return codes, the end."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from pansol.config import current
from pansol.ui.acts import BadActionError
from pansol.ui.notice import Notice
from pansol.ui.trainer.plays import asking_of
from pansol.ui.trainer.shown import Checked, Shown
from pansol.ui.trainer.state import Risk, State

if TYPE_CHECKING:  # slow to import
    from collections.abc import Callable

    from pansol.classroom import Classroom

__all__ = ["ClassAct", "certified", "checked", "ended", "id_in", "recoded"]

ClassAct: TypeAlias = "Callable[[Classroom, State, Shown, list[str]], tuple[State, Shown]]"
"""An act upon it: the state it leads to, and what is shown. Raises as ``PlayAct``."""


def certified(
    room: "Classroom", state: State, shown: Shown, arguments: list[str]
) -> tuple[State, Shown]:
    """Show the certificate of a learner of the open class."""
    learner_id = id_in(arguments)
    results = shown.results
    if not results or learner_id not in {each.learner.id for each in results.progress}:
        raise BadActionError("no learner of this class")
    given = room.certificate(learner_id, current().at)
    return replace(state, learner_id=learner_id), replace(shown, certificate=given)


def checked(
    room: "Classroom", state: State, shown: Shown, _arguments: list[str]
) -> tuple[State, Shown]:
    """Look the certificate up whose code was typed."""
    code = state.fields.get("code", "")
    found = room.certificate_with(code, current().at)
    return state, replace(shown, checked=Checked(code=code, found=found))


def recoded(
    room: "Classroom", state: State, shown: Shown, arguments: list[str]
) -> tuple[State, Shown]:
    """Give a learner another return code, and tell it."""
    learner = room.new_return_code(id_in(arguments), state.who)
    values = {"name": learner.name, "code": learner.return_code}
    return replace(state, notice=Notice(key="trainer.new_code", values=values)), shown


def ended(room: "Classroom", state: State, class_id: UUID, now: datetime) -> State:
    """Close or delete the class, as was asked about."""
    if state.asking is Risk.CLOSE:
        room.close_class(class_id, state.who, now)
        return replace(state, asking=None)
    room.delete_class(class_id, asking_of(state, now))
    return replace(state, asking=None, class_id=None, play_id=None)


def id_in(arguments: list[str]) -> UUID:
    """Give the one id that an act bears."""
    try:
        (text,) = arguments
        return UUID(text)
    except ValueError:
        raise BadActionError("no such id") from None
