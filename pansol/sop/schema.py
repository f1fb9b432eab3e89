"""The shapes the SOP is declared in: rules, checks, questions, advice, fields, brands."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum

from pansol.facts import Fact, Subscription
from pansol.sop.clauses import Clause
from pansol.sop.outcomes import Action, Advice, Interpretation, Outcome
from pansol.sop.register import Register

__all__ = [
    "AdviceRule",
    "Brand",
    "Channel",
    "Check",
    "Format",
    "Question",
    "Required",
    "Rule",
    "Sop",
    "TicketField",
]


def _declared_at() -> str:
    """File and line of the declaration: frame 0 is this, 1 ``__init__``, 2 the declaring one."""
    frame = sys._getframe(2)  # noqa: SLF001  an error must name the line a trainer edits
    return f"{frame.f_code.co_filename}:{frame.f_lineno}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the SOP.

    Members of one fact in ``when`` are alternatives; different facts must all hold. Facts that
    are not named don't matter. Rules have no order: exactly one holds for every complete case.
    """

    id: str
    """``R1`` …, or the gap's number where the SOP is silent."""
    when: tuple[Fact, ...]
    outcome: Outcome
    clauses: tuple[Clause, ...]
    """Where the SOP says so; for a gap, the clause that comes nearest (may be empty)."""
    interpretations: tuple[Interpretation, ...] = ()
    """Readings the whole rule rests on."""
    readings: Mapping[Fact, Interpretation] = field(default_factory=dict)
    """Readings it rests on only where this fact holds."""
    declared_at: str = field(default_factory=_declared_at, compare=False, repr=False)

    @property
    def key(self) -> str:
        """The rule's name in the catalogue of wording."""
        return f"rule.{self.id}"

    def allows(self, fact: type[Fact]) -> tuple[Fact, ...]:
        """Values of the fact under which the rule can hold: those named, or all."""
        named = tuple(value for value in self.when if isinstance(value, fact))
        return named or tuple(fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One look-up of the SOP's chapters 1 and 2: which fact, where, by which clause."""

    fact: type[Fact]
    systems: Mapping[Subscription, tuple[str, ...]]
    """The systems to look in, by their own names; empty where the SOP names none."""
    clauses: Mapping[Subscription, tuple[Clause, ...]]

    @property
    def key(self) -> str:
        """The check's name in the catalogue of wording."""
        return f"check.{self.fact.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question to the customer (SOP To do list)."""

    id: str
    clause: Clause
    fields: tuple[str, ...]
    """What its answer fills in: the customer's word, which is no finding yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceRule:
    """When an advice is given. All that is set must hold; unknown never holds."""

    advice: Advice
    actions: tuple[Action, ...]
    clause: Clause
    only_if: Fact | None = None
    only_digital: bool = False


class Required(Enum):
    """When a ticket field is mandatory."""

    ALWAYS = "always"
    ECARE = "ecare"  # the complaint came through CTP E-Care
    DIGITAL = "digital"  # the purchase was made through a digital channel


class Format(Enum):
    """How a ticket field is written."""

    TEXT = "text"
    MSISDN = "msisdn"
    PHONE = "phone"
    RUPIAH = "rupiah"
    EMAIL = "email"
    TIME = "time"
    BRAND = "brand"
    COMPLAINT_CHANNEL = "complaint_channel"
    PURCHASE_CHANNEL = "purchase_channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketField:
    """One mandatory field of a ticket."""

    name: str
    label: str
    """The paper's own words, as written into the ticket."""
    clause: Clause
    required: Required = Required.ALWAYS
    format: Format = Format.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """A card type and the kind of subscription it is."""

    id: str
    label: str
    subscription: Subscription
    source: str
    """Where the mapping comes from, with its date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A way to buy or to complain. ``special``: digital (purchase) or E-Care (complaint)."""

    id: str
    label: str
    special: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sop:
    """The whole SOP as declared values."""

    title: str
    version: str
    """Edition of the paper, then the number of our reading of it."""
    sources: tuple[str, ...]
    questions: tuple[Question, ...]
    checks: Mapping[Subscription, tuple[Check, ...]]
    """The checks in the order the SOP wants them, by kind of subscription."""
    rules: tuple[Rule, ...]
    advice: tuple[AdviceRule, ...]
    ticket_fields: tuple[TicketField, ...]
    wait: timedelta
    brands: Register[Brand]
    purchase_channels: Register[Channel]
    complaint_channels: Register[Channel]
