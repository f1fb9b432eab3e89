"""One name for what a source writes in several ways: brands and channels by the SOP's lists."""

from collections.abc import Iterable, Mapping

from pansol.casefiles.vocabulary import key_of
from pansol.sop import SOP, Brand, Channel

__all__ = ["name_of", "names_in"]

_REGISTERS: Mapping[str, Iterable[Brand | Channel]] = {
    "card_type": SOP.brands,
    "complaint_channel": SOP.complaint_channels,
    "purchase_channel": SOP.purchase_channels,
}


def names_in(dimension: str) -> Mapping[str, str]:
    """Give the ids of a dimension's list by id and label, each as ``key_of`` compares it."""
    register = _REGISTERS.get(dimension, ())
    return {key_of(word): each.id for each in register for word in (each.label, each.id)}


def name_of(dimension: str, label: str) -> str:
    """Give the name of an id in the dimension's list; what is not listed names itself."""
    register = _REGISTERS.get(dimension, ())
    return next((each.label for each in register if each.id == label), label)
