"""The checker's state as text, kept in the person's own browser tab and read back from there."""

import json
from dataclasses import replace
from typing import Any

from pansol.catalogue import Language
from pansol.facts import FACTS, parse_fact
from pansol.formats import parse_time
from pansol.ui.checker.examples import knows
from pansol.ui.checker.fields import FIELDS, LIMIT, cleaned
from pansol.ui.checker.record import record_in, record_json
from pansol.ui.checker.search import Search
from pansol.ui.checker.state import State, Step, without_filled

__all__ = ["from_text", "to_text"]

_BY_COLUMN = {fact.column: fact for fact in FACTS}


def to_text(state: State) -> str:
    """Write a state as JSON; empty while nothing is entered or chosen."""
    looked_up = bool(state.search.findings or state.search.pending)
    state = without_filled(state)  # what systems told is read from them again
    if not looked_up and replace(state, notice=None, round=0, opened=0, search=Search()) == State():
        return ""
    return json.dumps(
        {
            "language": state.language.value,
            "step": state.step.value,
            "fields": dict(sorted(state.fields.items())),
            "answers": {answer.column: answer.value for answer in state.answers},
            "skipped": sorted(fact.column for fact in state.skipped),
            "opened": state.opened,
            "reopened": state.reopened.column if state.reopened else None,
            "as_of": state.as_of.isoformat() if state.as_of else None,
            "example": state.example,
            "round": state.round,
            "looked_up": looked_up,
            "sample": state.search.sample,
            "record": record_json(state.record),
        }
    )


def from_text(text: str) -> State:
    """Read a state back. Raises ``ValueError`` for a text that no state gives."""
    try:
        return _state(json.loads(text))
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError) as error:
        raise ValueError("not a snapshot of this page") from error


def _state(kept: dict[str, Any]) -> State:
    fields = {name: cleaned(str(kept["fields"][name])) for name in FIELDS & kept["fields"].keys()}
    answers = [parse_fact(_BY_COLUMN[name], value) for name, value in kept["answers"].items()]
    search = Search()
    if kept.get("looked_up"):
        # What was found is read anew: evidence comes from the systems, never from a browser.
        search = search.begun(str(kept.get("sample", ""))[:LIMIT])
    return State(
        language=Language(kept["language"]),
        step=Step(kept["step"]),
        fields=fields,
        answers=tuple(answer for answer in answers if answer is not None),
        skipped=frozenset(_BY_COLUMN[name] for name in kept["skipped"]),
        reopened=_BY_COLUMN[kept["reopened"]] if kept["reopened"] else None,
        opened=int(kept.get("opened", 0)),
        as_of=parse_time(kept["as_of"]) if kept["as_of"] else None,
        example=kept["example"] if knows(str(kept["example"])) else "",
        round=int(kept["round"]),
        search=search,
        record=record_in(kept.get("record", {})),
    )
