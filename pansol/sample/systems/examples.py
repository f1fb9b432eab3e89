"""The examples a page offers: one for each rule and gap, and customers whose rows are odd."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from pansol.decision import decide
from pansol.facts import (
    Activation,
    Age,
    Benefit,
    Case,
    Charged,
    History,
    NormalTariff,
    Outage,
    Subscription,
)
from pansol.sample.market import packages_for
from pansol.sample.systems.orders import charge, grant, in_indira, in_selena
from pansol.sample.systems.story import SECOND, Story, quota_of
from pansol.sample.systems.tables import EXAMPLES, Entry
from pansol.sop import SOP, Rule
from pansol.waiting import ZONES

__all__ = ["MADE_UP_AT_MOST", "ODD", "example_row", "examples", "odd_rows"]

ODD = ("conflict", "impossible", "nothing")
"""Indira and Selena contradict each other; a row that can't be; no row anywhere."""

MADE_UP_AT_MOST = 100
"""How many numbers they need."""

_LAST = datetime(2026, 10, 1, 10, tzinfo=ZONES["WIB"])
"""When the made-up ones complain: after all others."""
_HOURS = {Age.WITHIN_24H: 2, Age.OVER_24H: 30}
_TARIFF = 4_000  # rupiah

_USUAL = Case(
    subscription=Subscription.PREPAID,
    activation=Activation.SUCCESS,
    charged=Charged.YES,
    benefit=Benefit.NOT_RECEIVED,
    history=History.CLEAR,
    outage=Outage.CLEAR,
    normal_tariff=NormalTariff.NO,
    age=Age.WITHIN_24H,
)


def examples(stories: Sequence[Story], first: int) -> Mapping[str, Story]:
    """Give the examples, from the stories where they have one, else made up from this number on."""
    found: dict[str, Story] = {}
    for story in stories:
        found.setdefault(decide(story.truth).rule, story)
    wanted = {rule.id: _case_of(rule) for rule in SOP.rules} | dict.fromkeys(ODD, _USUAL)
    return {
        name: found.get(name) or _made_up(number, truth)
        for number, (name, truth) in enumerate(wanted.items(), start=first)
    }


def example_row(name: str, story: Story) -> Entry:
    """Give what has to be known to look an example up."""
    times = (story.transaction_at.isoformat(), story.handled_at.isoformat())
    what = (story.msisdn, story.package, story.card_type)
    return EXAMPLES, (name, *what, *times, story.purchase_channel, story.complaint_channel)


def odd_rows(name: str, story: Story) -> Iterator[Entry]:
    """Give the order, charge and quota of an odd customer, if there are any."""
    at = story.transaction_at
    if name == "conflict":
        yield in_indira(story, Activation.SUCCESS, at)
        yield in_selena(story, Activation.FAILED, at + SECOND)
        yield charge(story, story.price, at + SECOND)
    if name == "impossible":
        yield in_indira(story, Activation.SUCCESS, at)
        yield charge(story, -story.price, at + SECOND)
        quota, _, _ = quota_of(story.quota)
        yield grant(story, "MAIN", quota, at.replace(year=at.year + 73))


def _case_of(rule: Rule) -> Case:
    """Give a case for which the rule holds: the first of its alternatives."""
    return _USUAL.having(*reversed(rule.when))


def _made_up(number: int, truth: Case) -> Story:
    subscription, benefit = Subscription.PREPAID, truth.benefit or Benefit.RECEIVED
    package = next(iter(packages_for(subscription, benefit)))
    hours = _HOURS[truth.age or Age.WITHIN_24H]
    handled_at = _LAST + timedelta(minutes=number % MADE_UP_AT_MOST)
    return Story(
        number=number,
        msisdn=f"+62840{number:08}",
        card_type="simpati",
        package=package.name,
        price=package.price,
        quota=package.quota,
        purchase_channel="mytelkomsel",
        complaint_channel="call_centre",
        location="Medan, Sumatera Utara",
        transaction_at=handled_at - timedelta(hours=hours),
        handled_at=handled_at,
        truth=truth,
        tariff=_TARIFF,
    )
