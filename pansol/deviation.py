"""The kinds of deviation from the SOP: what can be told to be wrong from a case's row alone."""

from enum import Enum

__all__ = ["Kind"]


class Kind(Enum):
    """What went wrong with one complaint, as it can be told from its row alone.

    ``due`` is what ``decide`` gives for the row's facts, the age taken from the row's times.
    Where the SOP is silent nothing is a mistake. Where facts are unknown that matter, leaving
    the case open (``incomplete``) is right, and any action is an ``UNCHECKED_FACT``. Otherwise
    the action is judged first; SLA, KIP, ticket fields and advice only if it was the one due.
    """

    # The action is not the one due. SOP 1.2 to 3.2
    NEEDLESS_TICKET = "needless_ticket"  # a ticket, where telling or the outage answer was due
    TICKET_WITHIN_24H = "ticket_within_24h"  # a ticket, where the 24 hours were to be waited for
    TICKET_NOT_MADE = "ticket_not_made"  # something other than ticket and wait, where one was due
    WAIT_THOUGH_CHARGED = "wait_though_charged"  # wait, where a ticket was due; within 24 hours
    WAIT_OVER_24H = "wait_over_24h"  # wait, where a ticket was due; the 24 hours were over
    WAIT_NOT_TOLD = "wait_not_told"  # something other than a ticket, where waiting was due
    RECHECK_SKIPPED = "recheck_skipped"  # anything else, where checking again was due
    OUTAGE_ANSWER_NOT_GIVEN = "outage_answer_not_given"  # anything but a ticket instead of it
    ACTIVE_NOT_TOLD = "active_not_told"  # anything but a ticket, where telling was due
    # An action was taken though the facts known did not yet decide it. SOP 1, 2
    UNCHECKED_FACT = "unchecked_fact"  # the field is the next check
    # A ticket that was due was made, with the wrong SLA or KIP. SOP Notes, KIP
    TIER_INSTEAD_OF_REFUND = "tier_instead_of_refund"
    REFUND_INSTEAD_OF_TIER = "refund_instead_of_tier"
    WRONG_KIP = "wrong_kip"
    # A ticket that was due was made, but is not complete. SOP Mandatory Ticket
    MISSING_FIELD = "missing_field"
    MALFORMED_FIELD = "malformed_field"
    UNDECIDED_FIELD = "undecided_field"  # no channel given: can't say whether it is mandatory
    # The action was the one due, but an advice that belongs to it was not given. SOP 2, 3, 3.1
    ADVICE_NOT_GIVEN = "advice_not_given"
