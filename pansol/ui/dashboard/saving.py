"""What can be done with saved views: keep, replace, open, rename, delete; told after COMMIT."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4, uuid5

from pansol.masking import mask_text
from pansol.ui.acts import BadActionError
from pansol.ui.checker.shelf import Shelf
from pansol.ui.dashboard.address import LONGEST, address_of, from_query, left_out
from pansol.ui.dashboard.saved import Form, Saved, read_saved
from pansol.ui.dashboard.state import State
from pansol.ui.notice import Notice, notice_of
from pansol.ui.person import printable

if TYPE_CHECKING:  # SQLAlchemy stays away until the log is used
    from pansol.caselog import CaseLog, SavedView

__all__ = ["act_on_saved"]


def act_on_saved(  # noqa: PLR0913, PLR0917  what an act starts from
    saved: Saved, state: State, act: list[str], value: str, shelf: Shelf, now: datetime
) -> tuple[Saved, State]:
    """Give both after an act; the state is another only where a view was opened.

    Raises ``BadActionError`` for an act that the page lacks.
    """
    match act:
        case ["who" | "name" | "new_name" as field]:
            return _typed(saved, field, printable(value)), state
    saved = replace(saved, told=None, wrong="")
    match act:
        case ["open", view]:
            return _opened(saved, state, saved.find(view))
        case ["rename" | "delete" as name, view]:
            one = saved.find(view)
            return replace(saved, form=Form(act=name, view=one, name=one.name)), state
        case ["cancel"]:
            return replace(saved, form=None, taken=None), state
        case ["read"]:
            return saved.having(read_saved(shelf, saved.page)), state
        case [name] if name in _WRITING:
            return _WRITING[name](saved, state, shelf, now), state
    raise BadActionError("no such act on a view")


def _typed(saved: Saved, field: str, text: str) -> Saved:
    """Take what is typed; what was told about it is over."""
    if saved.wrong == field:
        saved = replace(saved, told=None, wrong="")
    match field:
        case "who" if not saved.signed_in:
            return replace(saved, who=text)
        case "name":
            return replace(saved, name=text, taken=None)
        case "new_name" if saved.form:
            return replace(saved, form=replace(saved.form, name=text))
    raise BadActionError("no such field")


def _opened(saved: Saved, state: State, view: "SavedView") -> tuple[Saved, State]:
    """Take up a view as an address is, in the person's language; nobody is named any more."""
    found = from_query(view.query)
    told = found.notice or Notice(key="saved.opened", values={"name": view.name})
    opened = replace(found, language=state.language, notice=told, step=state.step + 1)
    return replace(saved, form=None, taken=None), opened


def _keep(saved: Saved, state: State, shelf: Shelf, now: datetime) -> Saved:
    """Keep what is chosen under the name that was typed; another's name is told first."""
    name, query = _name(saved.name), address_of(state)
    if trouble := _trouble(saved, name, "name"):
        return trouble
    if len(query) > LONGEST:
        return saved.telling("saved.long", "name")
    view = _view(saved, name, query.partition("&")[2], now)
    after = _done(saved, shelf, lambda log: log.keep_view(view, instead=saved.taken), "name")
    if after.wrong:
        return after
    left = left_out(state)
    kept = replace(after, name="", taken=None, draft=uuid4())
    return kept.telling("saved.kept_without" if left else "saved.kept", name=name)


def _rename(saved: Saved, _state: State, shelf: Shelf, now: datetime) -> Saved:
    form = saved.form
    if form is None or form.act != "rename":
        raise BadActionError("no view is being renamed")
    name = _name(form.name)
    if trouble := _trouble(saved, name, "new_name"):
        return trouble
    view = replace(form.view, name=name, who=saved.by, at=now)
    after = _done(saved, shelf, lambda log: log.rename_view(view), "new_name")
    return after if after.wrong else replace(after, form=None).telling("saved.renamed", name=name)


def _delete(saved: Saved, _state: State, shelf: Shelf, _now: datetime) -> Saved:
    form = saved.form
    if form is None or form.act != "delete":
        raise BadActionError("no view is being deleted")
    after = _done(saved, shelf, lambda log: log.delete_view(form.view.id), "form")
    gone = replace(after, form=None)
    return after if after.wrong else gone.telling("saved.deleted", name=form.view.name)


def _done(saved: Saved, shelf: Shelf, write: "Callable[[CaseLog], object]", wrong: str) -> Saved:
    """Write, then read the list anew; what goes wrong is told, and nothing counts as done."""
    from pansol.caselog import CaseLogError, TakenNameError  # noqa: PLC0415  slow to import

    try:
        write(shelf.log())
    except TakenNameError as error:
        if wrong != "name":
            return saved.refusing(notice_of(error), wrong)
        there = error.there
        asked = replace(saved, taken=there)
        return asked.telling("saved.taken", wrong, name=there.name, who=there.who)
    except CaseLogError as error:
        return saved.refusing(notice_of(error), wrong)
    return saved.having(read_saved(shelf, saved.page))


def _trouble(saved: Saved, name: str, field: str) -> Saved | None:
    """Tell what is missing, or may not be kept."""
    if not name:
        return saved.telling("saved.nameless", field)
    if mask_text(name) != name:
        return saved.telling("saved.personal", field)
    return None if saved.by else saved.telling("saved.nobody", "who")


def _view(saved: Saved, name: str, query: str, now: datetime) -> "SavedView":
    """Give the view; its id follows from what it is, so that each try of it is the same."""
    from pansol.caselog import SavedView  # noqa: PLC0415  slow to import

    made = uuid5(saved.draft, f"{saved.page}\n{name}\n{query}\n{saved.by}")
    return SavedView(id=made, page=saved.page, name=name, query=query, who=saved.by, at=now)


def _name(typed: str) -> str:
    return " ".join(typed.split())


_Write = Callable[[Saved, State, Shelf, datetime], Saved]

_WRITING: Mapping[str, _Write] = {"keep": _keep, "delete": _delete, "rename": _rename}
"""Acts that write."""
