"""Reviewing by hand: the cases to draw, the form to fill in, and whether two raters agree."""

from collections.abc import Callable
from itertools import combinations

import pandas as pd

from pansol.audit.figures import Figure, Reason
from pansol.audit.ratings import CASE_KEY, RATED, compare, head_of
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Column, Shape, Table, columns, records
from pansol.audit.report.words import action_words, group_words
from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.ui.audit.audited import Audited, drawn
from pansol.ui.audit.choose import file_field
from pansol.ui.audit.explaining import explained
from pansol.ui.audit.exporting import product_link
from pansol.ui.audit.made import FORMS, RATERS, Held, numbered
from pansol.ui.audit.state import SETTINGS, State
from pansol.ui.audit.table_view import table_view
from pansol.ui.notice import sentence
from pansol.ui.widgets import choice_field, field, text_field

__all__ = ["review_view"]


def review_view(state: State, words: Catalogue, audited: Audited, held: Held) -> Element:
    """Give the draw, then the comparison of two forms that came back."""
    return h(
        "div",
        h(
            "h2",
            words("audit.tab.review"),
            tabindex="-1",
            focus=f"review-{state.step}",
            class_="pansol-spoken",
        ),
        _draw(state, words, audited, held),
        _agreement(state, words, held),
        class_="figures",
        key="review",
    )


def _draw(state: State, words: Catalogue, audited: Audited, held: Held) -> Element:
    plan, numbers = drawn(audited, state), Numbers(words)
    needed = words(
        "audit.draw.needed",
        needed=numbers.count(plan.needed),
        population=numbers.count(plan.population),
        drawn=numbers.count(len(plan.drawn)),
    )
    strata = _strata(state, words, plan.strata, held.person)
    return h(
        "section",
        h("h3", words("audit.draw"), id="at-draw", tabindex="-1"),
        h("p", words("audit.draw.what"), class_="hint"),
        h("div", [_setting(state, words, name) for name in _CHOSEN], class_="fields"),
        h("p", needed, class_="lead", role="status"),
        table_view(strata, words) if state.setting("by") else None,
        h("div", [product_link(words, form, held.made) for form in FORMS], class_="actions"),
        h("p", words("audit.draw.form"), class_="hint"),
        explained(Figure.SAMPLING, words),
        class_="panel",
        key="draw",
    )


_CHOSEN = ("margin", "confidence", "by", "seed")


def _setting(state: State, words: Catalogue, name: str) -> Element:
    label, value = words(f"audit.draw.{name}"), state.setting(name)
    if name == "seed":
        return field(name, label, text_field(name, value, placeholder="1"))
    if name == "by":
        choices = [(each, words(f"audit.draw.by.{each or 'none'}")) for each in SETTINGS[name]]
    else:
        shown = sorted(SETTINGS[name], key=int)
        choices = [(each, _percent(words, name, int(each))) for each in shown]
    return field(name, label, choice_field(name, value, choices))


def _percent(words: Catalogue, name: str, percent: int) -> str:
    if name == "confidence":
        return words("audit.draw.percent", percent=percent)
    return words.counted("audit.draw.points", percent)


def _strata(
    state: State, words: Catalogue, strata: pd.DataFrame, person: Callable[[str], str]
) -> Table:
    by = state.setting("by")
    named = person if by == "agent" else str
    return Table(
        title=words("audit.draw"),
        columns=columns(
            words, ("group", Shape.TEXT), ("cases", Shape.COUNT), ("drawn", Shape.COUNT)
        ),
        rows=tuple(
            (
                action_words(row["stratum"], words)
                if by == "action_taken" and row["stratum"]
                else group_words(by, named(row["stratum"]) if row["stratum"] else None, words),
                int(row["population"]),
                int(row["n"]),
            )
            for row in records(strata)
        ),
    )


def _agreement(state: State, words: Catalogue, held: Held) -> Element:
    there = [rater for rater in RATERS if rater in held.ratings]
    asked = RATERS[: max(len(there) + 1, 2)]
    raters = [rater for rater in RATERS if rater in there or rater in asked]
    return h(
        "section",
        h("h3", words("figure.agreement.title"), id="at-agreement", tabindex="-1"),
        h("p", words("audit.agreement.what"), class_="hint"),
        h("div", [_form(state, words, held, rater) for rater in raters], class_="choices"),
        [_pair(words, held, one, two) for one, two in combinations(there, 2)],
        h("p", words("cli.agreement.meaning"), class_="hint") if len(there) > 1 else None,
        explained(Figure.AGREEMENT, words),
        class_="panel",
        key="agreement",
    )


def _form(state: State, words: Catalogue, held: Held, rater: str) -> Element:
    """Give the input for one rater's form, and what was read from it."""
    told: Child = None
    if rater in held.ratings:
        name, ratings = held.ratings[rater]
        told = words.counted("audit.agreement.read", ratings.cases, name=name)
        if ratings.unread:
            first = ratings.unread[0]
            where = words(
                "audit.agreement.unread",
                count=len(ratings.unread),
                row=first.row,
                column=first.column,
                reason=words(f"cli.agreement.unread.{first.reason}"),
            )
            told = [told, " ", where]
    label = words("audit.agreement.form", number=numbered(rater))
    return h(
        "div",
        h(
            "div",
            file_field(
                state,
                words,
                rater,
                label,
                error=_refused(words, held, rater),
                told=id(held.refused.get(rater)),
            ),
            h("p", told, role="status"),
        ),
        class_="choice",
    )


def _refused(words: Catalogue, held: Held, rater: str) -> str:
    """Tell what is wrong with the file that was chosen last, and which file will do."""
    if rater not in held.refused:
        return ""
    needs = words("audit.agreement.needs", number=CASE_KEY, clause=head_of(RATED[0]))
    kept = words("audit.agreement.kept") if rater in held.ratings else ""
    return " ".join(filter(None, (sentence(held.refused[rater], words), needs, kept)))


def _pair(words: Catalogue, held: Held, first: str, second: str) -> list[Child]:
    """Compare two raters, under a heading where there are more than two."""
    title = words("audit.agreement.pair", one=numbered(first), two=numbered(second))
    one, two = (held.ratings[rater][1] for rater in (first, second))
    rows = tuple(
        (
            row["clause"] or words("cli.agreement.all"),
            int(row["n"]),
            row["share"],
            row["kappa"],
            row["ac1"],
            int(row["only_first"] + row["only_second"]),
            int(row["unrated"]),
            words(Reason(row["reason"]).key) if row["reason"] else "",
        )
        for row in records(compare(one, two))
    )
    heads = ("clause", "n", "share", "kappa", "ac1", "only_one", "unrated", "remark")
    shapes = (
        Shape.TEXT, Shape.COUNT, Shape.SHARE, Shape.DECIMAL, Shape.DECIMAL, Shape.COUNT,
        Shape.COUNT, Shape.TEXT,
    )  # fmt: skip
    table = Table(
        title=words("figure.agreement.title"),
        columns=tuple(
            Column(head=words(f"cli.agreement.column.{head}"), shape=shape)
            for head, shape in zip(heads, shapes, strict=True)
        ),
        rows=rows,
    )
    return [
        h("h4", title) if len(held.ratings) > 2 else None,  # noqa: PLR2004  a pair
        table_view(table, words),
    ]
