"""The lesson's state as text, kept in the person's own browser tab and read back from there."""

import json
from collections.abc import Iterable
from typing import Any

from pansol.catalogue import Language
from pansol.facts import FACTS, Fact
from pansol.formats import find_channel
from pansol.sop import SOP
from pansol.ui.lesson.chapters import CHAPTERS, TRIALS
from pansol.ui.lesson.marking import options
from pansol.ui.lesson.model import Live
from pansol.ui.lesson.state import HANDOUT, State, Ticket, Tried

__all__ = ["from_text", "to_text"]

_CHAPTERS = {chapter.id: chapter for chapter in CHAPTERS}
_FIELDS = frozenset(field.name for field in SOP.ticket_fields)


def to_text(state: State) -> str:
    """Write a state as JSON. How examples were before their last change is left out."""
    return json.dumps(
        {
            "language": state.language.value,
            "chapter": state.chapter,
            "tried": {
                name: {"facts": _codes(tried.facts), "digital": tried.digital}
                for name, tried in state.tried.items()
            },
            "tickets": {
                name: [ticket.purchase, ticket.complaint, *sorted(ticket.blank)]
                for name, ticket in state.tickets.items()
            },
            "answers": dict(state.answers),
        }
    )


def from_text(text: str) -> State:
    """Read a state back. Raises ``ValueError`` for a text that no state gives."""
    try:
        return _state(json.loads(text))
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError) as error:
        raise ValueError("not a snapshot of this page") from error


def _state(kept: dict[str, Any]) -> State:
    chapter = kept["chapter"]
    return State(
        language=Language(kept["language"]),
        chapter=chapter if chapter == HANDOUT else _CHAPTERS[chapter].id,
        tried={_live(name, Live.FACTS): _tried(one) for name, one in kept["tried"].items()},
        tickets={_live(name, Live.TICKET): _ticket(one) for name, one in kept["tickets"].items()},
        answers={
            trial: choice
            for trial, choice in kept["answers"].items()
            if trial in TRIALS and choice in options(TRIALS[trial])
        },
    )


def _live(name: str, live: Live) -> str:
    """Give a chapter's id if it has such an example."""
    return {each.id: each.id for each in CHAPTERS if each.live is live}[name]


def _codes(facts: Iterable[Fact]) -> dict[str, str]:
    return {fact.column: str(fact.value) for fact in facts}


def _tried(kept: dict[str, Any]) -> Tried:
    codes = kept["facts"]
    facts = tuple(fact(codes[fact.column]) for fact in FACTS if fact.column in codes)
    return Tried(facts=facts, digital=bool(kept["digital"]))


def _ticket(kept: list[str]) -> Ticket:
    purchase, complaint, *blank = kept
    return Ticket(
        purchase=find_channel(SOP.purchase_channels, purchase).id,
        complaint=find_channel(SOP.complaint_channels, complaint).id,
        blank=_FIELDS & frozenset(blank),
    )
