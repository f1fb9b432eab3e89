"""Which wording fits each part of what a customer tells: nothing that the facts contradict."""

from collections.abc import Mapping

from pansol.facts import Activation, Benefit, Charged, History, NormalTariff
from pansol.formats import find_channel
from pansol.sample.systems.spelling import on_wib_clock
from pansol.sample.systems.tables import CALL_DETAIL
from pansol.sop import SOP
from pansol.training.scenario import Scenario

__all__ = ["wording_of"]

_TOPPED_UP = frozenset({"ecommerce", "ewallet", "mbanking", "atm", "minimarket"})
"""Channels that take money, not pulsa: it becomes pulsa first."""


def wording_of(scenario: Scenario) -> Mapping[str, str]:
    """Give, for each part of a story, the name of the wordings that are true of it."""
    truth, tells, story = scenario.truth, scenario.tells, scenario.story
    kind = truth.subscription.value if truth.subscription else ""
    channel = find_channel(SOP.complaint_channels, story.complaint_channel)
    charged = truth.charged.value if tells.charged and truth.charged else "untold"
    return {
        "title": "title",
        "greeting": "greeting.written" if channel.special else "greeting.spoken",
        "opening": "opening",
        "card": "card",
        "package": "package.quota" if "package_quota" in scenario.told else "package",
        "when": "when",
        "channel": "channel",
        "place": f"channel.{story.purchase_channel}",
        "payment": f"payment.{_payment(scenario)}",
        "message": f"message.{_message(scenario)}",
        "benefit": f"benefit.{_benefit(scenario)}",
        "charged": f"charged.{charged}.{kind}",
        "tariff": f"tariff.{_tariff(scenario)}",
        "location": "location",
        "feeling": "feeling",
        "signal": f"signal.{truth.outage.value}" if truth.outage else "",
        "history": f"history.{'none' if truth.history is History.CLEAR else 'before'}",
        "closing": "closing",
        "evidence": "evidence" if "evidence" in scenario.fields else "evidence.none",
    }


def _payment(scenario: Scenario) -> str:
    if scenario.story.postpaid:
        return "bill"
    return "top_up" if scenario.story.purchase_channel in _TOPPED_UP else "pulsa"


def _message(scenario: Scenario) -> str:
    activation = scenario.truth.activation
    return activation.value if scenario.tells.message and activation else "untold"


def _benefit(scenario: Scenario) -> str:
    """Say nothing of what has come where all is fine: one who knew it would not complain."""
    truth = scenario.truth
    fine = (Activation.SUCCESS, Charged.YES, Benefit.RECEIVED, NormalTariff.NO)
    nothing_else = (truth.activation, truth.charged, truth.benefit, truth.normal_tariff) == fine
    told = scenario.tells.benefit and not nothing_else
    return truth.benefit.value if told and truth.benefit else "untold"


def _tariff(scenario: Scenario) -> str:
    """Tell of data used for nothing where the call detail has them, else of none used."""
    if scenario.truth.normal_tariff is NormalTariff.YES:
        return "yes.postpaid" if scenario.story.postpaid else "yes.prepaid"
    since = on_wib_clock(scenario.story.transaction_at)
    calls = (row for table, row in scenario.rows if table is CALL_DETAIL)
    used = any(kind == "DATA" and str(at) >= since for _, at, kind, *_ in calls)
    return "no.used" if used else "no.unused"
