"""The address under which the checker opens a case: facts, card type and channels alone."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from pansol.catalogue import Language
from pansol.facts import Case
from pansol.formats import LISTS, Malformed, find_brand, normalise
from pansol.sop import SOP, Format
from pansol.ui.header import PAGES

__all__ = ["checker_address"]


def checker_address(case: Mapping[str, Any], known: Case, language: Language) -> str:
    """Give the address; what is in no list, or contradicts the facts, is left out of it."""
    chosen = {
        field.name: text
        for field in SOP.ticket_fields
        if field.format in LISTS and (text := _listed(field.format, case[field.name]))
    }
    if "card_type" in chosen:
        kind = find_brand(chosen["card_type"]).subscription
        if known.subscription not in (None, kind):
            del chosen["card_type"]
    facts = {fact.column: str(fact.value) for fact in known.known}
    return f"{PAGES['checker']}?{urlencode({'lang': language.value, **chosen, **facts})}"


def _listed(form: Format, text: str | None) -> str:
    """Give a brand's or channel's own name, empty where the text is none."""
    try:
        return normalise(form, text or "")
    except Malformed:
        return ""
