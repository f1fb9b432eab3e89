"""An agent's place in a role play as text, kept in the browser's own tab and read back."""

import json
from dataclasses import replace
from uuid import UUID

from pansol.catalogue import Language
from pansol.ui.checker.record import Record
from pansol.ui.checker.search import Search
from pansol.ui.checker.snapshot import from_text as checker_from
from pansol.ui.checker.snapshot import to_text as checker_text
from pansol.ui.checker.state import State
from pansol.ui.roleplay.seated import Player

__all__ = ["Kept", "from_text", "state_in", "to_text"]

Kept = tuple[Player, State, bool, bool]
"""The player, whose seat is looked up anew; the case; whether it is finished; whether he sat."""


def to_text(player: Player, state: State, *, finished: bool) -> str:
    """Write a place as JSON; of the seat the id alone."""
    return json.dumps(
        {
            "language": state.language.value,
            "code": player.code,
            "name": player.name,
            "seat": str(player.seat_id),
            "seated": player.seat is not None,
            "case": checker_text(state),
            "finished": finished,
        }
    )


def from_text(text: str) -> Kept:
    """Read a place back. Raises ``ValueError`` for a text that none gives."""
    try:
        kept = json.loads(text)
        seat_id = UUID(kept["seat"])
        player = Player(seat_id=seat_id).having("code", kept["code"]).having("name", kept["name"])
        player = replace(player, seat_id=seat_id)  # the one that was typed for
        state = replace(state_in(str(kept["case"])), language=Language(kept["language"]))
        return player, state, kept["finished"] is True, kept["seated"] is True
    except (AttributeError, LookupError, RecursionError, TypeError) as error:
        raise ValueError("not a snapshot of this page") from error


def state_in(text: str) -> State:
    """Read a case as the checker writes it: nothing that was looked up, nothing of the case log.

    Raises ``ValueError`` for a text that no checker gives.
    """
    if not text:
        return State()
    state = checker_from(text)
    record = Record(done=state.record.done)
    return replace(state, search=Search(), example="", as_of=None, record=record)
