"""The small pieces that views share: buttons, fields, chips, icons."""

from collections.abc import Iterable, Sequence

from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.sop import Action, Clause

__all__ = [
    "asked_view",
    "button",
    "choice_field",
    "clause_chip",
    "field",
    "icon",
    "scrolled",
    "table",
    "text_field",
]

_ICONS = {
    Action.INFORM_ACTIVE: "M5 12.5l4.5 4.5L19 7.5",
    Action.RECHECK: "M19 12a7 7 0 1 1-2-4.9M19 4v4h-4",
    Action.OUTAGE_ANSWER: "M12 4l9 16H3zM12 10v5M12 17.5v.5",
    Action.WAIT_24H: "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M12 8v4.5l3 2",
    Action.CREATE_TICKET: "M6 3h9l4 4v14H6zM9 11h7M9 15h7",
    Action.SOP_SILENT: "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5",
    Action.INCOMPLETE: "M5 12h.5M12 12h.5M19 12h.5",
}


def icon(action: Action) -> Element:
    """Give the action's picture; its name stands beside it, so readers skip it."""
    path = h("path", d=_ICONS[action])
    return h("svg", path, viewBox="0 0 24 24", class_="icon", aria_hidden="true")


def button(text: Child, *action: str, style: str = "", **attributes: str | bool | None) -> Element:
    """Give a button that sends an action."""
    on = {"click": action} if action else None
    return h("button", text, type="button", class_=f"button {style}".strip(), on=on, **attributes)


def asked_view(  # noqa: PLR0913  what a question has
    text: Child, yes: Element, no: str, back: Sequence[str], *, key: str, focus: str
) -> Element:
    """Give a question in the page, before something that can't be undone: the focus is on *no*.

    ``no``, ``back``: wording and act of the button, and of Escape, that leave all as it is.
    """
    keep = button(no, *back, focus=focus, hotkey="Escape")
    return h(
        "section",
        text,
        h("div", yes, keep, class_="actions"),
        class_="notice problem asked-first",
        role="alert",
        key=key,
    )


def clause_chip(words: Catalogue, clause: Clause) -> Element:
    """Give a clause's number, with its paraphrase to read on hovering."""
    return h(
        "span", words("step.clause", clause=clause.value), class_="chip", title=words(clause.key)
    )


def scrolled(table: Element, name: str, *, role: str = "region") -> Element:
    """Give a table in a frame that scrolls to the side, by keyboard too, under a name."""
    return h("div", table, class_="scrolled", tabindex="0", role=role, aria_label=name)


def table(  # noqa: PLR0913  what a table has
    name: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Child]],
    *,
    kinds: Sequence[str | None] = (),
    style: str | None = None,
    role: str = "region",
) -> Element:
    """Give a table whose first column heads its rows, in a frame that scrolls: see ``scrolled``.

    ``kinds``: the class of each column's cells, as ``number``; none for all.
    """
    kinds = kinds or [None] * len(heads)
    head = [
        h("th", text, scope="col", class_=kind) for text, kind in zip(heads, kinds, strict=True)
    ]
    body = [
        h(
            "tr",
            h("th", first, scope="row"),
            [h("td", cell, class_=kind) for cell, kind in zip(rest, kinds[1:], strict=True)],
        )
        for first, *rest in rows
    ]
    parts = (h("thead", h("tr", head)), h("tbody", body))
    return scrolled(h("table", *parts, class_=style), name, role=role)


def field(  # noqa: PLR0913  a labelled input simply has these parts
    name: str, label: str, control: Element, *, error: str = "", mark: str = "", hint: str = ""
) -> Element:
    """Give a control with its label, and the sentence on what is wrong with it."""
    return h(
        "div",
        h("label", label, f" ({mark})" if mark else None, for_=name),
        control,
        h("p", hint, class_="hint") if hint else None,
        h("p", error, class_="error", id=f"{name}-error", role="alert") if error else None,
        class_="field invalid" if error else "field",
        key=f"field-{name}",
    )


def text_field(  # noqa: PLR0913  what an input has
    name: str,
    value: str,
    *,
    kind: str = "text",
    mode: str | None = None,
    placeholder: str | None = None,
    invalid: bool = False,
) -> Element:
    """Give a text input that reports what is typed into it."""
    return h(
        "input",
        id=name,
        type=kind,
        inputmode=mode,
        autocomplete="off",
        value=value,
        maxlength=300,
        placeholder=placeholder,
        aria_invalid="true" if invalid else None,
        aria_describedby=f"{name}-error" if invalid else None,
        on={"input": ("field", name)},
    )


def choice_field(
    name: str, value: str, choices: Sequence[tuple[str, str]], *, action: Sequence[str] = ()
) -> Element:
    """Give a drop-down of (value, text) that reports the choice."""
    options = [
        h("option", text, value=choice, selected=choice == value) for choice, text in choices
    ]
    return h("select", options, id=name, value=value, on={"change": action or ("field", name)})
