"""The state: the case is put together from what was typed and answered."""

from datetime import datetime, timedelta

import pytest
from walking import NOW

from pansol.facts import Activation, Age, Benefit, Charged, History, Subscription
from pansol.sop import SOP, Brand
from pansol.ui.checker.state import State, Step, walk
from pansol.waiting import ZONES


def at(moment: datetime) -> dict[str, str]:
    """Give the fields of a transaction's time as typed in WIB."""
    local = moment.astimezone(ZONES["WIB"])
    return {
        "transaction_date": f"{local:%Y-%m-%d}",
        "transaction_time": f"{local:%H:%M:%S}",
        "transaction_zone": "WIB",
    }


def test_at_first_nothing_is_known() -> None:
    """The page begins with the questions, and every outcome is possible."""
    here = walk(State(), NOW)
    assert here.case.known == ()
    assert here.check is None
    assert not here.at_card
    assert len(here.decision.possible) == len({rule.outcome for rule in SOP.rules})


@pytest.mark.parametrize("brand", SOP.brands, ids=lambda brand: brand.id)
def test_the_card_type_says_the_order_of_checks(brand: Brand) -> None:
    """Each brand brings its own kind and order."""
    here = walk(State(step=Step.CHECKS, fields={"card_type": brand.id}), NOW)
    assert here.case.subscription is brand.subscription
    assert here.checks == SOP.checks[brand.subscription]


@pytest.mark.parametrize("card_type", ["", "nonsense", "<b>"])
def test_without_a_card_type_the_prepaid_order_holds(card_type: str) -> None:
    """Unknown is not prepaid: only the order is."""
    here = walk(State(step=Step.CHECKS, fields={"card_type": card_type}), NOW)
    assert here.case.subscription is None
    assert here.kind is Subscription.PREPAID


def test_the_card_type_comes_before_an_answer() -> None:
    """What is typed on the page wins over a subscription taken from the address."""
    state = State(answers=(Subscription.PREPAID,), fields={"card_type": "kartuhalo"})
    assert walk(state, NOW).case.subscription is Subscription.POSTPAID


@pytest.mark.parametrize(
    ("elapsed", "age"),
    [
        (timedelta(0), Age.WITHIN_24H),
        (timedelta(hours=24), Age.WITHIN_24H),
        (timedelta(hours=24, seconds=1), Age.OVER_24H),
    ],
)
def test_the_age_follows_from_the_time_of_the_transaction(elapsed: timedelta, age: Age) -> None:
    """Exactly 24 hours is still within; the time wins over an answer given by hand."""
    for by_hand in ((), tuple(other for other in Age if other is not age)):
        here = walk(State(fields=at(NOW - elapsed), answers=by_hand), NOW)
        assert here.case.age is age
        assert here.case.transaction_at == NOW - elapsed


def test_a_future_transaction_gives_no_age() -> None:
    """An impossible time decides nothing."""
    here = walk(State(fields=at(NOW + timedelta(seconds=1))), NOW)
    assert here.case.age is None
    assert here.case.transaction_at is None


def test_half_a_time_gives_no_age() -> None:
    """A date without a time is no moment."""
    here = walk(State(fields={"transaction_date": "2026-11-22"}), NOW)
    assert (here.case.age, here.case.transaction_at) == (None, None)


def test_an_example_is_looked_at_when_it_was_handled() -> None:
    """The moment of a worked example stands in for now."""
    early = NOW - timedelta(days=100)
    here = walk(State(as_of=early, fields=at(early - timedelta(hours=1))), NOW)
    assert here.now == early
    assert here.case.age is Age.WITHIN_24H


@pytest.mark.parametrize(
    ("channel", "digital"),
    [*((c.id, c.special) for c in SOP.purchase_channels), ("", None), ("nonsense", None)],
)
def test_the_channel_says_whether_it_was_bought_digitally(
    channel: str, *, digital: bool | None
) -> None:
    """A channel that is not known leaves it open."""
    here = walk(State(fields={"purchase_channel": channel}), NOW)
    assert here.case.digital_purchase is digital


def test_only_checks_that_still_matter_are_open() -> None:
    """After a charge was found, an outage is not looked for."""
    answers = (Activation.SUCCESS, Charged.YES, Benefit.NOT_RECEIVED, History.CLEAR)
    here = walk(State(step=Step.CHECKS, answers=answers), NOW)
    assert here.check
    assert here.check.fact.column == "normal_tariff"


def test_an_answered_check_can_be_open_again() -> None:
    """A reopened check stands before the next one."""
    answers = (Activation.SUCCESS, Charged.YES)
    here = walk(State(step=Step.CHECKS, answers=answers, reopened=Activation), NOW)
    assert here.check
    assert here.check.fact is Activation
    assert here.value_of(Activation) is Activation.SUCCESS
    assert here.value_of(Benefit) is None


def test_the_outcome_is_shown_when_no_check_is_left() -> None:
    """A decided case is at the card, but not while the questions are open."""
    answers = (Benefit.NOT_RECEIVED, History.FOUND)
    assert walk(State(step=Step.CHECKS, answers=answers), NOW).at_card
    assert not walk(State(step=Step.QUESTIONS, answers=answers), NOW).at_card
