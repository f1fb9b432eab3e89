"""From counts to charts, for the quality page: kinds, agents, funnels, done against due."""

from functools import partial

from pansol.audit.figures import LEAST, REPEATED, Confusion, Repeats
from pansol.audit.figures.confusion import TOTAL
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import records
from pansol.audit.report.words import action_words, group_words, kind_words, kip_words
from pansol.catalogue import Catalogue
from pansol.charts import (
    Bar,
    Bars,
    Chart,
    Funnel,
    Heat,
    HeatRow,
    Rated,
    Rates,
    Spot,
    bars,
    funnel,
    heat,
    rates,
)
from pansol.outcomes import dimension_words
from pansol.ui.dashboard.state import State
from pansol.ui.quality.counted import Counted
from pansol.ui.quality.naming import group_label

__all__ = ["agents_of", "confusion_of", "funnel_of", "kinds_of", "repeats_of"]

_KINDS, _AGENTS = 8, 12
"""What is shown before all is asked for."""


def kinds_of(state: State, counted: Counted, words: Catalogue) -> tuple[Chart, int]:
    """Draw cases by kind of finding; gives how many kinds are left out as well."""
    found = counted.criteria.kinds
    shown = found if "kinds" in state.whole else found[:_KINDS]
    drawn = Bars(
        title=words("quality.kinds"),
        of=words("quality.kind"),
        bars=tuple(
            Bar(key=each.kind.value, label=kind_words(each.kind.value, words), count=each.n)
            for each in shown
        ),
        n=counted.criteria.n,
    )
    return bars(drawn, words, act=("list", "kind")), len(found) - len(shown)


def agents_of(state: State, counted: Counted, words: Catalogue) -> tuple[Chart, int]:
    """Draw agent by kind of finding; gives how many agents are left out as well."""
    figure, outcomes = counted.criteria, counted.outcomes
    kinds = [each.kind.value for each in figure.kinds]
    shown = figure.people if "agent_criteria" in state.whole else figure.people[:_AGENTS]
    places = {label: str(place) for place, label in enumerate(outcomes.labels("agent"))}
    count = Numbers(words).count
    person = partial(group_label, "agent", outcomes=outcomes, words=words, named=counted.named)
    drawn = Heat(
        title=words("quality.agent_criteria"),
        of=dimension_words("agent", words),
        columns=tuple(kind_words(kind, words) for kind in kinds),
        rows=tuple(
            HeatRow(
                key=places[each.label],
                label=f"{person(each.label)} (n = {count(each.n)})",
                counts=each.counts,
            )
            for each in shown
        ),
        keys=tuple(kinds),
        short=tuple(str(number) for number in range(1, len(kinds) + 1)),
    )
    return heat(drawn, words, act=("list", "agent_criteria")), len(figure.people) - len(shown)


def funnel_of(counted: Counted, by: str, words: Catalogue) -> Chart:
    """Draw agents or teams around the share of all."""
    figure, outcomes = counted.funnels[by], counted.outcomes
    labels = outcomes.labels(by)
    spots = tuple(
        Spot(
            key=str(labels.index(each.label)),
            label=group_label(by, each.label, outcomes, words, named=counted.named),
            n=each.n,
            count=each.count,
            limits=each.limits,
            beyond=each.beyond_chance,
        )
        for each in figure.groups
    )
    drawn = Funnel(
        title=words(f"quality.funnel.{by}"),
        of=dimension_words(by, words),
        spots=spots,
        curve=figure.curve,
        centre=figure.centre,
    )
    return funnel(drawn, words, act=("list", "group", by))


def confusion_of(confusion: Confusion, of: str, words: Catalogue) -> Chart:
    """Draw done against due; rows and columns without a case are left out."""
    square = confusion.square.drop(index=TOTAL, columns=TOTAL)
    due = [str(name) for name in square.index if square.loc[name].sum()]
    done = [str(name) for name in square.columns if square[name].sum()]
    name = action_words if of == "actions" else kip_words
    drawn = Heat(
        title=words(f"quality.{of}"),
        of=words("quality.due"),
        columns=tuple(name(each, words) for each in done),
        rows=tuple(
            HeatRow(
                key=row,
                label=name(row, words),
                counts=tuple(int(square.loc[row, column]) for column in done),
            )
            for row in due
        ),
        keys=tuple(done),
        axes=(words("quality.due.axis"), words(f"quality.done.{of}")),
        told=_confused(confusion, of, words),
    )
    return heat(drawn, words, act=("list", of))


def _confused(confusion: Confusion, of: str, words: Catalogue) -> str:
    """Tell what is confused most often; nothing where nothing is."""
    named = action_words if of == "actions" else kip_words
    wrong = confusion.long[confusion.long["due"] != confusion.long["done"]]
    n = int(wrong["n"].sum())
    if not n:
        return words("quality.confused.none")
    most = wrong[wrong["n"] == wrong["n"].max()]
    if len(most) > 1:
        return words.counted("quality.confused.level", n)
    pair = most.iloc[0]
    return words.counted(
        f"quality.confused.{of}",
        int(pair["n"]),
        due=named(str(pair["due"]), words),
        done=named(str(pair["done"]), words),
    )


def repeats_of(counted: Counted, found: Repeats, days: int, words: Catalogue) -> Chart:
    """Draw the share of contacts after which nobody came back, by channel."""
    rows = [row for row in records(found.table) if row["chosen"]]
    n, count = (sum(int(row[name]) for row in rows) for name in ("n", "count"))
    places = {channel: str(place) for place, channel in enumerate(counted.channels)}
    groups = tuple(
        Rated(
            label=group_words("complaint_channel", row["complaint_channel"], words),
            n=int(row["n"]),
            rate=row["rate"],
            low=row["low"],
            high=row["high"],
            key=places[row["complaint_channel"] or ""] if row[REPEATED] else "",
            does=words.counted("quality.repeats.show", int(row[REPEATED])),
        )
        for row in sorted(rows, key=lambda row: -int(row["n"]))
        if row["n"]
    )
    drawn = Rates(
        title=words.counted("quality.repeats", days),
        of=dimension_words("complaint_channel", words),
        groups=groups,
        whole=count / n if n >= LEAST else None,
    )
    return rates(drawn, words, act=("list", "repeats", str(days)))
