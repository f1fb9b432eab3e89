"""How often each kind of mistake is made."""

from collections.abc import Mapping

from pansol.deviation import Kind

__all__ = ["SHARES"]

SHARES: Mapping[Kind, float] = {
    Kind.NEEDLESS_TICKET: 0.010,
    Kind.TICKET_WITHIN_24H: 0.008,
    Kind.TICKET_NOT_MADE: 0.016,
    Kind.WAIT_THOUGH_CHARGED: 0.012,
    Kind.WAIT_OVER_24H: 0.008,
    Kind.WAIT_NOT_TOLD: 0.006,
    Kind.RECHECK_SKIPPED: 0.014,
    Kind.OUTAGE_ANSWER_NOT_GIVEN: 0.010,
    Kind.ACTIVE_NOT_TOLD: 0.006,
    Kind.UNCHECKED_FACT: 0.020,
    Kind.TIER_INSTEAD_OF_REFUND: 0.016,
    Kind.REFUND_INSTEAD_OF_TIER: 0.014,
    Kind.WRONG_KIP: 0.024,
    Kind.MISSING_FIELD: 0.036,
    Kind.MALFORMED_FIELD: 0.032,
    Kind.UNDECIDED_FIELD: 0.004,
    Kind.ADVICE_NOT_GIVEN: 0.032,
}
"""Mistakes of a kind to complaints of any sort; exact as far as enough complaints fit."""
