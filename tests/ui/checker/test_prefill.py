"""The address: facts, card type and channels come in, personal data never."""

from urllib.parse import quote_plus, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from walking import HOSTILE, checker, texts

from pansol.catalogue import Language
from pansol.facts import FACTS, Activation, Fact
from pansol.sop import SOP
from pansol.ui.checker.fields import FIELDS
from pansol.ui.checker.prefill import from_query
from pansol.ui.checker.snapshot import to_text
from pansol.ui.checker.state import State, Step

OPEN = {"card_type", "complaint_channel", "purchase_channel"}
PERSONAL = "081234567890"


def test_without_a_query_the_page_is_fresh() -> None:
    """Nothing asked, nothing told."""
    assert from_query("") == from_query("?") == State()


@pytest.mark.parametrize("value", [v for f in FACTS for v in f], ids=lambda value: value.key)
def test_every_fact_can_be_given(value: Fact) -> None:
    """A fact takes the page to the checks."""
    state = from_query(f"{value.column}={value.value}")
    assert state.answers == (value,)
    assert state.step is Step.CHECKS
    assert state.notice is None


def test_capitals_and_blanks_do_not_matter() -> None:
    """People write addresses by hand."""
    assert from_query("?activation=%20SUCCESS%20").answers == (Activation.SUCCESS,)


def test_card_type_and_channels_are_fields() -> None:
    """They go where they would have been chosen, by id or by label."""
    state = from_query("card_type=KartuHalo&purchase_channel=mytelkomsel&complaint_channel=grapari")
    assert state.fields == {
        "card_type": "kartuhalo",
        "purchase_channel": "mytelkomsel",
        "complaint_channel": "grapari",
    }
    assert state.step is Step.QUESTIONS


def test_the_language_can_be_given() -> None:
    """`lang=en` is English; a language that is none is told."""
    assert from_query("lang=en").language is Language.ENGLISH
    strange = from_query("lang=xx")
    assert strange.language is Language.INDONESIAN
    assert strange.notice


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("column", [fact.column for fact in FACTS] + sorted(OPEN))
def test_an_unknown_value_is_told_with_those_allowed(column: str, lang: str) -> None:
    """A sentence names column, value and what may stand there; the rest is taken."""
    program = checker(f"lang={lang}&{column}=maybe")
    told = texts(program.view()["tree"])
    allowed = {f.column: [v.value for v in f] for f in FACTS} | {
        "card_type": [one.id for one in SOP.brands],
        "purchase_channel": [one.id for one in SOP.purchase_channels],
        "complaint_channel": [one.id for one in SOP.complaint_channels],
    }
    assert "maybe" in told
    assert column in told
    assert ", ".join(allowed[column]) in told
    assert program.case.known == ()


@pytest.mark.parametrize("name", [*sorted(FIELDS - OPEN), "incident_at", "nama", "no_hp"])
def test_personal_data_stays_out(name: str) -> None:
    """What only a form may ask for is told by name, its value is nowhere."""
    program = checker(f"{name}={PERSONAL}&activation=success")
    view = program.view()
    assert PERSONAL not in str(view)
    assert PERSONAL not in str(program.state)
    assert name in texts(view["tree"])
    assert program.case.known == (Activation.SUCCESS,)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.text(max_size=15), st.sampled_from(HOSTILE) | st.text(), max_size=6))
def test_no_address_breaks_the_page(asked: dict[str, str]) -> None:
    """Whatever stands in an address, the page comes."""
    assert texts(checker(urlencode(asked, errors="replace")).view()["tree"])


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="&=?%+;abc<>0é", max_size=60))
def test_no_malformed_query_breaks_the_page(query: str) -> None:
    """An address that is no proper query is read as far as it goes."""
    assert texts(checker(query).view()["tree"])


def test_a_huge_query_is_cut() -> None:
    """Ten thousand names are not all told."""
    program = checker("&".join(f"n{number}=x" for number in range(10_000)))
    assert len(str(program.view()["tree"])) < 100_000
    assert program.state.notice


@pytest.mark.parametrize("name", sorted({fact.column for fact in FACTS} | OPEN | {"lang"}))
@pytest.mark.parametrize("value", [text for text in HOSTILE if len(text) > 6])
def test_only_listed_values_get_in(name: str, value: str) -> None:
    """A value that is in no list goes into no field, no answer, and not into the tab's memory."""
    state = from_query(f"{name}={quote_plus(value, errors='replace')}")
    listed = {one.id for one in SOP.brands}
    listed |= {one.id for one in (*SOP.purchase_channels, *SOP.complaint_channels)}
    assert set(state.fields.values()) <= listed
    if value not in listed:
        assert to_text(state) == ""
