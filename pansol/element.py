"""A page's HTML as values: what Python describes and the page widget draws.

Text is always drawn as text, never as markup, so nothing a person or a file supplies can execute.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

__all__ = ["Change", "Child", "Element", "Tree", "difference", "h"]

Child: TypeAlias = "Element | str | Iterable[Child] | None"

Tree: TypeAlias = list[Any] | str
"""What ``Element.tree`` gives, or a text in it."""

Change: TypeAlias = Tree | dict[str, Any]
"""What ``difference`` gives."""


@dataclass(frozen=True, slots=True)
class Element:
    """One HTML element."""

    tag: str
    attributes: dict[str, Any]
    children: tuple["Element | str", ...]

    def tree(self) -> list[Any]:
        """Give the element for the browser: ``[tag, attributes, children]``, as JSON takes it."""
        if not self.children:
            return [self.tag, self.attributes, []]
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
    section's picture, as ``svg`` or ``png``, under ``file_name``, ``caption`` below its title),
    ``print`` (a click prints the page).
    """
    kept: dict[str, Any] = {
        _html(name): value
        for name, value in attributes.items()
        if value is not None and value is not False
    }
    if on:
        kept["on"] = {event: list(action) for event, action in on.items()}
    return Element(tag, kept, tuple(_flat(children)) if children else ())


@cache
def _html(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def difference(before: Tree, after: Tree) -> Change | None:
    """Give what makes ``after`` of ``before``, for whoever holds that; ``None`` if they are equal.

    Of an element that stayed itself, by tag and key, only what changed: ``set``, the new values of
    its attributes, ``None`` for one that is gone; and ``children``, if they differ. Among these
    ``[place, count]`` stands for so many of the children before, from a place on, as they were,
    and ``of`` is the place of one that changed. Whatever has no counterpart comes whole.
    """
    if _same(before, after):
        return _change(before, after)
    return after


def _same(before: Tree, after: Tree) -> bool:
    """Tell whether two are the same element, or both a text, whatever is in them."""
    if isinstance(before, list) and isinstance(after, list):
        return bool(before[0] == after[0] and before[1].get("key") == after[1].get("key"))
    return isinstance(before, str) and isinstance(after, str)


def _change(before: Tree, after: Tree) -> Change | None:
    """Give what changed of what stayed the same element, or a text."""
    if before == after:
        return None
    if isinstance(before, str) or isinstance(after, str):
        return after
    change: dict[str, Any] = {}
    if before[1] != after[1]:
        change["set"] = _set(before[1], after[1])
    if (children := _children(before[2], after[2])) is not None:
        change["children"] = children
    return change


def _set(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    changed = {name: value for name, value in after.items() if before.get(name) != value}
    return changed | {name: None for name in before if name not in after}


def _children(before: Sequence[Tree], after: Sequence[Tree]) -> list[Any] | None:
    """Give the children as parts; ``None`` if they are those of before."""
    if before == after:
        return None
    parts: list[Any] = []
    kept: list[Any] = []
    for place, child in zip(_counterparts(before, after), after, strict=True):
        change = child if place is None else _change(before[place], child)
        if isinstance(change, dict):
            parts.append({"of": place, **change})
        elif change is not None:
            parts.append(change)
        elif kept and parts[-1] is kept and sum(kept) == place:
            kept[1] += 1
        else:
            parts.append(kept := [place, 1])
    return parts


def _counterparts(before: Sequence[Tree], after: Sequence[Tree]) -> Iterable[int | None]:
    """Give where each child was before: a key's own place, or else that in its tag's order."""
    if len(before) == len(after) and all(map(_same, before, after)):
        return range(len(before))
    places = {name: place for place, name in enumerate(_names(before))}
    return [places.get(name) for name in _names(after)]


def _names(children: Iterable[Tree]) -> Iterator[tuple[str, str, int]]:
    """Name each child by tag and key, and by how many of that name come before it."""
    seen = Counter[tuple[str, str]]()
    for child in children:
        name = ("", "") if isinstance(child, str) else (child[0], child[1].get("key", ""))
        yield (*name, seen[name])
        seen[name] += 1


def _flat(children: Iterable[Child]) -> Iterable[Element | str]:
    for child in children:
        if isinstance(child, Element):
            yield child
        elif isinstance(child, str):
            if child:
                yield child
        elif child is not None:
            yield from _flat(child)
