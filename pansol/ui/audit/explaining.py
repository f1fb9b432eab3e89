"""What a figure is, to unfold beside it."""

from pansol.audit.figures import Figure, define
from pansol.catalogue import Catalogue
from pansol.element import Element, h

__all__ = ["explained"]


def explained(figure: Figure, words: Catalogue) -> Element:
    """Give a figure's glossary entry, folded up."""
    entry = define(figure, words)
    return h(
        "details",
        h("summary", words("audit.what", title=entry.title)),
        h("p", entry.what),
        h("p", entry.how, class_="hint"),
        class_="explained",
        key=f"explained-{figure.value}",
    )
