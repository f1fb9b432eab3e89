"""Who handles complaints: five teams of eight, some more careful than others."""

from dataclasses import dataclass

__all__ = ["AGENTS", "Agent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """An agent, known by a number only."""

    id: str
    team: str
    carelessness: int
    """How often the agent errs, against the others."""


_TEAMS = {"Anggrek": 2, "Cempaka": 3, "Kenanga": 2, "Melati": 4, "Seruni": 1}
"""Team → how often its members err, against the other teams."""

_HABITS = (1, 1, 2, 2, 2, 3, 4, 7)
"""The same for the members of each team."""

AGENTS = tuple(
    Agent(id=f"AGEN-{team[:1]}{number}", team=team, carelessness=of_team * own)
    for team, of_team in _TEAMS.items()
    for number, own in enumerate(_HABITS, start=1)
)
