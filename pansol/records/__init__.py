"""The systems of record: facts about a complaint, each with the rows that show it."""

from pansol.records.derivations import DERIVATIONS, Derivation
from pansol.records.filling import Filled, fields_told
from pansol.records.finding import Doubt, Enquiry, Finding, Row
from pansol.records.shapes import PERSONAL, SHAPES, Role

__all__ = [
    "DERIVATIONS",
    "PERSONAL",
    "SHAPES",
    "Derivation",
    "Doubt",
    "Enquiry",
    "Filled",
    "Finding",
    "Role",
    "Row",
    "fields_told",
]
