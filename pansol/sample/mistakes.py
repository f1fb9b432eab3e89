"""Which slips make up each kind of mistake, and how they are spread over the complaints."""

from collections.abc import Mapping, Sequence
from random import Random

from pansol.deviation import Kind
from pansol.facts import Age
from pansol.sample.drawing import some
from pansol.sample.handling import Handled
from pansol.sample.kinds import SHARES
from pansol.sample.slips import (
    ActionSlip,
    AdviceSlip,
    FieldSlip,
    GuessSlip,
    KipSlip,
    SlaSlip,
    Slip,
)
from pansol.sop import SOP, Action, Advice, Format, Kip, Sla

__all__ = ["make_mistakes"]

_INFORM, _RECHECK, _OUTAGE, _WAIT, _TICKET, _SILENT, _OPEN = Action


def _action(kind: Kind, *due: Action, instead: tuple[Action, ...]) -> tuple[Slip, ...]:
    return (ActionSlip(kind=kind, due=due, instead=instead),)


def _wait(kind: Kind, age: Age) -> tuple[Slip, ...]:
    return (ActionSlip(kind=kind, due=(_TICKET,), instead=(_WAIT,), age=(age,)),)


def _sla(kind: Kind, due: Sla, given: Sla) -> tuple[Slip, ...]:
    return (SlaSlip(kind=kind, due=due, given=given),)


# A complaint channel that is not given leaves open whether it is mandatory: never just missing.
_UNDECIDED = "complaint_channel"

_SLIPS: Mapping[Kind, tuple[Slip, ...]] = {
    Kind.NEEDLESS_TICKET: _action(Kind.NEEDLESS_TICKET, _INFORM, _OUTAGE, instead=(_TICKET,)),
    Kind.TICKET_WITHIN_24H: _action(Kind.TICKET_WITHIN_24H, _WAIT, instead=(_TICKET,)),
    Kind.TICKET_NOT_MADE: _action(
        Kind.TICKET_NOT_MADE, _TICKET, instead=(_INFORM, _RECHECK, _OUTAGE, _SILENT, _OPEN)
    ),
    Kind.WAIT_THOUGH_CHARGED: _wait(Kind.WAIT_THOUGH_CHARGED, Age.WITHIN_24H),
    Kind.WAIT_OVER_24H: _wait(Kind.WAIT_OVER_24H, Age.OVER_24H),
    Kind.WAIT_NOT_TOLD: _action(
        Kind.WAIT_NOT_TOLD, _WAIT, instead=(_INFORM, _OUTAGE, _SILENT, _OPEN)
    ),
    Kind.RECHECK_SKIPPED: _action(
        Kind.RECHECK_SKIPPED, _RECHECK, instead=(_INFORM, _OUTAGE, _WAIT, _TICKET, _OPEN)
    ),
    Kind.OUTAGE_ANSWER_NOT_GIVEN: _action(
        Kind.OUTAGE_ANSWER_NOT_GIVEN, _OUTAGE, instead=(_INFORM, _RECHECK, _WAIT, _SILENT)
    ),
    Kind.ACTIVE_NOT_TOLD: _action(
        Kind.ACTIVE_NOT_TOLD, _INFORM, instead=(_RECHECK, _WAIT, _SILENT, _OPEN)
    ),
    Kind.UNCHECKED_FACT: (GuessSlip(),),
    Kind.TIER_INSTEAD_OF_REFUND: _sla(Kind.TIER_INSTEAD_OF_REFUND, Sla.REFUND, Sla.TIER),
    Kind.REFUND_INSTEAD_OF_TIER: _sla(Kind.REFUND_INSTEAD_OF_TIER, Sla.TIER, Sla.REFUND),
    Kind.WRONG_KIP: tuple(KipSlip(due=kip) for kip in Kip),
    Kind.MISSING_FIELD: tuple(
        FieldSlip(kind=Kind.MISSING_FIELD, field=field)
        for field in SOP.ticket_fields
        if field.name != _UNDECIDED
    ),
    Kind.MALFORMED_FIELD: tuple(
        FieldSlip(kind=Kind.MALFORMED_FIELD, field=field)
        for field in SOP.ticket_fields
        if field.format is not Format.TEXT
    ),
    Kind.UNDECIDED_FIELD: tuple(
        FieldSlip(kind=Kind.UNDECIDED_FIELD, field=field)
        for field in SOP.ticket_fields
        if field.name == _UNDECIDED
    ),
    Kind.ADVICE_NOT_GIVEN: tuple(AdviceSlip(advice=advice) for advice in Advice),
}
"""In the order in which they are made: those that stay alone first."""


def make_mistakes(rng: Random, handled: Sequence[Handled]) -> None:
    """Make each kind's share of mistakes, evenly over its slips, on careless agents' rows most."""
    for kind, slips in _SLIPS.items():
        count = round(SHARES[kind] * len(handled))
        for number, slip in enumerate(slips):
            fitting = [each for each in handled if slip.fits(each)]
            quota = len(range(number, count, len(slips)))
            for each in some(rng, fitting, quota, lambda h: h.complaint.agent.carelessness):
                slip.make(rng, each)
