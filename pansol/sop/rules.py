"""Possible Cause 1.2 to 3.2 with Notes 1 to 3: what to do, and where the SOP is silent."""

from pansol.facts import Activation, Age, Benefit, Charged, History, NormalTariff, Outage
from pansol.sop.clauses import Clause
from pansol.sop.outcomes import Action, Gap, Interpretation, Kip, Outcome, Sla
from pansol.sop.schema import Rule

__all__ = ["RULES"]

# Alternatives that several clauses share.
NOT_RECEIVED = (Benefit.BONUS_MISSING, Benefit.NOT_AS_BOUGHT, Benefit.NOT_RECEIVED)
PRODUCT_MISSING = (Benefit.NOT_AS_BOUGHT, Benefit.NOT_RECEIVED)
NOT_CONFIRMED = (Activation.FAILED, Activation.PENDING)
CHECKED = (History.CLEAR, History.RECHECKED)

NOT_AS_BOUGHT = {Benefit.NOT_AS_BOUGHT: Interpretation.I4}


def _silent(gap: Gap) -> Outcome:
    return Outcome(action=Action.SOP_SILENT, gap=gap)


def _ticket(sla: Sla, kip: Kip) -> Outcome:
    return Outcome(action=Action.CREATE_TICKET, sla=sla, kip=kip)


RULES = (
    # 1.2: all is well, tell the customer.
    Rule(
        id="R1",
        when=(Benefit.RECEIVED, Activation.SUCCESS, NormalTariff.NO),
        outcome=Outcome(action=Action.INFORM_ACTIVE),
        clauses=(Clause.CHECKS_POSTPAID,),
        interpretations=(Interpretation.I1,),
    ),
    Rule(
        id="G1",
        when=(Benefit.RECEIVED, Activation.SUCCESS, NormalTariff.YES),
        outcome=_silent(Gap.G1),
        clauses=(Clause.NOTE_1,),
    ),
    Rule(
        id="G2",
        when=(Benefit.RECEIVED, *NOT_CONFIRMED),
        outcome=_silent(Gap.G2),
        clauses=(),
    ),
    # 2: the same complaint or a ticket exists, check again.
    Rule(
        id="R2",
        when=(*NOT_RECEIVED, History.FOUND),
        outcome=Outcome(action=Action.RECHECK),
        clauses=(Clause.HISTORY_AND_OUTAGE,),
    ),
    # 3.2: money was taken and the benefit did not come, open a ticket.
    Rule(
        id="R3",
        when=(*NOT_RECEIVED, *CHECKED, Charged.YES, *NOT_CONFIRMED),
        outcome=_ticket(Sla.REFUND, Kip.FAILED_CHARGED),
        clauses=(Clause.TICKET, Clause.NOTE_3),
        readings={Activation.PENDING: Interpretation.I3, Outage.AFFECTED: Interpretation.I2},
    ),
    Rule(
        id="R4",
        when=(
            Benefit.BONUS_MISSING,
            *CHECKED,
            Charged.YES,
            Activation.SUCCESS,
            NormalTariff.YES,
        ),
        outcome=_ticket(Sla.REFUND, Kip.BONUS_NOT_RECEIVED),
        clauses=(Clause.TICKET, Clause.NOTE_1),
        readings={Outage.AFFECTED: Interpretation.I2},
    ),
    Rule(
        id="R5",
        when=(*PRODUCT_MISSING, *CHECKED, Charged.YES, Activation.SUCCESS, NormalTariff.YES),
        outcome=_ticket(Sla.REFUND, Kip.PRODUCT_NOT_RECEIVED),
        clauses=(Clause.TICKET, Clause.NOTE_1),
        readings=NOT_AS_BOUGHT | {Outage.AFFECTED: Interpretation.I2},
    ),
    Rule(
        id="R6",
        when=(Benefit.BONUS_MISSING, *CHECKED, Charged.YES, Activation.SUCCESS, NormalTariff.NO),
        outcome=_ticket(Sla.TIER, Kip.BONUS_NOT_RECEIVED),
        clauses=(Clause.TICKET, Clause.NOTE_2),
        readings={Outage.AFFECTED: Interpretation.I2},
    ),
    Rule(
        id="R7",
        when=(*PRODUCT_MISSING, *CHECKED, Charged.YES, Activation.SUCCESS, NormalTariff.NO),
        outcome=_ticket(Sla.TIER, Kip.PRODUCT_NOT_RECEIVED),
        clauses=(Clause.TICKET, Clause.NOTE_2),
        readings=NOT_AS_BOUGHT | {Outage.AFFECTED: Interpretation.I2},
    ),
    # 3.2 with Notes 1: the price was not taken, but the normal tariff was.
    Rule(
        id="R8",
        when=(Benefit.BONUS_MISSING, *CHECKED, Charged.NO, NormalTariff.YES, Activation.SUCCESS),
        outcome=_ticket(Sla.REFUND, Kip.BONUS_NOT_RECEIVED),
        clauses=(Clause.TICKET, Clause.NOTE_1),
        interpretations=(Interpretation.I5,),
        readings={Outage.AFFECTED: Interpretation.I2},
    ),
    Rule(
        id="R9",
        when=(*PRODUCT_MISSING, *CHECKED, Charged.NO, NormalTariff.YES, Activation.SUCCESS),
        outcome=_ticket(Sla.REFUND, Kip.PRODUCT_NOT_RECEIVED),
        clauses=(Clause.TICKET, Clause.NOTE_1),
        interpretations=(Interpretation.I5,),
        readings=NOT_AS_BOUGHT | {Outage.AFFECTED: Interpretation.I2},
    ),
    Rule(
        id="G3",
        when=(*NOT_RECEIVED, *CHECKED, Charged.NO, NormalTariff.YES, *NOT_CONFIRMED),
        outcome=_silent(Gap.G3),
        clauses=(),
    ),
    # 2: nothing was taken, and an outage explains it.
    Rule(
        id="R10",
        when=(*NOT_RECEIVED, *CHECKED, Charged.NO, NormalTariff.NO, Outage.AFFECTED),
        outcome=Outcome(action=Action.OUTAGE_ANSWER),
        clauses=(Clause.HISTORY_AND_OUTAGE,),
        interpretations=(Interpretation.I2,),
    ),
    Rule(
        id="G4",
        when=(
            *NOT_RECEIVED,
            *CHECKED,
            Charged.NO,
            NormalTariff.NO,
            Outage.CLEAR,
            Activation.FAILED,
        ),
        outcome=_silent(Gap.G4),
        clauses=(),
    ),
    # 3.1: nothing was taken yet, wait.
    Rule(
        id="R11",
        when=(
            *NOT_RECEIVED,
            *CHECKED,
            Charged.NO,
            NormalTariff.NO,
            Outage.CLEAR,
            Activation.SUCCESS,
            Activation.PENDING,
            Age.WITHIN_24H,
        ),
        outcome=Outcome(action=Action.WAIT_24H),
        clauses=(Clause.WAIT,),
        readings={Activation.PENDING: Interpretation.I6},
    ),
    Rule(
        id="G5",
        when=(
            *NOT_RECEIVED,
            *CHECKED,
            Charged.NO,
            NormalTariff.NO,
            Outage.CLEAR,
            Activation.SUCCESS,
            Activation.PENDING,
            Age.OVER_24H,
        ),
        outcome=_silent(Gap.G5),
        clauses=(Clause.WAIT,),
    ),
)
"""All rules, money before outage, outage before waiting (I2)."""
