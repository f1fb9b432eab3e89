"""How bad a deviation is, derived from what it costs and whom."""

from collections.abc import Mapping
from enum import Enum

from pansol.deviation import Kind

__all__ = ["SEVERITIES", "Severity"]


class Severity(Enum):
    """Whom a deviation costs what, the dearest first.

    The families are those of contact centres' quality standards (COPC CX Standard, critical error
    accuracy): critical for the customer, for the business, for compliance; and not critical. A
    case's severity is the first of its findings' severities.
    """

    CUSTOMER = "customer"
    """The customer's money does not come back, or comes back late."""
    BUSINESS = "business"
    """Work is done that was not due, or money is given up."""
    COMPLIANCE = "compliance"
    """It was not done or recorded as the SOP prescribes, so that it can't be relied on."""
    SERVICE = "service"
    """The customer is told too little; no money is at stake."""

    @property
    def key(self) -> str:
        """Its name in the catalogue; with ``.why`` behind it the sentence on what it costs."""
        return f"severity.{self.value}"


SEVERITIES: Mapping[Kind, Severity] = {
    # No ticket means no refund; waiting only delays it, but the SOP has no second look after it.
    Kind.TICKET_NOT_MADE: Severity.CUSTOMER,
    Kind.WAIT_THOUGH_CHARGED: Severity.CUSTOMER,
    Kind.WAIT_OVER_24H: Severity.CUSTOMER,
    # The ticket runs, but nobody refunds.
    Kind.TIER_INSTEAD_OF_REFUND: Severity.CUSTOMER,
    # Back-office work, and refunds, that were not due.
    Kind.NEEDLESS_TICKET: Severity.BUSINESS,
    Kind.TICKET_WITHIN_24H: Severity.BUSINESS,
    Kind.REFUND_INSTEAD_OF_TIER: Severity.BUSINESS,
    # A second ticket beside the first, or an answer beside what is known already.
    Kind.RECHECK_SKIPPED: Severity.BUSINESS,
    # The record is not to be relied on: a guess, another desk's code, a ticket that comes back.
    Kind.UNCHECKED_FACT: Severity.COMPLIANCE,
    Kind.WRONG_KIP: Severity.COMPLIANCE,
    Kind.MISSING_FIELD: Severity.COMPLIANCE,
    Kind.MALFORMED_FIELD: Severity.COMPLIANCE,
    Kind.UNDECIDED_FIELD: Severity.COMPLIANCE,
    # The customer calls again, but has lost nothing.
    Kind.WAIT_NOT_TOLD: Severity.SERVICE,
    Kind.OUTAGE_ANSWER_NOT_GIVEN: Severity.SERVICE,
    Kind.ACTIVE_NOT_TOLD: Severity.SERVICE,
    Kind.ADVICE_NOT_GIVEN: Severity.SERVICE,
}
"""What each kind costs; every kind has its entry."""
