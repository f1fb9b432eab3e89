"""What the systems hold of a made-up customer: the rows that matter, and some beside the point."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from pansol.facts import Activation, Benefit, Charged, History, NormalTariff, Outage, Subscription
from pansol.sample.drawing import draw, often
from pansol.sample.market import packages_for
from pansol.sample.places import PLACES
from pansol.sample.systems.contacts import contact_rows, ecare_row, past_contact_rows
from pansol.sample.systems.orders import order_rows
from pansol.sample.systems.outages import outage_rows
from pansol.sample.systems.story import Story
from pansol.sample.systems.tables import Entry

__all__ = ["held_rows"]

_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)

_BOUGHT_BEFORE = 35
"""Customers in a hundred who bought another package some days before."""
_DAYS_BEFORE = (2, 25)
_FINE = (Activation.SUCCESS, Charged.YES, Benefit.RECEIVED, NormalTariff.NO)

_ABOUT_THIS = 70
"""Earlier complaints in a hundred that lie after the purchase, if there was time for them."""
_TICKET = 40
"""How many of them in a hundred led to a ticket."""
_PAUSE = 15
"""Minutes, at least, between purchase, complaint and complaint."""

_OUTAGES = {0: 4, 1: 3, 2: 2}
"""How many outages there are elsewhere → weight."""
_OVER = 25
"""Customers in a hundred whose place had an outage that is over."""
_LONG_AGO = (600, 4_000)
"""Minutes since someone felt it."""


def held_rows(rng: Random, story: Story) -> Iterator[Entry]:
    """Give all rows on the customer, and the outages everywhere, as of the moment of complaint."""
    before = _bought_before(rng, story)
    for other in before:
        yield from order_rows(rng, other, (story,))
    yield from order_rows(rng, story, before)
    complaints = _complained_before(rng, story)
    for complaint in complaints:
        yield from contact_rows(rng, complaint, ())
    yield from past_contact_rows(rng, story, complaints)
    yield ecare_row(rng, story)
    yield from outage_rows(rng, [story, *_elsewhere(rng, story)])


def _bought_before(rng: Random, story: Story) -> tuple[Story, ...]:
    """Give an earlier purchase of another package, with which all was fine."""
    if not often(rng, _BOUGHT_BEFORE):
        return ()
    kind = story.truth.subscription or Subscription.PREPAID
    packages = packages_for(kind, Benefit.RECEIVED)
    package = draw(rng, {p: weight for p, weight in packages.items() if p.name != story.package})
    earlier = _DAY * rng.randrange(*_DAYS_BEFORE) + _MINUTE * rng.randrange(-600, 600)
    bought = replace(
        story,
        number=_earlier_number(rng, story),
        package=package.name,
        price=package.price,
        quota=package.quota,
        transaction_at=story.transaction_at - earlier,
        truth=story.truth.having(*_FINE),
        tariff=0,
    )
    return (bought,)


def _complained_before(rng: Random, story: Story) -> tuple[Story, ...]:
    """Give an earlier complaint about the same purchase, where the history has one.

    Where there is none, or no time for it, the history is that of another purchase.
    """
    since = (story.handled_at - story.transaction_at) // _MINUTE
    known = story.truth.history is not History.CLEAR
    if not known or since < 3 * _PAUSE or not often(rng, _ABOUT_THIS):
        return ()
    complaint = replace(
        story,
        number=_earlier_number(rng, story),
        handled_at=story.transaction_at + _MINUTE * rng.randrange(_PAUSE, since - _PAUSE),
        truth=story.truth.having(History.CLEAR),
        ticket=often(rng, _TICKET),
    )
    return (complaint,)


def _earlier_number(rng: Random, story: Story) -> int:
    return story.number - rng.randrange(1, 9_000)


def _elsewhere(rng: Random, story: Story) -> Sequence[Story]:
    """Give complaints that outages in other places, or one that is over, have brought."""
    affected = replace(story, truth=story.truth.having(Outage.AFFECTED))
    cities = [place.location for place in PLACES if place.location != story.location]
    others = [replace(affected, location=rng.choice(cities)) for _ in range(draw(rng, _OUTAGES))]
    if often(rng, _OVER):
        past = _MINUTE * rng.randrange(*_LONG_AGO)
        others.append(replace(affected, handled_at=story.handled_at - past))
    return others
