"""Exercises that the SOP sets and marks itself, each from a made-up customer's complaint."""

from pansol.training.customer import customer_says
from pansol.training.key import SEEDS, Elapsed, Key
from pansol.training.scenario import Scenario, Telling, scenario_of
from pansol.training.screens import Screen, screens
from pansol.training.script import script

__all__ = [
    "SEEDS",
    "Elapsed",
    "Key",
    "Scenario",
    "Screen",
    "Telling",
    "customer_says",
    "scenario_of",
    "screens",
    "script",
]
