"""Cases for all tests: the complete ones, every state, and drawn ones; and their plain words."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import product
from typing import Any

from hypothesis import strategies as st
from reference import VALUES, Answer, answer

from pansol.facts import FACTS, Case
from pansol.sop import Outcome

COMPLETE = tuple(Case().having(*values) for values in product(*FACTS))
"""All 1,152 complete cases."""

STATES = tuple(
    Case().having(*filter(None, values)) for values in product(*((None, *fact) for fact in FACTS))
)
"""All 19,440 cases with every fact known or unknown."""

Key = tuple[str | None, ...]


def words_of(case: Case) -> dict[str, str]:
    """Give the known facts as files write them."""
    return {fact.column: str(fact.value) for fact in case.known}


def key_of(case: Case) -> Key:
    """Give all facts as words in the reference's order, with ``None`` for unknown."""
    words = words_of(case)
    return tuple(words.get(name) for name in VALUES)


def answer_of(rule: str, outcome: Outcome) -> Answer:
    """Give an outcome as the reference words it."""
    answers = (outcome.sla, outcome.kip, outcome.gap)
    sla, kip, gap = (str(found.value) if found else "" for found in answers)
    return Answer(rule, str(outcome.action.value), sla, kip, gap)


def offsets() -> st.SearchStrategy[timezone]:
    """Draw a fixed zone, to the minute."""
    minutes = st.integers(min_value=-14 * 60, max_value=14 * 60)
    return minutes.map(lambda count: timezone(timedelta(minutes=count)))


def moments() -> st.SearchStrategy[datetime]:
    """Draw a time with a zone, in years in which complaints are made."""
    return st.datetimes(
        min_value=datetime(2010, 1, 1),  # noqa: DTZ001  Hypothesis adds the zone
        max_value=datetime(2060, 1, 1),  # noqa: DTZ001
        timezones=offsets() | st.just(UTC),
    )


def cases() -> st.SearchStrategy[Case]:
    """Draw a case with any facts known."""
    values: dict[str, st.SearchStrategy[Any]] = {
        fact.column: st.none() | st.sampled_from(list(fact)) for fact in FACTS
    }
    return st.builds(
        Case,
        **values,
        digital_purchase=st.none() | st.booleans(),
        transaction_at=st.none() | moments(),
    )


PLACE = {name: place for place, name in enumerate(VALUES)}

ANSWERS: dict[Key, Answer] = {
    words: answer(dict(zip(VALUES, words, strict=True)))._replace(rule="")
    for words in product(*VALUES.values())
}
"""The outcomes of the complete cases, by the second transcription."""


def outcomes(found: tuple[Outcome, ...]) -> set[Answer]:
    """Give the outcomes as the reference words them."""
    return {answer_of("", outcome) for outcome in found}
