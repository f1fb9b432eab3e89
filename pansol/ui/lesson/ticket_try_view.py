"""A ticket that a class changes: channels and fields by buttons, and what is missing then."""

from collections.abc import Mapping
from functools import cache

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.examples import examples_path, load_examples
from pansol.sop import SOP, TicketField
from pansol.ticket import Review, review
from pansol.ui.lesson.model import Chapter
from pansol.ui.lesson.state import State, Ticket
from pansol.ui.widgets import button, clause_chip

__all__ = ["ticket_try_view"]


def ticket_try_view(state: State, words: Catalogue, chapter: Chapter) -> Element:
    """Give the ticket of a chapter."""
    now = state.ticket(chapter)
    shown = _fields(chapter)
    reviewed = _reviewed(now)
    rows = [_row(now, field, words, reviewed) for field in shown]
    return h(
        "section",
        h("h3", words("lesson.ticket")),
        h("p", words("lesson.ticket.how"), class_="hint"),
        _channels("purchase", now.purchase, words),
        None if chapter.asked_alone else _channels("complaint", now.complaint, words),
        h(
            "div",
            h("div", rows, class_="lesson-facts fields-given"),
            _result(now, shown, words, reviewed),
            class_="lesson-try",
        ),
        h("div", button(words("lesson.reset"), "reset"), class_="actions"),
        class_="panel lesson-example",
        key=f"example-{chapter.id}",
    )


def _fields(chapter: Chapter) -> tuple[TicketField, ...]:
    asked = {name for question in SOP.questions for name in question.fields}
    return tuple(f for f in SOP.ticket_fields if not chapter.asked_alone or f.name in asked)


@cache
def _filled() -> Mapping[str, str]:
    """Give the fields of a worked example that has them all."""
    mandatory = {field.name for field in SOP.ticket_fields}
    examples = load_examples(examples_path())
    return next(example.fields for example in examples if mandatory <= example.fields.keys())


def _reviewed(ticket: Ticket) -> Review:
    channels = {"purchase_channel": ticket.purchase, "complaint_channel": ticket.complaint}
    fields = {**_filled(), **channels}
    return review({name: text for name, text in fields.items() if name not in ticket.blank})


def _channels(name: str, chosen: str, words: Catalogue) -> Element:
    """Give the channels of purchase or complaint, the special ones marked."""
    channels = SOP.purchase_channels if name == "purchase" else SOP.complaint_channels
    label = words(f"field.{name}_channel")
    return h(
        "div",
        h("span", label, class_="name", aria_hidden="true"),
        [
            button(
                [channel.label, h("small", f" ({words('lesson.is_digital')})")
                 if channel.special and name == "purchase" else None],
                name, channel.id, style="flip",
                aria_pressed="true" if channel.id == chosen else "false",
            )
            for channel in channels
        ],
        role="group",
        aria_label=label,
        class_="lesson-row",
    )  # fmt: skip


def _row(now: Ticket, field: TicketField, words: Catalogue, reviewed: Review) -> Element:
    blank, name = field.name in now.blank, words(f"field.{field.name}")
    needed = words("lesson.mandatory" if field.name in reviewed.required else "lesson.not_needed")
    return h(
        "div",
        h("span", name, class_="name"),
        h("small", needed),
        button(
            words("lesson.blank") if blank else words("lesson.filled_in"),
            "blank",
            field.name,
            style="flip",
            aria_pressed="false" if blank else "true",
            aria_label=f"{name}: {words('lesson.filled_in')}",
        ),
        class_="lesson-field missing-field" if field in reviewed.missing else "lesson-field",
    )


def _result(
    now: Ticket, shown: tuple[TicketField, ...], words: Catalogue, reviewed: Review
) -> Element:
    """Tell what is missing, and which fields became mandatory by the last change."""
    missing = [field for field in (*reviewed.missing, *reviewed.undecided) if field in shown]
    before = _reviewed(now.before).required if now.before else reviewed.required
    names = [field.name for field in shown]
    told = words("ticket.missing", count=len(missing)) if missing else words("ticket.complete")
    came = [n for n in names if n in reviewed.required - before]
    went = [n for n in names if n in before - reviewed.required]
    return h(
        "div",
        h("h4", told),
        h("ul", [h("li", words(f"field.{field.name}"), " ", clause_chip(words, field.clause))
                 for field in missing]) if missing else None,
        h("p", words("lesson.came", fields=_named(came, words))) if came else None,
        h("p", words("lesson.went", fields=_named(went, words))) if went else None,
        role="status",
        class_="lesson-changed lacking" if missing else "lesson-changed whole",
    )  # fmt: skip


def _named(names: list[str], words: Catalogue) -> str:
    return words.both(words(f"field.{name}") for name in names)
