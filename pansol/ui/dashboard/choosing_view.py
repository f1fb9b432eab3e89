"""What is chosen: the period, the filters, and chips that take one back."""

from collections.abc import Iterator

from pansol.audit.report.numbers import Numbers
from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.outcomes.sentences import dimension_words
from pansol.ui.dashboard.address import address_of
from pansol.ui.dashboard.chosen import cases_told
from pansol.ui.dashboard.counted import Counted
from pansol.ui.dashboard.naming import label_words
from pansol.ui.dashboard.state import COMPARED, FILTERS, PERIODS, State
from pansol.ui.widgets import button, choice_field, field

__all__ = ["choosing_view"]

_MOST = 200
"""Labels in a drop-down."""


def choosing_view(state: State, words: Catalogue, counted: Counted, *, compares: bool) -> Element:
    """Give the controls and, in words, what is chosen.

    ``compares``: whether the page compares a period with the one before.
    """
    return h(
        "section",
        h("h2", words("dashboard.choosing"), class_="pansol-spoken"),
        h(
            "div",
            h(
                "div",
                _period(state, words),
                _days(state, words, counted),
                _compared(state, words) if compares else None,
                class_="fields",
            ),
            h("div", [*_acts(state, words, counted)], class_="actions"),
            class_="choosing-row",
        ),
        _chosen(state, words, counted, compares=compares),
        h(
            "details",
            h("summary", words("dashboard.filters")),
            h("div", [*_filters(state, words, counted)], class_="fields"),
            key="filters",
        ),
        class_="panel choosing",
        key="choosing",
    )


def _period(state: State, words: Catalogue) -> Element:
    choices = [(each, words(f"dashboard.period.{each}")) for each in PERIODS]
    control = choice_field("period", state.period, choices, action=("period",))
    return field("period", words("dashboard.period"), control)


def _days(state: State, words: Catalogue, counted: Counted) -> list[Element]:
    """Give the two days, those of the period in use."""
    period = counted.selection.period
    if period is None:
        return []
    typed = (state.first, state.last) if state.period == "own" else period
    return [
        field(
            f"day-{name}",
            words(f"dashboard.day.{name}"),
            h(
                "input",
                id=f"day-{name}",
                type="date",
                value=day.isoformat() if day else "",
                on={"change": ("day", name)},
            ),
        )
        for name, day in zip(("first", "last"), typed, strict=True)
    ]


def _compared(state: State, words: Catalogue) -> Element:
    choices = [(each, words(f"dashboard.compared.{each}")) for each in COMPARED]
    control = choice_field("compared", state.compared, choices, action=("compared",))
    return field("compared", words("dashboard.compared"), control)


def _filters(state: State, words: Catalogue, counted: Counted) -> Iterator[Element]:
    for name in FILTERS:
        labels = counted.labels(name)
        left = [label for label in labels if label not in state.labels.get(name, ())][:_MOST]
        if left:
            named = [(label or " ", label_words(name, label, words)) for label in left]
            choices = [("", words("dashboard.filter.add")), *named]
            control = choice_field(f"filter-{name}", "", choices, action=("filter", name))
            yield field(f"filter-{name}", dimension_words(name, words), control)


def _chosen(state: State, words: Catalogue, counted: Counted, *, compares: bool) -> Element:
    chips = [
        button(
            [f"{dimension_words(name, words)}: {label_words(name, label, words)} ", _cross()],
            "filter",
            name,
            label,
            style="chip",
            aria_label=words(
                "dashboard.filter.remove",
                filter=f"{dimension_words(name, words)}: {label_words(name, label, words)}",
            ),
            key=f"{name}={label}",
        )
        for name, labels in state.labels.items()
        for label in labels
    ]
    clear = button(words("dashboard.clear"), "clear", style="link") if chips else None
    return h(
        "div",
        h("p", _told(words, counted, compares=compares), role="status", class_="chosen-told"),
        chips,
        clear,
        class_="chosen",
    )


def _cross() -> Element:
    return h("span", "✕", aria_hidden="true")


def _told(words: Catalogue, counted: Counted, *, compares: bool) -> str:
    selection, numbers = counted.selection, Numbers(words)
    before, told = selection.period_before, cases_told(words, counted)
    if selection.period is None or not compares:
        return told
    if before is None:
        compared = selection.choice.compared
        alone = "alone" if compared else "uncompared"
        return f"{told} {words(f'dashboard.chosen.{alone}')}"
    return f"{told} {words('dashboard.chosen.before', span=numbers.span(*before))}"


def _acts(state: State, words: Catalogue, counted: Counted) -> Iterator[Element]:
    if counted.selection.n and not state.listed:
        text = words.counted("dashboard.cases", counted.selection.n)
        yield button(text, "list", "chosen", style="primary", key="cases")
    hint, address = words("dashboard.link.hint"), address_of(state)
    yield button(words("dashboard.link"), copy=address, link=True, title=hint, key="link")
    yield button(words("dashboard.print"), print=True, key="print")
