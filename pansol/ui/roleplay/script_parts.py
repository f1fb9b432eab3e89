"""The customer's script to read: the story, and an answer to each question."""

from collections.abc import Iterable
from functools import lru_cache

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.facts import Subscription
from pansol.sop import SOP
from pansol.training import Scenario, customer_says, exercise_of, script

__all__ = ["script_parts"]


@lru_cache(maxsize=16)
def script_parts(exercise_id: str, words: Catalogue) -> Element:
    """Give the story and the answers, to be read by whoever plays or watches."""
    scenario = exercise_of(exercise_id).scenario
    answers = script(scenario, words)
    asked = 1 + len(SOP.questions)
    checked = asked + len(SOP.checks[scenario.truth.subscription or Subscription.PREPAID])
    return h(
        "div",
        h(
            "section",
            h("h2", words("play.story")),
            h("p", words("play.story.hint"), class_="hint"),
            h("blockquote", [h("p", text) for text in customer_says(scenario, words)]),
            class_="panel customer",
            aria_label=words("play.story"),
        ),
        h(
            "section",
            h("h2", words("play.script")),
            h("p", words("play.script.hint"), class_="hint"),
            _part("questions", answers[:asked], frozenset(), words),
            _part("checks", answers[asked:checked], frozenset(), words),
            _part("fields", answers[checked:], _left_out(scenario, words), words),
            class_="panel",
            aria_label=words("play.script"),
        ),
        class_="main-column script",
        key=f"script-{exercise_id}",
    )


def _part(
    name: str, rows: Iterable[tuple[str, str]], untold: frozenset[str], words: Catalogue
) -> list[Element]:
    """Give a part of the script; fields that the story leaves out are marked."""
    body = [
        h(
            "div",
            h("dt", question),
            h(
                "dd",
                answer,
                [" ", h("small", words("play.only_if_asked"), class_="only")]
                if question in untold
                else None,
            ),
        )
        for question, answer in rows
    ]
    return [h("h3", words(f"play.script.{name}")), h("dl", body, class_="script-rows")]


def _left_out(scenario: Scenario, words: Catalogue) -> frozenset[str]:
    return frozenset(words(f"field.{name}") for name in scenario.left_out)
