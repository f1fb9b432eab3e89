"""How strict raters are against each other: shares and squares from the forms they filled in."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pandas as pd

from pansol.audit.figures import Figure, Reason
from pansol.audit.ratings import CASE_KEY, RIGHT, WRONG, strictness_of
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Column, Shape, Table, records
from pansol.catalogue import Catalogue
from pansol.charts import Chart, Heat, HeatRow, Rates, heat, rates
from pansol.charts import Rated as RatedGroup
from pansol.ui.audit.made import RATERS, numbered
from pansol.ui.dashboard.figure_view import Frame
from pansol.ui.dashboard.state import State

if TYPE_CHECKING:
    from pansol.audit.ratings import Ratings

__all__ = ["Rated", "raters_frames"]

Rated = Mapping[str, tuple[str, "Ratings"]]
"""Which rater's → the form's name, and what was rated."""

_PAIR = 2
_SHOWN = 4
"""Comparisons that are drawn before all are asked for."""


def raters_frames(state: State, words: Catalogue, ratings: Rated) -> Iterator[Frame]:
    """Give the figure, and a square for each pair of raters; without two forms, what to do."""
    there = {numbered(rater): ratings[rater][1] for rater in RATERS if rater in ratings}
    table = strictness_of(there) if len(there) >= _PAIR else pd.DataFrame({"n": []})
    rows = [row for row in records(table) if row["n"]]
    if not rows:
        yield _empty(words, "none" if len(there) >= _PAIR else "ask")
        return
    yield _strictness(state, words, rows)
    for one, two in combinations(there, 2):
        yield from _square(words, one, two, _both(there[one], there[two]))


def _empty(words: Catalogue, why: str) -> Frame:
    told = words(f"quality.strictness.{why}")
    drawn = Rates(title=words("figure.strictness.title"), of="", groups=(), whole=None, told=told)
    return Frame(name="strictness", figure=Figure.STRICTNESS, chart=rates(drawn, words))


def _strictness(state: State, words: Catalogue, rows: list[dict[str, Any]]) -> Frame:
    """Draw both raters' shares of each comparison, those of all clauses first."""
    told = [row for row in rows if not row["reason"]]
    ranked = sorted(told, key=lambda row: (row["clause"] != "", row["p"]))
    several = len({(row["first"], row["second"]) for row in rows}) > 1
    shown = ranked if "strictness" in state.whole else ranked[:_SHOWN]
    drawn = Rates(
        title=words("figure.strictness.title"),
        of=words("quality.strictness.who"),
        groups=tuple(
            _group(words, row, *sides, several=several)
            for row in shown
            for sides in (("first", "second"), ("second", "first"))
        ),
        whole=None,
        told=" ".join(_said(words, row) for row in rows if not row["clause"]),
    )
    beyond = [row for row in told if row["beyond"] and row["clause"]]
    named = words.both([_stricter(words, row) for row in beyond])
    return Frame(
        name="strictness",
        figure=Figure.STRICTNESS,
        chart=replace(rates(drawn, words), table=_table(words, rows)),
        left_out=len(ranked) - len(shown),
        notes=(
            words("quality.strictness.clauses", clauses=named)
            if beyond
            else words("quality.strictness.no_clause"),
            words("quality.strictness.who_is_right"),
        ),
    )


def _group(
    words: Catalogue, row: dict[str, Any], side: str, other: str, *, several: bool
) -> RatedGroup:
    key = "quality.rater.beside" if several else "quality.rater"
    rater = words(key, number=row[side], other=row[other])
    return RatedGroup(
        label=f"{_clause(words, row)} · {rater}",
        n=int(row["n"]),
        rate=row[f"{side}_rate"],
        low=row[f"{side}_low"],
        high=row[f"{side}_high"],
    )


def _clause(words: Catalogue, row: dict[str, Any]) -> str:
    return row["clause"] or words("quality.strictness.all")


def _said(words: Catalogue, row: dict[str, Any]) -> str:
    """Say of a pair who judges more cases wrong, and whether chance explains it."""
    numbers, sides = Numbers(words), ("first", "second")
    if row["reason"]:
        return words(Reason(row["reason"]).key)
    strict, mild = sorted(sides, key=lambda side: -row[f"{side}_wrong"])
    alike = row["first_wrong"] == row["second_wrong"]
    way = "alike" if alike else "beyond" if row["beyond"] else "chance"
    return words(
        f"quality.strictness.{way}",
        strict=words("quality.rater", number=row[strict]),
        mild=words("quality.rater", number=row[mild]),
        more=numbers.percent(row[f"{strict}_rate"]),
        less=numbers.percent(row[f"{mild}_rate"]),
        n=numbers.count(int(row["n"])),
        p=_p(words, row["corrected"]),
    )


def _stricter(words: Catalogue, row: dict[str, Any]) -> str:
    side = "first" if row["first_wrong"] > row["second_wrong"] else "second"
    rater = words("quality.rater", number=row[side])
    return words("quality.strictness.clause", clause=row["clause"], rater=rater)


def _p(words: Catalogue, p: float | None) -> str:
    return "" if p is None else Numbers(words).probability(p)


def _table(words: Catalogue, rows: list[dict[str, Any]]) -> Table:
    heads = (
        ("clause", Shape.TEXT), ("pair", Shape.TEXT), ("n", Shape.COUNT),
        ("first", Shape.SHARE), ("first_interval", Shape.INTERVAL),
        ("second", Shape.SHARE), ("second_interval", Shape.INTERVAL),
        ("only_first", Shape.COUNT), ("only_second", Shape.COUNT),
        ("p", Shape.TEXT), ("remark", Shape.TEXT),
    )  # fmt: skip
    return Table(
        title=words("figure.strictness.title"),
        columns=tuple(
            Column(head=words(f"quality.strictness.column.{head}"), shape=shape)
            for head, shape in heads
        ),
        rows=tuple(
            (
                _clause(words, row),
                words("audit.agreement.pair", one=row["first"], two=row["second"]),
                int(row["n"]),
                row["first_rate"],
                _interval(row, "first"),
                row["second_rate"],
                _interval(row, "second"),
                int(row["only_first"]),
                int(row["only_second"]),
                _p(words, row["corrected"]),
                words(Reason(row["reason"]).key)
                if row["reason"]
                else words(f"quality.strictness.is_{'beyond' if row['beyond'] else 'chance'}"),
            )
            for row in rows
        ),
    )


def _interval(row: dict[str, Any], side: str) -> tuple[float, float] | None:
    return None if row["reason"] else (row[f"{side}_low"], row[f"{side}_high"])


def _both(one: "Ratings", two: "Ratings") -> pd.DataFrame:
    keys = [CASE_KEY, "clause"]
    return one.frame.dropna().merge(two.frame.dropna(), on=keys, suffixes=("_1", "_2"))


def _square(words: Catalogue, one: str, two: str, both: pd.DataFrame) -> Iterator[Frame]:
    """Set two raters' verdicts against each other, clause by clause of each case."""
    if both.empty:
        return
    counts = {
        (first, second): int(((both["verdict_1"] == first) & (both["verdict_2"] == second)).sum())
        for first in (RIGHT, WRONG)
        for second in (RIGHT, WRONG)
    }
    yield Frame(
        name=f"raters_{one}_{two}",
        figure=Figure.STRICTNESS,
        chart=_square_chart(words, one, two, counts),
        notes=(words("quality.raters.read"),),
    )


def _square_chart(
    words: Catalogue, one: str, two: str, counts: Mapping[tuple[str, str], int]
) -> Chart:
    numbers, raters = Numbers(words), [words("quality.rater.head", number=n) for n in (one, two)]
    names = {each: words(f"quality.verdict.{each}") for each in (RIGHT, WRONG)}
    return heat(
        Heat(
            title=words("quality.raters", one=one, two=two),
            of=words("quality.raters.of", one=one, two=two),
            columns=tuple(names.values()),
            rows=tuple(
                HeatRow(
                    key=first,
                    label=name,
                    counts=tuple(counts[first, second] for second in names),
                )
                for first, name in names.items()
            ),
            keys=tuple(names),
            axes=(raters[0], raters[1]),
            told=words.counted(
                "quality.raters.told",
                sum(counts.values()),
                same=numbers.count(counts[RIGHT, RIGHT] + counts[WRONG, WRONG]),
                one=one,
                two=two,
                only_one=numbers.count(counts[WRONG, RIGHT]),
                only_two=numbers.count(counts[RIGHT, WRONG]),
            ),
        ),
        words,
    )
