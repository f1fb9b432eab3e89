"""What a page tells beside what it shows: a notice to put away, trouble, or that a step failed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.widgets import button

if TYPE_CHECKING:  # slow to import
    from pansol.caselog import CaseLogError

__all__ = ["Notice", "notice_of", "notice_view", "sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to tell the person: a key of the catalogue and its values."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)
    wrong: bool = False
    """Whether it tells of something that did not work."""
    command: str = ""
    """A key of the catalogue: the command to use instead."""


def notice_of(error: "CaseLogError") -> Notice:
    """Give the own sentence of the database's trouble."""
    values = {name: str(value) for name, value in error.values.items()}
    return Notice(key=error.key, values=values, wrong=True)


def sentence(notice: Notice, words: Catalogue) -> str:
    """Write what is wrong; of a URL that won't do, with the variable it stands in."""
    text = words(notice.key, **notice.values)
    return f"PANSOL_DATABASE {text}" if notice.key.startswith("caselog.url.") else text


def notice_view(notice: Notice | None, words: Catalogue, failed: str) -> Element | None:
    """Give a notice above the page, with the button that puts it away.

    ``failed``: the sentence that says a step failed, which comes before any notice.
    """
    if failed:
        return h("div", h("p", failed), class_="notice problem", role="alert", key="problem")
    if notice is None:
        return None
    return h(
        "div",
        h(
            "p",
            sentence(notice, words),
            [" ", h("code", words(notice.command))] if notice.command else None,
        ),
        button(words("page.close"), "dismiss", style="link"),
        class_="notice problem" if notice.wrong else "notice",
        role="alert" if notice.wrong else "status",
        key="notice",
    )
