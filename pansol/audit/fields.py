"""What is wrong with a ticket's fields, as expressions: the same as ``pansol.ticket.review``."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add
from typing import Any

import narwhals as nw

from pansol.audit.criteria import BITS
from pansol.audit.engines import AnyFrame, only_where
from pansol.audit.times import with_moment
from pansol.casefiles.columns import HANDLED_US, TRANSACTION_US
from pansol.deviation import Kind
from pansol.grammar import PATTERNS, named_pattern, pattern_of
from pansol.sop import SOP, Channel, Format, Required, TicketField

__all__ = ["DIGITAL", "with_field_bits"]

_CHANNELS: Mapping[Required, tuple[str, Sequence[Channel]]] = {
    Required.ECARE: ("complaint_channel", SOP.complaint_channels),
    Required.DIGITAL: ("purchase_channel", SOP.purchase_channels),
}
"""What makes a field mandatory → the column that tells, and what it may say."""

DIGITAL = f"_pansol_{Required.DIGITAL.value}"
"""Column: 1 where the purchase channel is digital, 0 where it is not, 2 where it is unknown."""

_INCIDENT = "incident_at"
_TIMED, _MOMENT = "_pansol_timed", "_pansol_moment"
_FORMATS = {field.name: field.format for field in SOP.ticket_fields}
_FALSE, _NOTHING = nw.lit(value=False), nw.lit(0, dtype=nw.Int64)
_NO, _YES, _UNKNOWN = 0, 1, 2
_FAR = 2**60  # microseconds: later than any time, and not too large to be doubled


def with_field_bits(frame: AnyFrame, ticket: str, name: str, judged: frozenset[str]) -> AnyFrame:
    """Add the sum of the bits for all that is missing, malformed or undecided in a ticket.

    ``ticket``: the Boolean column of the rows to look at; the others get 0. ``judged``: the columns
    that the source has. Adds ``DIGITAL`` as well, for those rows.
    """
    due = nw.col(ticket)
    conditions = [
        nw.when(due)
        .then(_special(column, channels))
        .otherwise(_UNKNOWN)
        .alias(_condition(required))
        for required, (column, channels) in _CHANNELS.items()
    ]
    readable = _well_formed(Format.TIME, nw.col(_INCIDENT))
    timed = nw.when(due).then(readable).otherwise(_FALSE)
    known = frame.with_columns(*conditions, timed.alias(_TIMED))
    moments = only_where(
        known,
        _TIMED,
        lambda rows: with_moment(rows, _INCIDENT, _TIMED, _MOMENT),
        takes=[_INCIDENT],
        gives=[_MOMENT],
    )
    bits = [_bits(field, judged) for field in SOP.ticket_fields if field.name in judged]
    found = nw.when(due).then(reduce(add, bits, _NOTHING)).otherwise(_NOTHING)
    return moments.with_columns(found.alias(name))


def _condition(required: Required) -> str:
    return f"_pansol_{required.value}"


def _special(column: str, channels: Sequence[Channel]) -> nw.Expr:
    """Tell 1 for a special channel, 0 for another, 2 for none that is known.

    Most are written by their id, which is told without a pattern.
    """
    text = nw.col(column)
    chain: Any = nw
    for channel in channels:
        chain = chain.when(text == channel.id).then(_YES if channel.special else _NO)
    special = tuple(channel for channel in channels if channel.special)
    chain = chain.when(text.str.contains(named_pattern(special))).then(_YES)
    chain = chain.when(text.str.contains(named_pattern(channels))).then(_NO)
    answer: nw.Expr = chain.otherwise(_UNKNOWN)
    return answer


def _well_formed(form: Format, text: nw.Expr) -> nw.Expr:
    """Tell whether the text keeps to its format."""
    for required, (column, _) in _CHANNELS.items():
        if _FORMATS[column] is form:
            return nw.col(_condition(required)) != _UNKNOWN
    found = text.str.contains(pattern_of(form))
    if form is not Format.BRAND:
        return found
    chain: Any = nw
    for brand in SOP.brands:
        chain = chain.when(text == brand.id).then(nw.lit(value=True))
    known: nw.Expr = chain.otherwise(found)
    return known


def _blank(text: nw.Expr) -> nw.Expr:
    """Tell whether nothing but blanks stands there; most texts are told by their first letter."""
    odd = (text < "!") | (text > "~")
    return nw.when(odd).then(~text.str.contains(PATTERNS[Format.TEXT])).otherwise(_FALSE)


def _bits(field: TicketField, judged: frozenset[str]) -> nw.Expr:
    text, lacking = nw.col(field.name), _if_absent(field, judged)
    absent = text.is_null() | _blank(text)
    if field.format is Format.TEXT:
        return nw.when(absent).then(lacking).otherwise(_NOTHING)
    malformed = nw.lit(BITS[Kind.MALFORMED_FIELD, field.name], dtype=nw.Int64)
    right = _in_time() if field.format is Format.TIME else _well_formed(field.format, text)
    return nw.when(right).then(_NOTHING).when(absent).then(lacking).otherwise(malformed)


def _in_time() -> nw.Expr:
    """Tell whether the moment is there, and neither before the purchase nor after the handling.

    By its distance from the middle of the two, twice taken, so that it is named once: engines work
    it out anew each time that it is.
    """
    since = nw.col(TRANSACTION_US).fill_null(-_FAR)
    until = nw.col(HANDLED_US).fill_null(_FAR)
    distance = (nw.col(_MOMENT) * 2 - (since + until)).abs()
    return distance <= until - since


def _if_absent(field: TicketField, judged: frozenset[str]) -> nw.Expr:
    """Give the bit of a field that is not there.

    Where the source has no column for the channel that decides on it, nobody can be blamed.
    """
    missing = nw.lit(BITS.get((Kind.MISSING_FIELD, field.name), 0), dtype=nw.Int64)
    if field.required is Required.ALWAYS:
        return missing
    undecided = nw.lit(BITS[Kind.UNDECIDED_FIELD, field.name], dtype=nw.Int64)
    column, _ = _CHANNELS[field.required]
    if column not in judged:
        return _NOTHING
    if field.name == column:
        return undecided
    condition = nw.col(_condition(field.required))
    return (
        nw.when(condition == _YES)
        .then(missing)
        .when(condition == _NO)
        .then(_NOTHING)
        .otherwise(undecided)
    )
