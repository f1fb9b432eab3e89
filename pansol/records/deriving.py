"""From rows to facts: pick those that bear on a fact, and let its derivation speak."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import inf

from pansol.facts import Subscription
from pansol.records.derivations import (
    ACTIVATION,
    DERIVATIONS,
    SAME_COMPLAINT,
    Anchor,
    Derivation,
    Window,
)
from pansol.records.finding import Doubt, Enquiry, Finding, Row
from pansol.records.shapes import SHAPES, Role
from pansol.records.sighting import Sighting, order_ids, same_name

__all__ = ["Answer", "derive", "place_of", "roles_for", "since", "tables_needed"]

_ORDERS = ACTIVATION.roles
_BLAMED_ON_ORDERS = frozenset({"no_order", "price_unknown", "quota_unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one table of one system gave: rows, or the reason why there are none."""

    role: Role
    system: str
    rows: tuple[Row, ...] = ()
    doubt: Doubt | None = None


def roles_for(derivation: Derivation, enquiry: Enquiry) -> frozenset[Role]:
    """Give the tables that a fact itself is read from, for this customer's kind of card."""
    kinds = (enquiry.subscription,) if enquiry.subscription else tuple(Subscription)
    return frozenset(role for kind in kinds for role in derivation.reads[kind])


def tables_needed(derivation: Derivation, enquiry: Enquiry) -> frozenset[Role]:
    """Give all tables that must have answered, or failed to, before a fact can be told."""
    roles = roles_for(derivation, enquiry)
    if derivation.needs_order:
        roles |= roles_for(ACTIVATION, enquiry)
    return roles


def since(role: Role, enquiry: Enquiry) -> datetime | None:
    """Give from when on rows of a table can matter; ``None``: an outage may have lasted for long.

    There is no end: a row of the future is impossible, and has to be seen to be told.
    """
    if role is Role.OUTAGES:
        return None
    windows = [d.window for d in DERIVATIONS if role in d.roles and d.window]
    spans = [_span(window, enquiry) for window in windows]
    return min((span[0] for span in spans if span), default=enquiry.now - SAME_COMPLAINT)


def derive(
    derivation: Derivation, enquiry: Enquiry, answers: Iterable[Answer], read_at: datetime
) -> Finding:
    """Give what the systems' answers say on a fact.

    Two systems that contradict each other, an impossible value, or a system that did not answer
    leave it unknown, with the reason and the rows that show it: nothing is guessed. In which order
    answers and rows come in makes no difference.
    """
    answers = sorted(answers, key=lambda each: (each.role.value, each.system))
    roles = roles_for(derivation, enquiry)
    own = [answer for answer in answers if answer.role in roles]
    heard = [answer for answer in own if answer.doubt is None]
    bought, others = _orders(enquiry, answers)
    orders = [row for row in bought if not row.faults]
    told = [row for answer in heard for row in answer.rows]
    rows = _by_time(
        row
        for row in told
        if _is_about(row, derivation) and _bears(row, derivation, enquiry, orders, others)
    )
    seen = Sighting(enquiry=enquiry, rows=rows, orders=orders, others=others)
    doubt = (
        _unasked(derivation, enquiry, own)
        or (None if derivation.either and rows else _silent(own))
        or _impossible(rows)
        or _doubt(derivation, seen, answers, bought)
    )
    beside = bought if derivation.needs_order else _places(roles, enquiry, answers)
    says = (value for value, holds in derivation.says.items() if holds(seen))
    return Finding(
        fact=derivation.fact,
        value=None if doubt else next(says),
        doubt=doubt,
        systems=_names(heard),
        away=_names(answer for answer in own if answer.doubt),
        read_at=read_at,
        rows=(*rows, *beside),
    )


def place_of(enquiry: Enquiry, answers: Iterable[Answer]) -> str:
    """Give where the customer is by E-Care's complaint data, the newest entry first."""
    row = _placing(enquiry, answers)
    return str(row.values["location"]) if row else ""


def _placing(enquiry: Enquiry, answers: Iterable[Answer]) -> Row | None:
    """Give the newest row that names a place; none where others of the same time name another."""
    rows = [row for a in answers if a.role is Role.COMPLAINTS for row in a.rows]
    told = [row for row in rows if row.moment and row.values.get("location")]
    past = _by_time(row for row in told if row.moment and row.moment <= enquiry.now)
    newest = [row for row in past if row.moment == past[-1].moment]
    places = {same_name(row.values["location"]) for row in newest}
    return newest[0] if len(places) == 1 else None


def _places(roles: Iterable[Role], enquiry: Enquiry, answers: Iterable[Answer]) -> list[Row]:
    """Give the row that says where to look for an outage, where it was not known before."""
    if Role.OUTAGES not in roles or enquiry.location:
        return []
    row = _placing(enquiry, answers)
    return [row] if row else []


def _names(answers: Iterable[Answer]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(answer.system for answer in answers))


def _orders(enquiry: Enquiry, answers: Sequence[Answer]) -> tuple[list[Row], list[Row]]:
    """Give the orders of this purchase, and the customer's others."""
    rows = _by_time(row for a in answers if a.role in _ORDERS for row in a.rows)
    bought = [row for row in rows if _bears(row, ACTIVATION, enquiry)]
    return bought, [row for row in rows if row not in bought]


def _by_time(rows: Iterable[Row]) -> list[Row]:
    """Sort rows by their time, those without one last."""
    return sorted(rows, key=_place_in_time)


def _place_in_time(row: Row) -> tuple[float, str, list[tuple[str, str]]]:
    moment = row.moment.timestamp() if row.moment else inf
    return moment, row.system, sorted(row.written.items())


def _is_about(row: Row, derivation: Derivation) -> bool:
    """Tell whether a row is of the kind, and on the topic, that a fact rests on."""
    if derivation.kinds and row.values.get("kind") not in {*derivation.kinds, None}:
        return False
    return not derivation.topic or row.values.get("topic") in {derivation.topic, None}


def _bears(
    row: Row,
    derivation: Derivation,
    enquiry: Enquiry,
    orders: Sequence[Row] = (),
    others: Sequence[Row] = (),
) -> bool:
    """Tell whether a row bears on a fact; one whose time can't be told may.

    The order that a row names comes before its package and its time.
    """
    named = row.values.get("order_id") if derivation.needs_order else None
    if named and named in order_ids(orders):
        return row.moment is None or row.moment <= enquiry.now or bool(row.faults)
    if named and named in order_ids(others):
        return False
    package = enquiry.package or (_ordered(orders) if derivation.needs_order else "")
    if derivation.same_package and not _named(row, package):
        return False
    return _within(row, derivation.window, enquiry)


def _ordered(orders: Sequence[Row]) -> str:
    """Give the package that was ordered, empty where it is not one alone."""
    packages = {same_name(row.values.get("package")) for row in orders}
    return str(packages.pop() or "") if len(packages) == 1 else ""


def _named(row: Row, package: str) -> bool:
    named = same_name(row.values.get("package"))
    return not package or not named or named == same_name(package)


def _within(row: Row, window: Window | None, enquiry: Enquiry) -> bool:
    moment = row.moment
    if moment is None or {SHAPES[row.role].moment, "ended_at"} & row.faults.keys():
        return True  # it is shown, and leaves the fact in doubt
    if window is None:
        ended = row.values.get("ended_at")
        return moment <= enquiry.now and not (isinstance(ended, datetime) and ended <= enquiry.now)
    span = _span(window, enquiry)
    if span is None:
        return False
    start, end = span
    before_now = window.anchor is Anchor.PURCHASE or moment < enquiry.now
    return start <= moment <= end and before_now


def _span(window: Window, enquiry: Enquiry) -> tuple[datetime, datetime] | None:
    """Give a window's ends; none where the purchase's time is not known."""
    anchor = enquiry.now if window.anchor is Anchor.NOW else enquiry.transaction_at
    if anchor is None:
        return None
    until = enquiry.now if window.after is None else min(anchor + window.after, enquiry.now)
    return anchor - window.before, until


def _unasked(derivation: Derivation, enquiry: Enquiry, own: Sequence[Answer]) -> Doubt | None:
    """Tell what was not known to ask, or that there is nobody to ask."""
    window = derivation.window
    if window and window.anchor is Anchor.PURCHASE and enquiry.transaction_at is None:
        return Doubt(reason="no_time")
    return None if own else Doubt(reason="no_system")


def _silent(answers: Iterable[Answer]) -> Doubt | None:
    return next((answer.doubt for answer in answers if answer.doubt), None)


def _impossible(rows: Iterable[Row]) -> Doubt | None:
    for row in rows:
        for column, fault in row.faults.items():
            return Doubt(reason=f"row_{fault}", values={"system": row.system, "column": column})
    return None


def _doubt(
    derivation: Derivation, seen: Sighting, answers: Sequence[Answer], bought: Sequence[Row]
) -> Doubt | None:
    reason = next((reason for reason, holds in derivation.doubts.items() if holds(seen)), None)
    if reason is None:
        return None
    if reason in _BLAMED_ON_ORDERS and not seen.orders:
        orders = [answer for answer in answers if answer.role in _ORDERS]
        return _silent(orders) or _impossible(bought) or _misnamed(seen) or Doubt(reason=reason)
    return Doubt(reason=reason)


def _misnamed(seen: Sighting) -> Doubt | None:
    """Tell of orders of that time whose package is not the one that was asked for."""
    near = [row for row in seen.others if _within(row, ACTIVATION.window, seen.enquiry)]
    packages = dict.fromkeys(str(row.values.get("package") or "") for row in near)
    named = ", ".join(filter(None, packages))
    return Doubt(reason="other_package", values={"package": named}) if named else None
