"""Codes in words: kinds, severities, fields, clauses, groups, and what was due and done.

A code that is none of ours, as a table made by hand may hold, is given as it stands.
"""

from collections.abc import Mapping

from pansol.audit.figures.confusion import NONE, TOTAL
from pansol.audit.severity import Severity
from pansol.casefiles.columns import (
    ACTION,
    ADVICE,
    CASE,
    FACT_COLUMNS,
    GIVEN,
    KIP,
    SLA,
    TIMES,
    ZONE,
)
from pansol.catalogue import Catalogue
from pansol.deviation import Kind
from pansol.formats import LISTS
from pansol.masking import mask_text
from pansol.sop import SOP, Action, Advice, Clause, Format, Kip, Required, Sla

__all__ = [
    "action_words",
    "clause_words",
    "column_words",
    "field_words",
    "group_words",
    "kind_words",
    "kip_words",
    "known_channel",
    "severity_words",
    "value_words",
]

_KINDS = {kind.value: f"report.kind.{kind.value}" for kind in Kind}
_SEVERITIES = {severity.value: severity.key for severity in Severity}
_FIELDS = {
    **{name: f"check.{name}" for name in FACT_COLUMNS},
    **{field.name: f"field.{field.name}" for field in SOP.ticket_fields},
    **{name: f"finding.field.{name}" for name in GIVEN},
}
_COLUMNS = {
    **_FIELDS,
    **{name: f"audit.column.{name}" for name in (*CASE, *TIMES, ZONE) if name not in _FIELDS},
}
_CLAUSES = {clause.value: clause.key for clause in Clause}
_MARGINS = {NONE: "report.none", TOTAL: "report.total"}
_ACTIONS = {action.value: f"action.{action.value}" for action in Action}
_SHORT = _ACTIONS | {
    action.value: f"short.{action.value}" for action in Action if action is not Action.INCOMPLETE
}
_KIPS = {kip.value: f"short.{kip.value}" for kip in Kip}
_SLAS = {sla.value: f"report.sla.{sla.value}" for sla in Sla}
_ADVICE = {advice.value: f"finding.advice.{advice.value}" for advice in Advice}
_REQUIRED = {required.value: f"sheet.required.{required.value}" for required in Required}
_BY_FIELD = {ACTION: _ACTIONS, SLA: _SLAS, KIP: _KIPS, ADVICE: _ADVICE}


def kind_words(kind: str, say: Catalogue) -> str:
    """Name a kind of finding in a few words."""
    return _words(kind, _KINDS, say)


def severity_words(severity: str, say: Catalogue) -> str:
    """Name a severity."""
    return _words(severity, _SEVERITIES, say)


def field_words(field: str, say: Catalogue) -> str:
    """Name the field, the check, or the part of the handling that a finding shows in."""
    return _words(field, _FIELDS, say)


def column_words(column: str, say: Catalogue) -> str:
    """Name a column of ours."""
    return _words(column, _COLUMNS, say)


def clause_words(clauses: str, say: Catalogue) -> str:
    """Tell what the clauses say, which are joined by ``;``."""
    return " ".join(_words(clause, _CLAUSES, say) for clause in clauses.split(";") if clause)


def action_words(action: str, say: Catalogue) -> str:
    """Name an action in short, or the margin of a table of them."""
    return _words(action, _SHORT | _MARGINS, say)


def kip_words(kip: str, say: Catalogue) -> str:
    """Name a KIP, or the margin of a table of them."""
    return _words(kip, _KIPS | _MARGINS, say)


def value_words(kind: str, field: str, value: str, say: Catalogue, *, done: bool = False) -> str:
    """Write what was due, or with ``done`` what was done. What a malformed field holds stays."""
    if kind == Kind.MALFORMED_FIELD.value:
        return value if done else _format_words(value, say)
    named = _REQUIRED if kind in _ON_FIELDS else _BY_FIELD.get(field, _ACTIONS)
    return "; ".join(_words(part, named, say) for part in value.split(";") if part)


def group_words(by: str, name: str | None, say: Catalogue) -> str:
    """Name a group of cases: a channel by its label.

    What stands in place of a channel may be anything: it is masked, and quoted as it is written, as
    another spelling of a channel is another group.
    """
    if name is None:
        return say("report.not_given")
    if by != "complaint_channel":
        return name
    return SOP.complaint_channels.label_of(name) or say("report.as_written", text=mask_text(name))


def known_channel(name: str | None) -> bool:
    """Tell whether a complaint's channel is one of the SOP's or the team's."""
    return bool(name and SOP.complaint_channels.label_of(name))


_ON_FIELDS = {Kind.MISSING_FIELD.value, Kind.UNDECIDED_FIELD.value}


def _format_words(name: str, say: Catalogue) -> str:
    if name not in {each.value for each in Format}:
        return name
    allowed = ", ".join(each.label for each in LISTS.get(Format(name), ()))
    return say(f"sheet.format.{name}", allowed=allowed)


def _words(code: str, keys: Mapping[str, str], say: Catalogue) -> str:
    return say(keys[code]) if code in keys else code
