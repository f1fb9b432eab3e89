"""A question with its options: the right ones, and what a misreading would have made right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from pansol.decision import decide
from pansol.facts import Case, Fact
from pansol.training.asks import Ask, answer_to, answers_to, nearest_clauses
from pansol.training.misreading import Misread, misreadings

__all__ = ["Option", "Question", "decided", "laid_out"]

_WRONG = {Ask.CLAUSE: 4}
"""How many wrong options there are at most; three, if not said."""
_FEW = 3
"""With fewer wrong options that a misreading explains, others join them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to choose."""

    id: str
    """Its code, the same in every exercise; of ``WAIT_UNTIL`` the moment, ISO 8601 with a zone."""
    because: tuple[Fact, ...] = ()
    """The facts that, misread so, would make it right: of the smallest misreadings the first.

    Empty for a right option, for one that no misreading of one or two facts explains, and where
    the question itself tells the facts.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, with the options in the order they are shown."""

    ask: Ask
    options: tuple[Option, ...]
    right: frozenset[str]
    """The ids of the right options: all of them, and no other, make a right answer."""

    @property
    def several(self) -> bool:
        """Whether more than one option can be chosen."""
        return self.ask.several

    def option(self, code: str) -> Option:
        """Give the option of this id. Raises ``ValueError``."""
        for option in self.options:
            if option.id == code:
                return option
        raise ValueError(f"{self.ask.value}: {code!r} is no option")


def decided(ask: Ask, known: tuple[Fact, ...], rng: Random) -> Question:
    """Make a question whose answer follows from the decision on what is known.

    Wrong options are answers of neighbouring cases: first of those with one fact different, then
    with two. Only where these are too few, others join them. Where the question tells the facts,
    the neighbours give the options too, but explain none.
    """
    decision = decide(Case().having(*known))
    ways = misreadings(ask, known)
    near = nearest_clauses(decision) if ask is Ask.CLAUSE else frozenset()
    neither = answer_to(ask, decision) | near
    explained = _drawn([code for code in ways if code not in neither], ways, rng)
    wrong = explained[: _WRONG.get(ask, _FEW)]
    if len(wrong) < _FEW:
        found = {fact.column for fact in known}
        others = [code for code in answers_to(ask) if code not in {*neither, *wrong}]
        rng.shuffle(others)
        wrong += sorted(others, key=found.__contains__)[: _FEW - len(wrong)]
    explains = {} if ask.tells_facts else ways
    options = [Option(id=code, because=explains.get(code, ((),))[0]) for code in wrong]
    return laid_out(ask, answer_to(ask, decision), options, rng)


def laid_out(ask: Ask, right: frozenset[str], wrong: Sequence[Option], rng: Random) -> Question:
    """Put the right options among the wrong ones, in a drawn order."""
    options = [*map(_right, sorted(right)), *wrong]
    rng.shuffle(options)
    return Question(ask=ask, options=tuple(options), right=right)


def _right(code: str) -> Option:
    return Option(id=code)


def _drawn(codes: list[str], ways: Mapping[str, tuple[Misread, ...]], rng: Random) -> list[str]:
    """Give the codes in a drawn order, those that fewer misread facts bring first."""
    rng.shuffle(codes)
    return sorted(codes, key=lambda code: len(ways[code][0]))
