"""Words for which rows were rejected: what each means is chosen here."""

from pansol.audit.report.words import value_words
from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.audit.opening import Opened, Strange
from pansol.ui.audit.state import State
from pansol.ui.widgets import button, choice_field, field

__all__ = ["strange_view"]

_NOT_CHOSEN = "-"


def strange_view(state: State, words: Catalogue, opened: Opened) -> Element | None:
    """Give a drop-down for each word; none where every word was understood."""
    if not opened.strange:
        return None
    fields = [_word(state, words, place, strange) for place, strange in enumerate(opened.strange)]
    return h(
        "section",
        h("h3", words("audit.strange")),
        h("p", words("audit.strange.what"), class_="hint"),
        h("div", fields, class_="fields"),
        h("div", button(words("audit.apply"), "apply", style="primary"), class_="actions")
        if state.meanings
        else None,
        class_="panel",
        key="strange",
    )


def _word(state: State, words: Catalogue, place: int, strange: Strange) -> Element:
    name = f"meaning-{place}"
    choices = [
        (_NOT_CHOSEN, words("audit.strange.none")),
        ("", words("audit.strange.unknown")),
        *((value, _meaning(strange.column, value, words)) for value in strange.allowed),
    ]
    chosen = state.meanings.get(strange.key, _NOT_CHOSEN)
    label = words.counted(
        "audit.strange.label", strange.count, word=strange.word, column=strange.theirs
    )
    control = choice_field(name, chosen, choices, action=("meaning", str(place)))
    return field(name, label, control)


def _meaning(column: str, value: str, words: Catalogue) -> str:
    """Name a value as files write it and, where there are words for it, in words."""
    told = value_words("", column, value, words)
    return value if told == value else f"{value} · {told}"
