"""Pictures of figures: SVG as trees of elements, each with its sentence, its table, its buttons.

They are drawn here and not by a chart library: the pages' content policy forbids ``eval``, which
Vega needs, and inline styles, which most others need; and a tree of elements is patched in place,
printed, and read by a screen reader without a script of its own. Places are percentages across and
pixels down, so that texts keep their size on any screen.

A chart gets texts and numbers, never cases. Everything in it is text, whatever a file holds.
"""

from pansol.charts.ageing import Age, Ages, ageing
from pansol.charts.bars import Bar, Bars, bars
from pansol.charts.chart import Chart
from pansol.charts.columns import Columns, Period, Series, columns
from pansol.charts.control import Control, Point, control
from pansol.charts.flow import Flow, Way, flow
from pansol.charts.funnel import Funnel, Spot, funnel
from pansol.charts.heat import Heat, HeatRow, heat
from pansol.charts.rates import Rated, Rates, rates

__all__ = [
    "Age",
    "Ages",
    "Bar",
    "Bars",
    "Chart",
    "Columns",
    "Control",
    "Flow",
    "Funnel",
    "Heat",
    "HeatRow",
    "Period",
    "Point",
    "Rated",
    "Rates",
    "Series",
    "Spot",
    "Way",
    "ageing",
    "bars",
    "columns",
    "control",
    "flow",
    "funnel",
    "heat",
    "rates",
]
