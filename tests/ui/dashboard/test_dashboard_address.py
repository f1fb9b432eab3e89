"""The dashboard's address: what is chosen comes back from it; nothing personal or hostile does."""

from dataclasses import replace
from datetime import date

from dashing import HOSTILE, counted, sample, text_of
from hypothesis import given
from hypothesis import strategies as st

from pansol.catalogue import Language
from pansol.masking import mask_text
from pansol.ui.dashboard.address import address_of, from_query, left_out
from pansol.ui.dashboard.state import (
    ANALYSTS,
    BY,
    COMPARED,
    FIGURES,
    FILTERS,
    PERIODS,
    WITHIN,
    State,
)

labels = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=8).filter(
    lambda label: mask_text(label) == label
)
days = st.none() | st.dates()
states = st.builds(
    State,
    language=st.sampled_from(Language),
    labels=st.dictionaries(
        st.sampled_from(FILTERS),
        st.lists(labels, min_size=1, max_size=3, unique=True).map(tuple),
        max_size=3,
    ),
    period=st.sampled_from([each for each in PERIODS if each != "own"]),
    compared=st.sampled_from(COMPARED),
    by=st.sampled_from(BY),
    within=st.sampled_from(WITHIN),
    tables=st.frozensets(st.sampled_from([*FIGURES, *ANALYSTS])),
    whole=st.frozensets(st.sampled_from([*FIGURES, *ANALYSTS])),
    named=st.booleans(),
)


@given(states)
def test_what_is_chosen_comes_back(state: State) -> None:
    """Language, period, comparison, filters, and what is shown as a table or whole; no names."""
    again = from_query(address_of(state))
    assert again == replace(state, named=False)
    assert left_out(state) == ()


@given(days, days)
def test_days_come_back(first: date | None, last: date | None) -> None:
    """A period of one's own, whether one or both ends are given."""
    again = from_query(address_of(State(period="own", first=first, last=last)))
    assert (again.first, again.last) == (first, last)


def test_a_label_that_holds_a_number_stays_out_of_the_address() -> None:
    """A file may have put a customer's number where a package's name belongs."""
    state = State(labels={"package_name": ("Paket 081234567890",), "team": ("Kenanga",)})
    assert "0812" not in address_of(state)
    assert left_out(state) == ("package_name",)
    assert "team=Kenanga" in address_of(state)


@given(st.text(max_size=200))
def test_any_address_is_read(query: str) -> None:
    """Whatever it says, there is a page."""
    assert from_query(query).period in PERIODS


def test_what_is_not_known_is_named_and_left_aside() -> None:
    """Names that are none, days that are none, labels that the source does not hold."""
    shown = sample(f"?agent=AGEN-K8&from=gestern&team=Kenanga&region={HOSTILE}&lang=en")
    text = text_of(shown)
    assert "agent=AGEN-K8" in text
    assert "from=gestern" in text
    assert f"region={HOSTILE}" in text
    assert dict(shown.state.labels) == {"team": ("Kenanga",)}
    assert counted(shown).selection.choice.labels == {"team": ("Kenanga",)}


def test_a_reload_takes_up_what_was_chosen() -> None:
    """The tab keeps the address alone."""
    shown = sample()
    shown.act(["filter", "team", "Kenanga"])
    snapshot = shown.view()["snapshot"]
    again = sample()
    again.restore(snapshot)
    assert dict(again.state.labels) == {"team": ("Kenanga",)}
