"""The complaints, in the order they were handled: who, where, when, what, found out how far."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random

from pansol.facts import FACTS, Case, History
from pansol.formats import find_brand, find_channel
from pansol.sample.agents import AGENTS, Agent
from pansol.sample.customers import Customer, new_customer
from pansol.sample.drawing import draw, often
from pansol.sample.market import COMPLAINTS_BY, PURCHASES_BY
from pansol.sample.places import OUTAGES, PLACES, Place
from pansol.sample.situations import checked, draw_facts, draw_history
from pansol.sample.tickets import fill_ticket
from pansol.sample.times import FIRST_DAY, LAST_DAY, day_between, delay, moment
from pansol.sop import SOP
from pansol.waiting import ZONES, age_at

__all__ = ["Complaint", "complaints"]

_BY_OUTAGES = 5
"""Complaints in a hundred that come on top, because a region has an outage."""
_KNOWN_HERE = 80
"""Customers in a hundred with a history whose earlier complaint is in the file."""
_REMEMBERED = 300
"""Among how many customers before them they are."""
_AGE_NOT_WRITTEN = 10
"""Complaints in a hundred whose age is left to be derived from the times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A complaint, before anything is decided."""

    agent: Agent
    truth: Case
    """All there is to know."""
    case: Case
    """What the agent found out."""
    columns: Mapping[str, str]
    """Its row up to what the agent did, the ticket filled in as it should be."""


def complaints(rng: Random, count: int) -> Iterator[Complaint]:
    """Make so many complaints."""
    visits = sorted((_visit(rng) for _ in range(count)), key=lambda visit: visit[0])
    customers: list[Customer] = []
    for number, (handled_at, place) in enumerate(visits, start=1):
        history = draw_history(rng)
        known = [customer for customer in customers[-_REMEMBERED:] if customer.place is place]
        if known and history is not History.CLEAR and often(rng, _KNOWN_HERE):
            customer = rng.choice(known)
        else:
            customer = new_customer(rng, number, place)
            customers.append(customer)
        yield _complaint(rng, f"K-{number:06}", handled_at, customer, history)


def _visit(rng: Random) -> tuple[datetime, Place]:
    """Draw when and where someone complains, outages now and then bringing more."""
    if often(rng, _BY_OUTAGES):
        outage = draw(rng, OUTAGES)
        place = draw(rng, {p: weight for p, weight in PLACES.items() if p.region == outage.region})
        day = day_between(rng, outage.first, outage.last)
    else:
        place, day = draw(rng, PLACES), day_between(rng, FIRST_DAY, LAST_DAY)
    return moment(rng, day).replace(tzinfo=ZONES[place.zone]), place


def _complaint(
    rng: Random, case_id: str, handled_at: datetime, customer: Customer, history: History
) -> Complaint:
    place, agent = customer.place, rng.choice(AGENTS)
    transaction_at = handled_at - delay(rng)
    outage = any(outage.covers(place, handled_at.date()) for outage in OUTAGES)
    complained_by, bought_by = draw(rng, COMPLAINTS_BY), draw(rng, PURCHASES_BY)
    truth = Case(
        subscription=find_brand(customer.card_type).subscription,
        age=age_at(transaction_at, handled_at),
        digital_purchase=find_channel(SOP.purchase_channels, bought_by).special,
        transaction_at=transaction_at,
    ).having(*draw_facts(rng, outage=outage), history)
    case = checked(rng, truth)
    facts = {fact.column: "" for fact in FACTS} | {f.column: str(f.value) for f in case.known}
    if often(rng, _AGE_NOT_WRITTEN):
        facts["age"] = ""
    heads = {
        "case_id": case_id,
        "agent": agent.id,
        "team": agent.team,
        "region": place.region,
        "transaction_at": transaction_at.isoformat(),
        "handled_at": handled_at.isoformat(),
    }
    ticket = fill_ticket(rng, customer, truth, complained_by=complained_by, bought_by=bought_by)
    return Complaint(agent=agent, truth=truth, case=case, columns=heads | facts | ticket)
