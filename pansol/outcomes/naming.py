"""One name for what a source writes in several ways: brands and channels by the SOP's lists."""

from collections.abc import Callable, Mapping

from pansol.casefiles.vocabulary import key_of
from pansol.masking import mask_text
from pansol.sop import SOP, Brand, Channel
from pansol.sop.register import Register

__all__ = ["label_maker", "name_of"]

_REGISTERS: Mapping[str, Register[Brand] | Register[Channel]] = {
    "card_type": SOP.brands,
    "complaint_channel": SOP.complaint_channels,
    "purchase_channel": SOP.purchase_channels,
}


def label_maker(dimension: str, *, masked: bool) -> Callable[[str], str]:
    """Give what makes a text of a source a label: the id where it is listed, id or label alike.

    ``masked``: numbers and addresses in other texts are hidden, wherever somebody typed them.
    """
    register = _REGISTERS.get(dimension, ())
    ids = {key_of(word): each.id for each in register for word in (each.label, each.id)}

    def label(text: str) -> str:
        short = text.strip()
        return ids.get(key_of(short)) or (mask_text(short) if masked else short)

    return label


def name_of(dimension: str, label: str) -> str:
    """Give the name of an id in the dimension's list; what is not listed names itself."""
    register = _REGISTERS.get(dimension)
    return (register.label_of(label) if register else "") or label
