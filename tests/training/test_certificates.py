"""A certificate's code belongs to its values alone."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pansol.training.certificate import Certificate, certificate_code, certificate_holds

SEAL = bytes(range(16))
CERTIFICATE = Certificate(
    name="Siti Rahma",
    class_name="Batch 7",
    right=33,
    questions=40,
    score=31.25,
    seed=7,
    sop_version="2017.06-1",
    fingerprint="08603b9dd61a",
    date=date(2026, 11, 28),
)
CHANGED: dict[str, Any] = {
    "name": "Budi Rahma", "class_name": "Batch 8", "right": 34, "questions": 39, "score": 31.5,
    "seed": 8, "sop_version": "2017.06-2", "fingerprint": "08603b9dd61b",
    "date": date(2026, 11, 29),
}  # fmt: skip


def test_the_code_holds_however_it_is_typed() -> None:
    """Small letters and blanks do not matter."""
    code = certificate_code(CERTIFICATE, SEAL)
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} "):
        assert certificate_holds(CERTIFICATE, typed, SEAL)
    assert not certificate_holds(CERTIFICATE, "", SEAL)


@pytest.mark.parametrize("name", [field.name for field in fields(Certificate)])
def test_a_changed_value_shows(name: str) -> None:
    """Each value is in the code."""
    changed = replace(CERTIFICATE, **{name: CHANGED[name]})
    assert not certificate_holds(changed, certificate_code(CERTIFICATE, SEAL), SEAL)


def test_another_seal_gives_another_code() -> None:
    """Who has not the class's seal can't make its codes."""
    assert not certificate_holds(CERTIFICATE, certificate_code(CERTIFICATE, bytes(16)), SEAL)


@given(st.text(max_size=9), st.text(max_size=9), st.text(max_size=9), st.text(max_size=9))
def test_no_two_names_are_written_alike(name: str, group: str, other: str, second: str) -> None:
    """What stands in one value can't be moved to the next, whatever is typed."""
    one = certificate_code(replace(CERTIFICATE, name=name, class_name=group), SEAL)
    two = certificate_code(replace(CERTIFICATE, name=other, class_name=second), SEAL)
    assert (one == two) == ((name, group) == (other, second))
