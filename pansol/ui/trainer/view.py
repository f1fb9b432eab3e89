"""The whole trainer's page as a tree of elements."""

from collections.abc import Mapping
from datetime import datetime

from pansol.catalogue import Catalogue
from pansol.config import current
from pansol.element import Child, Element, h
from pansol.ui.header import page_header
from pansol.ui.notice import notice_view
from pansol.ui.trainer.certificate_view import certificate_view
from pansol.ui.trainer.check_view import check_view
from pansol.ui.trainer.class_view import class_view
from pansol.ui.trainer.make_view import make_view
from pansol.ui.trainer.shown import Shown
from pansol.ui.trainer.state import State
from pansol.ui.widgets import button, field, table, text_field

__all__ = ["page_view"]


def page_view(  # noqa: PLR0913, PLR0917  what a page is drawn of
    state: State,
    shown: Shown,
    words: Catalogue,
    now: datetime,
    made: Mapping[str, str],
    incident: str = "",
) -> Element:
    """Give the page; with an incident's number, the sentence that says a step failed.

    ``made``: the files that can be downloaded, with their names.
    """
    failed = words("page.problem", incident=incident) if incident else ""
    return h(
        "div",
        page_header(words, "trainer"),
        h(
            "main",
            notice_view(state.notice, words, failed),
            _stage(state, shown, words, now, made),
            id="main",
            tabindex="-1",
        ),
        class_="page practice trainer",
    )


def _stage(
    state: State, shown: Shown, words: Catalogue, now: datetime, made: Mapping[str, str]
) -> Child:
    if not state.who:
        return _who(state, words)
    if state.class_id is None:
        return [
            _classes(state, shown, words, now),
            make_view(state, words),
            check_view(state, shown, words),
        ]
    if shown.results is None:
        return [button(words("trainer.back"), "back"), button(words("trainer.reload"), "reload")]
    if state.learner_id and shown.certificate:
        group = shown.results.training_class
        interim = group.is_open(now)
        return certificate_view(*shown.certificate, group.trainer, words, interim=interim)
    return class_view(state, shown, shown.results, words, now, made)


def _who(state: State, words: Catalogue) -> Element:
    control = text_field("who", state.fields.get("who", ""))
    return h(
        "section",
        h("h2", words("trainer.who"), tabindex="-1", focus="who"),
        field("who", words("trainer.field.who"), control, hint=words("trainer.field.who.hint")),
        h(
            "div",
            button(words("trainer.come"), "come", style="primary", hotkey="Enter"),
            class_="actions",
        ),
        class_="step enter",
        key="who",
    )


def _classes(state: State, shown: Shown, words: Catalogue, now: datetime) -> Element:
    """List the classes of who is at work, the newest first."""
    classes = shown.classes
    if classes is None:
        body: Child = h("p", button(words("trainer.reload"), "reload"))
    elif not classes:
        body = h("p", words("trainer.no_class"), class_="hint")
    else:
        heads = [
            words(f"trainer.class.{each}") for each in ("name", "code", "open", "learners", "made")
        ]
        rows = (
            (
                button(each.name, "open", str(each.id), style="link"),
                each.code,
                words("trainer.open" if each.is_open(now) else "trainer.over"),
                str(each.learners),
                words.moment(each.made_at.astimezone(current().at)),
            )
            for each in classes
        )
        body = table(words("trainer.classes"), heads, rows)
    return h(
        "section",
        h("h2", words("trainer.classes"), tabindex="-1", focus=f"classes-{state.step}"),
        h("p", words("trainer.at_work", who=state.who), class_="hint"),
        body,
        class_="panel",
        key="classes",
    )
