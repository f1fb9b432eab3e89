"""A learner's place on the page as text, kept in the browser's own tab and read back from there."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from pansol.catalogue import Language
from pansol.training import Ask
from pansol.ui.practice.state import FIELDS, Stage, State, Way, typed
from pansol.ui.roleplay.seated import Player

__all__ = ["Kept", "from_text", "to_text"]

Kept = tuple[State, UUID | None]
"""The state as far as a browser may tell it, and who it says practises: looked up anew."""


def to_text(state: State) -> str:
    """Write a state as JSON; of the learner the id alone, of hints and marks nothing."""
    asked_at = state.asked_at
    return json.dumps(
        {
            "language": state.language.value,
            "stage": state.stage.value,
            "way": state.way.value,
            "fields": {n: t for n, t in sorted(state.fields.items()) if n != "return_code"},
            "learner": str(state.seat.learner_id) if state.seat else "",
            "player": str(state.player.seat_id) if state.player else "",
            "exercise": state.exercise_id,
            "ask": state.ask.value if state.ask else "",
            "chosen": sorted(state.chosen),
            "attempt": state.attempt,
            "new": str(state.new_id),
            "asked_at": asked_at.isoformat() if asked_at else "",
            "timed": state.timed,
        }
    )


def from_text(text: str) -> Kept:
    """Read a state back, without its seat. Raises ``ValueError`` for a text that no state gives."""
    try:
        return _read(json.loads(text))
    except (AttributeError, LookupError, RecursionError, TypeError) as error:
        raise ValueError("not a snapshot of this page") from error


def _read(kept: dict[str, Any]) -> Kept:
    fields = {n: typed(n, str(kept["fields"][n])) for n in FIELDS & kept["fields"].keys()}
    state = State(
        language=Language(kept["language"]), way=Way(kept["way"]), fields=fields,
        timed=kept["timed"] is True, new_id=UUID(kept["new"]),
    )  # fmt: skip
    if kept.get("player"):
        stage = Stage.PLAY if kept["stage"] == Stage.PLAY.value else Stage.ENTER
        state = replace(state, stage=stage, player=Player(seat_id=UUID(kept["player"])))
    learner = UUID(kept["learner"]) if kept["learner"] else None
    if learner is None or not kept["exercise"]:
        return state, learner
    asked = replace(
        state,
        stage=Stage(kept["stage"]),
        exercise_id=str(kept["exercise"]),
        ask=Ask(kept["ask"]),
        attempt=int(kept["attempt"]),
        asked_at=datetime.fromisoformat(kept["asked_at"]) if kept["asked_at"] else None,
    )
    options = {option.id for option in asked.question.options}
    chosen = frozenset(map(str, kept["chosen"]))
    if not chosen <= options or asked.attempt < 1:
        raise ValueError("not a snapshot of this page")
    return replace(asked, chosen=chosen), learner
