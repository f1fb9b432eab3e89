"""The verdict on each case: expected against done, one set of expressions for every engine."""

from collections.abc import Collection, Iterator
from functools import cache, reduce
from operator import add
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrame

from pansol.audit.criteria import BITS
from pansol.audit.due import ALWAYS, IF_DIGITAL, due_in
from pansol.audit.engines import as_texts, beside, look_up, only_where, same_kind, with_nulls_of
from pansol.audit.fields import DIGITAL, with_field_bits
from pansol.audit.state import state_expr
from pansol.casefiles.columns import (
    ACTION,
    ADVICE,
    FACT_COLUMNS,
    FIELD_COLUMNS,
    GIVEN,
    HANDLED_US,
    KIP,
    SLA,
    TRANSACTION_US,
)
from pansol.deviation import Kind
from pansol.sop import Action, Advice, Sla

__all__ = ["FINDINGS", "STATE", "verdicts"]

STATE, FINDINGS = "state", "findings"
"""The columns that the audit adds, Int64."""

_DUE = "_pansol_due"
_ACTION, _SLA, _KIP = f"{_DUE}_action", f"{_DUE}_sla", f"{_DUE}_kip"
_IF_TICKET, _IF_WAIT, _IF_OTHER = f"{_DUE}_if_ticket", f"{_DUE}_if_wait", f"{_DUE}_if_other"
_OWES = f"{_DUE}_owes"
_ASKED = "_pansol_ticket_due"
_TICKET, _FIELDS = "_pansol_ticket", "_pansol_fields"
_NOTHING = nw.lit(0, dtype=nw.Int64)


def verdicts(cases: IntoFrame, *, absent: Collection[str] = ()) -> Any:  # noqa: ANN401  the frame's own kind
    """Add ``state`` and ``findings`` to a case frame, on the engine that holds it.

    ``cases``: a pandas, DuckDB, PySpark or Polars frame with the columns of
    ``pansol.casefiles.columns``; text canonical or null, ``category`` too. ``absent``: columns that
    the source does not have at all, null throughout: nothing is found in them.

    ``findings`` is a bit mask over ``CRITERIA``. It is 0 where nothing is wrong, also where the
    SOP is silent, or where the case was rightly left open; null where no action is recorded: that
    is neither right nor wrong. An SLA or KIP that is not given is not the one due, and advice not
    given is not given. Rows keep their order where the engine has one. Nothing is computed before
    the result is, except on pandas.
    """
    frame = nw.from_native(cases)
    # Made ahead of all other steps: DuckDB makes a table the sooner, the fewer lie before it.
    tickets = beside(frame, _ASKED, _tickets())
    due = beside(tickets, _DUE, _table())
    texts = as_texts(frame, (*FACT_COLUMNS, *FIELD_COLUMNS, *GIVEN))
    known = texts.with_columns(state_expr().alias(STATE))
    # A look-up of its own, so that the fields are looked at between two: engines work out once
    # what stands ahead of a join, and anew for each use what stands behind it.
    asked = look_up(known, tickets, on=STATE)
    ticket = (nw.col(ACTION) == Action.CREATE_TICKET.value) & (nw.col(_ASKED) == 1)
    marked = asked.with_columns(ticket.alias(_TICKET))
    fields = frozenset(FIELD_COLUMNS) - {*absent}
    reviewed = only_where(
        marked,
        _TICKET,
        lambda rows: with_field_bits(rows, _TICKET, _FIELDS, fields),
        takes=[*FIELD_COLUMNS, TRANSACTION_US, HANDLED_US],
        gives=[_FIELDS, DIGITAL],
    )
    judged = look_up(reviewed, due, on=STATE)
    found = with_nulls_of(judged, FINDINGS, _findings(absent), ACTION)
    result = found.select(*texts.collect_schema().names(), STATE, FINDINGS)
    return same_kind(result, cases)


@cache
def _tickets() -> dict[str, list[Any]]:
    """Lay out by state whether a ticket is due, 1 or 0."""
    due = due_in()
    asked = [int(each.action is Action.CREATE_TICKET) for each in due]
    return {STATE: [*range(len(due))], _ASKED: asked}


@cache
def _table() -> dict[str, list[Any]]:
    """Lay out what is due by state, a column each."""
    due = due_in()
    return {
        STATE: [*range(len(due))],
        _ACTION: [None if each.gap else each.action.value for each in due],
        _SLA: [each.sla for each in due],
        _KIP: [each.kip for each in due],
        _IF_TICKET: [each.if_ticket for each in due],
        _IF_WAIT: [each.if_wait for each in due],
        _IF_OTHER: [each.if_other for each in due],
        _OWES: [sum(each.advice.values()) for each in due],
        **{_owed(advice): [each.advice[advice] for each in due] for advice in Advice},
    }


def _owed(advice: Advice) -> str:
    return f"{_DUE}_{advice.value}"


def _findings(absent: Collection[str]) -> nw.Expr:
    done, ticket = nw.col(ACTION), nw.col(_TICKET)
    instead = (
        nw.when(done == Action.CREATE_TICKET.value)
        .then(nw.col(_IF_TICKET))
        .when(done == Action.WAIT_24H.value)
        .then(nw.col(_IF_WAIT))
        .otherwise(nw.col(_IF_OTHER))
    )
    besides = nw.when(ticket).then(_given(absent) + nw.col(_FIELDS)).otherwise(_NOTHING)
    advice = nw.when(nw.col(_OWES) > 0).then(_sum(*_advice())).otherwise(_NOTHING)
    if ADVICE in absent:
        advice = _NOTHING
    return nw.when(done == nw.col(_ACTION)).then(besides + advice).otherwise(instead)


def _given(absent: Collection[str]) -> nw.Expr:
    """Give the bits for the SLA and the KIP of a ticket that was due."""
    bits = []
    if SLA not in absent:
        refund = nw.col(_SLA) == Sla.REFUND.value
        other = (
            nw.when(refund)
            .then(_bit(Kind.TIER_INSTEAD_OF_REFUND, SLA))
            .otherwise(_bit(Kind.REFUND_INSTEAD_OF_TIER, SLA))
        )
        bits.append(nw.when(nw.col(SLA) == nw.col(_SLA)).then(_NOTHING).otherwise(other))
    if KIP not in absent:
        right = nw.col(KIP) == nw.col(_KIP)
        bits.append(nw.when(right).then(_NOTHING).otherwise(_bit(Kind.WRONG_KIP, KIP)))
    return _sum(*bits)


def _advice() -> Iterator[nw.Expr]:
    """Give the bits for what was to be said along with the action, and was not."""
    for advice in Advice:
        owed = nw.col(_owed(advice))
        said = nw.col(ADVICE).str.contains(advice.value, literal=True)
        bit = _bit(Kind.ADVICE_NOT_GIVEN, advice.value)
        unsaid = nw.when(said).then(_NOTHING).otherwise(bit)
        yield (
            nw.when(owed == ALWAYS)
            .then(unsaid)
            .when(owed == IF_DIGITAL)
            .then(nw.when(nw.col(DIGITAL) == 1).then(unsaid).otherwise(_NOTHING))
            .otherwise(_NOTHING)
        )


def _sum(*bits: nw.Expr) -> nw.Expr:
    return reduce(add, bits, _NOTHING)


def _bit(kind: Kind, shows: str) -> nw.Expr:
    return nw.lit(BITS[kind, shows], dtype=nw.Int64)
