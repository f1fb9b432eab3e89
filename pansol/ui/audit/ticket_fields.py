"""A ticket's fields as they were written, with what names the customer masked."""

from collections.abc import Mapping
from typing import Any

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.masking import mask_name, mask_text
from pansol.sop import SOP

__all__ = ["ticket_fields"]

_NAMES = frozenset({"customer_name", "customer_account"})


def ticket_fields(words: Catalogue, case: Mapping[str, Any]) -> Element | None:
    """Give the fields that are filled, folded up; ``None`` if none is."""
    rows = [
        h("div", h("dt", words(f"field.{each.name}")), h("dd", text), class_="known")
        for each in SOP.ticket_fields
        if (text := _masked(each.name, case[each.name]))
    ]
    return (
        h(
            "details",
            h("summary", words("audit.case.ticket")),
            h("dl", rows, class_="facts"),
            key="ticket",
        )
        if rows
        else None
    )


def _masked(name: str, text: str | None) -> str:
    if not text:
        return ""
    if name in _NAMES and "@" not in text:
        return mask_name(text)
    return mask_text(text)
