"""The panel of kept cases: those that wait, those to go on with, those that are finished."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from pansol.catalogue import Catalogue
from pansol.config import current
from pansol.element import Element, h
from pansol.sop import Action
from pansol.ui.checker.desk import Desk, Listing, Place
from pansol.ui.checker.question_view import question_view
from pansol.ui.checker.reread_view import reread_view
from pansol.ui.checker.state import Walk
from pansol.ui.notice import sentence
from pansol.ui.person import LONGEST
from pansol.ui.widgets import button, field

if TYPE_CHECKING:  # SQLAlchemy stays away until the lists are read
    from pansol.caselog import CheckedCase, Due

__all__ = ["cases_view"]

_DECIDED = frozenset(action.value for action in Action if action is not Action.INCOMPLETE)


def cases_view(here: Walk, words: Catalogue, desk: Desk) -> Element:
    """Give the panel, closed at first; its line tells how many cases there are."""
    return h(
        "details",
        h("summary", h("span", words("cases.title"), class_="cases-title"), _counts(desk, words)),
        _trouble(here, words, desk),
        _lists(here, words, desk),
        h(
            "div",
            button(words("cases.refresh"), "cases"),
            _read_at(words, desk.listing),
            class_="actions keep",
        ),
        class_="panel cases",
        key="cases",
    )


def _counts(desk: Desk, words: Catalogue) -> list[Element]:
    listing = desk.listing
    if listing is None:
        return [h("span", words("cases.not_read"), class_="chip unread")]
    if listing.trouble:
        return [h("span", words("cases.unavailable"), class_="chip ended")]
    ended = sum(due.ended for due in listing.due)
    counts = {
        "ended": ended,
        "waiting": len(listing.due) - ended,
        "unfinished": len(listing.unfinished),
    }
    return [
        h(
            "span",
            words(f"cases.count.{name}", count=count),
            class_=f"chip {name}" if count else "chip",
        )
        for name, count in counts.items()
    ]


def _trouble(here: Walk, words: Catalogue, desk: Desk) -> Element | None:
    """Tell what was not done, or why there are no lists."""
    trouble = desk.trouble_at(Place.LIST, here.state)
    if trouble:
        return h("p", sentence(trouble.notice, words), class_="error", role="alert")
    if desk.listing and desk.listing.trouble:
        text = words("keep.unavailable", reason=sentence(desk.listing.trouble, words))
        return h("p", text, class_="error", role="status")
    return None


def _read_at(words: Catalogue, listing: Listing | None) -> Element | None:
    if listing is None:
        return None
    return h("p", words("cases.read_at", moment=_moment(listing.read_at, words)), class_="hint")


def _lists(here: Walk, words: Catalogue, desk: Desk) -> list[Element]:
    listing = desk.listing
    if listing is None or listing.trouble:
        return []
    ended = [_due_row(here, words, desk, due) for due in listing.due if due.ended]
    waiting = [_due_row(here, words, desk, due) for due in listing.due if not due.ended]
    unfinished = [_row(here, words, desk, case, resumes=True) for case in listing.unfinished]
    today = [_row(here, words, desk, case, reads=True) for case in listing.finished_today]
    earlier = [_row(here, words, desk, case) for case in listing.finished_earlier]
    lists = [_list(words, "ended", ended), _list(words, "waiting", waiting)]
    if not listing.who:
        return [*lists, h("p", words("cases.nobody"), class_="hint", key="nobody")]
    lists += [_list(words, "unfinished", unfinished), _list(words, "finished", today)]
    return [*lists, _list(words, "earlier", earlier)] if earlier else lists


def _list(words: Catalogue, name: str, rows: list[Element]) -> Element:
    none = h("p", words("cases.none"), class_="hint")
    return h(
        "section",
        h("h3", words(f"cases.{name}")),
        h("ul", rows) if rows else none,
        key=name,
    )


def _due_row(here: Walk, words: Catalogue, desk: Desk, due: "Due") -> Element:
    until, by = due.case.wait_until, due.by
    if until is None or by is None:
        text = words("cases.untimed")
    else:
        key = "cases.wait.ended" if due.ended else "cases.wait.until"
        text = words(key, span=words.span(by), until=words.moment(until))
    return _row(here, words, desk, due.case, text, resumes=True, closes=due.ended)


def _row(  # noqa: PLR0913  what a row has
    here: Walk,
    words: Catalogue,
    desk: Desk,
    case: "CheckedCase",
    text: str = "",
    *,
    resumes: bool = False,
    closes: bool = False,
    reads: bool = False,
) -> Element:
    open_here = case.case_id == here.state.record.case_id
    numbers = case.action == Action.CREATE_TICKET.value and not case.ticket_number
    case_id = str(case.case_id)
    reading = desk.reading if reads else None
    read = reading if reading and reading.case.case_id == case.case_id else None
    back = desk.focus(case_id)
    acts = [
        _act(words, "resume", case, "resume", case_id) if resumes and not open_here else None,
        _act(words, "close", case, "close", case_id, focus=back) if closes else None,
        _act(words, "read", case, "read", case_id, focus=back) if reads and not read else None,
        _act(words, "number", case, "number", "open", case_id) if numbers else None,
    ]
    return h(
        "li",
        h("div", _facts(words, desk, case, text, here=open_here), class_="case-line"),
        h("div", acts, class_="actions"),
        _number_form(words, desk, case) if desk.numbering == case_id else None,
        question_view(words, desk, case_id, case.number) if closes else None,
        reread_view(read, words, desk.turn) if read else None,
        key=case_id,
    )


def _facts(
    words: Catalogue, desk: Desk, case: "CheckedCase", text: str, *, here: bool
) -> Iterable[Element | None]:
    """Tell a case in short; customers are masked."""
    customer = " ".join(filter(None, (case.msisdn, case.name)))
    other = desk.listing is not None and case.who != desk.listing.who
    action = f"short.{case.action}" if case.action in _DECIDED else "cases.open"
    ticket = case.ticket_number
    return (
        h("strong", case.number),
        h("span", customer or words("cases.no_customer")),
        h("span", words(action), class_=f"outcome {case.action}"),
        h("span", words("cases.ticket", number=ticket)) if ticket else None,
        h("span", words("cases.here"), class_="chip") if here else None,
        h("span", text or words("cases.since", moment=_moment(case.at, words)), class_="hint"),
        h("span", words("cases.by", who=case.who), class_="hint") if other else None,
    )


def _act(
    words: Catalogue, name: str, case: "CheckedCase", *action: str, focus: str | None = None
) -> Element:
    text = words(f"cases.act.{name}")
    return button(text, *action, aria_label=f"{text} {case.number}", focus=focus)


def _number_form(words: Catalogue, desk: Desk, case: "CheckedCase") -> Element:
    control = h(
        "input",
        id="late-number",
        type="text",
        autocomplete="off",
        value=desk.number,
        maxlength=LONGEST,
        focus=f"late-{case.case_id}",
        on={"input": ("number", "typed")},
    )
    return h(
        "div",
        field("late-number", words("cases.number.label", number=case.number), control),
        button(words("cases.number.save"), "number", "save", style="primary"),
        button(words("cases.number.cancel"), "number", "cancel"),
        class_="number-form",
        key="late-number",
    )


def _moment(moment: datetime, words: Catalogue) -> str:
    """Write a time in the configured zone."""
    return words.moment(moment.astimezone(current().at))
