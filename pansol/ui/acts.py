"""What every page takes of acts: one that is none, and a language."""

from pansol.catalogue import Language

__all__ = ["BadActionError", "chosen_language"]


class BadActionError(ValueError):
    """An act that the page does not offer."""


def chosen_language(arguments: list[str]) -> Language:
    """Give the language of an act's arguments. Raises ``BadActionError``."""
    try:
        return Language(*arguments)
    except (TypeError, ValueError):
        raise BadActionError("no such language") from None
