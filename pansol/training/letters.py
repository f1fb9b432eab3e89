"""The letters of codes that are read out and typed."""

__all__ = ["ALPHABET", "typed_code"]

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0 and O, 1, I and L, which are taken for each other."""


def typed_code(code: str, length: int) -> str:
    """Give a code as it was made, however it is typed: small letters, blanks, dashes.

    Empty for what can be none.
    """
    typed = "".join(code.split()).replace("-", "").upper()
    return typed if len(typed) == length and set(typed) <= set(ALPHABET) else ""
