"""The form of a new class, with what its exercises will cover."""

from functools import lru_cache

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.sop import SOP
from pansol.training import DIFFICULTIES, Coverage, GoalKind, Recipe, exercise_set
from pansol.ui.trainer.state import DAYS, State
from pansol.ui.widgets import button, choice_field, field, text_field

__all__ = ["coverage_of", "coverage_view", "make_view"]


@lru_cache(maxsize=64)
def coverage_of(recipe: Recipe) -> Coverage | None:
    """Give what a recipe's set covers; ``None`` where no case is of its rules."""
    try:
        return exercise_set(recipe).coverage
    except ValueError:
        return None


def make_view(state: State, words: Catalogue) -> Element:
    """Give the form."""
    fields, recipe = state.fields, state.recipe
    days = [(str(each), words("trainer.days", count=each)) for each in DAYS]
    number = "" if recipe else words("trainer.recipe")
    return h(
        "section",
        h("h2", words("trainer.make")),
        h(
            "div",
            field("name", words("trainer.field.name"), text_field("name", fields.get("name", ""))),
            field(
                "n",
                words("trainer.field.n"),
                text_field("n", fields.get("n", ""), mode="numeric", invalid=not recipe),
                error=number,
            ),
            field(
                "seed",
                words("trainer.field.seed"),
                text_field("seed", fields.get("seed", ""), mode="numeric"),
                hint=words("trainer.field.seed.hint"),
            ),
            field(
                "days",
                words("trainer.field.days"),
                choice_field("days", fields.get("days", ""), days),
            ),
            class_="fields",
        ),
        _choice(
            "difficulty",
            [(str(each), words(f"trainer.difficulty.{each}")) for each in DIFFICULTIES],
            {str(each) for each in state.difficulties},
            words,
        ),
        _choice(
            "rule",
            [(rule.id, f"{rule.id} · {words(f'rule.{rule.id}')}") for rule in SOP.rules],
            {*state.rules},
            words,
        ),
        coverage_view(recipe, words) if recipe else None,
        h(
            "div",
            button(words("trainer.make.do"), "make", style="primary", hotkey="Enter"),
            class_="actions",
        ),
        class_="step",
        key="make",
    )


def _choice(
    name: str, choices: list[tuple[str, str]], chosen: set[str], words: Catalogue
) -> Element:
    """Give buttons of which any number is chosen; none stands for all."""
    return h(
        "div",
        h("p", words(f"trainer.choose.{name}"), class_="hint", id=f"choose-{name}"),
        h(
            "div",
            [
                button(
                    text,
                    name,
                    value,
                    style="small",
                    aria_pressed="true" if value in chosen else "false",
                )
                for value, text in choices
            ],
            class_=f"actions choose-{name}",
            role="group",
            aria_labelledby=f"choose-{name}",
        ),
    )


def coverage_view(recipe: Recipe, words: Catalogue) -> Element:
    """Say what a set reaches of what its rules can reach, and how many exercises reach all."""
    coverage = coverage_of(recipe)
    if coverage is None:
        return h("p", words("trainer.no_case"), class_="error", key="coverage")
    parts = {
        kind: words.counted(f"trainer.covers.{kind.value}", reachable, reached=reached)
        for kind in GoalKind
        for reached, reachable in [coverage.of(kind)]
        if reachable
    }
    first = [parts[kind] for kind in (GoalKind.RULE, GoalKind.GAP) if kind in parts]
    told = words("trainer.covers", parts=words.both(first))
    if not coverage.missing:
        more = words("trainer.covers.all")
    elif recipe.n < coverage.fewest:
        more = words.counted("trainer.covers.fewest", coverage.fewest)
    else:
        more = ""
    return h(
        "div",
        h("p", told, f" {more}" if more else None, role="status"),
        h(
            "details",
            h("summary", words("trainer.covers.details")),
            h("ul", [h("li", part) for part in parts.values()], class_="bullets"),
            class_="rows",
        ),
        class_="covers",
        key="coverage",
    )
