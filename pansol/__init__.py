"""The SOP for undelivered data packages, compiled into one proven table."""

from pansol.counterfactual import what_if
from pansol.decision import Decision, decide, next_check
from pansol.facts import (
    Activation,
    Age,
    Benefit,
    Case,
    Charged,
    History,
    NormalTariff,
    Outage,
    Subscription,
)
from pansol.sop import SOP, Action, Advice, Kip, Sla

__all__ = [
    "SOP",
    "Action",
    "Activation",
    "Advice",
    "Age",
    "Benefit",
    "Case",
    "Charged",
    "Decision",
    "History",
    "Kip",
    "NormalTariff",
    "Outage",
    "Sla",
    "Subscription",
    "decide",
    "next_check",
    "what_if",
]
