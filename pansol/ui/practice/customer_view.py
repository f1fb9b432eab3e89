"""The customer: the story, what was noted, and the systems' screens to look in."""

from functools import lru_cache

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.formats import shown
from pansol.sop import SOP
from pansol.training import Exercise, customer_says, exercise_of
from pansol.ui.systems_view import systems_view

__all__ = ["customer_view"]


@lru_cache(maxsize=16)
def customer_view(exercise_id: str, words: Catalogue) -> Element:
    """Give all there is to know of a customer, the same for each question of the exercise."""
    exercise = exercise_of(exercise_id)
    scenario = exercise.scenario
    return h(
        "div",
        h(
            "section",
            h("h2", words("practice.customer")),
            h(
                "p",
                words("practice.now", moment=words.moment(scenario.story.handled_at)),
                class_="hint",
            ),
            h("blockquote", [h("p", text) for text in customer_says(scenario, words)]),
            _noted(exercise, words),
            class_="panel customer",
            aria_label=words("practice.customer"),
        ),
        systems_view(scenario, words),
        class_="main-column",
        key=f"customer-{exercise.id}",
    )


def _noted(exercise: Exercise, words: Catalogue) -> Element:
    """Give what has been noted of the ticket's fields: one that is missing is not named."""
    told = exercise.scenario.told
    rows = [
        (h("dt", words(f"field.{field.name}")), h("dd", shown(field.format, told[field.name])))
        for field in SOP.ticket_fields
        if field.name in told
    ]
    return h(
        "details",
        h("summary", words.counted("practice.noted", len(rows))),
        h("dl", rows, class_="noted"),
        class_="rows",
    )
