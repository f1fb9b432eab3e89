"""What the practice page's address may say: the language, a class's or a role play's code."""

from dataclasses import replace
from urllib.parse import parse_qs

from pansol.ui.practice.state import LONGEST, State, Way
from pansol.ui.query import language_in
from pansol.ui.roleplay.seated import code_in

__all__ = ["from_query"]


def from_query(query: str, signed_in: str = "") -> State:
    """Give the page's first state; what the address says otherwise is passed over."""
    state = State(language=language_in(query), fields={"who": signed_in, "name": signed_in})
    named = parse_qs(query).get("code", [""])[-1]
    code = "".join(letter for letter in named if letter.isalnum())[:LONGEST]
    if code:
        state = replace(state, way=Way.CLASS, fields={**state.fields, "code": code})
    if play := code_in(query):
        state = replace(state, way=Way.PLAY, fields={**state.fields, "code": play})
    return state
