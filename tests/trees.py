"""Trees as pages send them: drawn at random, and put together as the browser does."""

from hypothesis import strategies as st

from pansol.element import Change, Tree

__all__ = ["together", "trees"]


def trees() -> st.SearchStrategy[Tree]:
    """Draw a small tree; few words, so that two often share parts."""
    words = st.sampled_from(["a", "b", "c"])
    attributes = st.dictionaries(st.sampled_from(["key", "class", "on"]), words, max_size=2)
    return st.recursive(
        words, lambda inner: st.tuples(words, attributes, st.lists(inner, max_size=4)).map(list)
    )


def together(before: Tree, change: Change | None) -> Tree:
    """Make the tree after of the one before and what differs, as the browser does."""
    if change is None:
        return before
    if not isinstance(change, dict):
        return change
    assert isinstance(before, list)
    tag, old, children = before
    attributes = {name: value for name, value in (old | change.get("set", {})).items()
                  if value is not None}  # fmt: skip
    if "children" not in change:
        return [tag, attributes, children]
    parts: list[Tree] = []
    for part in change["children"]:
        if isinstance(part, dict):
            parts.append(together(children[part["of"]], part))
        elif isinstance(part, list) and isinstance(part[0], int):
            place, count = part
            assert len(children[place : place + count]) == count
            parts += children[place : place + count]
        else:
            parts.append(part)
    return [tag, attributes, parts]
