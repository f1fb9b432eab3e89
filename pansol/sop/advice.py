"""Possible Cause 2, 3, 3.1 and Mandatory Ticket 3: what is said along with the action."""

from pansol.facts import Outage
from pansol.sop.clauses import Clause
from pansol.sop.outcomes import Action, Advice
from pansol.sop.schema import AdviceRule

__all__ = ["ADVICE"]

ADVICE = (
    AdviceRule(
        advice=Advice.OUTAGE_ANSWER,
        actions=(Action.CREATE_TICKET,),
        clause=Clause.HISTORY_AND_OUTAGE,
        only_if=Outage.AFFECTED,
    ),
    AdviceRule(
        advice=Advice.MOBILE_DATA_OFF,
        actions=(Action.WAIT_24H, Action.CREATE_TICKET),
        clause=Clause.SOLUTION,
    ),
    AdviceRule(
        advice=Advice.DO_NOT_REPEAT,
        actions=(Action.WAIT_24H,),
        clause=Clause.WAIT,
    ),
    AdviceRule(
        advice=Advice.SEND_EVIDENCE,
        actions=(Action.CREATE_TICKET,),
        clause=Clause.FIELDS_3_SENDER,
        only_digital=True,
    ),
)
