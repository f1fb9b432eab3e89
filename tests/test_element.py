"""Elements: what Python describes is what the browser gets, text as text."""

import json

from hypothesis import given
from hypothesis import strategies as st
from trees import together, trees

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


@given(trees(), trees())
def test_a_difference_brings_the_other_tree(before: Tree, after: Tree) -> None:
    """With the tree before, the difference is all the tree after; without one it is nothing."""
    assert together(before, difference(before, after)) == after
    assert difference(after, after) is None
    assert (difference(before, after) is None) == (before == after)


def test_what_is_equal_is_not_sent_again() -> None:
    """A part that equals its counterpart is left out, at any depth."""
    before = h("div", h("p", "a"), h("p", "b", h("b", "c"))).tree()
    after = h("div", h("p", "a"), h("p", "b", h("b", "d"))).tree()
    assert difference(before, after) == {
        "children": [[0, 1], {"of": 1, "children": [[0, 1], {"of": 1, "children": ["d"]}]}]
    }


def test_of_an_element_only_the_attributes_that_changed_are_sent() -> None:
    """With ``None`` for one that is gone."""
    before = h("rect", class_="fill", x="0%", height="12", hidden=True).tree()
    after = h("rect", class_="fill", x="0%", height="13", title="a").tree()
    assert difference(before, after) == {"set": {"height": "13", "title": "a", "hidden": None}}


@given(st.lists(st.text("abcdef", min_size=1, max_size=1), unique=True), st.data())
def test_what_has_a_key_is_found_wherever_it_went(keys: list[str], data: st.DataObject) -> None:
    """Children with keys that are moved, taken out or put in are not sent anew."""
    kept = data.draw(st.permutations(keys))[: data.draw(st.integers(0, len(keys)))]
    before = h("ul", [h("li", f"what {key} says", key=key) for key in keys]).tree()
    after = h("ul", [h("li", f"what {key} says", key=key) for key in [*kept, "new"]]).tree()
    change = difference(before, after)
    assert together(before, change) == after
    assert "what" not in json.dumps(change).replace("what new says", "")


def test_what_is_put_in_before_others_moves_them_and_no_more() -> None:
    """A paragraph that appears on top leaves the section and the list below it as they were."""
    below = [h("section", "much"), h("ul", h("li", "more"))]
    before, after = h("main", below).tree(), h("main", h("p", "new"), below).tree()
    assert difference(before, after) == {"children": [["p", {}, ["new"]], [0, 2]]}
