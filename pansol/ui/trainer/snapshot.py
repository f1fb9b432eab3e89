"""A trainer's place on the page as text, kept in the browser's own tab and read back from there."""

import json
from uuid import UUID, uuid4

from pansol.catalogue import Language
from pansol.ui.trainer.actions import reduce
from pansol.ui.trainer.state import FIELDS, LONGEST, State, Tab, typed

__all__ = ["from_text", "to_text"]


def to_text(state: State) -> str:
    """Write a state as JSON; of the class the id alone."""
    return json.dumps(
        {
            "language": state.language.value,
            "who": state.who,
            "fields": dict(sorted(state.fields.items())),
            "rules": sorted(state.rules),
            "difficulties": sorted(state.difficulties),
            "class": str(state.class_id) if state.class_id else "",
            "new": str(state.new_id),
            "tab": state.tab.value,
            "play": str(state.play_id) if state.play_id else "",
            "new_play": str(state.new_play_id),
            "new_step": str(state.new_step_id),
        }
    )


def from_text(text: str) -> State:
    """Read a state back. Raises ``ValueError`` for a text that no state gives."""
    try:
        kept = json.loads(text)
        fields = {n: typed(n, str(kept["fields"][n])) for n in FIELDS & {*kept["fields"]}}
        state = State(
            language=Language(kept["language"]),
            who=str(kept["who"])[:LONGEST],
            fields=fields,
            class_id=UUID(kept["class"]) if kept["class"] else None,
            new_id=UUID(kept["new"]),
            tab=Tab(kept["tab"]),
            play_id=UUID(kept["play"]) if kept.get("play") else None,
            new_play_id=UUID(kept["new_play"]) if kept.get("new_play") else uuid4(),
            new_step_id=UUID(kept["new_step"]) if kept.get("new_step") else uuid4(),
        )
        for rule in kept["rules"]:
            state = reduce(state, ["rule", rule], None)
        for difficulty in kept["difficulties"]:
            state = reduce(state, ["difficulty", str(difficulty)], None)
    except (AttributeError, LookupError, RecursionError, TypeError) as error:
        raise ValueError("not a snapshot of this page") from error
    return state
