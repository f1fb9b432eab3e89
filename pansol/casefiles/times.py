"""Times as files write them, brought to one grammar: ISO 8601 with an offset."""

from datetime import datetime
from typing import Any

import narwhals as nw

from pansol.casefiles.dates import DateStyle
from pansol.casefiles.months import with_numbers
from pansol.casefiles.texts import NONE
from pansol.waiting import ZONES

__all__ = ["OFFSETS", "moment_text", "with_iso_dates"]

OFFSETS = {name: datetime(2000, 1, 1, tzinfo=zone).isoformat()[-6:] for name, zone in ZONES.items()}
"""Indonesia's zones as they are written in ISO: ``+07:00``."""

_DATE = r"20[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{1,6})?)?"
_OFFSET = r"(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])"
_NAIVE = f"^{_DATE}[T ]{_CLOCK}$"
_FULL = f"^{_DATE}[T ]{_CLOCK}{_OFFSET}$"
_SLASHED = r"^20[0-9]{2}/[0-9]{2}/[0-9]{2}"
_MARK = "[/.-]"
_LOCAL_DATE = f"^[0-9]{{2}}{_MARK}[0-9]{{2}}{_MARK}20[0-9]{{2}}"
_NAMED = "^[0-9]{1,2}-[0-9]{2}-(?:20)?[0-9]{2}(?:[ ,]|$)"
_BARE_HOURS = ("00", "07", "08", "09")


def moment_text(text: nw.Expr, zone: nw.Expr) -> nw.Expr:
    """Give ``YYYY-MM-DDTHH:MM…+HH:MM`` for what can be read as a time of 2000 to 2099, else null.

    ``text``: dates in ISO order. ``zone``: the offset of times that have none. A date alone is no
    time: 24 hours can't be counted from it.
    """
    named = _with_offset(text)
    return (
        nw.when(text.str.contains(_FULL))
        .then(text)
        .when(text.str.contains(_NAIVE))
        .then(nw.concat_str(text, zone))
        .when(named.str.contains(_FULL))
        .then(named)
        .when(named.str.contains(_NAIVE))
        .then(nw.concat_str(named, zone))
        .otherwise(NONE)
    )


def with_iso_dates(
    frame: nw.LazyFrame[Any], name: str, alias: str, style: DateStyle
) -> nw.LazyFrame[Any]:
    """Add a column of text as another gives it, its dates in ISO order; what is none stays.

    Zones stay as they were written, and absent where none was. Step by step, a column each:
    expressions that hold each other would grow to millions of characters.
    """
    text = nw.col(name)
    slashed = text.str.contains(_SLASHED)
    rewritten = nw.when(slashed).then(text.str.replace_all("/", "-", literal=True)).otherwise(text)
    # Most have no slash, which is told without a pattern.
    dashed = nw.when(text.str.contains("/", literal=True)).then(rewritten).otherwise(text)
    if style.order == "iso":
        return frame.with_columns(dashed.alias(alias))
    date, clock, named = f"{alias}_date", f"{alias}_clock", f"{alias}_named"
    first, second = nw.col(date).str.slice(0, 2), nw.col(date).str.slice(3, 2)
    if style.named:
        numbers = with_numbers(text)
        by_name = numbers.str.contains(_NAMED) & ~text.str.contains(_NAMED)
        frame = frame.with_columns(nw.when(by_name).then(numbers).otherwise(NONE).alias(named))
        text = nw.coalesce(nw.col(named), text)
        turned = style.order == "month_first"
        day = nw.when(nw.col(named).is_null()).then(second).otherwise(first) if turned else first
        month = nw.when(nw.col(named).is_null()).then(first).otherwise(second) if turned else second
    else:
        day, month = (first, second) if style.order == "day_first" else (second, first)
    iso = nw.concat_str(nw.col(date).str.slice(6, 4), nw.lit("-"), month, nw.lit("-"), day)
    timed = nw.concat_str(iso, nw.lit("T"), nw.col(clock))
    local = nw.col(date).str.contains(f"{_LOCAL_DATE}(?:[ ,T]|$)")
    whole = nw.when(nw.col(clock) == "").then(iso).otherwise(timed)
    frame = frame.with_columns(_padded(text, "").alias(date))
    frame = frame.with_columns(_padded(nw.col(date), f"[0-9]{{2}}{_MARK}", after=3).alias(date))
    if style.short:
        frame = frame.with_columns(_with_century(nw.col(date)).alias(date))
    frame = (
        frame.with_columns(nw.col(date).str.slice(10, None).str.strip_chars(" ,T").alias(clock))
        .with_columns(_two_digits(nw.col(clock)).alias(clock))
        .with_columns(_with_colons(nw.col(clock)).alias(clock))
    )
    if style.twelve:
        frame = frame.with_columns(_of_twenty_four(nw.col(clock)).alias(clock))
    return frame.with_columns(nw.when(local).then(whole).otherwise(dashed).alias(alias))


def _with_century(date: nw.Expr) -> nw.Expr:
    """Write 03/08/26 as 03/08/2026."""
    short = date.str.contains(f"^[0-9]{{2}}{_MARK}[0-9]{{2}}{_MARK}[23][0-9](?:[ ,T]|$)")
    longer = nw.concat_str(date.str.slice(0, 6), nw.lit("20"), date.str.slice(6, None))
    return nw.when(short).then(longer).otherwise(date)


def _of_twenty_four(clock: nw.Expr) -> nw.Expr:
    """Write 10:15 PM as 22:15; what has no hour of twelve stays."""
    bare = clock.str.replace_all(" *[AaPp][Mm]$", "")
    late = clock.str.contains("[Pp][Mm]$")
    chain = nw.when(~clock.str.contains("[AaPp][Mm]$")).then(clock)
    for hour in range(1, 13):
        now = bare.str.contains(f"^{hour:02}:")
        for pm in (False, True):
            written = f"{hour % 12 + 12 * pm:02}"
            whole = nw.concat_str(nw.lit(written), bare.str.slice(2, None))
            chain = chain.when(now & (late if pm else ~late)).then(whole)
    return chain.otherwise(clock)


def _with_offset(text: nw.Expr) -> nw.Expr:
    """Write WIB, WITA, WIT and offsets of hours alone as ``+HH:MM``."""
    for name, offset in OFFSETS.items():
        letters = "".join(f"[{letter}{letter.lower()}]" for letter in name)
        text = text.str.replace_all(f" *{letters}$", offset)
    text = text.str.replace_all(" +", "+", literal=True)
    for hours in _BARE_HOURS:
        text = text.str.replace_all(f"[+]{hours}(?:00)?$", f"+{hours}:00")
    return text


def _padded(text: nw.Expr, before: str, *, after: int = 0) -> nw.Expr:
    """Put a zero before a lone digit of the date."""
    lone = text.str.contains(f"^{before}[0-9]{_MARK}")
    head = [text.str.slice(0, after)] if after else []
    longer = nw.concat_str(*head, nw.lit("0"), text.str.slice(after, None))
    return nw.when(lone).then(longer).otherwise(text)


def _two_digits(clock: nw.Expr) -> nw.Expr:
    lone = clock.str.contains("^[0-9][.:]")
    return nw.when(lone).then(nw.concat_str(nw.lit("0"), clock)).otherwise(clock)


def _with_colons(clock: nw.Expr) -> nw.Expr:
    """Give ``HH:MM…`` from ``09.05`` or ``09.05.33``."""
    colon, hour = nw.lit(":"), clock.str.slice(0, 2)
    minute, rest = clock.str.slice(3, 2), clock.str.slice(6, None)
    return (
        nw.when(clock.str.contains("^[0-9]{2}[.][0-9]{2}[.][0-9]{2}"))
        .then(nw.concat_str(hour, colon, minute, colon, rest))
        .when(clock.str.contains("^[0-9]{2}[.][0-9]{2}"))
        .then(nw.concat_str(hour, colon, minute, clock.str.slice(5, None)))
        .otherwise(clock)
    )
