"""An exercise: a made-up complaint, and the questions that the SOP asks and answers about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from pansol.decision import Decision, decide, next_check
from pansol.facts import FACTS, Case, Fact, Subscription
from pansol.sop import Action, Clause
from pansol.table import TABLE, state_with
from pansol.training.asks import Ask
from pansol.training.fields import missing_fields
from pansol.training.key import Key
from pansol.training.moments import wait_until
from pansol.training.questions import Question, decided
from pansol.training.scenario import Scenario, scenario_of

__all__ = ["DIFFICULTIES", "Exercise", "difficulty_of", "exercise_of", "near_misses"]

DIFFICULTIES = (1, 2, 3)
"""From easy to hard."""
_HARDER_FROM = (4, 6)
"""Near misses from which an exercise is of difficulty 2, and of 3: of cases a quarter is of 1 and
about a quarter of 3."""
_KEPT = 512
"""Exercises a process remembers: as many as a class works on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """A complaint with its questions. All follows from the key."""

    key: Key
    """Written, it is the exercise's id."""
    scenario: Scenario
    """The customer, what is told, and what the systems hold."""
    found: tuple[Fact, ...]
    """The facts found already when the next check is asked for, in the order they were checked.

    For all other questions the facts must be found in the story and on the screens.
    """
    questions: tuple[Question, ...]
    """Those that apply, in the order of ``Ask``."""
    difficulty: int
    """One of ``DIFFICULTIES``, by the number of ``near_misses``."""
    rule: str
    """The rule, or the gap, that holds."""
    clauses: tuple[Clause, ...]
    """What the rule rests on; for a gap what comes nearest."""

    @property
    def id(self) -> str:
        """The key, written."""
        return str(self.key)

    @property
    def decision(self) -> Decision:
        """What the table says of the whole case."""
        return decide(self.scenario.truth)

    def question(self, ask: Ask) -> Question:
        """Give the question of this kind. Raises ``ValueError`` where it does not apply."""
        for question in self.questions:
            if question.ask is ask:
                return question
        raise ValueError(f"{self.id}: {ask.value} is not asked")

    def known(self, ask: Ask) -> tuple[Fact, ...]:
        """Give the facts that the answer follows from."""
        return self.found if ask.tells_facts else self.key.facts


def exercise_of(id_or_key: str | Key) -> Exercise:
    """Make the exercise of a key, always the same. Raises ``ValueError`` if it is none."""
    return _made(Key.parse(id_or_key) if isinstance(id_or_key, str) else id_or_key)


def difficulty_of(facts: tuple[Fact, ...]) -> int:
    """Give one of ``DIFFICULTIES``: the more near misses, the harder."""
    count = near_misses(facts)
    return 1 + sum(count >= harder for harder in _HARDER_FROM)


def near_misses(facts: tuple[Fact, ...]) -> int:
    """Count the ways to misread one of a case's facts that lead to another outcome."""
    outcome = TABLE.outcomes_of(state_with(facts))
    return sum(
        TABLE.outcomes_of(state_with((*facts[:place], other, *facts[place + 1 :]))) != outcome
        for place, fact in enumerate(facts)
        for other in type(fact)
        if other is not fact
    )


@lru_cache(maxsize=_KEPT)
def _made(key: Key) -> Exercise:
    scenario = scenario_of(key)
    decision = decide(scenario.truth)
    found = _found(scenario.truth, _rng(key, "found"))
    return Exercise(
        key=key,
        scenario=scenario,
        found=found,
        questions=tuple(_asked(scenario, found, decision)),
        difficulty=difficulty_of(key.facts),
        rule=decision.rule,
        clauses=decision.clauses,
    )


def _asked(scenario: Scenario, found: tuple[Fact, ...], decision: Decision) -> Iterator[Question]:
    """Give the questions that apply: no SLA without a ticket, no moment without a wait."""
    ticket = decision.action is Action.CREATE_TICKET
    for ask in Ask:
        rng = _rng(scenario.key, ask.value)
        match ask:
            case Ask.NEXT_CHECK:
                yield decided(ask, found, rng)
            case Ask.MISSING_FIELDS:
                if ticket:
                    yield missing_fields(scenario, rng)
            case Ask.WAIT_UNTIL:
                if decision.action is Action.WAIT_24H:
                    yield wait_until(scenario, rng)
            case Ask.SLA | Ask.KIP if not ticket:
                pass
            case _:
                yield decided(ask, scenario.key.facts, rng)


def _found(truth: Case, rng: Random) -> tuple[Fact, ...]:
    """Draw how far the SOP's path of checks has been walked, the kind of card known."""
    known = truth.without(*(fact for fact in FACTS if fact is not Subscription))
    path = list(known.known)
    while check := next_check(known):
        path.append(getattr(truth, check.fact.column))
        known = known.having(path[-1])
    return tuple(path[: rng.randint(1, len(path))])


def _rng(key: Key, purpose: str) -> Random:
    return Random(f"{key} {purpose}")  # noqa: S311  an exercise, no secret
