"""The first thing to read: what changed against the period before, and what to do on Monday."""

from pansol.audit.figures import Reason
from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.outcomes import Change, Todo
from pansol.outcomes.changes import MOST
from pansol.ui.dashboard.counted import Counted
from pansol.ui.widgets import button

__all__ = ["short_view"]


def short_view(words: Catalogue, counted: Counted) -> Element:
    """Give both, each in three sentences at most."""
    return h(
        "section",
        h(
            "div",
            h("h3", words("dashboard.changes"), id="at-changes", tabindex="-1"),
            _changes(words, counted),
        ),
        h(
            "div",
            h("h3", words("dashboard.monday"), id="at-monday", tabindex="-1"),
            _monday(words, counted),
        ),
        class_="panel short",
        key="short",
    )


def _changes(words: Catalogue, counted: Counted) -> Child:
    figure = counted.changes
    few = bool(figure.excluded.get("too_few"))
    if figure.reason and figure.reason is not Reason.TOO_FEW:
        return h("p", words(figure.reason.key))
    if not figure.changes:
        return h("p", words(f"dashboard.changes.{'few' if few else 'none'}"))
    others = few and len(figure.changes) < MOST
    return [
        h("ul", [_change(words, each) for each in figure.changes], class_="changes"),
        h("p", words("dashboard.changes.others"), class_="hint") if others else None,
    ]


def _change(words: Catalogue, change: Change) -> Element:
    sure = change.beyond_chance
    return h(
        "li",
        change.sentence.said(words),
        " ",
        h("small", change.chance.said(words), class_="beyond" if sure else "within"),
    )


def _monday(words: Catalogue, counted: Counted) -> Child:
    figure = counted.monday
    if not figure.todos:
        return h("p", words("dashboard.monday.none"))
    return h(
        "ol", [_todo(words, each, place) for place, each in enumerate(figure.todos)], class_="todos"
    )


def _todo(words: Catalogue, todo: Todo, place: int) -> Element:
    """Give what to do, with the way to its cases where a filter shows them."""
    text = words("dashboard.monday.show")
    show = button(text, "todo", str(place), style="link") if todo.choice else None
    return h("li", todo.sentence.said(words), " ", show)
