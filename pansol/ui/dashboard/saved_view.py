"""The panel of saved views: those of the team, and the choice on the page to be kept."""

from typing import TYPE_CHECKING

from pansol.catalogue import Catalogue
from pansol.config import current
from pansol.element import Child, Element, h
from pansol.masking import mask_text
from pansol.ui.dashboard.address import address_of
from pansol.ui.dashboard.saved import Form, Saved, address_of_view
from pansol.ui.dashboard.state import State
from pansol.ui.notice import sentence
from pansol.ui.person import LONGEST
from pansol.ui.widgets import button, field

if TYPE_CHECKING:  # SQLAlchemy stays away until the log is used
    from pansol.caselog import SavedView

__all__ = ["saved_view"]


def saved_view(state: State, words: Catalogue, saved: Saved) -> Element:
    """Give the panel, closed at first; without a case log it says so, and offers the link."""
    listing = saved.listing
    content: Child
    if listing is None:
        content = h("p", words("saved.reading"), class_="hint")
    elif listing.trouble:
        content = _unavailable(state, words, saved)
    else:
        content = [_list(state, words, saved), _form(words, saved)]
    count = len(listing.views) if listing else 0
    title = words("saved.title_some", count=count) if count else words("saved.title")
    return h(
        "details",
        h("summary", title),
        h("div", content, class_="saved-views"),
        class_="panel saved",
        key="saved",
    )


def _unavailable(state: State, words: Catalogue, saved: Saved) -> list[Child]:
    trouble = saved.listing.trouble if saved.listing else None
    reason = sentence(trouble, words) if trouble else ""
    link = button(words("dashboard.link"), copy=address_of(state), link=True, key="link")
    return [
        h("p", words("saved.unavailable", reason=reason), class_="error", role="status"),
        h("div", link, button(words("saved.again"), "saved", "read"), class_="actions"),
    ]


def _list(state: State, words: Catalogue, saved: Saved) -> list[Child]:
    views = saved.listing.views if saved.listing else ()
    told = _told(words, saved)
    if not views:
        return [told, h("p", words("saved.none"), class_="hint")]
    rows = [_row(state, words, saved, view) for view in views]
    return [told, h("ul", rows, class_="saved-list", aria_label=words("saved.list"))]


def _told(words: Catalogue, saved: Saved) -> Element | None:
    """Say what was done; what is wrong is told where it is."""
    if saved.told is None or saved.wrong:
        return None
    text = sentence(saved.told, words)
    return h("p", text, class_="receipt", role="status", key="told")


def _row(state: State, words: Catalogue, saved: Saved, view: "SavedView") -> Element:
    name, key = mask_text(view.name), str(view.id)
    at = words.moment(view.at.astimezone(current().at))
    form = saved.form if saved.form and saved.form.view.id == view.id else None
    acts = [_act(words, act, name, key) for act in ("rename", "delete")]
    copy = button(
        words("dashboard.link"),
        copy=address_of_view(view, state),
        link=True,
        aria_label=f"{words('dashboard.link')}: {name}",
        key="link",
    )
    return h(
        "li",
        h(
            "div",
            button(name, "saved", "open", key, style="link", title=words("saved.open", name=name)),
            h("span", words("saved.by", who=view.who, moment=at), class_="hint"),
            class_="case-line",
        ),
        h("div", copy, acts, class_="actions"),
        _asked(words, saved, form) if form else None,
        key=key,
    )


def _act(words: Catalogue, act: str, name: str, key: str) -> Element:
    text = words(f"saved.{act}")
    return button(text, "saved", act, key, aria_label=f"{text}: {name}", key=act)


def _asked(words: Catalogue, saved: Saved, form: Form) -> Element:
    """Give the field for another name, or the question whether to delete."""
    cancel = button(words("saved.cancel"), "saved", "cancel")
    if form.act == "delete":
        wrong = saved.told if saved.wrong == "form" else None
        sure = words("saved.delete.sure", name=form.view.name)
        delete = button(
            words("saved.delete.yes"),
            "saved",
            "delete",
            style="primary",
            focus=f"delete-{form.view.id}-{saved.asked}",
        )
        return h(
            "div",
            h("p", sure),
            h("p", sentence(wrong, words), class_="error", role="alert") if wrong else None,
            h("div", delete, cancel, class_="actions"),
            class_="asked",
            key="asked",
        )
    control = _text("new-name", form.name, "new_name", words, saved, always=True)
    return h(
        "div",
        field("new-name", words("saved.new_name"), control, error=_error(words, saved, "new_name")),
        h(
            "div",
            button(words("saved.rename.yes"), "saved", "rename", style="primary"),
            cancel,
            class_="actions",
        ),
        class_="asked",
        key="asked",
    )


def _form(words: Catalogue, saved: Saved) -> Element:
    """Give the fields by which the choice is kept; another's name asks before it is replaced."""
    taken = saved.taken is not None and saved.wrong == "name"
    keep = button(
        words("saved.replace" if taken else "saved.keep"), "saved", "keep", style="primary"
    )
    return h(
        "div",
        h("h3", words("saved.new")),
        h("p", words("saved.what"), class_="hint"),
        h(
            "div",
            field(
                "view-name",
                words("saved.name"),
                _text("view-name", saved.name, "name", words, saved),
                error=_error(words, saved, "name"),
            ),
            _who(words, saved),
            class_="fields",
        ),
        h(
            "div",
            keep,
            button(words("saved.cancel"), "saved", "cancel") if taken else None,
            class_="actions",
        ),
        class_="saved-new",
        key="new",
    )


def _who(words: Catalogue, saved: Saved) -> Element:
    if saved.signed_in:
        return h("p", words("who.signed_in"), ": ", h("strong", saved.signed_in), class_="who")
    control = _text("view-who", saved.who, "who", words, saved)
    return field("view-who", words("saved.who"), control, error=_error(words, saved, "who"))


def _error(words: Catalogue, saved: Saved, name: str) -> str:
    return sentence(saved.told, words) if saved.told and saved.wrong == name else ""


def _text(  # noqa: PLR0913  what an input has
    name: str, value: str, act: str, words: Catalogue, saved: Saved, *, always: bool = False
) -> Element:
    """Give a text input, focused when something is wrong with it; ``always``: as soon as shown."""
    wrong = bool(_error(words, saved, act))
    return h(
        "input",
        id=name,
        type="text",
        autocomplete="off",
        value=value,
        maxlength=LONGEST,
        aria_invalid="true" if wrong else None,
        aria_describedby=f"{name}-error" if wrong else None,
        focus=f"{name}-{saved.asked}" if wrong or always else None,
        on={"input": ("saved", act)},
    )
