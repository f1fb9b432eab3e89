"""A ticket's fields as they were written, with what names the customer masked."""

from collections.abc import Mapping
from typing import Any

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.masking import mask_field
from pansol.sop import SOP

__all__ = ["ticket_fields"]


def ticket_fields(words: Catalogue, case: Mapping[str, Any]) -> Element | None:
    """Give the fields that are filled, folded up; ``None`` if none is."""
    rows = [
        h("div", h("dt", words(f"field.{each.name}")), h("dd", text), class_="known")
        for each in SOP.ticket_fields
        if (text := mask_field(each.name, case[each.name] or ""))
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
