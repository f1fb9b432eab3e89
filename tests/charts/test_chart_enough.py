"""Sentence and picture say the same: of few cases no share and no first, of equals no first."""

from collections.abc import Callable

import pytest

from pansol.audit.figures import LEAST
from pansol.catalogue import Language, catalogue
from pansol.charts import (
    Bar,
    Bars,
    Chart,
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
    bars,
    columns,
    control,
    flow,
    heat,
    rates,
)

EN = catalogue(Language.ENGLISH)


def bars_of(*counts: int) -> Chart:
    """Draw bars of these counts: A, B, C and so on."""
    some = tuple(
        Bar(key=name, label=name, count=count)
        for name, count in zip("ABCDEFG", counts, strict=False)
    )
    return bars(Bars(title="Region", of="Region", bars=some), EN, act=("filter",))


def flow_of(*counts: int) -> Chart:
    """Draw a flow that parts once, as many ways."""
    ways = tuple(
        Way(key=name, label=name, count=count, check="Check")
        for name, count in zip("ABCDEFG", counts, strict=False)
    )
    start = Way(key="all", label="All", count=sum(counts), ways=ways)
    return flow(Flow(title="Flow", of="Way", start=start), EN)


def rated(label: str, n: int, rate: float, reach: float) -> Rated:
    """Give a group's share; none of too few cases."""
    if n < LEAST:
        return Rated(label=label, n=n, rate=None, low=None, high=None)
    return Rated(label=label, n=n, rate=rate, low=rate - reach, high=rate + reach)


def rates_of(whole: float | None, *groups: Rated) -> str:
    """Give the sentence on these groups."""
    return rates(Rates(title="Right", of="Team", groups=groups, whole=whole), EN).told


@pytest.mark.parametrize("draw", [bars_of, flow_of])
def test_of_few_cases_no_share_and_no_first_is_told(draw: Callable[..., Chart]) -> None:
    """Two of three is no 66.7 %: neither in the sentence nor in the picture nor in the table."""
    chart = draw(2, 1)
    assert chart.told == "3 cases: too few to compare."
    assert "%" not in chart.drawn.text()
    assert {row[2] for row in chart.table.rows} == {None}
    assert draw(1).told == "1 case: too few to compare."


@pytest.mark.parametrize("draw", [bars_of, flow_of])
def test_equals_are_told_together(draw: Callable[..., Chart]) -> None:
    """None of them is the most; of many equals none is named."""
    assert draw(4, 1).told == "Most: A, 4 of 5 cases (80.0\u00a0%)."
    assert draw(3, 3, 1).told == "Most: A and B, 3 of 7 cases each (42.9\u00a0%)."
    assert draw(2, 2, 2, 2).told == "None stands out: several have 2 of 8 cases each."


def test_where_no_group_has_enough_cases_that_is_said() -> None:
    """There are cases, so it is not said that there are none."""
    assert rates_of(0.8) == "No group has enough cases to show its share."
    assert rates_of(0.8, rated("A", 4, 0.5, 0.1)) == "No group has enough cases to show its share."


def test_one_group_is_not_the_lowest() -> None:
    """It has nothing to be compared with."""
    told = rates_of(0.5, rated("A", 9, 0.5, 0.1), rated("B", 2, 0.0, 0.1))
    assert told == "Only A has enough cases to show its share: 50.0\u00a0%."


def test_every_group_below_the_average_is_named() -> None:
    """Also if a smaller one, of which chance may be the reason, has a lower share."""
    small, low, high = rated("A", 6, 0.4, 0.4), rated("B", 90, 0.5, 0.1), rated("C", 90, 0.9, 0.05)
    told = rates_of(0.7, small, low, high)
    assert told == "Below the average (70.0\u00a0%) with the whole interval: B (50.0\u00a0%)."


def test_equal_shares_are_told_together() -> None:
    """Two are the lowest, or all are alike."""
    a, b, c = (rated(name, 9, rate, 0.3) for name, rate in (("A", 0.5), ("B", 0.5), ("C", 0.9)))
    assert rates_of(0.6, a, b, c).startswith("Lowest: A and B, 50.0\u00a0%, but")
    assert rates_of(0.5, a, b) == "All groups have the same share: 50.0\u00a0%."


def test_equal_days_are_told_together() -> None:
    """And a single one is no span from itself to itself."""

    def told(*counts: int) -> str:
        periods = tuple(Period(key=str(n), label=f"{n} Sep") for n in range(len(counts)))
        series = (Series(label="Ticket", tone="ticket", counts=counts),)
        return columns(Columns(title="Days", of="Day", periods=periods, series=series), EN).told

    assert told(2) == "2 cases: 0 Sep."
    assert told(1) == "1 case: 0 Sep."
    assert told(1, 3) == "4 cases from 0 Sep to 1 Sep; the most, 3: 1 Sep."
    assert told(3, 1, 3) == "7 cases from 0 Sep to 2 Sep; the most, 3: 0 Sep and 2 Sep."
    assert told(1, 1, 1, 1) == "4 cases from 0 Sep to 3 Sep; none stands out: at most 1."


def test_equal_cells_are_told_together() -> None:
    """And of few cases none is the most."""

    def told(*rows: tuple[int | None, ...]) -> str:
        named = zip("GH", rows, strict=False)
        drawn = tuple(HeatRow(label=name, counts=counts) for name, counts in named)
        return heat(Heat(title="Heat", of="Gap", columns=("x", "y"), rows=drawn), EN).told

    assert told((1, None)) == "1 case: too few to compare."
    assert told((9, 2), (1, 1)) == "Most: G, “x”, with 9 cases."
    assert told((9, 9), (1, 1)) == "Most: G, “x” and G, “y”, with 9 cases each."
    assert told((3, 3), (3, 3)) == "No cell stands out: at most 3 cases in one."


def point(n: int, count: int, *, beyond: bool = False, run: bool = False) -> Point:
    """Give a week around 50 %, named after its number of cases."""
    label = f"week {n}"
    return Point(label=label, n=n, count=count, low=0.2, high=0.8, beyond=beyond, run=run)


def control_of(*points: Point) -> Chart:
    """Draw weeks."""
    return control(Control(title="Right", of="Week", points=points, centre=0.5), EN, act=("week",))


def test_a_week_of_few_cases_is_no_point_and_no_signal() -> None:
    """As nowhere else a share of them is shown; its number of cases is, and its button."""
    few = point(LEAST - 1, LEAST - 1, beyond=True, run=True)
    chart = control_of(few, point(10, 5), point(20, 10))
    marks = [each for each in chart.picture.children if getattr(each, "tag", "") == "circle"]
    assert len(marks) == 2
    assert "week 4" not in chart.told
    assert "1 week with fewer than 5 cases is not drawn." in chart.told
    first, *_ = chart.table.rows
    assert (first[1], first[3]) == (4, None)
    assert chart.buttons
    assert "too few, n = 4" in str(chart.buttons.tree())


def test_weeks_outside_the_limits_are_told_from_long_runs() -> None:
    """A week within its limits is not said to lie outside them; of both it is said what to do."""
    outside, run = point(10, 9, beyond=True), point(20, 12, run=True)
    told = control_of(outside, run, point(30, 15)).told
    assert "Outside the limits: week 10 (90.0\u00a0%, above)." in told
    assert "Eight weeks or more in a row on one side of the average, up to: week 20" in told
    assert "Outside" not in control_of(run, point(30, 15)).told
    calm = control_of(point(20, 10), point(30, 15)).told
    assert calm.startswith("No week lies outside its limits")


def test_a_week_can_be_read_with_its_limits() -> None:
    """By hovering, on focus, and in the table: share, cases, both limits and what it is."""
    chart = control_of(point(20, 10), point(30, 27, beyond=True))
    assert chart.buttons
    said = [node.text().strip() for node in chart.buttons.children if not isinstance(node, str)]
    assert said[0] == "week 20: 50.0\u00a0%, n = 20, limits 20.0\u201380.0\u00a0%"
    assert said[1].endswith("Signal: outside the limits")
    heads = [column.head for column in chart.table.columns]
    assert heads == ["Week", "n", "As the SOP says", "Share", "Lower limit", "Upper limit",
                     "Remark"]  # fmt: skip
    assert chart.table.rows[0][4:6] == (0.2, 0.8)
