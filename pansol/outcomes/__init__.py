"""What a supervisor's dashboard counts: cases as codes, what is chosen of them, and figures.

``from_file``, ``from_case_log`` or ``Outcomes.of(verdicts, zone=…)`` →
``select(outcomes, Choice(…))`` → ``every_figure(selection)``, or one figure: each is a pure
function of the selection.
"""

from pansol.outcomes.adherence import Adherence, Week, adherence
from pansol.outcomes.by_dimension import ByDimension, Group, by_dimension
from pansol.outcomes.cases import DIMENSIONS, PEOPLE, Outcomes
from pansol.outcomes.changes import Change, Changes, changes
from pansol.outcomes.choosing import Choice, Selection, select
from pansol.outcomes.criteria import CaseKind, Criteria, Person, criteria, of_kind
from pansol.outcomes.every import Figures, every_figure
from pansol.outcomes.flow import Flow, Stream, flow
from pansol.outcomes.funnel import Funnel, FunnelGroup, funnel
from pansol.outcomes.gaps import GapCount, Gaps, gaps
from pansol.outcomes.listing import ListedCase, listed_cases
from pansol.outcomes.logged import LOG_MAPPING, LogCases, waits_of
from pansol.outcomes.monday import ActionsForMonday, Todo, actions_for_monday
from pansol.outcomes.money import Money, MoneyRow, RefundRow, Remedy, money, refund_rows
from pansol.outcomes.over_time import OverTime, Unit, over_time
from pansol.outcomes.prepared import CaseFile, Prepared, prepare, prepared
from pansol.outcomes.rates import Rate
from pansol.outcomes.refunds import Refund
from pansol.outcomes.sentences import Label, Sentence, dimension_words, label_words
from pansol.outcomes.sources import from_case_log, from_file, others_named
from pansol.outcomes.tickets import TicketAges, TicketRow, ticket_ages
from pansol.outcomes.waiting import Wait, Waiting, waiting
from pansol.outcomes.waits import Waits

__all__ = [
    "DIMENSIONS",
    "LOG_MAPPING",
    "PEOPLE",
    "ActionsForMonday",
    "Adherence",
    "ByDimension",
    "CaseFile",
    "CaseKind",
    "Change",
    "Changes",
    "Choice",
    "Criteria",
    "Figures",
    "Flow",
    "Funnel",
    "FunnelGroup",
    "GapCount",
    "Gaps",
    "Group",
    "Label",
    "ListedCase",
    "LogCases",
    "Money",
    "MoneyRow",
    "Outcomes",
    "OverTime",
    "Person",
    "Prepared",
    "Rate",
    "Refund",
    "RefundRow",
    "Remedy",
    "Selection",
    "Sentence",
    "Stream",
    "TicketAges",
    "TicketRow",
    "Todo",
    "Unit",
    "Wait",
    "Waiting",
    "Waits",
    "Week",
    "actions_for_monday",
    "adherence",
    "by_dimension",
    "changes",
    "criteria",
    "dimension_words",
    "every_figure",
    "flow",
    "from_case_log",
    "from_file",
    "funnel",
    "gaps",
    "label_words",
    "listed_cases",
    "money",
    "of_kind",
    "others_named",
    "over_time",
    "prepare",
    "prepared",
    "refund_rows",
    "select",
    "ticket_ages",
    "waiting",
    "waits_of",
]
