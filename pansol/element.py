"""A page's HTML as values: what Python describes and the page widget draws.

Text is always drawn as text, never as markup, so nothing a person or a file supplies can execute.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

__all__ = ["Child", "Element", "difference", "h"]

Child: TypeAlias = "Element | str | Iterable[Child] | None"

Tree: TypeAlias = list[Any] | str
"""What ``Element.tree`` gives, or a text in it."""


@dataclass(frozen=True, slots=True)
class Element:
    """One HTML element."""

    tag: str
    attributes: dict[str, Any]
    children: tuple["Element | str", ...]

    def tree(self) -> list[Any]:
        """Give the element for the browser: ``[tag, attributes, children]``, as JSON takes it."""
        children = [c if isinstance(c, str) else c.tree() for c in self.children]
        return [self.tag, self.attributes, children]

    def acts(self) -> Iterator[list[str]]:
        """Give what its buttons do: the action of every click in it."""
        if "click" in (on := self.attributes.get("on", {})):
            yield on["click"]
        for child in self.children:
            if isinstance(child, Element):
                yield from child.acts()

    def text(self) -> str:
        """Give the element's text, as a reader without eyes for tags gets it."""
        return " ".join(c if isinstance(c, str) else c.text() for c in self.children)


def h(
    tag: str,
    *children: Child,
    on: Mapping[str, Sequence[str]] | None = None,
    **attributes: str | int | bool | None,
) -> Element:
    """Make an element.

    ``class_`` and ``for_`` stand for HTML's names, ``aria_label`` for ``aria-label``; ``None`` and
    ``False`` leave an attribute out. ``on`` maps an event (``click``, ``input``, ``change``) to the
    action sent to Python. Attributes of our own: ``key`` (the element is kept as long as its key
    is), ``focus`` (focused when its value is new), ``copy`` (a click copies the text, with ``link``
    as an address of this page), ``hotkey`` (the key that clicks it while the focus is in the same
    section; one that is no digit, also from a section within it), ``picture`` (a click saves the
    section's picture, as ``svg`` or ``png``, under ``file_name``), ``print`` (a click prints the
    page).
    """
    kept: dict[str, Any] = {
        name.rstrip("_").replace("_", "-"): value
        for name, value in attributes.items()
        if value is not None and value is not False
    }
    if on:
        kept["on"] = {event: list(action) for event, action in on.items()}
    return Element(tag, kept, tuple(_flat(children)))


def difference(before: Tree, after: Tree) -> Tree | None:
    """Give the tree ``after`` with ``None`` for every part that equals its counterpart.

    The counterpart of a child is the child at the same place; ``None`` for the whole if all is
    equal. Whoever holds ``before`` can put ``after`` together again.
    """
    if before == after:
        return None
    if isinstance(before, str) or isinstance(after, str):
        return after
    tag, attributes, children = after
    changed = [difference(old, new) for old, new in zip(before[2], children, strict=False)]
    return [tag, attributes, changed + children[len(changed) :]]


def _flat(children: Iterable[Child]) -> Iterable[Element | str]:
    for child in children:
        if isinstance(child, Element):
            yield child
        elif isinstance(child, str):
            if child:
                yield child
        elif child is not None:
            yield from _flat(child)
