"""What the lesson's tests share: hostile texts, what a view says, and what it offers."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from pansol.element import Element
from pansol.facts import FACTS
from pansol.sop import SOP, Gap, Interpretation
from pansol.ui.lesson import Lesson
from pansol.ui.lesson.chapters import CHAPTERS, TRIALS
from pansol.ui.lesson.marking import options

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "{0.__class__}",
    "%s%n{page}",
    "' OR 1=1 --",
    "\x00\u202e",
    "../../etc/passwd",
    "081234567890",
    "a@b.co",
    "handout",
    "3.1",
    "",
)


def texts(tree: object) -> str:
    """Give all text in a view's tree."""
    if isinstance(tree, str):
        return tree
    assert isinstance(tree, list)
    return " ".join(texts(child) for child in tree[2])


def said(lesson: Lesson) -> str:
    """Give all that the page says."""
    return texts(lesson.view()["tree"])


def told(element: Element) -> str:
    """Give an element's text with single blanks."""
    return " ".join(element.text().split())


def nodes(tree: list[Any] | str) -> Iterator[list[Any]]:
    """Give each element of a tree."""
    if isinstance(tree, list):
        yield tree
        for child in tree[2]:
            yield from nodes(child)


def clicks(lesson: Lesson) -> list[list[str]]:
    """Give the acts that the page's buttons send."""
    on = (node[1].get("on", {}) for node in nodes(lesson.view()["tree"]))
    return [each["click"] for each in on if "click" in each]


def offered() -> st.SearchStrategy[list[str]]:
    """Draw an act, some of them of a chapter that is not open."""
    facts = [
        ["set", fact.column, code] for fact in FACTS for code in ("", *(v.value for v in fact))
    ]
    trials = [["answer", name, one] for name, trial in TRIALS.items() for one in options(trial)]
    numbers = [rule.id for rule in SOP.rules] + [each.value for each in (*Gap, *Interpretation)]
    return st.sampled_from(
        [
            *facts,
            *trials,
            *(["load", name] for name in (*TRIALS, *numbers)),
            *(["chapter", chapter.id] for chapter in CHAPTERS),
            *(["blank", field.name] for field in SOP.ticket_fields),
            *(["purchase", channel.id] for channel in SOP.purchase_channels),
            *(["complaint", channel.id] for channel in SOP.complaint_channels),
            *(["again", name] for name in (*TRIALS, "all")),
            *(["language", "id"], ["language", "en"], ["digital", "yes"], ["digital", "no"]),
            *(["chapter", "handout"], ["reset"], ["dismiss"]),
        ]
    )
