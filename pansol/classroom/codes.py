"""Codes that are read out and typed: to join, to come back; and names as they are compared."""

import secrets

from pansol.classroom.errors import UnfitNameError
from pansol.training.letters import ALPHABET, typed_code

__all__ = [
    "CODE_LENGTH",
    "LONGEST_NAME",
    "as_compared",
    "as_typed",
    "fit_name",
    "new_code",
    "new_return_code",
    "new_seal",
]

CODE_LENGTH = 6
LONGEST_NAME = 60
"""Characters of a name at most."""

_RETURN_CODES = 10_000


def new_code() -> str:
    """Draw a join code, one of 31⁶ = 887,503,681.

    With ten classes open a guess hits one of them once in 88 million; and who does get in by a
    guess is seen by the trainer as one more learner, and sees nothing of the others.
    """
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def new_return_code() -> str:
    """Draw the four digits by which a learner comes back; wrong ones are counted."""
    return f"{secrets.randbelow(_RETURN_CODES):04}"


def new_seal() -> str:
    """Draw the secret, 128 bits, by which a class's certificates are verified."""
    return secrets.token_hex(16)


def as_typed(code: str) -> str:
    """Give a code as it was drawn, however it is typed: small letters, blanks, dashes.

    Empty for what can be none.
    """
    return typed_code(code, CODE_LENGTH)


def fit_name(name: str) -> str:
    """Give a name with single blanks. Raises ``UnfitNameError``."""
    fit = " ".join(name.split())
    if not fit or len(fit) > LONGEST_NAME or not fit.isprintable():
        raise UnfitNameError("classroom.unfit_name", longest=LONGEST_NAME)
    return fit


def as_compared(name: str) -> str:
    """Give a name as two are held against each other: ``Siti  RAHMA`` is ``siti rahma``."""
    return " ".join(name.split()).casefold()
