"""Customers who can't be real: numbered names, unassigned numbers, reserved mail domains."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from pansol.sample.drawing import draw
from pansol.sample.market import CARDS
from pansol.sample.places import Place

__all__ = ["Customer", "new_customer"]

_WORDS = ("Awan", "Bukit", "Danau", "Embun", "Fajar", "Hujan", "Kabut", "Laut", "Pelangi", "Senja")
_DOMAINS = ("example.com", "example.id")
_PREFIXES = {"0": 70, "62": 20, "+62": 10}
"""How a number's beginning is written → weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """A customer."""

    name: str
    msisdn: str
    """In the block 0840, which no operator holds."""
    email: str
    account: str
    """The name on social media."""
    card_type: str
    place: Place


def new_customer(
    rng: Random, number: int, place: Place, cards: Mapping[str, int] = CARDS
) -> Customer:
    """Make the customer of this number, at this place, with one of these cards by weight."""
    word = rng.choice(_WORDS)
    return Customer(
        name=f"Contoh {word} {number:05}",
        msisdn=f"{draw(rng, _PREFIXES)}840{number:08}",
        email=f"contoh.{word.lower()}.{number:05}@{rng.choice(_DOMAINS)}",
        account=f"contoh_{word.lower()}_{number:05}",
        card_type=draw(rng, cards),
        place=place,
    )
