"""What happened to a customer, from the purchase to the complaint."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from pansol.facts import Case, Charged, Subscription
from pansol.formats import parse_phone
from pansol.sample.handling import Handled
from pansol.sop import Action

__all__ = [
    "SECOND",
    "Story",
    "after",
    "by_customer",
    "first_free",
    "quota_of",
    "story_of",
    "story_told",
]

SECOND = timedelta(seconds=1)
_MB_A_GB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A purchase and the complaint about it."""

    number: int
    """By which its order and its contacts are numbered."""
    msisdn: str
    """In E.164."""
    card_type: str
    package: str
    price: int
    """Rupiah."""
    quota: str
    """In words: ``7 GB + bonus 5 GB video``."""
    purchase_channel: str
    complaint_channel: str
    account: str = ""
    """With which the customer complained; empty outside E-Care."""
    location: str
    transaction_at: datetime
    handled_at: datetime
    truth: Case
    """All the facts."""
    tariff: int = 0
    """Rupiah taken for data without the package, where that befell the customer."""
    ticket: bool = False
    """Whether a ticket was made."""

    @property
    def postpaid(self) -> bool:
        """Whether the order is in DSC, not in Indira."""
        return self.truth.subscription is Subscription.POSTPAID

    @property
    def order(self) -> str:
        """The order's id."""
        return f"{'MO' if self.postpaid else 'TRX'}{self.number:08}"


def story_of(number: int, handled: Handled) -> Story:
    """Tell a complaint's story, without the slips of whoever handled it."""
    made = handled.row["action_taken"] == Action.CREATE_TICKET.value
    return story_told(number, handled.complaint.columns, handled.complaint.truth, ticket=made)


def story_told(
    number: int, columns: Mapping[str, str], truth: Case, *, ticket: bool = False
) -> Story:
    """Tell the story of a row of a case file, whose ticket fields are all filled in."""
    price = int(columns["package_price"])
    return Story(
        number=number,
        msisdn=parse_phone(columns["msisdn"], mobile=True),
        card_type=columns["card_type"],
        package=columns["package_name"],
        price=price,
        quota=columns["package_quota"],
        purchase_channel=columns["purchase_channel"],
        complaint_channel=columns["complaint_channel"],
        account=columns["customer_account"],
        location=columns["location"],
        transaction_at=datetime.fromisoformat(columns["transaction_at"]),
        handled_at=datetime.fromisoformat(columns["handled_at"]),
        truth=truth,
        tariff=int(columns["charged_amount"]) - price * (truth.charged is Charged.YES),
        ticket=ticket,
    )


def by_customer(stories: Iterable[Story]) -> Iterable[list[Story]]:
    """Give each customer's stories, in the order they were handled."""
    customers: dict[str, list[Story]] = {}
    for story in sorted(stories, key=lambda story: story.handled_at):
        customers.setdefault(story.msisdn, []).append(story)
    return customers.values()


def quota_of(text: str) -> tuple[int, str, int | None]:
    """Read a package's quota: its MB, its bonus in words, and the bonus's MB if it is data."""
    main, _, bonus = text.partition(" + bonus ")
    return _megabytes(main) or 0, bonus, _megabytes(bonus)


def after(rng: Random, start: datetime, most: int, end: datetime) -> datetime:
    """Draw a time up to so many seconds later, not after the end."""
    return min(start + SECOND * rng.randint(1, most), end)


def first_free(moments: Sequence[datetime], taken: Callable[[datetime], bool]) -> datetime:
    """Give the first of these that is not taken, or the very first if all are."""
    return next((moment for moment in moments if not taken(moment)), moments[0])


def _megabytes(text: str) -> int | None:
    data = re.match(r"(\d+) GB", text)
    return int(data[1]) * _MB_A_GB if data else None
