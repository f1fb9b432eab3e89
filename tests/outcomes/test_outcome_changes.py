"""What changed, and whether it is more than chance."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from outcome_cases import made, micros, sample
from scipy.stats import norm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportions_ztest

from pansol.audit.figures import Reason
from pansol.catalogue import Language, catalogue
from pansol.outcomes import Choice, Label, Selection, changes, select
from pansol.sop import Action

SEPTEMBER = Choice(first=date(2026, 9, 1), last=date(2026, 9, 30))


def two_days(before: dict[str, int], now: dict[str, int]) -> Selection:
    """Give cases of two days by region, the second day chosen."""
    first = datetime(2026, 6, 1, 3, tzinfo=UTC)
    rows = [
        {"region": region, "handled_us": micros(first + timedelta(days=day))}
        for day, counts in enumerate((before, now))
        for region, n in counts.items()
        for _ in range(n)
    ]
    return select(made(rows), Choice(first=date(2026, 6, 2), last=date(2026, 6, 2)))


def test_the_two_outages_of_the_sample_are_found_first() -> None:
    """Sulawesi's was in August, that of Maluku Papua in September; no more is beyond chance."""
    found = changes(select(sample(), SEPTEMBER)).changes
    said = [change.sentence.said(catalogue(Language.ENGLISH)) for change in found]
    assert said[0].startswith("Sulawesi: its share fell")
    assert said[1].startswith("Maluku Papua: its share rose")
    assert [change.beyond_chance for change in found] == [True, True, False]


def test_the_test_is_statsmodels_two_proportion_test_after_holm() -> None:
    """What the library gives for each, corrected with the number of cases, which did not change."""
    before, now = {"A": 60, "B": 30, "C": 10}, {"A": 30, "B": 50, "C": 20}
    found = changes(two_days(before, now)).changes
    plain = [proportions_ztest([now[each], before[each]], [100, 100])[1] for each in before]
    corrected = dict(zip(before, multipletests([*plain, 1.0], method="holm")[1][:3], strict=True))
    assert len(found) == 3
    for change in found:
        label = change.sentence.values["label"]
        assert isinstance(label, Label)
        assert change.p == pytest.approx(corrected[label.label])
    sizes = [abs(change.difference) for change in found if change.beyond_chance]
    assert sizes == sorted(sizes, reverse=True)
    assert np.isclose(found[0].difference, -0.3)


def test_more_cases_are_a_change() -> None:
    """Tested as a coin that each case throws between two periods of the same length."""
    found = changes(two_days({"A": 35}, {"A": 150})).changes
    (change,) = (each for each in found if each.sentence.key == "outcomes.change.cases.up")
    assert change.sentence.said(catalogue(Language.ENGLISH)).endswith("rose from 35 to 150.")
    assert change.p == pytest.approx(2 * norm.sf((150 - 35) / (150 + 35) ** 0.5))
    assert change.beyond_chance


def test_actions_are_among_the_changes() -> None:
    """An outage shows in the answers that were given."""
    region = select(sample(), replace(SEPTEMBER, labels={"region": ("Maluku Papua",)}))
    said = [each.sentence.said(catalogue(Language.ENGLISH)) for each in changes(region).changes]
    assert any(sentence.startswith("Outage answer: its share rose") for sentence in said)
    assert any(sentence.startswith("The number of cases rose") for sentence in said)


@pytest.mark.parametrize("action", Action)
def test_every_action_has_words_when_its_share_changes(action: Action) -> None:
    """Also one that only a file has."""
    first = datetime(2026, 6, 1, 3, tzinfo=UTC)
    other = Action.RECHECK if action is Action.WAIT_24H else Action.WAIT_24H
    rows = [
        {"action_taken": done.value, "handled_us": micros(first + timedelta(days=day))}
        for day, done in enumerate((other, action))
        for _ in range(50)
    ]
    found = changes(select(made(rows), Choice(first=date(2026, 6, 2), last=date(2026, 6, 2))))
    assert found.changes
    for language in Language:
        assert all(each.sentence.said(catalogue(language)) for each in found.changes)


def test_too_few_cases_are_no_change() -> None:
    """Shares that can't be tested are counted, and the reason is given."""
    found = changes(two_days({"A": 2, "B": 1}, {"A": 1, "B": 2}))
    assert (found.changes, found.reason) == ((), Reason.TOO_FEW)
    assert found.excluded["too_few"] >= 2


def test_without_a_period_before_there_is_nothing_to_compare() -> None:
    """That is said."""
    found = changes(select(sample(), Choice()))
    assert (found.changes, found.before, found.reason) == ((), None, Reason.NO_PREVIOUS)


def test_agents_and_teams_are_not_among_the_changes() -> None:
    """A supervisor is told what happens to complaints, not who did it."""
    found = changes(select(sample(), SEPTEMBER)).changes
    assert not {"team", "agent"} & {getattr(each.sentence.values.get("label"), "dimension", "")
                                    for each in found}  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_every_change_is_said_in_both_languages(language: Language) -> None:
    """With its chance."""
    for change in changes(select(sample(), SEPTEMBER)).changes:
        assert change.sentence.said(catalogue(language))
        assert change.chance.said(catalogue(language))
