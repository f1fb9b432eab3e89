"""What the lesson is made of: chapters, the clauses they teach, and what is to be predicted."""

from dataclasses import dataclass
from enum import Enum

from pansol.facts import Case, Fact
from pansol.sop import Advice, Clause, Gap, Interpretation, Kip, Sla

__all__ = ["Ask", "Chapter", "Live", "Part", "Trial"]


class Ask(Enum):
    """What a learner predicts. The SOP as declared has the answer to each."""

    FILLS = "fills"  # which mandatory ticket field the answer to a question goes into
    NEXT = "next"  # the next check
    ACTION = "action"
    ADVICE = "advice"
    REQUIRED = "required"  # whether a ticket field is mandatory
    SLA = "sla"
    KIP = "kip"


class Live(Enum):
    """What the learner changes in a chapter's example."""

    FACTS = "facts"
    TICKET = "ticket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Something to predict before it is revealed."""

    ask: Ask
    facts: tuple[Fact, ...] = ()
    """What is known of the case."""
    about: str = ""
    """The question (``FILLS``) or the ticket field (``REQUIRED``) that it is about."""
    purchase: str = ""
    """The purchase channel's id (``REQUIRED``)."""
    complaint: str = ""
    """The complaint channel's id (``REQUIRED``)."""

    @property
    def case(self) -> Case:
        """What is known, as a case."""
        return Case().having(*self.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One clause as it is taught, and what of the SOP is taught with it."""

    clause: Clause
    trials: tuple[Trial, ...] = ()
    rules: tuple[str, ...] = ()
    """The rules' ids."""
    advice: tuple[Advice, ...] = ()
    fields: tuple[str, ...] = ()
    """The ticket fields' names."""
    slas: tuple[Sla, ...] = ()
    kips: tuple[Kip, ...] = ()

    def name_of(self, place: int) -> str:
        """Give the id of one of the trials, as ``wait-1``."""
        return f"{self.clause.name.lower()}-{place + 1}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A step of the lesson, in the paper's order."""

    id: str
    """What its address calls it; for a numbered chapter of the paper, its number."""
    name: str
    """Its name in the catalogue of wording."""
    parts: tuple[Part, ...] = ()
    readings: tuple[Interpretation, ...] = ()
    gaps: tuple[Gap, ...] = ()
    live: Live = Live.FACTS
    start: tuple[Fact, ...] = ()
    """The facts that the example begins with."""
    focus: tuple[type[Fact], ...] = ()
    """The facts that the chapter is about; the others stand apart."""
    digital: bool = False
    """Whether the chapter is about purchases through a digital channel as well."""
    asked_alone: bool = False
    """Whether the example's ticket has only the fields that the questions to the customer fill."""
