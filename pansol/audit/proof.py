"""A sentence of proof for each finding: what is known, what was due and why, what was done."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import pandas as pd

from pansol.audit.due import states
from pansol.audit.verdict import STATE
from pansol.casefiles.columns import HANDLED_US, TRANSACTION_US
from pansol.catalogue import Catalogue
from pansol.deviation import Kind
from pansol.formats import LISTS, Malformed, parse_time
from pansol.sop import SOP, Format, Sla
from pansol.waiting import ZONES
from pansol.wording import fact_words, sla_words

__all__ = ["proofs"]

_BY_WHAT = [STATE, "kind", "field", "clause", "rule", "expected", "done"]
_TIMED = (Kind.TICKET_WITHIN_24H, Kind.WAIT_THOUGH_CHARGED, Kind.WAIT_OVER_24H, Kind.WAIT_NOT_TOLD)
"""The kinds whose proof gives both times, as does that of the time of the incident."""
_INCIDENT = "incident_at"
_START = datetime(1970, 1, 1, tzinfo=UTC)


def proofs(found: pd.DataFrame, say: Catalogue, *, zone: tzinfo = ZONES["WIB"]) -> "pd.Series[str]":
    """Give the proof of each finding in one language, on the index of ``found``.

    ``found``: rows of ``findings``, in pandas. ``zone``: in which times are written. A sentence is
    made once for all findings that differ in nothing it says; the exact times, where it gives them,
    are added one by one.
    """
    numbers = found.groupby(_BY_WHAT, sort=False, dropna=False).ngroup()
    firsts = found.loc[~numbers.duplicated(), _BY_WHAT]
    rows = (dict(zip(_BY_WHAT, row, strict=True)) for row in firsts.itertuples(index=False))
    sentences = pd.Series([_sentence(row, say) for row in rows], dtype="str")
    result = sentences.take(numbers.to_numpy()).set_axis(found.index)
    timed = found["kind"].isin([kind.value for kind in _TIMED]) | (found["field"] == _INCIDENT)
    pairs = zip(found.loc[timed, TRANSACTION_US], found.loc[timed, HANDLED_US], strict=True)
    times = [_times(bought, handled, say, zone) for bought, handled in pairs]
    result[timed] = [f"{text}{more}" for text, more in zip(result[timed], times, strict=True)]
    return result


def _sentence(row: Mapping[str, Any], say: Catalogue) -> str:
    case = states()[int(row[STATE])]
    facts = "; ".join(fact_words(fact, say) for fact in case.known)
    name, write = row["field"], _WRITE[row["kind"]]
    malformed = row["kind"] == Kind.MALFORMED_FIELD.value
    written = _as_it_is if malformed else write
    out_of_order = malformed and name == _INCIDENT and _is_time(row["done"])
    wanted = say("finding.in_order") if out_of_order else write(row["expected"], say)
    return say(
        f"finding.{row['kind']}",
        facts=facts or say("finding.no_facts"),
        clause=row["clause"].replace(";", ", "),
        rule=row["rule"],
        field=say(f"check.{name}" if row["kind"] == Kind.UNCHECKED_FACT.value else _label(name)),
        expected=wanted,
        done=written(row["done"], say) or say("finding.nothing"),
    )


def _is_time(text: str) -> bool:
    """Tell whether it is well written: what is wrong is then the moment itself."""
    try:
        parse_time(text)
    except Malformed:
        return False
    return True


def _label(name: str) -> str:
    return f"field.{name}" if name in _FIELDS else f"finding.field.{name}"


_FIELDS = frozenset(field.name for field in SOP.ticket_fields)


def _as_it_is(text: str, say: Catalogue) -> str:
    del say
    return text


def _action(text: str, say: Catalogue) -> str:
    return say(f"action.{text}") if text else ""


def _sla(text: str, say: Catalogue) -> str:
    return sla_words(Sla(text), say) if text else ""


def _kip(text: str, say: Catalogue) -> str:
    return say(f"short.{text}") if text else ""


def _condition(text: str, say: Catalogue) -> str:
    return say(f"sheet.required.{text}") if text else ""


def _format(text: str, say: Catalogue) -> str:
    allowed = ", ".join(each.label for each in LISTS.get(Format(text), ()))
    return say(f"sheet.format.{text}", allowed=allowed)


def _advice(text: str, say: Catalogue) -> str:
    said = [name for name in text.split(";") if name]
    return "; ".join(say(f"finding.advice.{name}") for name in said)


_WRITE: Mapping[str, Callable[[str, Catalogue], str]] = {
    **dict.fromkeys((kind.value for kind in Kind), _action),
    Kind.TIER_INSTEAD_OF_REFUND.value: _sla,
    Kind.REFUND_INSTEAD_OF_TIER.value: _sla,
    Kind.WRONG_KIP.value: _kip,
    Kind.MISSING_FIELD.value: _condition,
    Kind.UNDECIDED_FIELD.value: _condition,
    Kind.MALFORMED_FIELD.value: _format,
    Kind.ADVICE_NOT_GIVEN.value: _advice,
}


def _times(bought: object, handled: object, say: Catalogue, zone: tzinfo) -> str:
    """Give both times as a sentence of their own; nothing where one is not known."""
    if pd.isna(bought) or pd.isna(handled):
        return ""
    first, last = (say.moment(_moment(each, zone)) for each in (bought, handled))
    return " " + say("finding.times", bought=first, handled=last)


def _moment(micros: Any, zone: tzinfo) -> datetime:  # noqa: ANN401  a whole number, NumPy's or ours
    return (_START + timedelta(microseconds=int(micros))).astimezone(zone)
