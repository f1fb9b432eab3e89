"""The facts: their words, their order, and a case in which unknown is not "no"."""

from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference import VALUES
from strategies import cases

from pansol.facts import FACTS, Case, Charged, Fact, NormalTariff, UnknownValueError, parse_fact

every_fact = pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.column)


def test_facts_and_their_words_stand_in_the_papers_order() -> None:
    """Columns, values and their order are those that files and APIs use."""
    declared = {fact.column: tuple(value.value for value in fact) for fact in FACTS}
    assert declared == VALUES
    assert list(declared) == list(VALUES)


def test_values_of_different_facts_are_never_equal() -> None:
    """A "yes" to one question is no "yes" to another."""
    values = [value for fact in FACTS for value in fact]
    assert not [pair for pair in combinations(values, 2) if pair[0] == pair[1]]
    assert Charged.YES.value == NormalTariff.YES.value
    assert len(set(values)) == len(values) == sum(map(len, VALUES.values()))


def test_a_values_name_in_the_catalogue_has_column_and_word() -> None:
    """Two facts with the same word have two names."""
    assert Charged.YES.key == "charged.yes"
    assert NormalTariff.YES.key == "normal_tariff.yes"


@every_fact
def test_a_word_is_read_whatever_its_capitals_and_blanks(fact: type[Fact]) -> None:
    """Each word gives its value, as typed by a person."""
    for value in fact:
        assert parse_fact(fact, value.value) is value
        assert parse_fact(fact, f" {value.value.upper()}\t\n") is value


@every_fact
@pytest.mark.parametrize("text", ["", " ", "\t\n"])
def test_an_empty_text_is_unknown(fact: type[Fact], text: str) -> None:
    """Nothing written is not checked yet."""
    assert parse_fact(fact, text) is None


@given(fact=st.sampled_from(FACTS), text=st.text(min_size=1))
def test_any_other_text_is_refused_with_the_allowed_words(fact: type[Fact], text: str) -> None:
    """A text is a value, unknown, or an error that names column, text and allowed words."""
    allowed = VALUES[fact.column]
    if text.strip().lower() in ("", *allowed):
        return
    with pytest.raises(UnknownValueError) as refused:
        parse_fact(fact, text)
    error = refused.value
    assert (error.column, error.value, error.allowed) == (fact.column, text, allowed)
    assert str(error) == f"{fact.column}: {text!r} is none of {', '.join(allowed)}"


@pytest.mark.parametrize("text", ["no", "none", "unknown", "maybe", "received."])
def test_a_near_word_is_not_guessed(text: str) -> None:
    """What is not the word is refused, not read as the next best."""
    with pytest.raises(UnknownValueError, match="benefit"):
        parse_fact(FACTS[3], text)


def test_an_empty_case_knows_nothing() -> None:
    """Unknown is never "no"."""
    assert Case().known == ()
    assert Case().charged is None
    assert Case().digital_purchase is None


def test_a_time_without_a_zone_is_refused() -> None:
    """The 24 hours of a time without a zone would end at an unknown moment (SOP 3.1)."""
    with pytest.raises(ValueError, match="transaction_at needs a zone"):
        Case(transaction_at=datetime(2026, 11, 22, 10))  # noqa: DTZ001  that is the point
    assert Case(transaction_at=datetime(2026, 11, 22, 10, tzinfo=UTC)).transaction_at


@given(case=cases())
def test_known_facts_come_in_the_papers_order(case: Case) -> None:
    """The findings of a ticket stand in the order of checks."""
    columns = [fact.column for fact in case.known]
    assert columns == [name for name in VALUES if getattr(case, name) is not None]
    assert all(getattr(case, fact.column) is fact for fact in case.known)


@given(case=cases(), fact=st.sampled_from(FACTS), data=st.data())
def test_having_and_without_change_one_fact_alone(
    case: Case, fact: type[Fact], data: st.DataObject
) -> None:
    """Learning or forgetting a fact leaves the other facts, channel and time as they were."""
    value = data.draw(st.sampled_from(list(fact)))
    learnt, forgotten = case.having(value), case.without(fact)
    assert getattr(learnt, fact.column) is value
    assert getattr(forgotten, fact.column) is None
    others = {*VALUES, "digital_purchase", "transaction_at"} - {fact.column}
    for name in others:
        assert getattr(learnt, name) == getattr(forgotten, name) == getattr(case, name)
    assert learnt.without(fact) == forgotten
    assert forgotten.having(value) == learnt
