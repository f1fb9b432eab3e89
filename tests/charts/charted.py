"""What the charts' tests share: elements found in a tree, numbers in their attributes."""

from collections.abc import Iterator

from hypothesis import strategies as st

from pansol.charts import Chart
from pansol.element import Element

HOSTILE = '<img src=x onerror="window.hacked=1">{0.__class__}'
texts = st.one_of(st.just(HOSTILE), st.just("Jawa Barat"), st.text(max_size=60))
counts = st.integers(0, 10**7)


def elements(tree: Element) -> Iterator[Element]:
    """Give an element and all in it."""
    yield tree
    for child in tree.children:
        if isinstance(child, Element):
            yield from elements(child)


def of_class(tree: Element, name: str) -> list[Element]:
    """Give the elements that have a class."""
    return [each for each in elements(tree) if name in each.attributes.get("class", "").split()]


def number(element: Element, name: str) -> float:
    """Give a place or a size: a share of the width, or pixels."""
    return float(str(element.attributes[name]).removesuffix("%"))


def check(chart: Chart) -> None:
    """Hold a chart to what holds for all of them."""
    assert chart.picture.attributes["role"] == "img"
    assert chart.told in chart.picture.attributes["aria-label"]
    for each in elements(chart.drawn):
        assert "style" not in each.attributes
        for name in ("width", "height", "r"):
            if each.tag in {"rect", "circle"} and name in each.attributes:
                assert number(each, name) >= 0
        for child in each.children:
            if isinstance(child, str):
                assert each.tag in {"text", "title", "button", "span"}
    for row in chart.table.rows:
        assert len(row) == len(chart.table.columns)
