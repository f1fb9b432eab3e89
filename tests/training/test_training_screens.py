"""The screens: those the SOP looks in, in the systems' own names, also where nothing is."""

from typing import TYPE_CHECKING

from training_scenarios import scenarios

from pansol.catalogue import Language, catalogue
from pansol.facts import Benefit, Charged, History, NormalTariff, Subscription
from pansol.training import Screen, screens

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

SAY = catalogue(Language.INDONESIAN)

PREPAID = ["Indira", "Selena", "Indira", "DSC", "CTP", "Info gangguan", "E-Care"]
POSTPAID = ["DSC", "Indira", "DSC", "CTP", "Info gangguan", "E-Care"]


def with_column(shown: tuple[Screen, ...], column: str) -> Screen:
    """Give the screen that has the column."""
    (screen,) = (each for each in shown if column in each.columns)
    return screen


def bought_of(shown: tuple[Screen, ...]) -> str:
    """Give the package that the complaint is about, by E-Care."""
    return with_column(shown, "location").rows[0][5]


def test_each_card_is_looked_for_where_the_sop_says() -> None:
    """Prepaid orders in Indira and Selena, postpaid ones in DSC."""
    for scenario in scenarios(range(0, 1152, 11)):
        systems = [screen.system for screen in screens(scenario, SAY)]
        prepaid = scenario.truth.subscription is Subscription.PREPAID
        assert systems == (PREPAID if prepaid else POSTPAID)


def test_all_rows_are_shown_as_the_systems_write_them() -> None:
    """In the systems' columns, each row by its time, nothing lost."""
    for scenario in scenarios(range(0, 1152, 11)):
        shown = screens(scenario, SAY)
        assert sum(len(screen.rows) for screen in shown) == len(scenario.rows)
        for screen in shown:
            assert all(len(row) == len(screen.columns) for row in screen.rows)
        times = [row[2] for row in with_column(shown, "contacted_at").rows]
        assert times == sorted(times)


def test_a_screen_without_rows_is_there() -> None:
    """That nothing was found is a finding, too."""
    for scenario in scenarios(range(1152)):
        shown, truth = screens(scenario, SAY), scenario.truth
        came = [row for row in with_column(shown, "bucket").rows if scenario.story.order in row]
        assert bool(came) is (truth.benefit is not Benefit.NOT_RECEIVED)
        calls = with_column(shown, "category").rows
        paid = [row for row in calls if scenario.story.order in row]
        assert bool(paid) is (truth.charged is Charged.YES)
        assert truth.normal_tariff is NormalTariff.NO or "DATA" in {row[2] for row in calls}


def test_screens_hold_what_is_beside_the_point() -> None:
    """Outages elsewhere or over, contacts on other things or long ago, calls: to be told apart."""
    some = [screens(scenario, SAY) for scenario in scenarios(range(0, 1152, 3))]
    beside: dict[str, Callable[[tuple[Screen, ...]], Collection[object]]] = {
        "elsewhere": lambda shown: (
            {r[1] for r in with_column(shown, "area").rows}
            - {with_column(shown, "location").rows[0][4]}
        ),
        "over": lambda shown: [r for r in with_column(shown, "area").rows if r[3]],
        "other topic": lambda shown: [
            r for r in with_column(shown, "topic").rows if r[4] == "OTHER"
        ],
        "another package": lambda shown: [r for r in shown[0].rows if r[2] != bought_of(shown)],
        "ticket": lambda shown: [r for r in with_column(shown, "topic").rows if r[5]],
        "call": lambda shown: [r for r in with_column(shown, "category").rows if r[2] == "VOICE"],
    }
    for name, is_there in beside.items():
        assert 0 < sum(bool(is_there(shown)) for shown in some) < len(some), name


def test_a_first_complaint_is_alone_or_beside_older_ones() -> None:
    """Whoever never complained has at most contacts that don't count."""
    for scenario in scenarios(range(0, 1152, 7)):
        if scenario.truth.history is History.CLEAR:
            rows = with_column(screens(scenario, SAY), "topic").rows
            assert all(row[3] != "TICKET" for row in rows)
