"""The figures in their reading order: what changed, what to do, the numbers, the pictures."""

from collections.abc import Iterable, Iterator, Mapping

from pansol.audit.figures import Figure
from pansol.audit.report.numbers import Numbers
from pansol.catalogue import Catalogue
from pansol.config import current
from pansol.element import Child, Element, h
from pansol.outcomes import dimension_words
from pansol.sop import SOP
from pansol.ui.dashboard.arranged import arranged
from pansol.ui.dashboard.chosen import chosen_of
from pansol.ui.dashboard.counted import Counted
from pansol.ui.dashboard.figure_view import Frame, figure_view, values_view
from pansol.ui.dashboard.flow_picture import flow_of
from pansol.ui.dashboard.headline_view import headline_view
from pansol.ui.dashboard.pictures import (
    ages_of,
    bars_of,
    columns_of,
    control_of,
    gaps_of,
    money_of,
    rates_of,
    refunds_of,
)
from pansol.ui.dashboard.short_view import short_view
from pansol.ui.dashboard.state import BARS, BY, State
from pansol.ui.header import PAGES
from pansol.ui.program import Download
from pansol.ui.widgets import button, choice_field, field

__all__ = ["figures_view", "frames"]

_DUE = 10
"""Waiting cases that are named."""


def figures_view(
    state: State, words: Catalogue, counted: Counted, made: Mapping[str, Download]
) -> Element:
    """Give all figures; where nothing is chosen, what to do about that."""
    return arranged(state, words, counted, _parts(state, words, counted, made))


def _parts(
    state: State, words: Catalogue, counted: Counted, made: Mapping[str, Download]
) -> Iterator[Element]:
    yield short_view(words, counted)
    yield headline_view(words, counted)
    chosen = chosen_of(state, words, counted)
    for frame in frames(state, words, counted):
        yield figure_view(state, words, frame, made, chosen)


def frames(state: State, words: Catalogue, counted: Counted) -> Iterator[Frame]:
    """Give the figures that the source can carry, in their order."""
    if counted.over_time.n:
        undated = _undated(words, counted.over_time.excluded.get("undated", 0))
        chart = columns_of(state, counted, words)
        yield Frame(name="over_time", figure=Figure.OVER_TIME, chart=chart, notes=(undated,))
    yield from _bars(state, words, counted, BARS)
    if counted.adherence.n:
        yield _rates(state, words, counted)
    if counted.flow.n:
        chart = flow_of(counted, words)
        yield Frame(name="flow", figure=Figure.FLOW, chart=chart)
    if counted.money.n:
        yield _money(words, counted)
    if counted.money.refunds and counted.money.n:
        read = words("dashboard.refunds.read")
        chart = refunds_of(counted, words)
        yield Frame(name="refunds", figure=Figure.MONEY, chart=chart, notes=(read,))
    if counted.waiting.n:
        yield _waiting(words, counted)
    if counted.gaps.n:
        yield from _gaps(state, words, counted)
    if counted.weeks.weeks:
        told = (words("dashboard.p_chart.all"), words("dashboard.p_chart.week"))
        notes = (*told, _reason(words, counted))
        chart = control_of(state, counted, words)
        more = None if "p_chart" in state.tables else values_view(words, chart)
        yield Frame(name="p_chart", figure=Figure.P_CHART, chart=chart, notes=notes, more=more)


def _bars(
    state: State, words: Catalogue, counted: Counted, names: Iterable[str]
) -> Iterator[Frame]:
    for name in names:
        figure = counted.by(name)
        if not figure.groups:
            continue
        chart, left_out = bars_of(state, counted, name, words)
        yield Frame(
            name=name,
            figure=Figure.BY_DIMENSION,
            chart=chart,
            left_out=left_out,
            notes=(
                _suppressed(words, figure.suppressed),
                _aside(state, words, name),
                words("dashboard.before.mark") if figure.before is not None else "",
            ),
        )


def _suppressed(words: Catalogue, count: int) -> str:
    return words.counted("dashboard.suppressed", count) if count else ""


def _aside(state: State, words: Catalogue, dimension: str) -> str:
    """Say why a figure counts more cases than are chosen."""
    if dimension not in state.labels:
        return ""
    return words("dashboard.aside", dimension=dimension_words(dimension, words))


def _rates(state: State, words: Catalogue, counted: Counted) -> Frame:
    offered = [name for name in BY if counted.labels(name)]
    by = state.by if state.by in offered else next(iter(offered), BY[0])
    choices = [(name, dimension_words(name, words)) for name in offered]
    control = choice_field("rates-by", by, choices, action=("by",))
    return Frame(
        name="rates",
        figure=Figure.ADHERENCE,
        chart=rates_of(state, counted, by, words),
        notes=(
            _suppressed(words, counted.adherence_by(by).suppressed),
            _aside(state, words, by),
        ),
        more=field("rates-by", words("dashboard.rates.by"), control),
    )


def _money(words: Catalogue, counted: Counted) -> Frame:
    figure, count = counted.money, Numbers(words).count
    notes = (
        words.counted("dashboard.money.unknown", figure.unknown) if figure.unknown else "",
        words.counted("dashboard.money.unclear", figure.excluded["unclear"])
        if figure.excluded.get("unclear")
        else "",
        "" if figure.refunds else words("dashboard.refunds.missing", rupiah=count(figure.rupiah)),
    )
    text = words.counted("dashboard.cases", figure.n)
    return Frame(
        name="money",
        figure=Figure.MONEY,
        chart=money_of(counted, words),
        notes=notes,
        more=button(text, "list", "money", style="link", key="cases"),
    )


def _waiting(words: Catalogue, counted: Counted) -> Frame:
    figure = counted.waiting
    note = "dashboard.waiting.log" if figure.open else "dashboard.waiting.file"
    tickets = figure.tickets
    late = (
        words(tickets.reason.key)
        if tickets.reason
        else words(
            "dashboard.tickets",
            late=Numbers(words).count(tickets.overdue),
            n=Numbers(words).count(tickets.n),
        )
    )
    return Frame(
        name="waiting",
        figure=Figure.WAITING,
        chart=ages_of(counted, words),
        notes=(words(note, moment=_at(words, counted)), late),
        more=_due(words, counted)
        if figure.open
        else button(
            words.counted("dashboard.cases", figure.n),
            "list",
            "waiting",
            style="link",
            key="cases",
        ),
    )


def _at(words: Catalogue, counted: Counted) -> str:
    at = counted.waiting.at
    return words.moment(at.astimezone(current().at)) if at else ""


def _due(words: Catalogue, counted: Counted) -> Child:
    """Name the cases of the log that wait longest, and lead to the page where they are done."""
    waits = counted.outcomes.waits
    if waits is None:
        return None
    items = [
        h(
            "li",
            h("strong", due.case.number),
            " ",
            words(f"dashboard.due.{'ended' if due.ended else 'running'}", span=words.span(due.by))
            if due.by
            else words("cases.untimed"),
        )
        for due in waits.due[:_DUE]
    ]
    address = f"{PAGES['checker']}?lang={words.language.value}"
    return [
        h("ol", items, class_="plain due"),
        h("a", words("dashboard.due.checker"), href=address, class_="button"),
    ]


def _gaps(state: State, words: Catalogue, counted: Counted) -> Iterator[Frame]:
    named = [
        h("li", h("span", each.gap, class_="chip"), " ", words(f"gap.{each.gap}"))
        for each in counted.gaps.gaps
    ]
    chart, left_out = bars_of(state, counted, "gap", words)
    yield Frame(
        name="gap",
        figure=Figure.GAPS,
        chart=chart,
        left_out=left_out,
        more=h("ul", named, class_="plain"),
    )
    yield Frame(
        name="heat",
        figure=Figure.GAPS,
        chart=gaps_of(counted, words),
        notes=(words("dashboard.gap.owner", source="; ".join(SOP.sources)),),
    )


def _undated(words: Catalogue, count: int) -> str:
    return words.counted("dashboard.excluded", count) if count else ""


def _reason(words: Catalogue, counted: Counted) -> str:
    limits = counted.weeks.limits
    return words(limits.key) if limits else ""
