"""The cases behind a figure, page by page, and one of them with its proof."""

from typing import TYPE_CHECKING

from pansol.audit.report.numbers import Numbers
from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.masking import mask_text
from pansol.outcomes import Outcomes, Refund
from pansol.outcomes.cases import as_date
from pansol.outcomes.sentences import dimension_words
from pansol.ui.audit.case_view import case_view
from pansol.ui.audit.state import State as AuditState
from pansol.ui.dashboard.counted import Counted
from pansol.ui.dashboard.flow_picture import place_words
from pansol.ui.dashboard.naming import agent_label, label_words
from pansol.ui.dashboard.state import PAGE_SIZE, State
from pansol.ui.widgets import button, scrolled

if TYPE_CHECKING:  # it loads what reads files
    from pansol.ui.dashboard.source import Source

__all__ = ["list_title", "list_view"]

_COLUMNS = ("action", "standing", "complaint_channel", "package_name", "region")


def list_view(
    state: State, words: Catalogue, source: "Source", counted: Counted, title: str
) -> Element:
    """Give a page of the list under a heading, or the case that is open."""
    judged = source.judged
    if state.case is not None and judged:
        row = int(source.outcomes.rows[state.case])
        if case := judged.case(row):
            agent = case["agent"] and agent_label(
                case["agent"], source.outcomes, words, named=state.named
            )
            case = {**case, "agent": agent}
            like_audit = AuditState(language=state.language, step=state.step)
            return case_view(like_audit, words, judged, case, back="dashboard.back.list")
    return _list(state, words, counted, title)


def _list(state: State, words: Catalogue, counted: Counted, title: str) -> Element:
    rows = counted.rows(state.listed)
    places = [] if rows is None else rows.tolist()
    first = min(state.page, max(len(places) - 1, 0) // PAGE_SIZE) * PAGE_SIZE
    shown = places[first : first + PAGE_SIZE]
    return h(
        "section",
        h(
            "div",
            h("h2", title, tabindex="-1", focus=_focus(state)),
            button(words("dashboard.back"), "figures"),
            class_="step-head",
        ),
        h("p", _told(words, len(places), first), class_="hint", role="status"),
        _table(state, words, counted.outcomes, shown) if shown else None,
        _pages(words, first // PAGE_SIZE, len(places)),
        class_="step",
        key="cases",
    )


def list_title(state: State, words: Catalogue, counted: Counted) -> str:
    """Head the cases of what is listed."""
    match state.listed:
        case ("place", place):
            return place_words(int(place), counted, words)
        case ("refund", refund):
            return words("dashboard.list.refund", refund=words(Refund(refund).key))
        case (name, *_):
            return words(f"dashboard.list.{name}")
    return words("dashboard.list.chosen")


def _focus(state: State) -> str | None:
    """Focus the heading with each step, but for a case closed: then its own button has it."""
    return None if state.seen is not None else f"cases-{state.step}"


def _told(words: Catalogue, count: int, first: int) -> str:
    number = Numbers(words).count
    if not count:
        return words("dashboard.cases.none")
    last = min(first + PAGE_SIZE, count)
    return words.counted("dashboard.cases.told", count, first=number(first + 1), last=number(last))


def _table(state: State, words: Catalogue, outcomes: Outcomes, places: list[int]) -> Element:
    named = [name for name in _COLUMNS if name in outcomes.dimensions]
    heads = [
        words("dashboard.case"),
        words("dashboard.day"),
        *(dimension_words(name, words) for name in named),
    ]
    codes = {name: outcomes.codes(name)[places] for name in named}
    labels = {name: outcomes.labels(name) for name in named}
    body = [
        h(
            "tr",
            h("th", _opening(state, words, outcomes, place), scope="row"),
            h("td", _day(words, outcomes, place)),
            [h("td", label_words(n, labels[n][codes[n][line]], words)) for n in named],
            key=f"case-{place}",
        )
        for line, place in enumerate(places)
    ]
    return scrolled(
        h(
            "table",
            h("thead", h("tr", [h("th", head, scope="col") for head in heads])),
            h("tbody", body),
            class_="listed",
        ),
        words("dashboard.cases.table"),
        role="group",
    )


def _opening(state: State, words: Catalogue, outcomes: Outcomes, place: int) -> Element:
    named = outcomes.ids[place].as_py()
    row = Numbers(words).count(int(outcomes.rows[place]))
    text = mask_text(named) if named else words("audit.row", row=row)
    if not outcomes.kinds.judged:
        return h("span", text)
    return button(
        text,
        "open",
        str(place),
        style="link",
        aria_label=words("dashboard.open", case=text),
        focus=f"case-{state.step}" if place == state.seen else None,
    )


def _day(words: Catalogue, outcomes: Outcomes, place: int) -> str:
    if place >= outcomes.dated:
        return words("report.not_given")
    return Numbers(words).day(as_date(int(outcomes.days[place])))


def _pages(words: Catalogue, page: int, count: int) -> Child:
    last = max(count - 1, 0) // PAGE_SIZE
    if not last:
        return None
    number = Numbers(words).count
    return h(
        "nav",
        button(words("audit.page.before"), "page", str(page - 1)) if page else None,
        h("span", words("audit.page", page=number(page + 1), last=number(last + 1))),
        button(words("audit.page.after"), "page", str(page + 1)) if page < last else None,
        class_="pages",
        aria_label=words("audit.pages"),
        key="pages",
    )
