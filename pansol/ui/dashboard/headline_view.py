"""The numbers to remember: cases, adherence, money at stake, waits over 24 hours."""

from pansol.audit.figures import Figure, Reason
from pansol.audit.report.numbers import Numbers
from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.ui.audit.explaining import explained
from pansol.ui.dashboard.counted import Counted
from pansol.ui.widgets import button

__all__ = ["headline_view"]


def headline_view(words: Catalogue, counted: Counted) -> Element:
    """Give the four numbers, each with what it was before and what it means."""
    return h(
        "div",
        _cases(words, counted),
        _adherence(words, counted),
        _money(words, counted),
        _waiting(words, counted),
        class_="audit-cards headlines",
        key="headlines",
    )


def _card(title: str, big: str, told: Child, figure: Figure, words: Catalogue) -> Element:
    return h(
        "section",
        h("h3", title),
        h("p", big, class_="big"),
        told,
        explained(figure, words),
        class_="panel",
    )


def _cases(words: Catalogue, counted: Counted) -> Element:
    before, count = counted.selection.before, Numbers(words).count
    compared = counted.selection.choice.compared
    told = (
        words("dashboard.headline.before", count=count(before.n))
        if before
        else words(f"dashboard.chosen.{'alone' if compared else 'uncompared'}")
    )
    show = button(words("dashboard.show"), "list", "chosen", style="link")
    title = words("chart.cases")
    big = count(counted.selection.n)
    return _card(title, big, [h("p", told), show], Figure.BY_DIMENSION, words)


def _adherence(words: Catalogue, counted: Counted) -> Element:
    numbers, figure = Numbers(words), counted.adherence
    title = words("figure.adherence.title")
    rate = figure.overall
    if rate.rate is None or rate.low is None or rate.high is None:
        reason = figure.reason or rate.reason or Reason.TOO_FEW
        return _card(title, "\u2013", h("p", words(reason.key)), Figure.ADHERENCE, words)
    bounds = words(
        "audit.adherence.told", low=numbers.percent(rate.low), high=numbers.percent(rate.high)
    )
    told = [h("p", bounds), h("p", words.counted("dashboard.n", rate.n))]
    if figure.before and figure.before.rate is not None:
        before = words("dashboard.headline.before", count=numbers.percent(figure.before.rate))
        told.append(h("p", before))
    return _card(title, numbers.percent(rate.rate), told, Figure.ADHERENCE, words)


def _money(words: Catalogue, counted: Counted) -> Element:
    figure, count = counted.money, Numbers(words).count
    title = words("figure.money.title")
    if figure.reason:
        return _card(title, "\u2013", h("p", words(figure.reason.key)), Figure.MONEY, words)
    big = words("dashboard.rupiah", amount=count(figure.rupiah))
    told: list[Child] = [
        h("p", words.counted("dashboard.money.cases", figure.n)),
        h("p", words.counted("dashboard.money.unknown", figure.unknown), class_="hint")
        if figure.unknown
        else None,
        button(words("dashboard.show"), "list", "money", style="link"),
    ]
    return _card(title, big, told, Figure.MONEY, words)


def _waiting(words: Catalogue, counted: Counted) -> Element:
    figure, count = counted.waiting, Numbers(words).count
    title = words("dashboard.waiting.past")
    told: list[Element] = [
        h(
            "p",
            words.counted(f"dashboard.waiting.{'of_open' if figure.open else 'of_told'}", figure.n),
        )
    ]
    if figure.unfinished is not None:
        text = words.counted("dashboard.waiting.unfinished", figure.unfinished)
        told.append(h("p", text))
    if not figure.open and figure.n:
        told.append(button(words("dashboard.show"), "list", "waiting", style="link"))
    return _card(title, count(figure.over), told, Figure.WAITING, words)
