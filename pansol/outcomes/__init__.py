"""What a supervisor's dashboard counts: cases as codes, what is chosen of them, and figures."""

from pansol.outcomes.adherence import Adherence, Week, adherence
from pansol.outcomes.by_dimension import ByDimension, Group, by_dimension
from pansol.outcomes.cases import DIMENSIONS, PEOPLE, Outcomes
from pansol.outcomes.choosing import Choice, Selection, select
from pansol.outcomes.over_time import OverTime, Unit, over_time
from pansol.outcomes.rates import Rate
from pansol.outcomes.waits import Waits

__all__ = [
    "DIMENSIONS",
    "PEOPLE",
    "Adherence",
    "ByDimension",
    "Choice",
    "Group",
    "Outcomes",
    "OverTime",
    "Rate",
    "Selection",
    "Unit",
    "Waits",
    "Week",
    "adherence",
    "by_dimension",
    "over_time",
    "select",
]
