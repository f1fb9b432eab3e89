"""Charts: whatever the figures are they are drawn, add up, and hold text as text."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from charted import HOSTILE, check, counts, elements, number, of_class, texts
from hypothesis import given
from hypothesis import strategies as st

from pansol.audit.report.written import NOTHING
from pansol.catalogue import Catalogue, Language, catalogue
from pansol.charts import (
    Age,
    Ages,
    Bar,
    Bars,
    Columns,
    Control,
    Flow,
    Heat,
    HeatRow,
    Period,
    Point,
    Rated,
    Rates,
    Series,
    Way,
    ageing,
    bars,
    columns,
    control,
    flow,
    heat,
    rates,
)
from pansol.charts.columns import spaced
from pansol.charts.shapes import PATTERNS
from pansol.element import Element

languages = st.sampled_from(Language).map(catalogue)
EN = catalogue(Language.ENGLISH)

a_bar = st.builds(
    Bar, key=texts, label=texts, count=counts, before=st.none() | counts, chosen=st.booleans()
)
a_point = st.builds(
    Point,
    label=texts,
    n=counts,
    count=counts,
    low=st.floats(0, 1),
    high=st.floats(0, 1),
    beyond=st.booleans(),
    run=st.booleans(),
)


@given(st.lists(a_bar, max_size=12), texts, languages)
def test_any_bars_are_drawn(some: list[Bar], title: str, words: Catalogue) -> None:
    """A row, a button and a line of the table for each, lengths in proportion."""
    chart = bars(Bars(title=title, of="Region", bars=tuple(some)), words, act=("filter", "x"))
    check(chart)
    drawn = of_class(chart.picture, "length")
    assert len(drawn) == len(chart.table.rows) == len(some)
    most = max((max(bar.count, bar.before or 0) for bar in some), default=0)
    for element, bar in zip(drawn, some, strict=True):
        expected = 100 * bar.count / most if most else 0
        assert number(element, "width") == pytest.approx(expected, abs=0.01)
    assert chart.buttons
    assert list(chart.buttons.acts()) == [["filter", "x", bar.key] for bar in some]


@st.composite
def stacks(draw: st.DrawFn) -> Columns:
    """Draw columns with as many counts as periods."""
    periods, layers = draw(st.integers(1, 30)), draw(st.integers(0, len(PATTERNS)))
    row = st.lists(st.integers(0, 10**5), min_size=periods, max_size=periods).map(tuple)
    return Columns(
        title=draw(texts),
        of="Week",
        periods=tuple(Period(key=str(n), label=draw(texts)) for n in range(periods)),
        series=tuple(
            Series(label=draw(texts), tone="recheck", counts=draw(row)) for _ in range(layers)
        ),
    )


def rects(layer: Element) -> Iterator[Element]:
    """Give a layer's rectangles."""
    return (each for each in elements(layer) if each is not layer)


@given(stacks(), languages)
def test_columns_add_up(figure: Columns, words: Catalogue) -> None:
    """The layers of a column are together as high as its total asks for, one upon the other."""
    chart = columns(figure, words, act=("period",))
    check(chart)
    most = max(figure.totals)
    layers = [*of_class(chart.picture, "fill"), *of_class(chart.picture, "layer")]
    samples = [each for each in layers if number(next(rects(each)), "x") > 66]
    parts = [each for each in layers if each not in samples]
    assert len(parts) == len(figure.series)
    assert len(samples) == sum(any(each.counts) for each in figure.series)
    whole = sum(number(each, "height") for part in parts for each in rects(part))
    expected = sum(180 * total / most for total in figure.totals) if most else 0
    assert whole == pytest.approx(expected, abs=0.06 * len(figure.series) * len(figure.periods) + 1)
    for row, total in zip(chart.table.rows, figure.totals, strict=True):
        assert row[-1] == total


@given(st.lists(st.floats(0, 500), min_size=1, max_size=10).map(lambda p: sorted(p, reverse=True)))
def test_names_never_lie_on_each_other(places: list[float]) -> None:
    """Each stands at least a line above the one below it, and none lower than the lowest."""
    moved = spaced(places, 18, 206)
    assert moved[0] <= 206
    assert all(a - b >= 18 - 1e-6 for a, b in pairwise(moved))


@given(st.lists(a_point, max_size=30), st.floats(0, 1), languages)
def test_any_weeks_are_drawn(points: list[Point], centre: float, words: Catalogue) -> None:
    """A signal is a square with its name, anything else a circle; the sentence names signals."""
    figure = Control(title="Adherence", of="Week", points=tuple(points), centre=centre)
    chart = control(figure, words)
    check(chart)
    signals = [point for point in points if point.signal]
    assert len(of_class(chart.picture, "signal")) == len(signals)
    assert len(of_class(chart.picture, "signal-name")) == len(signals)
    few = [point for point in points if point.rate is None]
    assert len(of_class(chart.picture, "noise")) == len(points) - len(signals) - len(few)
    if len(points) - len(few) > 1:
        assert all(point.label in chart.told for point in signals)
    limits = of_class(chart.picture, "limit")
    assert [str(each.attributes["d"]).count("h1") for each in limits] == [len(points)] * len(limits)
    assert len(limits) == (2 if points else 0)
    (way,) = [str(each.attributes["d"]) for each in of_class(chart.picture, "track")] or [""]
    joined = sum(None not in {one.rate, two.rate} for one, two in pairwise(points))
    assert way.count("L") == joined
    assert way.count("L") + way.count("M") == len(points) - len(few)


@given(st.lists(st.tuples(texts, counts), max_size=8), st.integers(0, 8), languages)
def test_any_ages_are_drawn(some: list[tuple[str, int]], over: int, words: Catalogue) -> None:
    """The limit is drawn once, where the classes cross it."""
    ages = tuple(
        Age(key=str(n), label=label, count=count, over=n >= over)
        for n, (label, count) in enumerate(some)
    )
    chart = ageing(Ages(title="Waiting", of="Age", limit="24 h", ages=ages), words, act=("age",))
    check(chart)
    crossed = 0 < over < len(ages)
    assert len(of_class(chart.picture, "limit")) == crossed
    assert len(chart.table.rows) == len(ages)


@given(st.integers(1, 12), st.data(), languages)
def test_any_map_of_counts_is_drawn(width: int, data: st.DataObject, words: Catalogue) -> None:
    """Every cell says its count, and what is too few to tell is a dash."""
    row = st.lists(st.none() | counts, min_size=width, max_size=width).map(tuple)
    rows = data.draw(st.lists(st.builds(HeatRow, label=texts, counts=row), max_size=8))
    names = tuple(str(date(2026, 1, n + 1)) for n in range(width))
    chart = heat(Heat(title="Region", of="Region", columns=names, rows=tuple(rows)), words)
    check(chart)
    cells = of_class(chart.picture, "cell")
    assert len(cells) == width * len(rows)
    assert sum(NOTHING in cell.text() for cell in cells) == sum(
        count is None for row in rows for count in row.counts
    )


@given(st.lists(st.tuples(texts, counts, st.floats(0, 1)), max_size=12), languages)
def test_any_rates_are_drawn(some: list[tuple[str, int, float]], words: Catalogue) -> None:
    """A point and an interval for each, but where n is too small: then n alone."""
    groups = tuple(
        Rated(label=label, n=n, rate=rate, low=rate / 2, high=(1 + rate) / 2)
        if n >= 5
        else Rated(label=label, n=n, rate=None, low=None, high=None)
        for label, n, rate in some
    )
    chart = rates(Rates(title="Adherence", of="Team", groups=groups, whole=0.7), words)
    check(chart)
    known = [group for group in groups if group.rate is not None]
    assert len(of_class(chart.picture, "span")) == len(of_class(chart.picture, "noise"))
    assert len(of_class(chart.picture, "span")) == len(known)
    assert len(chart.table.rows) == len(groups)


def parted(count: int, depth: int, label: str) -> Way:
    """Part cases in three, time and again."""
    if not depth:
        return Way(key=label, label=label, count=count, tone="recheck")
    thirds = (count // 3, count // 3, count - 2 * (count // 3))
    ways = tuple(parted(n, depth - 1, f"{label}{place}") for place, n in enumerate(thirds))
    return Way(key=label, label=label, count=count, check="benefit", ways=ways)


@given(counts, st.integers(0, 3), texts, languages)
def test_any_flow_is_drawn(count: int, depth: int, label: str, words: Catalogue) -> None:
    """The bands that leave a check are together as wide as the one that comes in."""
    chart = flow(Flow(title="Flow", of="Way", start=parted(count, depth, label)), words, act=("x",))
    check(chart)
    assert len(chart.table.rows) == sum(3**n for n in range(depth + 1))
    nodes = [number(each, "height") for each in of_class(chart.picture, "node")]
    assert nodes[0] == (240 if count else 1)
    for each in elements(chart.picture):
        for name in ("y", "height"):
            if each.tag == "rect":
                assert 0 <= number(each, name) <= number(chart.picture, "height")
    assert chart.buttons
    assert len(list(chart.buttons.acts())) == min(count, 1) * len(
        [n for n in outcomes(parted(count, depth, label)) if n]
    )


def outcomes(way: Way) -> list[int]:
    """Give the counts of a way's outcomes."""
    return [n for each in way.ways for n in outcomes(each)] if way.ways else [way.count]


@st.composite
def squares(draw: st.DrawFn) -> Heat:
    """Draw a square of the same things, due by rows and done by columns."""
    keys = tuple(f"k{n}" for n in range(draw(st.integers(1, 8))))
    row = st.lists(st.integers(0, 10**4), min_size=len(keys), max_size=len(keys)).map(tuple)
    return Heat(
        title="Done against due",
        of="Due",
        columns=tuple(draw(texts) for _ in keys),
        rows=tuple(HeatRow(key=key, label=draw(texts), counts=draw(row)) for key in keys),
        keys=keys,
        axes=("What was due", "What was done"),
    )


@given(squares(), languages)
def test_a_diagonal_is_framed_and_said(figure: Heat, words: Catalogue) -> None:
    """Not by colour alone: a frame each and what it means, the axes' names, the buttons' words."""
    chart = heat(figure, words, act=("list",))
    check(chart)
    frames = of_class(chart.picture, "diagonal")
    assert len(frames) == len(figure.rows) + 1  # the last one shows what a frame means
    assert words("chart.heat.diagonal") in chart.picture.text()
    named = " ".join(each.text() for each in of_class(chart.picture, "axis"))
    assert "What was done →" in named
    assert "due ↓" in named
    assert chart.buttons
    for button in [each for each in elements(chart.buttons) if each.tag == "button"]:
        _, due, done = button.attributes["on"]["click"]
        said = str(button.attributes["aria-label"])
        assert said.endswith(f"({words('chart.heat.same')})") == (due == done)


@given(st.lists(a_point, max_size=30), languages)
def test_each_point_is_a_button(points: list[Point], words: Catalogue) -> None:
    """One a period, in the picture's order; a signal is said, not only drawn."""
    keyed = tuple(replace(point, key=str(place)) for place, point in enumerate(points))
    chart = control(Control(title="Right", of="Week", points=keyed, centre=0.5), words, act=("w",))
    assert chart.buttons
    assert [*chart.buttons.acts()] == [["w", point.key] for point in keyed]
    for button, point in zip(
        [each for each in elements(chart.buttons) if each.tag == "button"], keyed, strict=True
    ):
        said = str(button.attributes["aria-label"])
        said = said.removeprefix(point.label)
        signals = [words(f"chart.signal.{way}") for way in ("beyond", "run")]
        assert any(signal in said for signal in signals) == point.signal


def test_markup_stays_text() -> None:
    """What a file calls a region is drawn as it is written."""
    figure = Bars(title="Region", of="Region", bars=(Bar(key="a", label=HOSTILE, count=3),))
    chart = bars(figure, EN, act=("filter",))
    assert {each.tag for each in elements(chart.drawn)} <= {
        "button", "div", "line", "li", "rect", "svg", "text", "title", "ul",
    }  # fmt: skip
    assert HOSTILE in chart.picture.text()


def test_the_sentence_says_the_main_thing() -> None:
    """Who cannot see the picture hears what it shows, with n."""
    some = (Bar(key="a", label="A", count=3), Bar(key="b", label="B", count=9))
    chart = bars(Bars(title="Region", of="Region", bars=some), EN)
    assert chart.told == "Most: B, 9 of 12 cases (75.0\u00a0%)."
    assert bars(Bars(title="Region", of="Region", bars=()), EN).told == EN("chart.empty")


def test_one_period_alone_is_said_and_its_limits_stay_in_the_picture() -> None:
    """There is no ordinary variation of one point; no name sticks out at the top."""
    only = Point(label="29 Jun", n=5, count=5, low=1, high=1)
    chart = control(Control(title="Right", of="Week", points=(only,), centre=1), EN)
    assert chart.told == EN("chart.control.one", period="29 Jun")
    assert min(number(each, "y") for each in of_class(chart.picture, "name")) > 12
