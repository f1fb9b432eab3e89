"""A case taken from the page's address: facts, card type and channels, never personal data."""

import re
from urllib.parse import parse_qsl

from pansol.catalogue import Language
from pansol.config import current
from pansol.facts import FACTS, Fact, Subscription, UnknownValueError, parse_fact
from pansol.formats import LISTS, Malformed, find_brand, normalise
from pansol.sop import SOP
from pansol.ui.checker.state import State, Step
from pansol.ui.notice import Notice

__all__ = ["from_query"]

_CHOSEN = {field.name: field.format for field in SOP.ticket_fields if field.format in LISTS}
_LONGEST = 2000  # characters of an address that are looked at
_FACTS = {fact.column: fact for fact in FACTS}


def from_query(query: str) -> State:
    """Give the state for a query string, as ``card_type=simpati&activation=success&lang=en``.

    What does not belong there is left out and told in the state's notice, by name alone.
    """
    asked = dict(parse_qsl(query.removeprefix("?")[:_LONGEST]))
    state = State(language=current().language)
    fields: dict[str, str] = {}
    answers: list[Fact] = []
    notice: Notice | None = None
    strange: list[str] = []
    for name, value in asked.items():
        try:
            if name == "lang":
                state = State(language=Language(value))
            elif name in _CHOSEN:
                fields[name] = normalise(_CHOSEN[name], value)
            elif name in _FACTS:
                answers += filter(None, [parse_fact(_FACTS[name], value)])
            else:
                strange.append(_masked(name))
        except UnknownValueError as error:
            notice = _unknown(name, value, error.allowed)
        except Malformed:
            notice = _unknown(name, value, tuple(one.id for one in LISTS[_CHOSEN[name]]))
        except ValueError:
            notice = _unknown(name, value, tuple(language.value for language in Language))
    if contradiction := _contradiction(fields, answers):
        notice = contradiction
    if strange and notice is None:
        notice = Notice(key="page.url.ignored", values={"names": ", ".join(strange)})
    return State(
        language=state.language,
        step=Step.CHECKS if answers else Step.QUESTIONS,
        fields=fields,
        answers=tuple(answers),
        notice=notice,
    )


def _contradiction(fields: dict[str, str], answers: list[Fact]) -> Notice | None:
    """Tell of a subscription that is not the card type's; the card type counts."""
    told = next((answer for answer in answers if isinstance(answer, Subscription)), None)
    if told is None or "card_type" not in fields:
        return None
    kind = find_brand(fields["card_type"]).subscription
    return None if kind is told else _unknown(told.column, told.value, (kind.value,))


def _unknown(column: str, value: str, allowed: tuple[str, ...]) -> Notice:
    values = {"column": column, "value": _masked(value), "allowed": ", ".join(allowed)}
    return Notice(key="page.url.unknown", values=values)


def _masked(text: str) -> str:
    """Give what may be shown of a text from an address: it may be a number or an e-mail."""
    return re.sub(r"\S*@\S*|\d{4,}", "…", text[:40])
