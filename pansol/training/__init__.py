"""Exercises that the SOP sets and marks itself, each from a made-up customer's complaint."""

from pansol.training.key import SEEDS, Elapsed, Key
from pansol.training.scenario import Scenario, Telling, scenario_of

__all__ = ["SEEDS", "Elapsed", "Key", "Scenario", "Telling", "scenario_of"]
