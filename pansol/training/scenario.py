"""A made-up customer with a complaint: the truth, what was told, what the systems hold."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from pansol.facts import Age, Case, Subscription
from pansol.formats import find_brand, find_channel
from pansol.sample.customers import new_customer
from pansol.sample.drawing import draw, often, some
from pansol.sample.market import CARDS, COMPLAINTS_BY, PURCHASES_BY
from pansol.sample.places import PLACES, Place
from pansol.sample.systems.story import Story, story_told
from pansol.sample.systems.tables import Entry
from pansol.sample.tickets import fill_ticket
from pansol.sample.times import FIRST_DAY, LAST_DAY, day_between, moment
from pansol.sop import SOP
from pansol.ticket import review
from pansol.training.held import held_rows
from pansol.training.key import Elapsed, Key
from pansol.waiting import ZONES

__all__ = ["Scenario", "Telling", "scenario_of"]

_FIRST_NUMBER, _NUMBERS = 10_000, 90_000
_MINUTE = timedelta(minutes=1)

_DELAYS: Mapping[Age, Mapping[tuple[int, int], int]] = {
    Age.WITHIN_24H: {(6, 60): 3, (60, 360): 4, (360, 1_380): 3},
    Age.OVER_24H: {(1_500, 2_880): 5, (2_880, 10_080): 4},
}
"""Minutes from the purchase to the complaint, from and up to → weight."""

_BOUNDARIES = {
    Elapsed.MINUTE_BEFORE: SOP.wait - _MINUTE,
    Elapsed.EXACTLY: SOP.wait,
    Elapsed.MINUTE_AFTER: SOP.wait + _MINUTE,
}

_CARDS = {
    kind: {card: w for card, w in CARDS.items() if find_brand(card).subscription is kind}
    for kind in Subscription
}
"""Kind of card → its brands, by weight."""

_ON_BILL = ("mytelkomsel", "web", "umb", "sms", "outlet", "grapari")
"""Channels through which a package is put on a bill; the others take money at once."""

_SHOPS, _SHOP_HOURS = frozenset({"outlet", "grapari"}), range(9, 20)
"""Channels with a door, and when it is open."""

_LEAVE_OUT = {0: 2, 1: 3, 2: 3, 3: 2}
"""How many fields are not told → weight."""
_MAY_BE_LEFT_OUT = {
    "charged_amount": 6, "customer_account": 2, "package_quota": 1, "package_validity": 3,
    "evidence": 2, "transaction_id": 3, "evidence_sender_email": 3, "contact_number": 2,
    "customer_name": 1,
}  # fmt: skip
"""Fields that no fact rests on → how easily a customer forgets to tell them."""

_TELLS = {"message": 70, "benefit": 60, "signal": 35, "history": 50, "feeling": 35}
"""Customers in a hundred who tell …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What the customer tells of what happened; of the rest he or she is not sure, or silent."""

    message: bool
    """What the notification said."""
    benefit: bool
    """What has come."""
    charged: bool
    """Whether the price was taken."""
    signal: bool
    """How the signal is there."""
    history: bool
    """Whether there was a complaint before."""
    feeling: bool
    """How he or she feels about it all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A made-up customer with a complaint."""

    key: Key
    """All else follows from it."""
    truth: Case
    """All eight facts, when it was bought, and whether through a digital channel."""
    story: Story
    """The purchase and the complaint; ``story.handled_at`` is now."""
    place: Place
    """Where the customer is."""
    fields: Mapping[str, str]
    """All fields of the ticket, by name, as the customer would tell them if asked."""
    told: Mapping[str, str]
    """Those that have been told."""
    left_out: tuple[str, ...]
    """The mandatory ones that have not."""
    tells: Telling
    """What else is told unasked."""
    rows: tuple[Entry, ...]
    """What the systems hold, on this customer and of outages anywhere."""


def scenario_of(key: Key) -> Scenario:
    """Make the scenario of a key; always the same."""
    rng = Random(str(key))  # noqa: S311  an exercise, no secret
    place = draw(rng, PLACES)
    now = moment(rng, day_between(rng, FIRST_DAY, LAST_DAY)).replace(second=0)
    now = now.replace(tzinfo=ZONES[place.zone])
    bought = now - _elapsed(rng, key)
    truth = Case().having(*key.facts)
    bought_by = draw(rng, _open(_channels(truth), bought))
    digital = find_channel(SOP.purchase_channels, bought_by).special
    truth = replace(truth, transaction_at=bought, digital_purchase=digital)
    number = _FIRST_NUMBER + rng.randrange(_NUMBERS)
    customer = new_customer(rng, number, place, _CARDS[truth.subscription or Subscription.PREPAID])
    complained_by = draw(rng, _open(COMPLAINTS_BY, now))
    filled = fill_ticket(rng, customer, truth, complained_by=complained_by, bought_by=bought_by)
    times = {"transaction_at": bought.isoformat(), "handled_at": now.isoformat()}
    story = story_told(number, filled | times, truth)
    fields = {name: text for name, text in filled.items() if text}
    left_out = _left_out(rng, fields)
    tells = {name: often(rng, percent) for name, percent in _TELLS.items()}
    return Scenario(
        key=key,
        truth=truth,
        story=story,
        place=place,
        fields=fields,
        told={name: text for name, text in fields.items() if name not in left_out},
        left_out=left_out,
        tells=Telling(charged="charged_amount" not in left_out, **tells),
        rows=tuple(held_rows(rng, story)),
    )


def _elapsed(rng: Random, key: Key) -> timedelta:
    if key.elapsed in _BOUNDARIES:
        return _BOUNDARIES[key.elapsed]
    age = next(fact for fact in key.facts if isinstance(fact, Age))
    start, end = draw(rng, _DELAYS[age])
    return _MINUTE * rng.randrange(start, end)


def _channels(truth: Case) -> Mapping[str, int]:
    if truth.subscription is Subscription.PREPAID:
        return PURCHASES_BY
    return {channel: PURCHASES_BY[channel] for channel in _ON_BILL}


def _open(channels: Mapping[str, int], at: datetime) -> Mapping[str, int]:
    """Leave out what is closed at this hour."""
    if at.hour in _SHOP_HOURS:
        return channels
    return {channel: weight for channel, weight in channels.items() if channel not in _SHOPS}


def _left_out(rng: Random, fields: Mapping[str, str]) -> tuple[str, ...]:
    """Draw fields that are mandatory for this ticket."""
    required = review(fields).required
    among = [name for name in _MAY_BE_LEFT_OUT if name in required]
    chosen = some(rng, among, draw(rng, _LEAVE_OUT), _MAY_BE_LEFT_OUT.__getitem__)
    return tuple(field.name for field in SOP.ticket_fields if field.name in chosen)
