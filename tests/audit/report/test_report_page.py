"""The HTML report: whole in both languages, one page by itself, and nothing in it runs."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest
from hostile import TEXTS, hostile
from report_audit import Audited

from pansol.audit.figures import Repeats
from pansol.audit.figures.rates import with_rates
from pansol.audit.report import caveats, html_report
from pansol.audit.report.headline import headline
from pansol.audit.report.rankings import group_table, ranked
from pansol.audit.report.tables import repeats_table
from pansol.audit.report.words import known_channel
from pansol.audit.summary import Doubled, FileCount, Summary
from pansol.catalogue import Language, catalogue
from pansol.sop import SOP

both_languages = pytest.mark.parametrize("language", Language)
EN = catalogue(Language.ENGLISH)

EMPTY = {"meta", "line", "rect"}
RUNS = {"script", "iframe", "object", "embed", "img", "link", "form", "base", "a"}


class Page(HTMLParser):
    """Follows a page's elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the last element, and no other."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Give the attributes of all elements of a name."""
        return [attributes for name, attributes in self.elements if name == tag]


@both_languages
def test_the_page_is_whole(audited: Audited, language: Language) -> None:
    """Every element is closed, every heading of a table has its scope, every chart its words."""
    page = Page(html_report(audited.summary, catalogue(language)))
    assert page.open == []
    assert page.named("html") == [{"lang": language.value}]
    assert {head["scope"] for head in page.named("th")} == {"col", "row"}
    assert all(chart["role"] == "img" and chart["aria-label"] for chart in page.named("svg"))
    assert {chart["class"] for chart in page.named("svg")} == {"strip", "weekly"}
    for sentence in headline(audited.summary, catalogue(language)):
        assert sentence in page.texts


@both_languages
def test_the_page_asks_for_nothing(audited: Audited, language: Language) -> None:
    """No script, no picture, no font, no address from elsewhere."""
    text = html_report(audited.summary, catalogue(language))
    page = Page(text)
    assert not {name for name, _ in page.elements} & RUNS
    assert not re.search(r"url\(|@import|https?:", text)


def test_no_text_of_a_file_runs(audited: Audited) -> None:
    """Texts of files stay texts, wherever they are put."""
    bad = hostile(audited)
    detected = [(text, text) for text in TEXTS]
    page = Page(html_report(bad.summary, EN, detected=detected, title_files=TEXTS[0]))
    assert page.open == []
    assert not {name for name, _ in page.elements} & RUNS
    attributes = {key for _, given in page.elements for key in given}
    assert not {key for key in attributes if key.startswith("on") or key in {"src", "href"}}
    assert {*TEXTS} <= {*page.texts}


@pytest.mark.parametrize("rows", [0, 1, 3])
@both_languages
def test_few_cases_make_a_page_too(audited: Audited, rows: int, language: Language) -> None:
    """Without cases, findings or weeks the page says so, and shows no rate."""
    say = catalogue(language)
    summary = audited.of(rows)
    assert summary.judged < 5
    page = Page(html_report(summary, say))
    assert page.open == []
    first = headline(summary, say)[0]
    assert "%" not in first
    assert first in page.texts
    assert not [row for row in page.named("circle") if row["class"] == "point"]


def test_a_small_group_shows_no_rate(audited: Audited) -> None:
    """Fewer than five cases: the count alone, and why."""
    small = {"team": "Tiny", "n": 4, "count": 1, "reason": "too_few"}
    summary = with_teams(audited, [*audited.summary.by["team"].to_dict("records"), small])
    page = Page(html_report(summary, EN))
    place = page.texts.index("Tiny")
    nothing = "\u2013"
    assert page.texts[place + 1 : place + 6] == [
        "4", nothing, nothing, nothing, EN("figure.reason.too_few"),
    ]  # fmt: skip


def with_teams(audited: Audited, rows: list[dict[Any, Any]]) -> Summary:
    """Put other teams in the place of those of the sample."""
    table = pd.DataFrame(rows).astype({"n": "Int64", "count": "Int64"})
    return replace(audited.summary, by={**audited.summary.by, "team": table})


def test_many_groups_are_cut_and_counted(audited: Audited) -> None:
    """The page shows the twenty largest, and says how many more there are."""
    first = audited.summary.by["team"].to_dict("records")[0]
    rows = [first | {"team": f"T{each:02}", "n": 100 + each, "count": 50} for each in range(30)]
    summary = with_teams(audited, rows)
    texts = Page(html_report(summary, EN)).texts
    assert [text for text in texts if re.fullmatch(r"T\d\d", text)] == [
        f"T{number:02}" for number in range(10, 30)
    ]
    assert EN("report.more_groups", groups=10) in texts


@pytest.mark.parametrize(
    ("beyond", "run", "rate", "key"),
    [
        (False, False, 0.7, "noise"),
        (True, False, 0.99, "above"),
        (True, False, 0.01, "below"),
        (False, True, 0.01, "below"),
    ],
)
def test_the_last_week_is_signal_or_noise(
    audited: Audited, *, beyond: bool, run: bool, rate: float, key: str
) -> None:
    """The third sentence says which, and in which direction."""
    sentence = headline(with_last(audited.summary, rate=rate, beyond=beyond, run=run), EN)[2]
    ending = EN(f"report.headline.{key}", week="|", rate="|", n="|").rpartition("|")[2]
    assert sentence.endswith(ending)


def test_a_signal_of_few_cases_is_not_shown(audited: Audited) -> None:
    """Fewer than five cases in the last week: nothing is said of it."""
    summary = with_last(audited.summary, n=4, rate=0.0, beyond=True)
    week = EN("report.headline.week_few", week="|", n=4).rpartition("|")[2]
    assert headline(summary, EN)[2].endswith(week)


def with_last(summary: Summary, **values: object) -> Summary:
    """Change the last point of the weeks."""
    points = summary.weeks.points.copy()
    for name, value in values.items():
        points.loc[points.index[-1], name] = value
    return replace(summary, weeks=replace(summary.weeks, points=points))


def test_the_dearest_comes_before_the_most_frequent(audited: Audited) -> None:
    """What costs customers their money is named first, however few the cases."""
    sentence = headline(audited.summary, EN)[1]
    assert EN("severity.customer") in sentence
    most = audited.summary.kinds["of"].iloc[0]
    assert EN(f"report.kind.{most}") not in sentence


@both_languages
def test_rows_that_are_missing_are_said_before_any_figure(
    audited: Audited, language: Language
) -> None:
    """In stronger words where more than a tenth is missing; cases counted again stand there too."""
    say = catalogue(language)
    for read, strong in ((510, False), (600, True)):
        file = FileCount(name="a.csv", read=read, accepted=500)
        summary = replace(audited.summary, files=(file,), doubled=Doubled(numbers=2, again=3))
        text = html_report(summary, say)
        first, again = caveats(summary, say, told=say("report.left_out.csv"))
        assert text.index(first) < text.index(again) < text.index(headline(summary, say)[0])
        assert str(read - 500) in first
        assert (say("report.left_out.much").split(",")[0] in first) is strong


@both_languages
def test_a_channel_that_is_a_finding_by_itself_has_no_rate(
    audited: Audited, language: Language
) -> None:
    """Unknown and empty channels stand last, without share and picture, and say why."""
    say = catalogue(language)
    own, other, *_ = SOP.complaint_channels
    rows = [("kanal aneh", 40, 0), (other.label, 20, 15), (None, 30, 0), (own.label, 10, 6)]
    counts = pd.DataFrame(rows, columns=["complaint_channel", "n", "count"])
    groups = with_rates(counts.astype({"complaint_channel": "string", "n": "Int64"}))
    summary = replace(audited.summary, by={**audited.summary.by, "complaint_channel": groups})
    table = group_table(summary, "complaint_channel", say)
    why = say("report.group.circular")
    assert [row[-1] == why for row in table.rows] == [
        not known_channel(row["complaint_channel"]) for row in ranked(summary, "complaint_channel")
    ]
    assert [row[1] for row in table.rows if row[-1] == why] == [40, 30]
    assert all(row[3:5] == (None, None) for row in table.rows if row[-1] == why)
    assert table.rows[-1][-1] == why
    assert table.rows[0][-1] != why
    page = Page(html_report(summary, say))
    labels = [str(chart["aria-label"]) for chart in page.named("svg")]
    assert not any("kanal aneh" in label or say("report.not_given") in label for label in labels)


@both_languages
def test_how_many_days_and_how_many_contacts_are_left_out_is_said(
    audited: Audited, language: Language
) -> None:
    """Of resolution at first contact: the days of the window, and who is in no row."""
    say = catalogue(language)
    assert audited.summary.repeats is None
    found = Repeats(
        table=pd.DataFrame(
            {"contacts": [9], "n": [8], "count": [6], "rate": [0.75], "low": [0.4], "high": [0.9],
             "reason": [None]}
        ),
        unusable=11,
        until_us=0,
    )  # fmt: skip
    table = repeats_table(replace(audited.summary, repeats=found, repeat_days=14), say)
    assert table
    assert "14" in table.title
    assert "14" in table.note
    assert "11" in table.note
    assert table.rows[0][1] == table.note
