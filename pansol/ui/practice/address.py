"""What the practice page's address may say: the language, and a class's join code."""

from dataclasses import replace
from urllib.parse import parse_qs

from pansol.catalogue import Language
from pansol.ui.practice.state import LONGEST, State, Way

__all__ = ["from_query"]


def from_query(query: str, signed_in: str = "") -> State:
    """Give the page's first state; what the address says otherwise is passed over."""
    given = {name: values[-1] for name, values in parse_qs(query).items()}
    language = next((each for each in Language if each.value == given.get("lang")), None)
    state = State(fields={"who": signed_in, "name": signed_in})
    if language:
        state = replace(state, language=language)
    code = "".join(letter for letter in given.get("code", "") if letter.isalnum())[:LONGEST]
    if code:
        state = replace(state, way=Way.CLASS, fields={**state.fields, "code": code})
    return state
