"""What an exercise can ask, and what the table answers."""

from enum import Enum

from pansol.decision import Decision
from pansol.sop import SOP, Action, Clause, Kip, Sla

__all__ = [
    "ENOUGH",
    "NONE",
    "SILENT",
    "Ask",
    "answer_to",
    "answers_to",
    "code_of",
    "nearest_clauses",
]

ENOUGH = "enough"
"""The answer to ``NEXT_CHECK`` where no check can change the outcome any more."""
NONE = "none"
"""The answer where nothing is due: no SLA, no KIP, no field that is missing."""
SILENT = "silent"
"""The answer where the SOP has no clause."""

_TICKET = {Action.CREATE_TICKET: "yes", Action.SOP_SILENT: SILENT}


class Ask(Enum):
    """What is asked, in the order of an agent's work."""

    NEXT_CHECK = "next_check"  # SOP 1, 2: with some facts found, what is checked next
    TICKET = "ticket"  # SOP 3.2: is a ticket due: yes, no, or the SOP is silent
    ACTION = "action"  # SOP 1.2 to 3.2
    SLA = "sla"  # SOP Notes; only where a ticket is due
    KIP = "kip"  # SOP KIP; likewise
    MISSING_FIELDS = "missing_fields"  # SOP Mandatory Ticket; likewise; several are right
    WAIT_UNTIL = "wait_until"  # SOP 3.1; only where waiting is due
    CLAUSE = "clause"  # which clauses the answer rests on; several are right

    @property
    def several(self) -> bool:
        """Whether more than one option can be right, and all must be chosen."""
        return self in {Ask.MISSING_FIELDS, Ask.CLAUSE}

    @property
    def tells_facts(self) -> bool:
        """Whether the question tells the facts that its answer follows from: nobody misreads them.

        For all others the facts must be found in the story and on the screens.
        """
        return self is Ask.NEXT_CHECK


_PARTS = {Ask.ACTION: "action", Ask.SLA: "sla", Ask.KIP: "kip"}
"""What is asked → the part of the decision that answers it."""


def answer_to(ask: Ask, decision: Decision) -> frozenset[str]:
    """Give the codes of what a decision answers.

    Empty while it is incomplete, but for ``NEXT_CHECK``. The missing fields and the moment follow
    from more than a decision: ``ValueError``.
    """
    if ask is Ask.NEXT_CHECK:
        return frozenset({decision.next_check.fact.column if decision.next_check else ENOUGH})
    if ask not in _PARTS and ask not in {Ask.TICKET, Ask.CLAUSE}:
        raise ValueError(f"{ask.value} does not follow from a decision alone")
    if not decision.final:
        return frozenset()
    if ask is Ask.CLAUSE:
        return frozenset({SILENT} if decision.gap else map(code_of, decision.clauses))
    if ask is Ask.TICKET:
        return frozenset({_TICKET.get(decision.action, "no")})
    code: Enum | None = getattr(decision, _PARTS[ask])
    return frozenset({str(code.value) if code else NONE})


def answers_to(ask: Ask) -> tuple[str, ...]:
    """Give every code that any decision can answer, in the SOP's order; the same ``ValueError``."""
    clauses = dict.fromkeys(c for rule in SOP.rules if not rule.outcome.gap for c in rule.clauses)
    answers: dict[Ask, tuple[str, ...]] = {
        Ask.NEXT_CHECK: (*(check.fact.column for check in _CHECKS), ENOUGH),
        Ask.TICKET: ("yes", "no", SILENT),
        Ask.ACTION: tuple(str(a.value) for a in Action if a is not Action.INCOMPLETE),
        Ask.SLA: (*(str(sla.value) for sla in Sla), NONE),
        Ask.KIP: (*(str(kip.value) for kip in Kip), NONE),
        Ask.CLAUSE: (*map(code_of, clauses), SILENT),
    }
    if ask not in answers:
        raise ValueError(f"{ask.value} does not follow from a decision alone")
    return answers[ask]


def nearest_clauses(decision: Decision) -> frozenset[str]:
    """Give the clauses that come nearest where the SOP is silent: neither right nor wrong."""
    return frozenset(map(code_of, decision.clauses)) if decision.gap else frozenset()


def code_of(clause: Clause) -> str:
    """Give a clause's code, as ``note_1``."""
    return clause.name.lower()


_CHECKS = next(iter(SOP.checks.values()))
