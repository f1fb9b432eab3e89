"""The figures of an audit: from counts to rates, charts and tables, each with its source."""

from pansol.audit.figures.ageing import Ageing, ageing
from pansol.audit.figures.agreement import agreement
from pansol.audit.figures.coefficients import cohen_kappa, gwet_ac1
from pansol.audit.figures.confusion import ACTIONS, KIPS, SLAS, Confusion, confusion
from pansol.audit.figures.counting import gather, spread, tally
from pansol.audit.figures.customers import customer_key
from pansol.audit.figures.definitions import Definition, Figure, define
from pansol.audit.figures.drawing import draw
from pansol.audit.figures.funnel import Limits, funnel_limits, funnel_p
from pansol.audit.figures.many import holm
from pansol.audit.figures.masks import mask_parts, word_parts
from pansol.audit.figures.pareto import pareto
from pansol.audit.figures.pchart import PChart, p_chart
from pansol.audit.figures.rates import LEAST, adherence, critical_accuracy
from pansol.audit.figures.reasons import Reason
from pansol.audit.figures.repeats import OBSERVED, REPEATED, Repeats, repeats, with_returns
from pansol.audit.figures.sampling import allocate, required_n
from pansol.audit.figures.strictness import mcnemar_p, strictness
from pansol.audit.figures.weeks import week_label, week_start, with_week

__all__ = [
    "ACTIONS",
    "KIPS",
    "LEAST",
    "OBSERVED",
    "REPEATED",
    "SLAS",
    "Ageing",
    "Confusion",
    "Definition",
    "Figure",
    "Limits",
    "PChart",
    "Reason",
    "Repeats",
    "adherence",
    "ageing",
    "agreement",
    "allocate",
    "cohen_kappa",
    "confusion",
    "critical_accuracy",
    "customer_key",
    "define",
    "draw",
    "funnel_limits",
    "funnel_p",
    "gather",
    "gwet_ac1",
    "holm",
    "mask_parts",
    "mcnemar_p",
    "p_chart",
    "pareto",
    "repeats",
    "required_n",
    "spread",
    "strictness",
    "tally",
    "week_label",
    "week_start",
    "with_returns",
    "with_week",
    "word_parts",
]
