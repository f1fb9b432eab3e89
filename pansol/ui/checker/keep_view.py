"""Who works, the button that saves, and what became of it."""

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.sop import Action
from pansol.ui.checker.closing import ANYWAY
from pansol.ui.checker.desk import Desk, Place
from pansol.ui.checker.keeping import entered, unsaved
from pansol.ui.checker.state import Walk
from pansol.ui.notice import sentence
from pansol.ui.person import LONGEST
from pansol.ui.widgets import button

__all__ = ["keep_button", "keep_view", "told_view", "who_view"]


def who_view(here: Walk, words: Catalogue, desk: Desk) -> Element:
    """Give who is signed in, or the field for a name."""
    if desk.signed_in:
        return h("p", words("who.signed_in"), ": ", h("strong", desk.signed_in), class_="who")
    trouble = desk.trouble_at(Place.WHO, here.state)
    error = sentence(trouble.notice, words) if trouble else ""
    control = h(
        "input",
        id="who",
        type="text",
        autocomplete="off",
        value=here.state.record.who,
        maxlength=LONGEST,
        aria_invalid="true" if error else None,
        aria_describedby="who-error" if error else None,
        focus=f"who-{desk.asked}" if error else None,
        on={"input": ("who",)},
    )
    return h(
        "div",
        h("label", words("who.label"), for_="who"),
        control,
        h("p", error, class_="error", id="who-error", role="alert") if error else None,
        class_="field inline who invalid" if error else "field inline who",
        key="who",
    )


def keep_view(here: Walk, words: Catalogue, desk: Desk) -> Element:
    """Give the bar below a step: save, and what became of it."""
    return h(
        "div",
        keep_button(here, words, desk, "save"),
        told_view(here, words, desk),
        class_="keep panel",
        role="group",
        aria_label=words("keep.title"),
        key=f"keep-{here.state.round}",
    )


def keep_button(  # noqa: PLR0913  what it is drawn of
    here: Walk,
    words: Catalogue,
    desk: Desk,
    act: str,
    *,
    style: str = "",
    focus: str | None = None,
) -> Element:
    """Give the button that saves or finishes; the one that failed says to try again."""
    trouble = desk.trouble_at(Place.CASE, here.state)
    if trouble is None or trouble.again != act:
        return button(words(f"keep.{act}"), act, style=style, focus=focus)
    answered = [ANYWAY] if act == "finish" else []  # nothing that was answered is asked again
    return button(words("keep.again"), act, *answered, style=style, focus=focus)


def told_view(here: Walk, words: Catalogue, desk: Desk) -> Element:
    """Say whether the case is saved, under which number, or why it is not."""
    trouble = desk.trouble_at(Place.CASE, here.state)
    if trouble is None:
        style, text = _standing(here, words, desk)
        return h("p", text, class_=style, role="status", key="told")
    stays = f" {words('keep.stays')}" if trouble.again else ""
    return h("p", sentence(trouble.notice, words), stays, class_="error", role="alert", key="told")


def _standing(here: Walk, words: Catalogue, desk: Desk) -> tuple[str, str]:
    record = here.state.record
    if record.number and unsaved(here.state):
        return "hint", words("keep.changed", number=record.number)
    if record.number:
        return "receipt", words(_receipt(here), number=record.number)
    if desk.listing and desk.listing.trouble:
        reason = sentence(desk.listing.trouble, words)
        return "hint", words("keep.unavailable", reason=reason)
    return "hint", words("keep.not_yet") if entered(here.state) else words("keep.hint")


def _receipt(here: Walk) -> str:
    """Give the key of the sentence on what was saved last."""
    if not here.state.record.decided:
        return "keep.saved"
    waits = here.state.record.done.action == Action.WAIT_24H.value
    return "keep.waits" if waits else "keep.finished"
