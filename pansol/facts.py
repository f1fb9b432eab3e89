"""The facts a complaint is decided on: one Enum each, and the case that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import Enum
from typing import Any, ClassVar

__all__ = [
    "FACTS",
    "Activation",
    "Age",
    "Benefit",
    "Case",
    "Charged",
    "Fact",
    "History",
    "NormalTariff",
    "Outage",
    "Subscription",
    "UnknownValueError",
    "facts_in",
    "parse_fact",
]


class Fact(Enum):
    """The base of all facts. Its values are the words used in every file and API.

    A plain Enum, not a StrEnum: ``Charged.YES`` must not equal ``NormalTariff.YES``.
    """

    column: ClassVar[str]

    __hash__ = object.__hash__  # members are single objects; Enum's own hash is a slow call

    @property
    def key(self) -> str:
        """The value's name in the catalogue of wording, as ``benefit.received``."""
        return f"{self.column}.{self.value}"


class Subscription(Fact):
    """Prepaid or postpaid, from the card type, never from the number (SOP 1.1, 1.2)."""

    PREPAID = "prepaid"
    POSTPAID = "postpaid"


class Activation(Fact):
    """What provisioning says of the activation (SOP 1.1, 1.2)."""

    SUCCESS = "success"
    FAILED = "failed"
    PENDING = "pending"  # neither confirmed nor refused


class Charged(Fact):
    """Was the package's price taken from the pulsa, or added to the usage (SOP 1.1, 3.1, 3.2)."""

    YES = "yes"
    NO = "no"


class Benefit(Fact):
    """What of the package arrived (SOP 1.1, 1.2)."""

    RECEIVED = "received"
    BONUS_MISSING = "bonus_missing"
    NOT_AS_BOUGHT = "not_as_bought"
    NOT_RECEIVED = "not_received"


class History(Fact):
    """The same complaint or a ticket in the number's history (SOP 2)."""

    CLEAR = "clear"
    FOUND = "found"  # it exists, and the checks were not repeated since
    RECHECKED = "rechecked"  # it exists, and they were


class Outage(Fact):
    """An outage at the customer's location (SOP 2)."""

    AFFECTED = "affected"
    CLEAR = "clear"


class NormalTariff(Fact):
    """Data used without the package and charged the normal tariff (SOP Notes 1, 2)."""

    YES = "yes"
    NO = "no"


class Age(Fact):
    """Time since the transaction; exactly 24 hours is still within (SOP 3.1)."""

    WITHIN_24H = "within_24h"
    OVER_24H = "over_24h"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is known of one complaint. ``None`` is unknown: not checked yet, never "no"."""

    subscription: Subscription | None = None
    """Prepaid or postpaid: decides where to look and in which order, never the outcome."""
    activation: Activation | None = None
    charged: Charged | None = None
    benefit: Benefit | None = None
    history: History | None = None
    outage: Outage | None = None
    normal_tariff: NormalTariff | None = None
    age: Age | None = None
    digital_purchase: bool | None = None
    """Was it bought through a digital channel? Bears on the advice alone."""
    transaction_at: datetime | None = None
    """When it was bought, with a zone. Bears on the printed end of the wait alone."""

    def __post_init__(self) -> None:
        """Refuse what is no fact, and a time without a zone: its 24 hours would have no end."""
        for fact in FACTS:
            value = getattr(self, fact.column)
            if value is not None and not isinstance(value, fact):
                raise TypeError(f"{fact.column} must be of {fact.__name__} or None, not {value!r}")
        if self.transaction_at is not None and self.transaction_at.tzinfo is None:
            raise ValueError("transaction_at needs a zone (tzinfo)")

    @property
    def known(self) -> tuple[Fact, ...]:
        """The facts that are known, in the SOP's order."""
        values = (getattr(self, fact.column) for fact in FACTS)
        return tuple(value for value in values if value is not None)

    def having(self, *facts: Fact) -> "Case":
        """Give the same case with these facts known."""
        return self._with({fact.column: fact for fact in facts})

    def without(self, *facts: type[Fact]) -> "Case":
        """Give the same case with these facts unknown."""
        return self._with(dict.fromkeys((fact.column for fact in facts), None))

    def _with(self, changes: dict[str, Any]) -> "Case":
        kept = {field.name: getattr(self, field.name) for field in fields(self)}
        return Case(**kept | changes)


FACTS: tuple[type[Fact], ...] = (
    Subscription,
    Activation,
    Charged,
    Benefit,
    History,
    Outage,
    NormalTariff,
    Age,
)
"""All facts in the order of checks for prepaid."""

for _fact, _field in zip(FACTS, fields(Case), strict=False):
    _fact.column = _field.name


class UnknownValueError(ValueError):
    """A word that is none of the values a column allows."""

    def __init__(self, column: str, value: str, allowed: tuple[str, ...]) -> None:
        super().__init__(f"{column}: {value!r} is none of {', '.join(allowed)}")
        self.column = column
        self.value = value
        self.allowed = allowed


def parse_fact(fact: type[Fact], text: str) -> Fact | None:
    """Read one value as files and URLs write it; an empty text is unknown (``None``).

    Blanks around it and capitals don't matter. Raises ``UnknownValueError`` otherwise.
    """
    word = text.strip().lower()
    if not word:
        return None
    try:
        return fact(word)
    except ValueError:
        allowed = tuple(str(member.value) for member in fact)
        raise UnknownValueError(fact.column, text, allowed) from None


def facts_in(values: Mapping[str, str]) -> dict[type[Fact], Fact]:
    """Give the facts that were written down by column; what is none any more is left out."""
    found: dict[type[Fact], Fact] = {}
    for fact in FACTS:
        try:
            value = parse_fact(fact, values.get(fact.column, ""))
        except UnknownValueError:
            continue
        if value is not None:
            found[fact] = value
    return found
