"""Choosing a file: what may be chosen, and the way to it."""

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.audit.state import State
from pansol.ui.upload import MOST_BYTES
from pansol.ui.widgets import button

__all__ = ["choose_again", "choose_view", "file_field"]


def choose_view(state: State, words: Catalogue) -> Element:
    """Give the first step: a file, or the example."""
    return h(
        "section",
        h("h2", words("audit.choose"), tabindex="-1"),
        h("p", words("audit.choose.what"), class_="lead"),
        h(
            "div",
            h("div", file_field(state, words, "file", words("audit.file")), class_="choice"),
            h(
                "div",
                h("p", words("audit.sample.what"), class_="hint"),
                button(words("audit.sample"), "sample"),
                class_="choice",
            ),
            class_="choices",
        ),
        h("p", words("audit.choose.private"), class_="hint"),
        h(
            "p",
            words("audit.choose.large", most=_megabytes()),
            " ",
            h("code", words("audit.command")),
            class_="hint",
        ),
        class_="step choose",
        key="choose",
    )


def choose_again(state: State, words: Catalogue) -> Element:
    """Give the same in short, for another file."""
    return h(
        "div",
        file_field(state, words, "file", words("audit.file.other")),
        button(words("audit.sample"), "sample"),
        class_="toolbar choose-again",
        key="choose-again",
    )


def file_field(  # noqa: PLR0913  a labelled input simply has these parts
    state: State,
    words: Catalogue,
    name: str,
    label: str,
    *,
    accepts: str = ".csv,.txt,.xlsx,.parquet",
    error: str = "",
    told: int = 0,
) -> Element:
    """Give an input for a file, with how far it is on its way.

    With ``error``, the sentence on what is wrong with the file chosen last, it is focused, once for
    each number ``told``.
    """
    return h(
        "div",
        h("label", label, for_=name),
        h(
            "input",
            id=name,
            type="file",
            accept=accepts,
            limit=MOST_BYTES,
            aria_invalid="true" if error else None,
            aria_describedby=f"{name}-error" if error else None,
            focus=f"{name}-wrong-{told}" if error else None,
            on={"change": (name,)},
        ),
        h(
            "progress",
            max=1,
            value="0",
            aria_label=words("audit.file.progress"),
            key=f"{name}-progress-{state.round}",
        ),
        h("p", error, class_="error", id=f"{name}-error", role="alert", key=f"{name}-error")
        if error
        else None,
        class_="field upload invalid" if error else "field upload",
        key=f"field-{name}",
    )


def _megabytes() -> int:
    return MOST_BYTES // 1_000_000
