"""Until when the customer waits: the moment the 24 hours end, and the slips in counting them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from random import Random

from pansol.sop import SOP
from pansol.training.asks import Ask
from pansol.training.questions import Option, Question, laid_out
from pansol.training.scenario import Scenario
from pansol.waiting import ZONES, wait_ends

__all__ = ["Slip", "slip_of", "wait_until"]

_MOST_WRONG = 3
_DAY = timedelta(days=1)


class Slip(Enum):
    """A way to miscount the 24 hours of clause 3.1, each a sentence in the catalogue."""

    FROM_COMPLAINT = "from_complaint"  # from the complaint, not from the purchase
    FROM_MIDNIGHT = "from_midnight"  # to the end of the day of the purchase
    NEXT_DAY_END = "next_day_end"  # to the end of the day after: a day is no 24 hours
    WRONG_ZONE = "wrong_zone"  # the right clock time, in another zone
    TWO_DAYS = "two_days"  # 2 x 24 hours


def wait_until(scenario: Scenario, rng: Random) -> Question:
    """Ask until when the customer waits; each wrong option is another slip.

    Options are to the minute, as they are shown: no two are the same.
    """
    right = wait_ends(_bought(scenario))
    slips = list(_slips(scenario))
    rng.shuffle(slips)
    wrong = [Option(id=code) for code in slips[:_MOST_WRONG]]
    return laid_out(Ask.WAIT_UNTIL, frozenset({right.isoformat()}), wrong, rng)


def slip_of(scenario: Scenario, code: str) -> Slip | None:
    """Give the slip that leads to this moment; ``None`` if it is the right one."""
    return _slips(scenario).get(code)


def _slips(scenario: Scenario) -> Mapping[str, Slip]:
    """Give moment → slip, for those that are neither right nor over already."""
    bought, now = _bought(scenario), scenario.story.handled_at
    right = wait_ends(bought)
    midnight = bought.replace(hour=0, minute=0, second=0) + _DAY
    moments = {
        Slip.FROM_COMPLAINT: wait_ends(now),
        Slip.NEXT_DAY_END: midnight + _DAY - timedelta(minutes=1),
        Slip.WRONG_ZONE: _elsewhere(right),
        Slip.TWO_DAYS: right + SOP.wait,
        Slip.FROM_MIDNIGHT: midnight,
    }
    slips: dict[str, Slip] = {}
    taken = {right}
    for slip, moment in moments.items():
        over = slip is Slip.FROM_MIDNIGHT and moment <= now
        if moment not in taken and not over:
            slips[moment.isoformat()] = slip
            taken.add(moment)
    return slips


def _elsewhere(moment: datetime) -> datetime:
    """Give the same clock time where most agents are, or one zone further east."""
    western, *eastern = ZONES.values()
    there = moment.utcoffset() == western.utcoffset(None)
    return moment.replace(tzinfo=eastern[0] if there else western)


def _bought(scenario: Scenario) -> datetime:
    bought = scenario.truth.transaction_at
    if bought is None:
        raise ValueError(f"{scenario.key}: without a time of purchase the wait has no end")
    return bought
