"""A customer's key: the number as the ticket's parser reads it, on every engine."""

from typing import Any

import narwhals as nw
import pytest
from figure_engines import IN_PROCESS, TEXT, Engine
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pansol.audit.figures import customer_key
from pansol.formats import Malformed, parse_phone

NUMBERS = ["081234567890", "6281234567890", "+6281234567890", "0812-3456 7890", "(0812) 3456.7890"]

written = st.sampled_from([None, *NUMBERS]) | st.text(
    "0123456789+ -.()x\t\n\u00a0\u2007\u0661", max_size=18
)


def keys(engine: Engine, texts: list[str | None]) -> dict[Any, Any]:
    """Give each text's key."""
    frame = nw.from_native(engine([(text,) for text in texts], {"msisdn": TEXT}))
    found = frame.select("msisdn", customer_key("msisdn").alias("key"))
    eager = found.collect("pyarrow") if isinstance(found, nw.LazyFrame) else found
    rows = eager.to_arrow().to_pylist()
    return {row["msisdn"]: row["key"] for row in rows}


def expected(text: str | None) -> str | None:
    """Read the number as a ticket's is read, else keep the text."""
    try:
        return parse_phone(text) if text else None
    except Malformed:
        return (text or "").strip() or None


@pytest.mark.parametrize("engine", IN_PROCESS)
@settings(deadline=None)
@given(texts=st.lists(written, min_size=1, max_size=30))
@example(texts=["+620812345678", "0628123456", "0", "+", "62", "\n", "081234567890\n", "08123x"])
def test_a_number_is_read_as_tickets_read_it(engine: Engine, texts: list[str | None]) -> None:
    """With blanks of any sort, brackets, and what cannot be read at all."""
    assert keys(engine, texts) == {text: expected(text) for text in texts}


@pytest.mark.parametrize("engine", IN_PROCESS)
def test_ways_of_writing_one_number_have_one_key(engine: Engine) -> None:
    """08…, 62…, +62…, with dashes, dots and brackets."""
    assert {*keys(engine, [*NUMBERS]).values()} == {"+6281234567890"}
