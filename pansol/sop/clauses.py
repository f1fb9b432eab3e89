"""The paper's clauses, in the paper's order, under the paper's own numbers."""

from enum import Enum

__all__ = ["Clause"]


class Clause(Enum):
    """A place in the SOP. The value is what is shown on screen."""

    TO_DO_1 = "To do list 1"
    TO_DO_2 = "To do list 2"
    TO_DO_3 = "To do list 3"
    TO_DO_4 = "To do list 4"
    TO_DO_5 = "To do list 5"
    TO_DO_6 = "To do list 6"
    TO_DO_7 = "To do list 7"
    CHECKS = "1"
    CHECKS_PREPAID = "1.1"
    CHECKS_POSTPAID = "1.2"
    HISTORY_AND_OUTAGE = "2"
    SOLUTION = "3"
    WAIT = "3.1"
    TICKET = "3.2"
    FIELDS_1 = "Mandatory Ticket 1"
    FIELDS_1_ECARE = "Mandatory Ticket 1*"
    FIELDS_2 = "Mandatory Ticket 2"
    FIELDS_3 = "Mandatory Ticket 3"
    FIELDS_3_EVIDENCE = "Mandatory Ticket 3*"
    FIELDS_3_SENDER = "Mandatory Ticket 3**"
    FIELDS_4 = "Mandatory Ticket 4"
    FIELDS_5 = "Mandatory Ticket 5"
    FIELDS_6 = "Mandatory Ticket 6"
    FIELDS_7 = "Mandatory Ticket 7"
    NOTE_1 = "Notes 1"
    NOTE_2 = "Notes 2"
    NOTE_3 = "Notes 3"
    KIP = "KIP"
    SOURCE = "Source"

    @property
    def key(self) -> str:
        """The name of the clause's paraphrase in the catalogue of wording."""
        return f"clause.{self.name.lower()}"
