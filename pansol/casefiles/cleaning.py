"""Bring any table to the case frame: one set of expressions for every engine."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrame

from pansol.casefiles import columns as c
from pansol.casefiles.checks import CHECKS, IDS, NUMBER_OF, Reason
from pansol.casefiles.dates import DateStyle, offset_text
from pansol.casefiles.engines import with_microseconds
from pansol.casefiles.given import Given
from pansol.casefiles.mapping import CaseMapping
from pansol.casefiles.masking import mask_expr
from pansol.casefiles.texts import NONE, advice_of, one_of, stripped, value_of
from pansol.casefiles.times import OFFSETS, moment_text, with_iso_dates
from pansol.casefiles.vocabulary import ALLOWED
from pansol.facts import Age
from pansol.sop import SOP

__all__ = ["Cleaned", "clean"]

_INCIDENT = "incident_at"
_LISTED = (*c.FACT_COLUMNS, *c.GIVEN)
_DAY = round(SOP.wait.total_seconds() * 1_000_000)
_DAY_US = 24 * 3600 * 1_000_000
_ISO = DateStyle(order="iso", certain=True, mixed=False)
_EXPONENT = r"^[+]?[0-9](?:[.,][0-9]+)?[eE][+][0-9]+$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A table brought to the case frame, its rows sorted into accepted and rejected."""

    frame: nw.LazyFrame[Any]
    """Every row: the case columns, the file's others, ``reject`` and ``reject_value``.

    For one pass over a large source: carry both columns along and part the rows at the end.
    """

    @property
    def accepted(self) -> nw.LazyFrame[Any]:
        """The case frame."""
        return self.frame.filter(nw.col(c.REJECT) == 0).drop(c.REJECT, c.REJECT_VALUE)

    @property
    def rejected(self) -> nw.LazyFrame[Any]:
        """``file``, ``row``, ``reject`` (number of the check) and ``reject_value`` (masked)."""
        return self.frame.filter(nw.col(c.REJECT) > 0).select(
            c.FILE, c.ROW, c.REJECT, c.REJECT_VALUE
        )


def clean(  # noqa: PLR0913  each option stands for itself
    frame: IntoFrame,
    mapping: CaseMapping,
    *,
    styles: Mapping[str, DateStyle] | None = None,
    zone: str = "Asia/Jakarta",
    now_us: int | None = None,
    amounts: str = ",",
) -> Cleaned:
    """Bring a table to the case frame; nothing is read until the result is.

    ``frame``: a pandas, DuckDB, PySpark or Polars frame with ``file`` (str) and ``row`` (from 1)
    and the file's columns, of any type. ``styles``: our column of times → how it writes dates;
    ISO where not given. ``zone``: that of times without one, unless the mapping says. ``now_us``:
    microseconds since 1970 UTC: what is bought or handled more than a day later is impossible; a
    zone that is wrong makes less. ``amounts``: the mark
    before cents. Raises ``MappingError`` for an unknown zone.
    """
    table = nw.from_native(frame).lazy()
    schema = dict(table.collect_schema())
    offset = offset_text(mapping.zone or zone)
    given = Given(mapping=mapping, schema=schema, amounts=amounts)
    raw = table.select(nw.col(c.FILE), nw.col(c.ROW), *given.texts(), *given.others())
    facts = any(given.has(name) for name in c.REQUIRED)
    judged = _judged(_valued(raw, given, styles or {}, offset), now_us, judged=facts)
    return Cleaned(frame=_finished(judged, given))


def _hidden(name: str) -> str:
    return f"_pansol_{name}"


def _valued(
    raw: nw.LazyFrame[Any], given: Given, styles: Mapping[str, DateStyle], offset: str
) -> nw.LazyFrame[Any]:
    """Add the listed values and the microseconds, beside the text they are read from."""
    zone = _zone(given, offset)
    ordered = raw
    for name in (*c.TIMES, _INCIDENT):
        if not given.native(name):
            ordered = with_iso_dates(ordered, name, _hidden(name), styles.get(name, _ISO))
    added = []
    for name in _LISTED:
        read = advice_of if name == c.ADVICE else value_of
        value = read(nw.col(name), given.mapping.words(name), ALLOWED[name])
        added.append((value if given.has(name) else NONE).alias(_hidden(name)))
    for name in c.TIMES:
        text = NONE if given.native(name) else moment_text(nw.col(_hidden(name)), zone)
        added.append(text.alias(_hidden(name)))
    read_times = {c.TRANSACTION_US: c.TRANSACTION_AT, c.HANDLED_US: c.HANDLED_AT}
    names = {us: at if given.native(at) else _hidden(at) for us, at in read_times.items()}
    timed = with_microseconds(ordered.with_columns(*added), names)
    native = [
        (nw.col(us) - _ahead(dtype, offset)).alias(us)
        for us, at in read_times.items()
        if (dtype := given.native(at))
    ]
    dtype = given.native(_INCIDENT)
    incident = _written(nw.col(_INCIDENT), dtype) if dtype else nw.col(_hidden(_INCIDENT))
    return timed.with_columns(*native, incident.alias(_INCIDENT))


def _zone(given: Given, offset: str) -> nw.Expr:
    if not given.has(c.ZONE):
        return nw.lit(offset)
    chain = nw.when(nw.col(c.ZONE).is_null()).then(nw.lit(offset))
    for name, text in OFFSETS.items():
        chain = chain.when(nw.col(c.ZONE).str.to_uppercase() == name).then(nw.lit(text))
    return chain.otherwise(nw.col(c.ZONE))


def _ahead(dtype: nw.Datetime, offset: str) -> int:
    """Give the microseconds by which a column of times without a zone is ahead of UTC."""
    hours, minutes = int(offset[:3]), int(offset[0] + offset[4:])
    return 0 if dtype.time_zone else (hours * 60 + minutes) * 60_000_000


def _written(column: nw.Expr, dtype: nw.Datetime) -> nw.Expr:
    pattern = "%Y-%m-%dT%H:%M:%S"
    if not dtype.time_zone:
        return column.dt.to_string(pattern)
    utc = column.dt.convert_time_zone("UTC").dt.to_string(pattern)
    return nw.when(column.is_null()).then(NONE).otherwise(nw.concat_str(utc, nw.lit("+00:00")))


def _judged(frame: nw.LazyFrame[Any], now_us: int | None, *, judged: bool) -> nw.LazyFrame[Any]:
    """Add the number of the first check that the row fails, 0 if none."""
    failed: dict[tuple[str, str], nw.Expr] = {}
    for name in IDS:
        text = nw.col(name)
        likely = text.str.contains("E+", literal=True) | text.str.contains("e+", literal=True)
        lost = stripped(text).str.contains(_EXPONENT)
        wrong = nw.when(likely).then(lost).otherwise(nw.lit(value=False))
        failed[name, Reason.EXPONENT] = wrong
    for name in _LISTED:
        failed[name, Reason.VALUE] = _lost(name, nw.col(_hidden(name)))
    zones = one_of(nw.col(c.ZONE).str.to_uppercase(), OFFSETS)
    offsets = nw.col(c.ZONE).str.contains(r"^[+-](?:0[0-9]|1[0-4]):[0-5][0-9]$")
    failed[c.ZONE, Reason.VALUE] = ~(nw.col(c.ZONE).is_null() | zones | offsets)
    bought, handled = nw.col(c.TRANSACTION_US), nw.col(c.HANDLED_US)
    failed[c.TRANSACTION_AT, Reason.TIME] = _lost(c.TRANSACTION_AT, bought)
    failed[c.HANDLED_AT, Reason.TIME] = _lost(c.HANDLED_AT, handled)
    if now_us is not None:
        failed[c.TRANSACTION_AT, Reason.FUTURE] = bought > now_us + _DAY_US
    failed[c.HANDLED_AT, Reason.BEFORE_PURCHASE] = handled < bought
    if now_us is not None:
        failed[c.HANDLED_AT, Reason.FUTURE] = handled > now_us + _DAY_US
    failed["age", Reason.AGE] = _contradicts(bought, handled)
    if judged:
        failed["", Reason.BLANK] = _blank()
    chain: Any = nw
    for (name, reason), wrong in failed.items():
        chain = chain.when(wrong).then(nw.lit(NUMBER_OF[name, reason]))
    return frame.with_columns(chain.otherwise(nw.lit(0)).cast(nw.Int64).alias(c.REJECT))


def _blank() -> nw.Expr:
    """Whether nothing stands in any column that a case is known or judged by."""
    names = {check.column for check in CHECKS if check.column} - {*IDS}
    empty = [nw.col(name).is_null() for name in sorted(names)]
    empty += [nw.col(name).is_null() | (nw.col(name) == "") for name in IDS]
    return reduce(and_, empty)


def _lost(name: str, read: nw.Expr) -> nw.Expr:
    """Whether something is written that could not be read."""
    return read.is_null() & ~nw.col(name).is_null()


def _contradicts(bought: nw.Expr, handled: nw.Expr) -> nw.Expr:
    age, within = nw.col(_hidden("age")), handled - bought <= _DAY
    over = (age == Age.OVER_24H.value) & within
    return over | ((age == Age.WITHIN_24H.value) & ~within)


def _finished(frame: nw.LazyFrame[Any], given: Given) -> nw.LazyFrame[Any]:
    """Fill in what follows from other columns, and put the columns in their order."""
    known: dict[str, nw.Expr] = {
        name: nw.when(nw.col(_hidden(name)) != "").then(nw.col(_hidden(name))) for name in _LISTED
    }
    within = nw.col(c.HANDLED_US) - nw.col(c.TRANSACTION_US) <= _DAY
    age = nw.when(within).then(nw.lit(Age.WITHIN_24H.value)).when(~within)
    known["age"] = nw.coalesce(known["age"], age.then(nw.lit(Age.OVER_24H.value)))
    known["subscription"] = nw.coalesce(known["subscription"], _of_brand(nw.col("card_type")))
    raw: Any = nw
    for (name, _), number in NUMBER_OF.items():
        if name and not given.native(name):
            raw = raw.when(nw.col(c.REJECT) == number).then(nw.col(name))
    text = nw.when(nw.col(c.REJECT) > 0).then(mask_expr(raw.otherwise(NONE))).otherwise(NONE)
    return frame.select(
        *(known[name].alias(name) if name in known else nw.col(name) for name in c.CASE_COLUMNS),
        *map(nw.col, given.other_names),
        nw.col(c.REJECT),
        text.alias(c.REJECT_VALUE),
    )


def _of_brand(card: nw.Expr) -> nw.Expr:
    """Give the subscription of a known brand, written as ``formats.find_brand`` reads it."""
    chain: Any = nw
    for kind in {brand.subscription for brand in SOP.brands}:
        brands = [brand for brand in SOP.brands if brand.subscription is kind]
        words = [word for brand in brands for word in (brand.id, brand.label.lower())]
        chain = chain.when(one_of(card.str.to_lowercase(), words)).then(nw.lit(kind.value))
    found: nw.Expr = chain.otherwise(NONE)
    return found
