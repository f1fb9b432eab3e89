"""Possible Cause 1 and 2: what is checked, in which system, in which order."""

from pansol.facts import (
    Activation,
    Age,
    Benefit,
    Charged,
    Fact,
    History,
    NormalTariff,
    Outage,
    Subscription,
)
from pansol.sop.clauses import Clause
from pansol.sop.schema import Check

__all__ = ["CHECKS"]

PREPAID, POSTPAID = Subscription.PREPAID, Subscription.POSTPAID


def _everywhere(fact: type[Fact], *clauses: Clause, systems: tuple[str, ...] = ()) -> Check:
    """Declare a check that is the same for prepaid and postpaid."""
    kinds = (PREPAID, POSTPAID)
    return Check(
        fact=fact,
        systems=dict.fromkeys(kinds, systems),
        clauses=dict.fromkeys(kinds, clauses),
    )


ACTIVATION = Check(
    fact=Activation,
    systems={PREPAID: ("Indira", "Selena"), POSTPAID: ("DSC (Manage Order)",)},
    clauses={PREPAID: (Clause.CHECKS_PREPAID,), POSTPAID: (Clause.CHECKS_POSTPAID,)},
)
CHARGED = Check(
    fact=Charged,
    systems={PREPAID: ("Indira (Call Detail)",), POSTPAID: ()},
    clauses={PREPAID: (Clause.CHECKS_PREPAID,), POSTPAID: (Clause.WAIT, Clause.TICKET)},
)
BENEFIT = Check(
    fact=Benefit,
    systems={PREPAID: ("DSC",), POSTPAID: ("DSC (Manage Order)",)},
    clauses={PREPAID: (Clause.CHECKS_PREPAID,), POSTPAID: (Clause.CHECKS_POSTPAID,)},
)
HISTORY = _everywhere(History, Clause.HISTORY_AND_OUTAGE)
OUTAGE = _everywhere(Outage, Clause.HISTORY_AND_OUTAGE)
NORMAL_TARIFF = Check(
    fact=NormalTariff,
    systems={PREPAID: ("Indira (Call Detail)",), POSTPAID: ()},
    clauses=dict.fromkeys((PREPAID, POSTPAID), (Clause.NOTE_1, Clause.NOTE_2)),
)
AGE = _everywhere(Age, Clause.WAIT)

CHECKS = {
    PREPAID: (ACTIVATION, CHARGED, BENEFIT, HISTORY, OUTAGE, NORMAL_TARIFF, AGE),
    POSTPAID: (ACTIVATION, BENEFIT, CHARGED, HISTORY, OUTAGE, NORMAL_TARIFF, AGE),
}
"""For postpaid both DSC look-ups come first, then the usage limit."""
