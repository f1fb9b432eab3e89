"""Acts on the quality page: figures that follow a choice, cases behind them, review, refusals."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from analysing import HOSTILE, clicks, counted, sample, text_of

from pansol.audit.report.words import action_words, kip_words
from pansol.catalogue import Catalogue, Language, catalogue
from pansol.ui.acts import BadActionError
from pansol.ui.audit.audited import Judged
from pansol.ui.dashboard.state import WITHIN
from pansol.ui.quality import Quality
from pansol.ui.quality.naming import group_label

ID = catalogue(Language.INDONESIAN)


@dataclass(frozen=True, kw_only=True)
class OnDisk:
    """Judged cases that are not held in memory, as a team's own are."""

    judged: Judged
    readable: bool = True

    def case(self, row: int) -> Mapping[str, Any] | None:
        """Give a case."""
        return self.judged.case(row)

    def of_case(self, row: int) -> pd.DataFrame:
        """Give the findings of a case."""
        return self.judged.of_case(row)

    def verdicts(self) -> pd.DataFrame:
        """Give the verdicts, unless nobody may ask for them."""
        assert self.readable
        return self.judged.verdicts()


def on_disk(*, readable: bool = True) -> Quality:
    """Give the page on the sample as if it were a team's own file."""
    shown = sample()
    source = shown.source
    assert source
    assert source.judged
    shown.source = replace(source, judged=OnDisk(judged=source.judged, readable=readable))
    return shown


def test_a_filter_bears_on_every_figure() -> None:
    """Kinds, agents, funnels, tables and repeats are those of the chosen team."""
    shown = sample()
    whole = counted(shown)
    shown.act(["filter", "team", "Melati"])
    of_team = counted(shown)
    assert of_team.criteria.n < whole.criteria.n
    assert {each.label for each in of_team.funnels["agent"].groups} == {
        f"AGEN-M{number}" for number in range(1, 9)
    }
    assert of_team.summary.actions.n < whole.summary.actions.n
    now, before = of_team.repeats(7), whole.repeats(7)
    assert now
    assert before
    assert 0 < now.table.loc[now.table["chosen"], "n"].sum() < before.table["n"].sum()


def test_each_kind_leads_to_exactly_its_cases() -> None:
    """As many as the bar says, and one of them opens with its proof."""
    shown = sample()
    for each in counted(shown).criteria.kinds:
        rows = counted(shown).rows(("kind", each.kind.value))
        assert rows is not None
        assert len(rows) == each.n
    shown.act(["list", "kind", "wrong_kip"])
    assert ID("report.kind.wrong_kip") in text_of(shown)
    shown.act(clicks(shown, "open")[0])
    assert ID("audit.case.check") in text_of(shown)


def test_each_cell_leads_to_exactly_its_cases() -> None:
    """Agent and kind; done and due."""
    shown = sample()
    figure = counted(shown).criteria
    person = figure.people[0]
    place = str(counted(shown).labels("agent").index(person.label))
    for each, n in zip(figure.kinds, person.counts, strict=True):
        rows = counted(shown).rows(("agent_criteria", place, each.kind.value))
        assert rows is not None
        assert len(rows) == n
    square = counted(shown).summary.actions.square
    for due, done in (("create_ticket", "wait_24h"), ("wait_24h", "wait_24h")):
        rows = counted(shown).rows(("actions", due, done))
        assert rows is not None
        assert len(rows) == square.loc[due, done] > 0


def test_each_kip_leads_to_exactly_its_cases() -> None:
    """Chosen and due, of the chosen cases only; each cell with cases is a button."""
    shown = sample()
    shown.act(["filter", "team", "Melati"])
    square = counted(shown).summary.kips.square
    offered = clicks(shown, "list", "kips")
    assert offered
    for _, _, due, done in offered:
        rows = counted(shown).rows(("kips", due, done))
        assert rows is not None
        assert len(rows) == square.loc[due, done] > 0
    shown.act(offered[1])
    assert ID("quality.list.kips", due="", done="")[:16] in text_of(shown)
    shown.act(clicks(shown, "open")[0])
    assert ID("audit.case.check") in text_of(shown)


@pytest.mark.parametrize("days", ["7", "30"])
def test_each_channel_leads_to_its_repeated_contacts(days: str) -> None:
    """As many as are missing from the share; none where nobody came back."""
    shown = sample()
    shown.act(["within"], days)
    shown.act(["filter", "region", "Jabodetabek"])
    found = counted(shown).repeats(int(days))
    assert found
    table = found.table[found.table["chosen"]].set_index("complaint_channel")
    offered = clicks(shown, "list", "repeats")
    assert len(offered) == (table["repeated"] > 0).sum()
    for _, _, span, place in offered:
        assert span == days
        rows = counted(shown).rows(("repeats", span, place))
        assert rows is not None
        channel = counted(shown).channels[int(place)]
        assert len(rows) == table.loc[channel or pd.NA, "repeated"]
    shown.act(offered[0])
    named = ID.counted("quality.list.repeats", int(days), channel="x").removeprefix("x")
    assert named in text_of(shown)


def test_whoever_is_beyond_chance_leads_to_the_wrong_cases() -> None:
    """A button for each, and as many cases as were wrong."""
    shown = sample()
    beyond = [each for each in counted(shown).funnels["agent"].groups if each.beyond_chance]
    offered = clicks(shown, "list", "group", "agent")
    assert len(offered) == len(beyond)
    for act, group in zip(offered, beyond, strict=True):
        rows = counted(shown).rows(tuple(act[1:]))
        assert rows is not None
        assert len(rows) == group.n - group.count


def test_small_groups_are_hidden_and_have_no_list() -> None:
    """Chosen down to a few cases, an agent vanishes from figures, and the list is refused."""
    shown = sample()
    shown.act(["filter", "region", "Maluku Papua"])
    shown.act(["filter", "severity", "business"])
    figure = counted(shown).criteria
    assert figure.suppressed
    named = {person.label for person in figure.people}
    assert named == {each.label for each in counted(shown).funnels["agent"].groups}
    labels = counted(shown).labels("agent")
    hidden = [str(place) for place, label in enumerate(labels) if label not in named]
    for place in hidden:
        with pytest.raises(BadActionError):
            shown.act(["list", "group", "agent", place])
        with pytest.raises(BadActionError):
            shown.act(["list", "agent_criteria", place, "wrong_kip"])


def test_who_is_written_by_name_is_numbered() -> None:
    """A code is shown, a name or a phone number never."""
    outcomes = counted(sample()).outcomes
    agents = ("", "AGEN-K8", "Budi Santoso", "081234567890", HOSTILE)
    column = replace(outcomes.columns["agent"], labels=agents)
    named = replace(outcomes, columns={**outcomes.columns, "agent": column})
    shown = [group_label("agent", label, named, ID) for label in agents[1:]]
    assert shown == ["AGEN-K8", *(ID("quality.agent", number=n) for n in (2, 3, 4))]


@pytest.mark.parametrize("days", WITHIN)
def test_days_of_a_repeat_are_chosen(days: str) -> None:
    """The title says so, the address keeps it, and longer spans find more repeats."""
    shown = sample()
    shown.act(["within"], days)
    assert ID.counted("quality.repeats", int(days)) in text_of(shown)
    assert Quality(shown.view()["snapshot"]).state.within == days


def test_a_sample_is_drawn_the_same_for_the_same_seed() -> None:
    """The size for five points at 95 %, the form to download, and its lot."""
    forms = []
    for seed in ("7", "7", "8"):
        shown = sample()
        shown.act(["field", "seed"], seed)
        shown.act(["make", "form"])
        assert "357" in text_of(shown)
        file = shown.downloads()["form"].content.decode("utf-8-sig")
        forms.append([row["case_id"] for row in csv.DictReader(StringIO(file))])
    assert len(forms[0]) == 357
    assert forms[0] == forms[1] != forms[2]


def test_more_cases_than_fit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """No verdict is read into memory; the page says what to do instead."""
    monkeypatch.setattr("pansol.ui.quality.counted.MOST", 4999)
    shown = on_disk(readable=False)
    assert ID("quality.too_many") in text_of(shown)
    with pytest.raises(BadActionError):
        shown.act(["list", "kips", "", ""])


def test_without_cases_in_memory_no_review_is_spoken_of() -> None:
    """Of a team's own file neither a draw nor raters' forms: it says where there are some."""
    assert ID("quality.strictness.ask") in text_of(sample())
    text = text_of(on_disk())
    assert ID("quality.review.none") in text
    assert ID("quality.strictness.ask") not in text


def test_two_raters_forms_are_compared(tmp_path: Path) -> None:
    """Cohen's kappa and Gwet's AC1 stand on the page."""
    shown = sample()
    for rater, verdicts in (("rater_1", "right,wrong"), ("rater_2", "right,right")):
        rows = "".join(f"K-{n},{verdict}\n" for n, verdict in enumerate(verdicts.split(",")))
        path = tmp_path / f"{rater}.csv"
        path.write_text(f"case_id,SOP 3.1\n{rows}", encoding="utf-8")
        shown.upload([rater], path.name, path)
    assert ID("cli.agreement.meaning") in text_of(shown)


def test_strictness_is_told_of_two_and_more_raters(tmp_path: Path) -> None:
    """Without forms what to do; then who is stricter, by clause, the squares, and the file."""
    shown = sample()
    assert ID("quality.strictness.ask") in text_of(shown)
    for rater, wrong in (("rater_1", 20), ("rater_2", 2), ("rater_3", 20)):
        rows = "".join(f"K-{n},{'wrong' if n < wrong else 'right'}\n" for n in range(40))
        path = tmp_path / f"{rater}.csv"
        path.write_text(f"case_id,SOP 3.1\n{rows}", encoding="utf-8")
        shown.upload([rater], path.name, path)
    told = text_of(shown)
    assert "penilai 1 menilai 50,0\xa0% tidak sesuai, penilai 2 5,0\xa0%: lebih dari" in told
    assert "penilai 1 dan penilai 3 sama-sama menilai 50,0\xa0% tidak sesuai" in told
    assert ID("quality.raters", one="2", two="3") in told
    shown.act(["data", "strictness", "csv"])
    file = shown.downloads()["strictness-csv"].content.decode("utf-8-sig")
    assert len([*csv.reader(StringIO(file))]) == 7
    shown.upload(["rater_3"], path.name, path)
    assert "strictness-csv" not in shown.downloads()


def test_forms_without_a_case_in_common_are_told(tmp_path: Path) -> None:
    """The page says what to look at, and draws nothing."""
    shown = sample()
    for rater in ("rater_1", "rater_2"):
        path = tmp_path / f"{rater}.csv"
        path.write_text(f"case_id,SOP 3.1\n{rater},wrong\n", encoding="utf-8")
        shown.upload([rater], path.name, path)
    assert ID("quality.strictness.none") in text_of(shown)


@pytest.mark.parametrize(
    "act",
    [
        ["list", "kind", HOSTILE],
        ["list", "agent_criteria", "-1", "wrong_kip"],
        ["list", "agent_criteria", "99999", "wrong_kip"],
        ["list", "group", "region", "1"],
        ["list", "group", "agent", "٣"],
        ["list", "money"],
        ["list", "repeats", "7", "999"],
        ["list", "repeats", "2", "1"],
        ["list", "repeats", "7", "-1"],
        ["make", "workbook"],
        ["field", "sla-refund"],
        ["within"],
        ["data", "heat", "csv"],
    ],
)
def test_what_the_page_does_not_offer_is_refused(act: list[str]) -> None:
    """Whoever sends it."""
    with pytest.raises(BadActionError):
        sample().act(act, HOSTILE)


def test_a_hostile_address_changes_nothing_and_is_named() -> None:
    """Agents, markup and unknown days are none of the page's; the text stays text."""
    shown = sample(f"?period=all&agent=AGEN-K8&within=2&team={HOSTILE}&lang=xx")
    assert shown.state.labels == {}
    assert shown.state.within == WITHIN[0]
    assert counted(shown).selection.n == 5000
    told = text_of(shown)
    assert "agent=AGEN-K8" in told
    assert "within=2" in told
    assert "team=<img" in told


def test_figures_are_taken_along_whole() -> None:
    """A file holds all agents, not only those shown."""
    shown = sample()
    shown.act(["data", "agent_criteria", "csv"])
    file = shown.downloads()["agent_criteria-csv"].content.decode("utf-8-sig")
    assert len([*csv.reader(StringIO(file))]) == 41


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("of", "name"), [("actions", action_words), ("kips", kip_words)])
def test_a_sentence_sets_its_labels_apart(
    language: Language, of: str, name: Callable[[str, Catalogue], str]
) -> None:
    """Labels are phrases themselves: in quotation marks nobody reads them as the sentence's own."""
    words, shown = catalogue(language), sample(f"?period=all&lang={language.value}")
    long = getattr(counted(shown).summary, of).long
    wrong = long[long["due"] != long["done"]]
    most = wrong.loc[wrong["n"].idxmax()]
    told = text_of(shown)
    for each in ("due", "done"):
        assert f"“{name(str(most[each]), words)}”" in told
