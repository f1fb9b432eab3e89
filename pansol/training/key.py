"""The name of a scenario: its facts, how long ago the purchase was, and a seed."""

import re
from dataclasses import dataclass
from enum import Enum
from itertools import product

from pansol.facts import FACTS, Age, Fact
from pansol.table import state_with

__all__ = ["SEEDS", "Elapsed", "Key"]

SEEDS = 10**9
"""A seed is less than this."""

_KEY = re.compile(r"s(\d{1,5})-([ubea])-(\d{1,9})", re.ASCII)
_FACTS_OF = {state_with(facts): facts for facts in product(*FACTS)}
"""State number → the complete facts."""


class Elapsed(Enum):
    """How long before the complaint the purchase was."""

    USUAL = "u"
    MINUTE_BEFORE = "b"  # a minute less than 24 hours
    EXACTLY = "e"  # 24 hours
    MINUTE_AFTER = "a"  # a minute more

    def fits(self, age: Age) -> bool:
        """Tell whether a purchase this long ago can be of this age."""
        match self:
            case Elapsed.USUAL:
                return True
            case Elapsed.MINUTE_AFTER:
                return age is Age.OVER_24H
            case _:
                return age is Age.WITHIN_24H


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a scenario follows from. Written, as ``s17411-u-7``, it is the scenario's id."""

    facts: tuple[Fact, ...]
    """All eight, in the SOP's order."""
    elapsed: Elapsed = Elapsed.USUAL
    seed: int
    """From 0, less than ``SEEDS``: draws all that the facts leave open."""

    def __post_init__(self) -> None:
        """Refuse incomplete facts, a time that contradicts the age, and a seed out of range."""
        if len(self.facts) != len(FACTS) or not all(map(isinstance, self.facts, FACTS)):
            raise ValueError("facts: all eight are needed, in the SOP's order")
        age = self.facts[FACTS.index(Age)]
        if isinstance(age, Age) and not self.elapsed.fits(age):
            raise ValueError(f"elapsed: {self.elapsed.value} contradicts {age.value}")
        if not 0 <= self.seed < SEEDS:
            raise ValueError(f"seed: {self.seed} is not from 0 to {SEEDS - 1}")

    @property
    def state(self) -> int:
        """The number of the facts' state in the table."""
        return state_with(self.facts)

    def __str__(self) -> str:
        return f"s{self.state}-{self.elapsed.value}-{self.seed}"

    @classmethod
    def parse(cls, text: str) -> "Key":
        """Read a key as it is written. Raises ``ValueError`` for anything else."""
        match = _KEY.fullmatch(text)
        facts = _FACTS_OF.get(int(match[1])) if match else None
        if match is None or facts is None:
            raise ValueError(f"{text!r} is the key of no scenario")
        key = cls(facts=facts, elapsed=Elapsed(match[2]), seed=int(match[3]))
        if str(key) != text:
            raise ValueError(f"{text!r} is written {key}")
        return key
