"""Saved views: what somebody chose on a page, under a name, for the whole team."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, select, update

from pansol.caselog.errors import ReusedIdError, TakenNameError, UnknownViewError
from pansol.caselog.tables import VIEWS
from pansol.masking import mask_text

__all__ = ["LONGEST_NAME", "SavedView", "delete_view", "keep_view", "rename_view", "views_of"]

LONGEST_NAME = 60
"""Letters of a view's name at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A choice on a page, kept under a name."""

    id: UUID
    """Made by the client, and the same when saving is tried again: it is kept once."""
    page: str
    """The page's name, as ``dashboard``."""
    name: str
    """Unique on its page."""
    query: str
    """The page's address after the question mark; nothing personal stands in one."""
    who: str
    """Who saved it, or changed it last."""
    at: datetime


def views_of(connection: Connection, page: str) -> tuple[SavedView, ...]:
    """Give a page's views by name. What is stored is given as it is, whoever wrote it."""
    query = select(VIEWS).where(VIEWS.c.page == page).order_by(VIEWS.c.name)
    return tuple(_view(row) for row in connection.execute(query).mappings())


def keep_view(connection: Connection, view: SavedView, instead: SavedView | None) -> SavedView:
    """Add a view, or find it kept already. The caller commits.

    ``instead``: the one of the same name that it takes the place of, as the person was shown it.
    Raises ``TakenNameError`` with the view of that name if it is another, ``ReusedIdError`` if
    the id stands for something else, ``ValueError`` on what can't be kept.
    """
    _checked(view)
    if (kept := _one(connection, VIEWS.c.id == view.id)) and kept.name == view.name:
        if replace(kept, at=view.at) != view:
            raise ReusedIdError("caselog.reused", id=view.id)
        return kept
    there = _named(connection, view.page, view.name)
    if there is None:
        connection.execute(insert(VIEWS).values(_values(view)))
        return view
    if (there.query, there.who) == (view.query, view.who):
        return there
    if there != instead:
        raise TakenNameError(there)
    changed = replace(view, id=there.id)
    connection.execute(update(VIEWS).where(VIEWS.c.id == there.id).values(_values(changed)))
    return changed


def rename_view(connection: Connection, view: SavedView) -> SavedView:
    """Give the view of this id the name, who and when of ``view``. The caller commits.

    Raises ``UnknownViewError`` where it is gone, ``TakenNameError`` where the name is another's,
    ``ValueError`` on what can't be kept.
    """
    _checked(view)
    kept = _one(connection, VIEWS.c.id == view.id)
    if kept is None:
        raise UnknownViewError("caselog.view.unknown", name=view.name)
    if (there := _named(connection, kept.page, view.name)) and there.id != view.id:
        raise TakenNameError(there)
    changed = replace(kept, name=view.name, who=view.who, at=view.at)
    connection.execute(update(VIEWS).where(VIEWS.c.id == view.id).values(_values(changed)))
    return changed


def delete_view(connection: Connection, view: UUID) -> None:
    """Delete a view for good; one that is gone already is gone. The caller commits."""
    connection.execute(delete(VIEWS).where(VIEWS.c.id == view))


def _named(connection: Connection, page: str, name: str) -> SavedView | None:
    return _one(connection, (VIEWS.c.page == page) & (VIEWS.c.name == name))


def _one(connection: Connection, which: ColumnElement[bool]) -> SavedView | None:
    row = connection.execute(select(VIEWS).where(which)).mappings().one_or_none()
    return _view(row) if row else None


def _checked(view: SavedView) -> SavedView:
    """Refuse what can't be kept, a number or an e-mail as a name too: ``ValueError``."""
    name = view.name
    if not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
        raise ValueError(f"name needs 1 to {LONGEST_NAME} printable letters")
    if mask_text(name) != name:
        raise ValueError("name holds a number or an address")
    if not view.who.strip() or not view.who.isprintable():
        raise ValueError("who needs a name in printable letters")
    return view


def _view(row: RowMapping) -> SavedView:
    return SavedView(**row)


def _values(view: SavedView) -> dict[str, object]:
    return {column.name: getattr(view, column.name) for column in VIEWS.c}
