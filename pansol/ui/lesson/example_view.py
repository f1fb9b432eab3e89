"""The example that a class changes: facts by buttons, what comes of it, and what a change did."""

from pansol.catalogue import Catalogue
from pansol.counterfactual import Change, what_if
from pansol.element import Element, h
from pansol.facts import FACTS, Fact
from pansol.ui.checker.map_view import map_view
from pansol.ui.lesson.change_view import change_view
from pansol.ui.lesson.model import Chapter
from pansol.ui.lesson.outcome_view import outcome_view
from pansol.ui.lesson.state import State, Tried
from pansol.ui.widgets import button
from pansol.wording import fact_words, outcome_words

__all__ = ["example_view"]


def example_view(state: State, words: Catalogue, chapter: Chapter) -> Element:
    """Give the example of a chapter."""
    now = state.example(chapter)
    return h(
        "section",
        h(
            "h3",
            words("lesson.example"),
            tabindex="-1",
            focus=f"example-{state.loaded}" if state.loaded else None,
        ),
        h("p", words("lesson.example.how"), class_="hint"),
        h(
            "div",
            _facts(now, words, chapter),
            h("div", change_view(now, words), outcome_view(now.case, words), _what_if(now, words)),
            class_="lesson-try",
        ),
        h(
            "details",
            h("summary", words("lesson.on_map")),
            map_view(now.case.known, words),
            open=chapter.name == "map",
            class_="on-map",
            key="on-map",
        ),
        class_="panel lesson-example",
        key=f"example-{chapter.id}",
    )


def _facts(now: Tried, words: Catalogue, chapter: Chapter) -> Element:
    """Give a row of buttons for each fact; those that the chapter is not about are folded away."""
    rows = [_row(now, fact, words) for fact in FACTS if fact in chapter.focus]
    others = [_row(now, fact, words) for fact in FACTS if fact not in chapter.focus]
    (rows if chapter.digital else others).append(_digital(now, words))
    return h(
        "div",
        rows,
        h("details", h("summary", words("lesson.others")), others, key="others"),
        h("div", button(words("lesson.reset"), "reset"), class_="actions"),
        class_="lesson-facts",
    )


def _row(now: Tried, fact: type[Fact], words: Catalogue) -> Element:
    known = next((value for value in now.facts if isinstance(value, fact)), None)
    choices = [
        (("set", fact.column, str(value.value)), words(value.key), value is known) for value in fact
    ]
    unknown = (("set", fact.column, ""), words("placeholder.unknown"), known is None)
    return _choices(words(f"check.{fact.column}"), [*choices, unknown])


def _digital(now: Tried, words: Catalogue) -> Element:
    return _choices(
        words("lesson.digital"),
        [
            (("digital", "yes"), words("lesson.yes"), now.digital),
            (("digital", "no"), words("lesson.no"), not now.digital),
        ],
    )


def _choices(name: str, choices: list[tuple[tuple[str, ...], str, bool]]) -> Element:
    return h(
        "div",
        h("span", name, class_="name", aria_hidden="true"),
        [
            button(text, *act, style="flip", aria_pressed="true" if pressed else "false")
            for act, text, pressed in choices
        ],
        role="group",
        aria_label=name,
        class_="lesson-row",
    )


def _what_if(now: Tried, words: Catalogue) -> Element | None:
    """Give the smallest changes that lead elsewhere, each to be tried."""
    changes = what_if(now.case)
    if not changes:
        return None
    return h(
        "details",
        h("summary", words("card.what_if")),
        h("ul", [_change(change, words) for change in changes], class_="plain what-if"),
        key="what-if",
    )


def _change(change: Change, words: Catalogue) -> Element:
    facts = words.both(fact_words(fact, words) for fact in change.instead)
    names = words.either(outcome_words(outcome, words) for outcome in change.outcomes)
    if len(change.outcomes) > 1:
        names = words("card.what_if.open", outcomes=names)
    act = [part for fact in change.instead for part in (fact.column, str(fact.value))]
    label = f"{words('lesson.try')}: {facts}"
    text = words("card.what_if.row", facts=facts)
    return h(
        "li",
        button(words("lesson.try"), "set", *act, style="link", aria_label=label),
        " ", text, " → ", h("strong", names),
    )  # fmt: skip
