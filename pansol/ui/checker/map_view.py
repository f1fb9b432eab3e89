"""The map of the SOP with a case's way lit."""

from dataclasses import replace
from functools import lru_cache

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.facts import Fact
from pansol.map import Branch, Fork, sop_map
from pansol.sop import Rule
from pansol.ui.widgets import icon
from pansol.wording import outcome_words

__all__ = ["map_view"]


@lru_cache(maxsize=64)  # while the person types, the map stays
def map_view(known: tuple[Fact, ...], words: Catalogue) -> Element:
    """Give the whole map; ways that the known facts rule out are pale, this case's is marked."""
    return h(
        "section",
        h("h2", words("map.title")),
        h("p", words("map.hint"), class_="hint"),
        h(
            "div",
            _ways(known, words, sop_map(), lit=True),
            class_="map",
            tabindex="0",
            role="group",
            aria_label=words("map.title"),
        ),
        class_="panel map-panel",
        key="map",
    )


def _ways(
    known: tuple[Fact, ...], words: Catalogue, place: Fork | Rule, *, lit: bool
) -> Element | None:
    if isinstance(place, Rule):
        return None
    return h("ul", [_way(known, words, place, branch, lit=lit) for branch in place.branches])


def _way(
    known: tuple[Fact, ...], words: Catalogue, fork: Fork, branch: Branch, *, lit: bool
) -> Element:
    value = next((value for value in known if isinstance(value, fork.fact)), None)
    taken = lit and value in branch.values
    closed = value is not None and value not in branch.values
    state = "lit" if taken else "closed" if closed else "open"
    told = words("map.lit") if taken else words("map.closed") if closed else ""
    rule = branch.to if isinstance(branch.to, Rule) else None
    return h(
        "li",
        h(
            "span",
            h("small", words(f"check.{fork.fact.column}")),
            " ",
            words.either(words(value.key) for value in branch.values),
            h("span", f" ({told})", class_="pansol-spoken") if told else None,
            class_="way",
        ),
        _leaf(words, rule) if rule else None,
        _ways(known, words, branch.to, lit=taken),
        class_=state,
    )


def _leaf(words: Catalogue, rule: Rule) -> Element:
    return h(
        "span",
        icon(rule.outcome.action),
        f"{rule.id} ",
        # A gap's number is its rule's.
        outcome_words(replace(rule.outcome, gap=None), words),
        class_=f"leaf outcome {rule.outcome.action.value}",
    )
