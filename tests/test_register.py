"""A list that a team extends: in order, no name twice, and what was added can be forgotten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pansol.sop import Channel, Register, TwiceError

NAMES = st.text("abcdefghij", min_size=1, max_size=3)


def channels(names: list[str]) -> list[Channel]:
    """Make channels of these names."""
    return [Channel(id=name, label=f"{name} label") for name in names]


@given(first=st.lists(NAMES, unique=True), more=st.lists(NAMES, unique=True))
def test_what_is_added_follows_in_order(first: list[str], more: list[str]) -> None:
    """Each name is there once; a second one is refused, and then none of its kind is added."""
    register = Register(*channels(first))
    if set(first) & set(more):
        with pytest.raises(TwiceError):
            register.add(*channels(more))
        more = []
    else:
        register.add(*channels(more))
    assert [one.id for one in register] == first + more
    assert [one.id for one in register.declared] == first
    register.reset()
    assert [one.id for one in register] == first


@pytest.mark.parametrize("twin", [("SMS", "x"), ("x", " sms "), ("sms", "y")])
def test_an_id_and_a_label_share_one_space(twin: tuple[str, str]) -> None:
    """Text that names one may not name another, capitals and blanks aside."""
    register = Register(Channel(id="sms", label="Short message"))
    with pytest.raises(TwiceError) as refused:
        register.add(Channel(id=twin[0], label=twin[1]))
    assert refused.value.name == "sms"
