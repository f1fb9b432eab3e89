"""Elements: what Python describes is what the browser gets, text as text."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pansol.element import Child, Element, Tree, difference, h


def test_a_tree_is_tag_attributes_children() -> None:
    """The browser gets three things for an element, and text for text."""
    element = h("p", "one ", h("b", "two"), class_="lead")
    assert element.tree() == ["p", {"class": "lead"}, ["one ", ["b", {}, ["two"]]]]


def test_children_may_be_nested_or_left_out() -> None:
    """Lists are taken apart; nothing stays of ``None`` and of an empty text."""
    rows: list[Child] = [h("li", "a"), [h("li", "b"), None], ""]
    assert h("ul", rows, None).tree() == ["ul", {}, [["li", {}, ["a"]], ["li", {}, ["b"]]]]


def test_names_are_written_as_html_wants_them() -> None:
    """Python's keywords and underscores stand for HTML's names."""
    element = h("label", for_="name", aria_label="Name", class_="x")
    assert element.attributes == {"for": "name", "aria-label": "Name", "class": "x"}


def test_what_is_false_or_none_is_no_attribute() -> None:
    """An attribute is left out, while an empty text or a zero stays."""
    element = h("option", selected=False, title=None, value="", tabindex=0, hidden=True)
    assert element.attributes == {"value": "", "tabindex": 0, "hidden": True}


def test_events_name_the_action() -> None:
    """An event carries the action that Python gets."""
    assert h("button", on={"click": ("answer", "charged", "yes")}).attributes == {
        "on": {"click": ["answer", "charged", "yes"]}
    }


def test_the_text_is_what_is_read() -> None:
    """The text of an element is that of all its children."""
    assert h("p", "Look in: ", h("b", "DSC")).text().split() == ["Look", "in:", "DSC"]


@given(st.text(min_size=1), st.text())
def test_any_text_stays_one_text(text: str, value: str) -> None:
    """No text becomes a tag or an attribute, whatever is in it."""
    tree = h("p", text, title=value).tree()
    assert json.loads(json.dumps(tree)) == ["p", {"title": value}, [text]]


def test_elements_are_values() -> None:
    """Two elements that say the same are equal."""
    assert h("p", "a") == h("p", "a") == Element("p", {}, ("a",))


def trees() -> st.SearchStrategy[Tree]:
    """Draw a small tree; few words, so that two often share parts."""
    words = st.sampled_from(["a", "b", "c"])
    return st.recursive(
        words,
        lambda inner: st.tuples(
            words, st.just({}) | st.just({"key": "k"}), st.lists(inner, max_size=3)
        ).map(list),
    )


def together(before: Tree, after: Tree | None) -> Tree:
    """Put a tree together from another and what differs, as the browser does."""
    if after is None:
        return before
    if isinstance(before, str) or isinstance(after, str):
        return after
    tag, attributes, children = after
    parts = [
        together(before[2][place], child) if place < len(before[2]) else whole(child)
        for place, child in enumerate(children)
    ]
    return [tag, attributes, parts]


def whole(part: Tree | None) -> Tree:
    """Expect a part that has no counterpart to have come whole."""
    assert part is not None
    assert isinstance(part, str) or all(whole(child) for child in part[2])
    return part


@given(trees(), trees())
def test_a_difference_brings_the_other_tree(before: Tree, after: Tree) -> None:
    """With the tree before, the difference is all the tree after; without one it is nothing."""
    assert together(before, difference(before, after)) == after
    assert difference(after, after) is None


def test_what_is_equal_is_not_sent_again() -> None:
    """A part that equals its counterpart is left out, at any depth."""
    before = h("div", h("p", "a"), h("p", "b", h("b", "c"))).tree()
    after = h("div", h("p", "a"), h("p", "b", h("b", "d"))).tree()
    assert difference(before, after) == ["div", {}, [None, ["p", {}, [None, ["b", {}, ["d"]]]]]]
