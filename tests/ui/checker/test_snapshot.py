"""Snapshots: what the tab keeps comes back whole, and nothing else gets in."""

import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from walking import HOSTILE, NOW, checker, texts

from pansol.catalogue import Language
from pansol.facts import Activation, Age, Charged
from pansol.ui.checker.snapshot import from_text, to_text
from pansol.ui.checker.state import State, Step

FULL = State(
    language=Language.ENGLISH,
    step=Step.CHECKS,
    fields={"msisdn": "0812 3456 7890", "message": "<b>“hi”</b>", "transaction_date": "2026-11-22"},
    answers=(Activation.PENDING, Charged.NO),
    skipped=frozenset({Age}),
    reopened=Charged,
    as_of=NOW - timedelta(days=3),
    round=4,
)


def jsons() -> st.SearchStrategy[object]:
    """Draw any JSON."""
    leaves = (
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=10)
        | st.sampled_from(HOSTILE)
    )
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
        ),
        max_leaves=6,
    )


def taken_up(text: str) -> None:
    """Take up a text as a snapshot: refused with a ``ValueError``, or a page that can be drawn."""
    program = checker()
    try:
        program.restore(text)
    except ValueError:
        return
    assert texts(program.view()["tree"])
    program.act(["back"])
    program.act(["language", "en"])
    assert texts(program.view()["tree"])


def test_a_state_comes_back_whole() -> None:
    """Every part of a state is kept."""
    assert from_text(to_text(FULL)) == FULL


def test_nothing_entered_is_nothing_kept() -> None:
    """A fresh page leaves no trace, so that the address is read again at a reload."""
    assert to_text(State()) == ""
    assert to_text(State(round=3)) == ""


@settings(max_examples=200, deadline=None)
@given(st.text() | jsons().map(json.dumps))
def test_any_text_is_refused_or_drawn(text: str) -> None:
    """Whatever a tab holds, no error but ``ValueError`` comes of it."""
    taken_up(text)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(json.loads(to_text(FULL)))), jsons())
def test_a_spoilt_snapshot_is_refused_or_drawn(name: str, value: object) -> None:
    """One part replaced by anything: refused, or a page like any other."""
    taken_up(json.dumps(json.loads(to_text(FULL)) | {name: value}))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "5",
        "[" * 100_000,
        json.dumps(json.loads(to_text(FULL)) | {"round": 1e400}),
        json.dumps(json.loads(to_text(FULL)) | {"round": "four"}),
        json.dumps(json.loads(to_text(FULL)) | {"as_of": "2026-11-22T10:00"}),
        json.dumps(json.loads(to_text(FULL)) | {"as_of": "0001-01-01T00:00+14:00"}),
        json.dumps(json.loads(to_text(FULL)) | {"as_of": "9999-12-31T23:59+00:00"}),
        json.dumps(json.loads(to_text(FULL)) | {"answers": {"charged": "maybe"}}),
        json.dumps(json.loads(to_text(FULL)) | {"answers": {"__class__": "x"}}),
        json.dumps(json.loads(to_text(FULL)) | {"answers": {"charged": ["yes"]}}),
        json.dumps(json.loads(to_text(FULL)) | {"skipped": [[]]}),
        json.dumps(json.loads(to_text(FULL)) | {"reopened": "x"}),
        json.dumps(json.loads(to_text(FULL)) | {"language": []}),
        json.dumps(json.loads(to_text(FULL)) | {"step": None}),
    ],
    ids=lambda text: text[-40:],
)
def test_refused_snapshots(text: str) -> None:
    """Each of these is no state of the page."""
    with pytest.raises(ValueError):  # noqa: PT011  the one error promised, whatever it says
        from_text(text)


def test_extreme_times_break_nothing() -> None:
    """The ends of the calendar are no times at which anybody complained."""
    for day in ("0001-01-01", "9999-12-31", "0000-00-00"):
        fields = {"transaction_date": day, "transaction_time": "00:00", "incident_date": day}
        taken_up(to_text(State(fields=fields | {"incident_time": "23:59"})))


def test_strange_fields_are_left_out_and_long_ones_cut() -> None:
    """Only the page's own fields come back, and never more than a field takes."""
    kept = json.loads(to_text(FULL)) | {"fields": {"evil": "x", "message": "y" * 1000}}
    assert from_text(json.dumps(kept)).fields == {"message": "y" * 300}
