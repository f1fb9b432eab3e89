"""From counts to charts: labels in words, days as the language writes them."""

import math
from datetime import date, timedelta

from babel.dates import format_date

from pansol.audit.report.numbers import Numbers
from pansol.audit.report.words import action_words
from pansol.catalogue import Catalogue
from pansol.charts import (
    Age,
    Ages,
    Bar,
    Bars,
    Chart,
    Columns,
    Control,
    Heat,
    HeatRow,
    Period,
    Point,
    Rated,
    Rates,
    Series,
    ageing,
    bars,
    columns,
    control,
    heat,
    rates,
)
from pansol.outcomes import MoneyRow, Rate, RefundRow, Wait
from pansol.outcomes.sentences import dimension_words
from pansol.ui.dashboard.counted import Counted
from pansol.ui.dashboard.naming import label_words
from pansol.ui.dashboard.state import State

__all__ = [
    "ages_of",
    "bars_of",
    "columns_of",
    "control_of",
    "gaps_of",
    "money_of",
    "rates_of",
    "refunds_of",
]

_SHOWN = 6
"""Bars that are shown before all are asked for."""

_NAMED = ("action", "gap")
"""Dimensions whose heading says what is counted: what was done, or what would have been right."""

_WITHIN = frozenset({Wait.RUNNING, Wait.UNTIMED})


def bars_of(state: State, counted: Counted, dimension: str, words: Catalogue) -> tuple[Chart, int]:
    """Draw the cases by a dimension; gives how many bars are left out as well."""
    figure = counted.by(dimension)
    shown = [
        group
        for place, group in enumerate(figure.groups)
        if place < _SHOWN or group.chosen or dimension in state.whole
    ]
    drawn = Bars(
        title=_by(dimension, words),
        of=dimension_words(dimension, words),
        bars=tuple(
            Bar(
                key=group.label,
                label=label_words(dimension, group.label, words),
                count=group.n,
                before=group.before,
                chosen=group.chosen,
            )
            for group in shown
        ),
        n=figure.n,
    )
    return bars(drawn, words, act=("filter", dimension)), len(figure.groups) - len(shown)


def columns_of(state: State, counted: Counted, words: Catalogue) -> Chart:
    """Draw the cases by day or week and by what was done."""
    figure = counted.over_time
    chosen = state.first if state.period == "own" and len(figure.first_days) == 1 else None
    return columns(
        Columns(
            title=words("dashboard.over_time"),
            of=words(f"dashboard.unit.{figure.unit.value}"),
            periods=tuple(
                Period(key=day.isoformat(), label=_short(day, words), chosen=day == chosen)
                for day in figure.first_days
            ),
            series=tuple(
                Series(
                    label=label_words("action", action, words),
                    tone=action or "unknown",
                    counts=tuple(row[place] for row in figure.counts),
                )
                for place, action in enumerate(figure.actions)
            ),
        ),
        words,
        act=("span",),
    )


def control_of(state: State, counted: Counted, words: Catalogue) -> Chart:
    """Draw the share handled right by week, of all days."""
    figure = counted.weeks
    days = (state.first, state.last) if state.period == "own" else None
    points = tuple(
        Point(
            label=_short(week.first_day, words),
            n=week.n,
            count=week.count,
            low=week.low,
            high=week.high,
            beyond=week.beyond,
            run=week.run,
            key=week.first_day.isoformat(),
            chosen=days == (week.first_day, week.first_day + timedelta(days=6)),
        )
        for week in figure.weeks
    )
    title, week = words("dashboard.p_chart"), words("dashboard.unit.week")
    drawn = Control(title=title, of=week, points=points, centre=figure.centre or 0.0)
    return control(drawn, words, act=("week",))


def rates_of(state: State, counted: Counted, by: str, words: Catalogue) -> Chart:
    """Draw the share handled right by a dimension."""
    figure = counted.adherence_by(by)
    of = dimension_words(by, words)
    groups = tuple(
        Rated(
            label=label_words(by, label, words),
            n=rate.n,
            rate=rate.rate,
            low=rate.low,
            high=rate.high,
            key=label,
            chosen=label in state.labels.get(by, ()),
        )
        for label, rate in sorted(figure.groups, key=_lowest_first)
        if rate.n
    )
    title, whole = words("dashboard.rates"), figure.among.rate
    drawn = Rates(title=title, of=of, groups=groups, whole=whole)
    return rates(drawn, words, act=("filter", by))


def _lowest_first(group: tuple[str, Rate]) -> float:
    """Order groups by their share; those of too few cases come last."""
    _, rate = group
    return math.inf if rate.rate is None else rate.rate


def ages_of(counted: Counted, words: Catalogue) -> Chart:
    """Draw the waits by how long their 24 hours are over."""
    ages = counted.waiting.ages
    order = sorted((each for each in ages if ages[each]), key=lambda each: each not in _WITHIN)
    return ageing(
        Ages(
            title=words(f"dashboard.waiting.{'open' if counted.waiting.open else 'told'}"),
            of=words("dashboard.waiting.age"),
            limit=words("dashboard.waiting.limit"),
            ages=tuple(
                Age(
                    key=each.value,
                    label=words(each.key),
                    count=ages[each],
                    over=each not in _WITHIN,
                )
                for each in order
            ),
        ),
        words,
    )


def gaps_of(counted: Counted, words: Catalogue) -> Chart:
    """Draw what was done where the SOP is silent: gap by action."""
    figure = counted.gaps
    found = {action for gap in figure.gaps for action in gap.done}
    actions = [action for action in counted.outcomes.labels("action") if action in found]
    actions += [""] * ("" in found and "" not in actions)
    return heat(
        Heat(
            title=words("dashboard.gap.done"),
            of=dimension_words("gap", words),
            columns=tuple(
                action_words(action, words) if action else words("report.none")
                for action in actions
            ),
            rows=tuple(
                HeatRow(label=gap.gap, counts=tuple(gap.done.get(each, 0) for each in actions))
                for gap in figure.gaps
            ),
        ),
        words,
    )


def money_of(counted: Counted, words: Catalogue) -> Chart:
    """Draw the cases charged without benefit by what was done about them."""
    rows = tuple(
        Bar(
            key=row.remedy.value,
            label=words(row.remedy.key),
            count=row.n,
            before=row.before,
            amount=_lost(row, words),
        )
        for row in counted.money.rows
        if row.n or row.before
    )
    title = words("dashboard.money.by")
    return bars(Bars(title=title, of=words("dashboard.money.remedy"), bars=rows), words)


def refunds_of(counted: Counted, words: Catalogue) -> Chart:
    """Draw the same cases by whether the money came back."""
    rows = tuple(
        Bar(
            key=row.refund.value, label=words(row.refund.key), count=row.n, amount=_lost(row, words)
        )
        for row in counted.money.refunds
        if row.n
    )
    title, of = words("dashboard.refunds"), words("dashboard.refunds.of")
    return bars(Bars(title=title, of=of, bars=rows), words, act=("list", "refund"))


def _lost(row: MoneyRow | RefundRow, words: Catalogue) -> str:
    """Write the rupiah of a row, which may not be known of any case."""
    if row.n and row.unknown == row.n:
        return words("dashboard.money.row.unknown")
    return words("dashboard.money.row", rupiah=Numbers(words).count(row.rupiah))


def _by(dimension: str, words: Catalogue) -> str:
    """Head the figure of a dimension, whose name stands within the line."""
    if dimension in _NAMED:
        return words(f"dashboard.by.{dimension}")
    name = dimension_words(dimension, words)
    if not name[:2].isupper():
        name = f"{name[:1].lower()}{name[1:]}"
    return words("dashboard.by", dimension=name)


def _short(day: date, words: Catalogue) -> str:
    """Write a day in short: ``3 Agu``."""
    return format_date(day, "d MMM", locale=words.language.value)
