"""The parts of a value that stands for several things: a bit mask, or joined words."""

from collections.abc import Callable, Sequence

__all__ = ["mask_parts", "word_parts"]


def mask_parts(names: Sequence[str]) -> Callable[[object], list[str]]:
    """Give a function from a bit mask to the names of its bits; bit 0 is the first name.

    Raises ``ValueError`` on a mask that has more bits than there are names.
    """

    def parts(mask: object) -> list[str]:
        bits = int(str(mask))
        if not 0 <= bits < 1 << len(names):
            raise ValueError(f"the mask {bits} does not fit {len(names)} names")
        return [name for place, name in enumerate(names) if bits >> place & 1]

    return parts


def word_parts(separator: str = ";") -> Callable[[object], list[str]]:
    """Give a function from joined words to the words; blank ones are left out."""

    def parts(text: object) -> list[str]:
        return [word for part in str(text).split(separator) if (word := part.strip())]

    return parts
