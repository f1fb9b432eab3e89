"""Whatever is known of a case is written as JSON and read back the same."""

from datetime import timedelta, timezone
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pansol.caselog import Correction, Decided, Details
from pansol.caselog.payload import as_json, details_in, note_in

TEXTS = st.text(max_size=20)
WORDS = st.dictionaries(TEXTS, TEXTS, max_size=3)
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
MOMENTS = st.none() | st.datetimes(
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
)
DETAILS = st.builds(
    Details,
    facts=WORDS,
    evidence=st.lists(st.dictionaries(TEXTS, JSON, max_size=3), max_size=2).map(tuple),
    corrections=st.lists(
        st.builds(Correction, fact=TEXTS, found=TEXTS, given=TEXTS), max_size=2
    ).map(tuple),
    decision=st.none()
    | st.builds(
        Decided, action=TEXTS, sla=TEXTS, kip=TEXTS, gap=TEXTS, rule=TEXTS,
        clauses=LISTS, advice=LISTS, next_check=TEXTS,
    ),
    sop_version=TEXTS, table=TEXTS, fields=WORDS, action_taken=TEXTS, sla_given=TEXTS,
    kip_given=TEXTS, advice_given=LISTS, transaction_at=MOMENTS, handled_at=MOMENTS,
    wait_until=MOMENTS, zone=TEXTS, agent=TEXTS, team=TEXTS, page_state=TEXTS,
)  # fmt: skip


@given(st.none() | DETAILS, TEXTS)
def test_details_and_note_come_back_the_same(details: Details | None, note: str) -> None:
    """For every value, in letters that any database takes; the same value gives the same text."""
    payload = as_json(details, note)
    assert payload.isascii()
    assert payload.isprintable()
    assert (details_in(payload), note_in(payload)) == (details, note)
    assert as_json(details_in(payload), note) == payload


def test_what_a_later_version_adds_is_left_aside() -> None:
    """A payload with a field that is not known is read all the same; one without is filled in."""
    payload = '{"note":"","details":{"facts":{"charged":"yes"},"mood":"good"}}'
    assert details_in(payload) == Details(facts={"charged": "yes"})
