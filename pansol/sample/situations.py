"""What befalls customers, by frequency, and how far agents look into it."""

from random import Random

from pansol.decision import next_check
from pansol.facts import (
    FACTS,
    Activation,
    Age,
    Benefit,
    Case,
    Charged,
    Fact,
    History,
    NormalTariff,
    Outage,
    Subscription,
)
from pansol.sample.drawing import draw, often

__all__ = ["checked", "draw_facts", "draw_history"]

_SUCCESS, _FAILED, _PENDING = Activation
_CHARGED, _FREE = Charged
_RECEIVED, _NO_BONUS, _NOT_AS_BOUGHT, _NOTHING = Benefit
_TARIFF, _UNUSED = NormalTariff

_SITUATIONS = {
    (_SUCCESS, _CHARGED, _NOTHING, _UNUSED): 20,
    (_SUCCESS, _CHARGED, _NOTHING, _TARIFF): 11,
    (_SUCCESS, _CHARGED, _NO_BONUS, _UNUSED): 9,
    (_SUCCESS, _CHARGED, _NO_BONUS, _TARIFF): 3,
    (_SUCCESS, _CHARGED, _NOT_AS_BOUGHT, _UNUSED): 5,
    (_SUCCESS, _CHARGED, _NOT_AS_BOUGHT, _TARIFF): 2,
    (_FAILED, _CHARGED, _NOTHING, _UNUSED): 11,
    (_FAILED, _CHARGED, _NOTHING, _TARIFF): 2,
    (_PENDING, _CHARGED, _NOTHING, _UNUSED): 4,
    (_SUCCESS, _FREE, _NOTHING, _UNUSED): 7,
    (_PENDING, _FREE, _NOTHING, _UNUSED): 7,
    (_FAILED, _FREE, _NOTHING, _UNUSED): 3,
    (_SUCCESS, _FREE, _NOTHING, _TARIFF): 2,
    (_SUCCESS, _FREE, _NOT_AS_BOUGHT, _TARIFF): 1,
    (_SUCCESS, _FREE, _NO_BONUS, _TARIFF): 1,
    (_FAILED, _FREE, _NOTHING, _TARIFF): 1,
    (_SUCCESS, _CHARGED, _RECEIVED, _UNUSED): 8,
    (_SUCCESS, _CHARGED, _RECEIVED, _TARIFF): 2,
    (_PENDING, _CHARGED, _RECEIVED, _UNUSED): 1,
}
_IN_AN_OUTAGE = {
    (_SUCCESS, _FREE, _NOTHING, _UNUSED): 5,
    (_PENDING, _FREE, _NOTHING, _UNUSED): 6,
    (_FAILED, _FREE, _NOTHING, _UNUSED): 2,
    (_SUCCESS, _CHARGED, _NOTHING, _UNUSED): 5,
    (_FAILED, _CHARGED, _NOTHING, _UNUSED): 2,
}
_HISTORY = {History.CLEAR: 87, History.FOUND: 8, History.RECHECKED: 5}

_AFFECTED = {True: 90, False: 1}
"""Complaints in a hundred touched by an outage, with and without one known in the region."""
_UNDECIDABLE = 6
"""Complaints in a hundred of which too little is known to decide."""
_TO_FIND_OUT = tuple(fact for fact in FACTS if fact not in {Subscription, Age})
_LOOKED_UP_ANYWAY = 40
"""Checks in a hundred that are made though they can't matter any more."""


def draw_history(rng: Random) -> History:
    """Draw what the number's history shows."""
    return draw(rng, _HISTORY)


def draw_facts(rng: Random, *, outage: bool) -> tuple[Fact, ...]:
    """Draw the facts that befall a customer; ``outage`` is whether the region has one."""
    affected = often(rng, _AFFECTED[outage])
    situation = draw(rng, _IN_AN_OUTAGE if affected else _SITUATIONS)
    return (*situation, Outage.AFFECTED if affected else Outage.CLEAR)


def checked(rng: Random, truth: Case) -> Case:
    """Give what an agent found out: mostly enough to decide, sometimes not.

    The agent makes the checks that matter, in the SOP's order. The card and the age are always
    known: they come with the complaint.
    """
    known = truth.without(*_TO_FIND_OUT)
    path = [known]
    while check := next_check(known):
        known = known.having(getattr(truth, check.fact.column))
        path.append(known)
    if often(rng, _UNDECIDABLE):
        return path[rng.randrange(len(path) - 1)]
    for fact in FACTS:
        value = getattr(truth, fact.column)
        if value is Outage.AFFECTED or often(rng, _LOOKED_UP_ANYWAY):  # an outage is announced
            known = known.having(value)
    return known
