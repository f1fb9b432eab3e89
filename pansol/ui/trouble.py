"""Trouble with the database as a notice that a page tells."""

from typing import TYPE_CHECKING

from pansol.ui.audit.state import Notice

if TYPE_CHECKING:  # slow to import
    from pansol.caselog import CaseLogError

__all__ = ["notice_of"]


def notice_of(error: "CaseLogError") -> Notice:
    """Give an error's own sentence."""
    values = {name: str(value) for name, value in error.values.items()}
    return Notice(key=error.key, values=values, wrong=True)
