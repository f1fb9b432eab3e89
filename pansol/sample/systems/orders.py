"""The rows a purchase leaves: its order, what was charged, what was granted."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from pansol.facts import Activation, Benefit, Charged, NormalTariff
from pansol.sample.drawing import often
from pansol.sample.systems.spelling import (
    INDIRA_STATUS,
    ORDER_STATE,
    SELENA_RESULT,
    in_utc,
    local,
    on_wib_clock,
    without_plus,
)
from pansol.sample.systems.story import SECOND, Story, after, first_free, quota_of
from pansol.sample.systems.tables import CALL_DETAIL, INDIRA, MANAGE_ORDER, QUOTA, SELENA, Entry

__all__ = ["charge", "grant", "in_indira", "in_selena", "order_rows"]

_NEAR = timedelta(minutes=15)
"""An order is found this near its purchase."""
_HOUR = timedelta(hours=1)
"""Data used within it counts as used without the package."""
_IN_SELENA = 60
"""Prepaid orders in a hundred that Selena has too."""
_SPLIT = 20
"""Quotas in a hundred that are granted in two parts."""
_NOISE = 30
"""Purchases in a hundred with a call, and as many with free data, in the call detail."""
_CALL = 900  # rupiah


def order_rows(rng: Random, story: Story, others: Sequence[Story]) -> Iterator[Entry]:
    """Give all the rows of a purchase; ``others`` are the customer's other ones.

    A row that counts for one purchase lies where it doesn't count for another.
    """
    at, activation = _ordered_at(story, others), story.truth.activation or Activation.PENDING
    if story.postpaid:
        yield _in_dsc(story, activation, at)
    else:
        yield in_indira(story, activation, at)
        if often(rng, _IN_SELENA):
            yield in_selena(story, activation, at)
    if story.truth.charged is Charged.YES:
        yield charge(story, story.price, after(rng, at, 60, story.handled_at))
    yield from _granted(rng, story, at)
    yield from _used(rng, story, others)


def in_indira(story: Story, activation: Activation, at: datetime) -> Entry:
    """Give a prepaid order as Indira has it."""
    quota, bonus, _ = quota_of(story.quota)
    number, status = without_plus(story.msisdn), INDIRA_STATUS[activation]
    what = (story.package, story.price, quota, bonus)
    return INDIRA, (story.order, number, *what, status, on_wib_clock(at))


def in_selena(story: Story, activation: Activation, at: datetime) -> Entry:
    """Give a prepaid order as Selena has it, in the customer's zone."""
    quota, bonus, _ = quota_of(story.quota)
    what = (story.package, story.price, quota, bonus)
    result, written = SELENA_RESULT[activation], at.astimezone(story.handled_at.tzinfo).isoformat()
    return SELENA, (story.order, local(story.msisdn), *what, result, written)


def charge(story: Story, amount: int, at: datetime) -> Entry:
    """Give a charge for the package."""
    number, written = without_plus(story.msisdn), on_wib_clock(at)
    return CALL_DETAIL, (number, written, "PKG", story.package, story.order, amount)


def grant(story: Story, bucket: str, megabytes: int | None, at: datetime) -> Entry:
    """Give a quota that arrived."""
    what = (story.package, story.order, bucket, megabytes)
    return QUOTA, (story.msisdn, *what, in_utc(at))


def _in_dsc(story: Story, activation: Activation, at: datetime) -> Entry:
    quota, bonus, _ = quota_of(story.quota)
    what = (story.package, story.price, quota, bonus)
    return MANAGE_ORDER, (story.order, story.msisdn, *what, ORDER_STATE[activation], in_utc(at))


def _ordered_at(story: Story, others: Sequence[Story]) -> datetime:
    """Find the time nearest the purchase at which no other purchase finds this order."""
    same = [other.transaction_at for other in others if other.package == story.package]
    if not same:
        return story.transaction_at
    steps = range(0, int(_NEAR.total_seconds()), 10)
    near = [story.transaction_at + SECOND * sign * step for step in steps for sign in (1, -1)]
    return first_free(
        [moment for moment in near if moment <= story.handled_at],
        lambda moment: any(abs(moment - bought) <= _NEAR for bought in same),
    )


def _granted(rng: Random, story: Story, ordered_at: datetime) -> Iterator[Entry]:
    benefit = story.truth.benefit
    if benefit is Benefit.NOT_RECEIVED:
        return
    quota, bonus, bonus_megabytes = quota_of(story.quota)
    at = after(rng, ordered_at, 240, story.handled_at)
    if benefit is Benefit.NOT_AS_BOUGHT:
        yield grant(story, "MAIN", quota * rng.randint(1, 3) // 4, at)
    elif often(rng, _SPLIT):
        yield grant(story, "MAIN", quota // 2, at)
        yield grant(story, "MAIN", quota - quota // 2, at)
    else:
        yield grant(story, "MAIN", quota, at)
    if bonus and benefit is not Benefit.BONUS_MISSING:
        yield grant(story, "BONUS", bonus_megabytes, at)


def _used(rng: Random, story: Story, others: Sequence[Story]) -> Iterator[Entry]:
    """Give data and calls: charged only where the truth says so, in nobody else's hour."""
    start, end = _hour(story)
    seconds = list(range(0, int((end - start).total_seconds()) + 1, 10))
    if story.truth.normal_tariff is NormalTariff.YES:
        rng.shuffle(seconds)
        spared = [_hour(o) for o in others if o.truth.normal_tariff is NormalTariff.NO]
        moments = [start + SECOND * second for second in (seconds if spared else seconds[:1])]
        at = first_free(moments, lambda moment: any(a <= moment <= b for a, b in spared))
        yield _usage(story, "DATA", story.tariff, at)
    for category, amount in (("DATA", 0), ("VOICE", _CALL)):
        if often(rng, _NOISE):
            yield _usage(story, category, amount, start + SECOND * rng.choice(seconds))


def _usage(story: Story, category: str, amount: int, at: datetime) -> Entry:
    number, written = without_plus(story.msisdn), on_wib_clock(at)
    return CALL_DETAIL, (number, written, category, "", "", amount)


def _hour(story: Story) -> tuple[datetime, datetime]:
    return story.transaction_at, min(story.transaction_at + _HOUR, story.handled_at)
