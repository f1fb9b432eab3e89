"""Small filters: what a sentence says holds for the picture beside it, and for the headline."""

import pytest
from dashing import counted, nodes, sample, text_of

from pansol.audit.figures import LEAST
from pansol.catalogue import Catalogue, Language, catalogue
from pansol.ui.dashboard.figures_view import frames

EN = catalogue(Language.ENGLISH)
DAY = "?lang=en&period=own&from=2026-09-{first}&to=2026-09-{last}"
FEW = DAY.format(first=29, last=29) + "&region=Maluku Papua"
"""Two cases, and four the day before."""
SOME = DAY.format(first=28, last=30) + "&region=Maluku Papua"
"""Six cases of five teams, and two before."""

small = pytest.mark.parametrize(
    "query",
    [
        FEW,
        SOME,
        DAY.format(first=28, last=28) + "&team=Melati",
        DAY.format(first=1, last=30) + "&package_name=Kilat Harian Uji&region=Kalimantan",
        "?lang=en&period=7&card_type=by.U",
    ],
)


@small
def test_no_share_of_few_cases_is_written(query: str) -> None:
    """A figure of fewer than five cases has counts alone: sentence, picture and table."""
    shown = sample(query)
    for frame in frames(shown.state, EN, counted(shown)):
        counts = [row[1] for row in frame.chart.table.rows]
        if frame.name not in {"p_chart", "over_time", "heat", "rates", "waiting", "flow"}:
            whole = sum(count for count in counts if isinstance(count, int))
            if whole < LEAST and not frame.left_out:
                assert "%" not in frame.chart.told + frame.chart.drawn.text(), frame.name


@small
def test_equal_bars_are_told_together(query: str) -> None:
    """Nothing is called the most beside a bar of the same length."""
    shown = sample(query)
    for frame in frames(shown.state, EN, counted(shown)):
        if not frame.chart.told.startswith("Most: ") or frame.name in {"flow", "heat"}:
            continue
        most = max(row[1] for row in frame.chart.table.rows if isinstance(row[1], int))
        first = [str(row[0]) for row in frame.chart.table.rows if row[1] == most]
        assert all(label in frame.chart.told for label in first), frame.name


def test_hidden_teams_are_not_called_no_cases() -> None:
    """Six cases of five teams are few for each, and still six cases."""
    shown = sample(SOME)
    (frame,) = (each for each in frames(shown.state, EN, counted(shown)) if each.name == "rates")
    assert counted(shown).adherence.n >= LEAST
    assert frame.chart.told == EN("chart.rates.none")
    assert EN("chart.empty") not in text_of(shown)


def test_what_is_too_few_to_tell_is_not_called_unchanged() -> None:
    """The bars show two where there were four: the sentence does not deny it."""
    text = text_of(sample(FEW))
    assert EN("dashboard.changes.few") in text
    assert EN("dashboard.changes.none") not in text


def test_what_else_may_have_changed_is_said() -> None:
    """One change is told, and that the others can't be."""
    shown = sample("?lang=en&package_name=Kilat Harian Uji&region=Kalimantan")
    assert 0 < len(counted(shown).changes.changes) < 3
    assert EN("dashboard.changes.others") in text_of(shown)


def test_a_figure_that_leaves_its_own_filter_aside_says_so() -> None:
    """Else it would seem to count more cases than are chosen."""
    shown = sample("?lang=en&region=Kalimantan&by=region")
    notes = {frame.name: frame.notes for frame in frames(shown.state, EN, counted(shown))}
    aside = EN("dashboard.aside", dimension="Region")
    assert [name for name, told in notes.items() if aside in told] == ["region", "rates"]


@pytest.mark.parametrize("words", [*map(catalogue, Language)])
def test_the_values_of_the_weeks_stand_below_their_picture(words: Catalogue) -> None:
    """Share, cases and both limits, as the language writes them; a table of its own takes them."""
    shown = sample(f"?lang={words.language.value}&period=all")
    text = text_of(shown)
    assert words("dashboard.values") in text
    assert words("chart.limit.low") in text
    assert words("chart.limit.high") in text
    assert ("62,2" in text) is (words.language is Language.INDONESIAN)
    shown.act(["table", "p_chart"], None)
    assert words("dashboard.values") not in text_of(shown)


def test_every_figure_can_be_jumped_to() -> None:
    """Each link leads to a heading of this page, once, and each heading is led to."""
    found = [*nodes(sample("?lang=en&period=all").view()["tree"])]
    links = [each[1]["href"] for each in found if each[1].get("href", "").startswith("#at-")]
    heads = [f"#{each[1]['id']}" for each in found if each[1].get("id", "").startswith("at-")]
    assert links == heads
    assert len({*links}) == len(links) > 10
    listed = sample("?lang=en")
    listed.act(["list", "chosen"], None)
    assert EN("dashboard.jump") not in text_of(listed)
