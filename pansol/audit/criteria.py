"""What a case is judged by: one bit of its findings each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pansol.audit.severity import SEVERITIES, Severity
from pansol.casefiles.columns import ACTION, ADVICE, KIP, SLA
from pansol.deviation import Kind
from pansol.sop import SOP, Clause, Format, Required, TicketField

__all__ = ["BITS", "CRITERIA", "Criterion", "criteria_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing that can be wrong with a case."""

    kind: Kind
    field: str
    """The column it shows in; for an unchecked fact, the fact that was to be checked next."""
    clauses: tuple[Clause, ...] = ()
    """Where the SOP says so; none where it depends on the rule that holds for the case."""
    expected: str = ""
    """What is due; empty where it depends on the rule that holds for the case."""

    @property
    def severity(self) -> Severity:
        """What it costs."""
        return SEVERITIES[self.kind]

    @property
    def shows(self) -> str:
        """What tells it from the others of its kind: the field; of an advice, the advice."""
        return self.expected if self.kind is Kind.ADVICE_NOT_GIVEN else self.field

    @property
    def name(self) -> str:
        """Kind and field: ``missing_field.msisdn``, ``advice_not_given.send_evidence``."""
        return f"{self.kind.value}.{self.shows}"

    @property
    def bit(self) -> int:
        """Its bit in a case's findings."""
        return BITS[self.kind, self.shows]


_ACTION_KINDS = (
    Kind.NEEDLESS_TICKET,
    Kind.TICKET_WITHIN_24H,
    Kind.TICKET_NOT_MADE,
    Kind.WAIT_THOUGH_CHARGED,
    Kind.WAIT_OVER_24H,
    Kind.WAIT_NOT_TOLD,
    Kind.RECHECK_SKIPPED,
    Kind.OUTAGE_ANSWER_NOT_GIVEN,
    Kind.ACTIVE_NOT_TOLD,
)
_CHECKS = next(iter(SOP.checks.values()))
_CONDITIONAL = tuple(field for field in SOP.ticket_fields if field.required is not Required.ALWAYS)
_ECARE = Format.COMPLAINT_CHANNEL  # the field whose own absence leaves open whether it is mandatory


def _on(kind: Kind, field: TicketField, expected: str) -> Criterion:
    return Criterion(kind=kind, field=field.name, clauses=(field.clause,), expected=expected)


def _all() -> Iterator[Criterion]:
    for kind in _ACTION_KINDS:
        yield Criterion(kind=kind, field=ACTION)
    for check in _CHECKS:
        yield Criterion(kind=Kind.UNCHECKED_FACT, field=check.fact.column)
    yield Criterion(kind=Kind.TIER_INSTEAD_OF_REFUND, field=SLA)
    yield Criterion(kind=Kind.REFUND_INSTEAD_OF_TIER, field=SLA)
    yield Criterion(kind=Kind.WRONG_KIP, field=KIP, clauses=(Clause.KIP,))
    for field in SOP.ticket_fields:
        if field.format is not _ECARE:
            yield _on(Kind.MISSING_FIELD, field, field.required.value)
    for field in SOP.ticket_fields:
        if field.format is not Format.TEXT:
            yield _on(Kind.MALFORMED_FIELD, field, field.format.value)
    for field in _CONDITIONAL:
        yield _on(Kind.UNDECIDED_FIELD, field, field.required.value)
    for rule in SOP.advice:
        yield Criterion(
            kind=Kind.ADVICE_NOT_GIVEN,
            field=ADVICE,
            clauses=(rule.clause,),
            expected=rule.advice.value,
        )


CRITERIA: tuple[Criterion, ...] = tuple(_all())
"""All criteria, in the order in which a case is judged. Bit 0 is the first."""

BITS: Mapping[tuple[Kind, str], int] = {
    (each.kind, each.shows): 1 << place for place, each in enumerate(CRITERIA)
}
"""Kind and field (of an advice: the advice) → the bit."""


def criteria_of(findings: int) -> tuple[Criterion, ...]:
    """Give the criteria that a case does not meet. Raises ``ValueError`` on a bit of none."""
    if not 0 <= findings < 1 << len(CRITERIA):
        raise ValueError(f"findings {findings}: no mask over {len(CRITERIA)} criteria")
    return tuple(each for place, each in enumerate(CRITERIA) if findings >> place & 1)
