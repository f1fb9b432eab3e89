"""How files were read: in words, without a code, and with no number of a customer."""

import pytest

from pansol.audit.report.detected import detected_words
from pansol.catalogue import Language, catalogue

FOUND = (
    ("Status", "→ activation"),
    ("No Keluhan", "→ case_id"),
    ("Tgl Tangani", "day_first"),
    ("separator", ";"),
    ("encoding", "utf-8"),
    ("decimal", ","),
    ("unused", "Catatan, 081234567890"),
)


@pytest.mark.parametrize("language", Language)
def test_what_was_detected_is_told_in_words(language: Language) -> None:
    """Columns by their names, marks and orders by words; those that are not used are named."""
    say = catalogue(language)
    told = dict(detected_words(FOUND, say))
    assert told["Status"] == f"→ {say('check.activation')}"
    assert told["No Keluhan"] == f"→ {say('audit.column.case_id')}"
    assert told[say("audit.way.dates", column="Tgl Tangani")] == say("audit.order.day_first")
    assert told[say("audit.way.separator")] == say("audit.separator.semicolon")
    assert told[say("audit.way.encoding")] == "UTF-8"
    assert told[say("audit.way.decimal")] == say("audit.decimal.comma")
    unused = told[say("report.detected.unused")]
    assert "Catatan" in unused
    assert "081234567890" not in unused


def test_what_several_files_share_is_told_once() -> None:
    """Two files of one system are described as one."""
    say = catalogue(Language.ENGLISH)
    assert detected_words(FOUND * 2, say) == detected_words(FOUND, say)
