"""Repeat contacts: which customers came back, so that the first contact settled nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import narwhals as nw
import pandas as pd

from pansol.audit.figures.counting import CASES, AnyFrame, collected, tally
from pansol.audit.figures.customers import customer_key
from pansol.audit.figures.rates import with_rates

__all__ = ["OBSERVED", "REPEATED", "Repeats", "repeats", "with_returns"]

OBSERVED, REPEATED = "observed", "repeated"
"""Flags of a contact: observed for long enough, and followed by another one."""

_CUSTOMER, _NEXT = "customer", "next_us"
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeats:
    """Resolution at first contact, judged by who came back."""

    table: pd.DataFrame
    """``by``, ``contacts``, ``censored``, ``n``, ``repeated``, ``count`` (not repeated), ``rate``
    (count / n), ``low``, ``high``, ``reason``."""
    unusable: int
    """Contacts without a customer's number or without a time; in no row."""
    until_us: int | None
    """The end of what was observed, microseconds since 1970-01-01 UTC; none without contacts."""


def repeats(  # noqa: PLR0913  columns are given by name
    frame: AnyFrame,
    *,
    within: timedelta,
    by: Sequence[str] = (),
    customer: str = "msisdn",
    time: str = "handled_us",
    ties: Sequence[str] = ("file", "row"),
    until_us: int | None = None,
) -> Repeats:
    """Give the share of contacts after which the customer did not come back within some days.

    A contact of which the same customer's next one follows at most ``within`` later (exactly then
    is within) was not resolved; rate = contacts not followed / n. Any contact in the file counts as
    a return, whatever it was about: the share is a lower bound of resolution. Same customer: the
    same number (``customer_key``).

    The contacts of the last ``within`` before ``until_us`` (by default the latest time in the file)
    are censored: what followed them is not all in the file. They are left out of n, even those
    that were followed, or the share would be too low at the end; they do count as returns.

    ``frame``: any engine, one row a contact, with ``customer`` (text), ``time`` (Int64 microseconds
    UTC), ``by``, and ``ties``, which order contacts of one customer at one and the same time. One
    window function, no join. Raises ``ValueError`` unless ``within`` is positive.
    """
    rows = nw.from_native(frame).with_columns(customer_key(customer).alias(_CUSTOMER))
    usable = ~(nw.col(_CUSTOMER).is_null() | nw.col(time).is_null())
    every = tally(rows.select(usable.alias("usable")), flags=["usable"]).iloc[0]
    if until_us is None and every["usable"]:
        until_us = int(collected(rows.filter(usable).select(nw.col(time).max())).iloc[0, 0])
    flagged = with_returns(
        frame, within=within, customer=customer, time=time, ties=ties, until_us=until_us or 0
    )
    counts = tally(flagged, by=by, judged=OBSERVED, flags=[REPEATED])
    counts = counts.rename(columns={CASES: "contacts"})
    counts.insert(len(by) + 1, "censored", counts["contacts"] - counts["n"])
    counts["count"] = counts["n"] - counts[REPEATED]
    unusable = int(every[CASES] - every["usable"])
    return Repeats(table=with_rates(counts), unusable=unusable, until_us=until_us)


def with_returns(  # noqa: PLR0913  likewise
    frame: AnyFrame,
    *,
    within: timedelta,
    until_us: int,
    customer: str = "msisdn",
    time: str = "handled_us",
    ties: Sequence[str] = ("file", "row"),
) -> Any:  # noqa: ANN401  Narwhals' frame
    """Give the contacts that ``repeats`` counts, each with ``OBSERVED`` and ``REPEATED``.

    Those without a customer or a time are left out. Raises ``ValueError`` as ``repeats`` does.
    """
    window = within // _MICROSECOND
    if window <= 0:
        raise ValueError("the time within which contacts are repeats is not positive")
    rows = nw.from_native(frame).with_columns(customer_key(customer).alias(_CUSTOMER))
    contacts = rows.filter(~(nw.col(_CUSTOMER).is_null() | nw.col(time).is_null()))
    # As floats, exact to the microsecond until 2255: pandas can't shift its nullable integers.
    following = nw.col(time).cast(nw.Float64).shift(-1).over(_CUSTOMER, order_by=[time, *ties])
    return contacts.with_columns(following.alias(_NEXT)).with_columns(
        (nw.col(time) <= until_us - window).alias(OBSERVED),
        (nw.col(_NEXT) - nw.col(time) <= window).alias(REPEATED),
    )
