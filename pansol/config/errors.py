"""What can be wrong with a configuration, each with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pansol.catalogue import Catalogue

__all__ = ["ConfigError", "Problem"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong."""

    key: str
    """The sentence's key in the catalogue."""
    where: str = ""
    """The entry, as ``brands[2].subscription``; empty where it is the file as a whole."""
    line: int | None = None
    """Line of the file, from 1, where it can be told."""
    values: Mapping[str, str] = field(default_factory=dict)


class ConfigError(Exception):
    """A configuration that can't be used; ``unreadable`` if the file can't even be read."""

    def __init__(
        self, path: Path, problems: Sequence[Problem], *, unreadable: bool = False
    ) -> None:
        super().__init__(f"{path}: {', '.join(problem.key for problem in problems)}")
        self.path = path
        self.problems = tuple(problems)
        self.unreadable = unreadable

    def sentences(self, say: Catalogue) -> list[str]:
        """Say what is wrong, where, and how to mend it: a sentence a problem."""
        return [self._sentence(problem, say) for problem in self.problems]

    def _sentence(self, problem: Problem, say: Catalogue) -> str:
        place = str(self.path)
        if problem.line:
            place = say("config.at.line", file=place, line=problem.line)
        if problem.where:
            place = say("config.at.entry", place=place, entry=problem.where)
        return f"{place}: {say(problem.key, **problem.values)}"
