"""The funnel: drawn whatever the groups are, and who is beyond chance is named."""

from charted import HOSTILE, check, number, of_class, texts
from hypothesis import given
from hypothesis import strategies as st

from pansol.audit.figures import funnel_limits
from pansol.catalogue import Catalogue, Language, catalogue
from pansol.charts import Funnel, Spot, funnel

languages = st.sampled_from(Language).map(catalogue)
EN = catalogue(Language.ENGLISH)


@st.composite
def funnels(draw: st.DrawFn) -> Funnel:
    """Draw groups around a share of all."""
    centre = draw(st.floats(0, 1))
    sizes = draw(st.lists(st.integers(5, 3000), max_size=12))
    spots = tuple(
        Spot(
            key=str(place), label=draw(texts), n=n, count=draw(st.integers(0, n)),
            limits=funnel_limits(n, centre), beyond=draw(st.booleans()),
        )
        for place, n in enumerate(sizes)
    )  # fmt: skip
    curve = tuple(funnel_limits(n, centre) for n in sorted({*sizes}))
    return Funnel(title=draw(texts), of="Agent", spots=spots, curve=curve, centre=centre)


@given(funnels(), languages)
def test_any_funnel_is_drawn(figure: Funnel, words: Catalogue) -> None:
    """A mark and a line of the table for each group, squares for those beyond, all inside."""
    chart = funnel(figure, words, act=("list", "group", "agent"))
    check(chart)
    beyond = sum(spot.beyond for spot in figure.spots)
    assert len(of_class(chart.picture, "signal")) == beyond
    assert len(of_class(chart.picture, "noise")) == len(figure.spots) - beyond
    assert len(chart.table.rows) == len(figure.spots)
    for mark in of_class(chart.picture, "noise"):
        assert 0 <= number(mark, "cx") <= 100
        assert 0 <= number(mark, "cy") <= number(chart.picture, "height")
    for side in of_class(chart.picture, "limit"):
        assert 0 <= number(side, "y1") <= number(chart.picture, "height")


@given(funnels())
def test_no_name_covers_a_mark(figure: Funnel) -> None:
    """Each name stands beside its own mark, in a room where no other mark is."""
    picture = funnel(figure, EN).picture
    marks = [(number(e, "cx"), number(e, "cy")) for e in of_class(picture, "noise")]
    marks += [(number(e, "x"), number(e, "y")) for e in of_class(picture, "signal")]
    for name in of_class(picture, "signal-name"):
        x, y = number(name, "x"), number(name, "y") - 4
        first, last = (x, x + 13) if name.attributes["text-anchor"] == "start" else (x - 13, x)
        assert 0 <= first < last <= 80
        assert not any(first < cx < last and abs(cy - y) < 13.8 for cx, cy in marks)


def test_who_is_beyond_chance_is_named_and_leads_to_its_cases() -> None:
    """In the sentence by side, in the table by a remark, and as a button; text stays text."""
    limits = funnel_limits(100, 0.7)
    spots = (
        Spot(key="1", label=HOSTILE, n=100, count=30, limits=limits, beyond=True),
        Spot(key="2", label="B", n=100, count=95, limits=limits, beyond=True),
        Spot(key="3", label="C", n=100, count=72, limits=limits, beyond=False),
    )
    figure = Funnel(title="F", of="Agent", spots=spots, curve=(limits,), centre=0.7)
    chart = funnel(figure, EN, act=("list", "group", "agent"))
    assert chart.told.index(HOSTILE) < chart.told.index("Above") < chart.told.index("B.")
    assert chart.table.rows[2][-1] == EN("chart.funnel.within")
    assert chart.buttons
    clicks = [each.attributes["on"]["click"] for each in of_class(chart.buttons, "button")]
    assert clicks == [["list", "group", "agent", key] for key in "12"]


def test_without_anyone_beyond_chance_it_says_so() -> None:
    """Nobody is singled out."""
    limits = funnel_limits(50, 0.5)
    spot = Spot(key="1", label="A", n=50, count=27, limits=limits, beyond=False)
    chart = funnel(
        Funnel(title="F", of="Team", spots=(spot,), curve=(limits,), centre=0.5), EN, act=("x",)
    )
    assert chart.told == EN.counted("chart.funnel.none", 1, share="50.0\N{NO-BREAK SPACE}%")
    assert chart.buttons is None
