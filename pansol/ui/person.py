"""Who is at the page: the name the hub knows, and what is kept of a name that is typed."""

import os

__all__ = ["LONGEST", "VARIABLE", "printable", "signed_in"]

VARIABLE = "JUPYTERHUB_USER"
"""Who is signed in, where a hub knows it."""
LONGEST = 60
"""Characters of a name, an agent's id or a ticket's number."""


def signed_in() -> str:
    """Give the name under which the hub knows the person; empty without a hub."""
    return printable(os.environ.get(VARIABLE, "")).strip()


def printable(text: str, longest: int = LONGEST) -> str:
    """Give a short text as it is kept: what can be printed of it, cut to the limit."""
    return "".join(letter for letter in text if letter.isprintable())[:longest]
