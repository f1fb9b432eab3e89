"""The bar about agents' names: hidden, being asked for, or shown."""

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.notice import sentence
from pansol.ui.person import LONGEST
from pansol.ui.quality.names import LONGEST_REASON, Names
from pansol.ui.widgets import button, field

__all__ = ["names_view", "no_names_view"]


def no_names_view(words: Catalogue) -> Element:
    """Give the line for cases in which no agent is written by name: who may see names elsewhere."""
    return h("p", words("names.none"), class_="hint", key="names")


def names_view(names: Names, words: Catalogue, *, shown: bool) -> Element:
    """Give the bar, for cases in which agents are written by name."""
    if shown:
        hide = button(words("names.hide"), "names", "hide", style="primary")
        parts = [h("p", words("names.shown", who=names.by), role="status"), hide]
        return h("section", parts, class_="panel names shown", key="names")
    if not names.allowed:
        return h(
            "section", h("p", words("names.no_right"), class_="hint"), class_="panel names",
            key="names",
        )  # fmt: skip
    ask = None if names.asking else button(words("names.show"), "names", "ask")
    return h(
        "section",
        h("p", words("names.hidden")),
        ask,
        _asked(names, words) if names.asking else None,
        class_="panel names",
        key="names",
    )


def _asked(names: Names, words: Catalogue) -> Element:
    wrong = names.trouble if names.place == "log" else None
    not_shown = words("names.not_recorded", reason=sentence(wrong, words)) if wrong else ""
    who = (
        h("p", words("who.signed_in"), ": ", h("strong", names.signed_in), class_="who")
        if names.signed_in
        else _field(names, words, "who", words("saved.who"), first=True)
    )
    return h(
        "div",
        h("p", words("names.what"), class_="hint"),
        h(
            "div",
            who,
            _field(names, words, "why", words("names.why"), first=bool(names.signed_in)),
            class_="fields",
        ),
        h("p", not_shown, class_="error", role="alert") if not_shown else None,
        h(
            "div",
            button(words("names.show"), "names", "show", style="primary"),
            button(words("saved.cancel"), "names", "cancel"),
            class_="actions",
        ),
        class_="asked",
        key="asked",
    )


def _field(names: Names, words: Catalogue, name: str, label: str, *, first: bool) -> Element:
    """Give an input; what is wrong is focused, else the first one as soon as it is shown."""
    trouble = names.trouble if names.place == name else None
    error = sentence(trouble, words) if trouble else ""
    focused = bool(error) if names.trouble else first
    control = h(
        "input",
        id=f"names-{name}",
        type="text",
        autocomplete="off",
        value=getattr(names, name),
        maxlength=LONGEST_REASON if name == "why" else LONGEST,
        aria_invalid="true" if error else None,
        aria_describedby=f"names-{name}-error" if error else None,
        focus=f"names-{name}-{names.asked}" if focused else None,
        on={"input": ("names", name)},
    )
    return field(f"names-{name}", label, control, error=error)
