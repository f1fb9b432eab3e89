"""How each fact follows from rows, clause by clause: declared, and nowhere else decided."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from pansol.facts import (
    Activation,
    Benefit,
    Charged,
    Fact,
    History,
    NormalTariff,
    Outage,
    Subscription,
)
from pansol.records.shapes import Role
from pansol.records.sighting import Sighting
from pansol.sop import Clause

__all__ = [
    "ACTIVATION",
    "AT_ONCE",
    "DERIVATIONS",
    "SAME_COMPLAINT",
    "Anchor",
    "Derivation",
    "Window",
]

PREPAID, POSTPAID = Subscription.PREPAID, Subscription.POSTPAID

SAME_COMPLAINT = timedelta(days=30)
"""How far back the same complaint is looked for. The SOP gives no number of days: ours."""


AT_ONCE = timedelta(minutes=60)
"""How long after the purchase data at the normal tariff are taken to be used in its place: ours.
What was used later may have nothing to do with it, and is left to the person."""


class Anchor(Enum):
    """What a window is laid around."""

    PURCHASE = "purchase"
    NOW = "now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From when to when a row counts, both ends included."""

    anchor: Anchor
    before: timedelta = timedelta(0)
    after: timedelta | None = None
    """``None``: until now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """One fact: which rows bear on it, what leaves it in doubt, and what they say."""

    fact: type[Fact]
    clauses: tuple[Clause, ...]
    reads: Mapping[Subscription, tuple[Role, ...]]
    """The tables to read, by kind of card."""
    window: Window | None
    """``None``: rows that hold now, as an outage that has begun and not ended."""
    kinds: tuple[str, ...] = ()
    """Rows of these kinds alone; empty: all."""
    topic: str = ""
    """Rows on this topic alone."""
    same_package: bool = False
    """Rows that name another package are left out."""
    needs_order: bool = False
    """The order says what was bought, so its tables are read too."""
    either: bool = False
    """One system that knows is enough, where the SOP names two; else all must answer."""
    doubts: Mapping[str, Callable[[Sighting], bool]]
    """Reason → when the fact stays unknown for it; the first that holds."""
    says: Mapping[Fact, Callable[[Sighting], bool]]
    """Value → when it holds; the first that does."""

    @property
    def roles(self) -> frozenset[Role]:
        """All tables it reads, of whatever card."""
        return frozenset(role for roles in self.reads.values() for role in roles)


_ORDERS = {PREPAID: (Role.PROVISIONING,), POSTPAID: (Role.ORDERS,)}
_CLOCKS = timedelta(minutes=15)
"""By how much the clocks of customers and systems may differ: ours."""
_AT_PURCHASE = Window(anchor=Anchor.PURCHASE, before=_CLOCKS, after=_CLOCKS)


def _nothing_bought(seen: Sighting) -> bool:
    """Tell whether nothing was found at all: package or time may be wrong, so it is no "no"."""
    return not seen.rows and not seen.orders


def _which_bought(seen: Sighting) -> bool:
    """Tell whether several packages were ordered, and nobody says which one it is about."""
    return seen.ordered_several("package")


def _everywhere(role: Role) -> Mapping[Subscription, tuple[Role, ...]]:
    return dict.fromkeys((PREPAID, POSTPAID), (role,))


ACTIVATION = Derivation(
    fact=Activation,
    clauses=(Clause.CHECKS_PREPAID, Clause.CHECKS_POSTPAID),
    reads=_ORDERS,
    window=_AT_PURCHASE,
    same_package=True,
    either=True,
    doubts={
        "no_order": lambda seen: not seen.rows,
        "packages": lambda seen: seen.several("package"),
        "disagree": lambda seen: seen.several("status"),
    },
    says={
        Activation.SUCCESS: lambda seen: seen.some("status", "success"),
        Activation.FAILED: lambda seen: seen.some("status", "failed"),
        Activation.PENDING: lambda seen: seen.some("status", "pending"),
    },
)

CHARGED = Derivation(
    fact=Charged,
    clauses=(Clause.CHECKS_PREPAID, Clause.WAIT, Clause.TICKET),
    reads=_everywhere(Role.CALL_DETAIL),
    window=Window(anchor=Anchor.PURCHASE, before=_CLOCKS, after=AT_ONCE),
    kinds=("package",),
    same_package=True,
    needs_order=True,
    doubts={
        "no_order": _nothing_bought,
        "packages": _which_bought,
        "orders": lambda seen: seen.orders_again,
        "order_strange": lambda seen: seen.strange_order,
        "disagree": lambda seen: bool(seen.rows) and seen.ordered_several("price"),
        "price_unknown": lambda seen: bool(seen.rows) and seen.price is None,
        "price_differs": lambda seen: bool(seen.rows) and not seen.some("amount", seen.price),
    },
    says={
        Charged.YES: lambda seen: bool(seen.rows),
        Charged.NO: lambda seen: not seen.rows,
    },
)

BENEFIT = Derivation(
    fact=Benefit,
    clauses=(Clause.CHECKS_PREPAID, Clause.CHECKS_POSTPAID),
    reads=_everywhere(Role.QUOTA),
    window=Window(anchor=Anchor.PURCHASE, before=_CLOCKS),
    same_package=True,
    needs_order=True,
    doubts={
        "no_order": _nothing_bought,
        "packages": _which_bought,
        "orders": lambda seen: seen.orders_again or seen.may_be_later,
        "order_strange": lambda seen: seen.strange_order,
        "quota_unknown": lambda seen: bool(seen.rows) and seen.bought_mb is None,
        "grant_unknown": lambda seen: seen.grant_untold,
        "bonus_unknown": lambda seen: (
            bool(seen.rows) and not seen.bonus_told and not seen.some("kind", "bonus")
        ),
    },
    says={
        Benefit.NOT_RECEIVED: lambda seen: not seen.rows,
        Benefit.NOT_AS_BOUGHT: lambda seen: seen.granted_mb < (seen.bought_mb or 0),
        Benefit.BONUS_MISSING: lambda seen: seen.bonus_bought and not seen.some("kind", "bonus"),
        Benefit.RECEIVED: lambda _seen: True,
    },
)

HISTORY = Derivation(
    fact=History,
    clauses=(Clause.HISTORY_AND_OUTAGE,),
    reads=_everywhere(Role.CONTACTS),
    window=Window(anchor=Anchor.NOW, before=SAME_COMPLAINT),
    topic="package_activation",
    doubts={},
    says={
        History.CLEAR: lambda seen: not seen.some("kind", "complaint", "ticket"),
        History.RECHECKED: lambda seen: seen.follows("recheck", "complaint", "ticket"),
        History.FOUND: lambda _seen: True,
    },
)

OUTAGE = Derivation(
    fact=Outage,
    clauses=(Clause.HISTORY_AND_OUTAGE,),
    reads=_everywhere(Role.OUTAGES),
    window=None,
    doubts={},
    says={
        Outage.AFFECTED: lambda seen: bool(seen.rows),
        Outage.CLEAR: lambda seen: not seen.rows,
    },
)

NORMAL_TARIFF = Derivation(
    fact=NormalTariff,
    clauses=(Clause.NOTE_1, Clause.NOTE_2),
    reads=_everywhere(Role.CALL_DETAIL),
    window=Window(anchor=Anchor.PURCHASE),
    kinds=("data",),
    needs_order=True,
    doubts={
        "no_order": lambda seen: not seen.orders and not seen.taken(AT_ONCE),
        "tariff_later": lambda seen: (
            seen.taken_before_next(_CLOCKS) > 0 and not seen.taken(AT_ONCE)
        ),
    },
    says={
        NormalTariff.YES: lambda seen: seen.taken(AT_ONCE) > 0,
        NormalTariff.NO: lambda _seen: True,
    },
)

DERIVATIONS = (ACTIVATION, CHARGED, BENEFIT, HISTORY, OUTAGE, NORMAL_TARIFF)
"""All facts that systems know; the card type and the age come from what was entered."""
