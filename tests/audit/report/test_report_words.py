"""Numbers and codes in the words of both languages."""

from datetime import date

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from pansol.audit import CRITERIA
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.words import (
    clause_words,
    field_words,
    group_words,
    kind_words,
    severity_words,
    value_words,
)
from pansol.catalogue import Language, catalogue

both_languages = pytest.mark.parametrize("language", Language)


@pytest.mark.parametrize(
    ("language", "count", "percent", "interval", "span"),
    [
        (
            Language.INDONESIAN, "12.345", "71,7\u00a0%", "70,4\u201373,1\u00a0%",
            "1 Juli 2026 \u2013 31 Agustus 2026",
        ),
        (
            Language.ENGLISH, "12,345", "71.7\u00a0%", "70.4\u201373.1\u00a0%",
            "1 July 2026 \u2013 31 August 2026",
        ),
    ],
)  # fmt: skip
def test_numbers_are_written_as_the_language_wants(
    language: Language, count: str, percent: str, interval: str, span: str
) -> None:
    """Thousands, decimals, percent and days."""
    numbers = Numbers(catalogue(language))
    assert numbers.count(12345) == count
    assert numbers.percent(0.71742) == percent
    assert numbers.interval((0.70389, 0.73057)) == interval
    assert numbers.span(date(2026, 7, 1), date(2026, 8, 31)) == span


@given(st.floats(0, 1), st.sampled_from(Language))
def test_a_share_is_written_as_babel_does(share: float, language: Language) -> None:
    """Whatever the share: the same digits, rounded alike, and the language's own point."""
    own = format_decimal(share * 100, format="0.0", locale=language.value)
    assert Numbers(catalogue(language)).percent(share) == f"{own}\u00a0%"


@both_languages
@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda each: each.name)
def test_every_finding_has_words(criterion: object, language: Language) -> None:
    """No code of a finding is left as a code: kind, severity, field, clause, what was due."""
    say = catalogue(language)
    each = next(one for one in CRITERIA if one is criterion)
    assert kind_words(each.kind.value, say) != each.kind.value
    assert severity_words(each.severity.value, say) != each.severity.value
    assert field_words(each.field, say) != each.field
    for clause in each.clauses:
        assert clause_words(clause.value, say) == say(clause.key)
    if each.expected:
        due = value_words(each.kind.value, each.field, each.expected, say)
        assert due != each.expected or each.expected == "text"


@pytest.mark.parametrize("text", ["", "=1+1", "kind", "report.kind.wrong_kip", "{x}"])
def test_a_code_that_is_none_of_ours_stays(text: str) -> None:
    """Whatever a table holds is shown, not looked up."""
    say = catalogue(Language.ENGLISH)
    assert kind_words(text, say) == severity_words(text, say) == field_words(text, say) == text
    assert value_words("malformed_field", "msisdn", text, say, done=True) == text


def test_a_channel_is_named_and_what_is_none_is_quoted_and_masked() -> None:
    """The column of channels may hold anything, a customer's number too."""
    say = catalogue(Language.ENGLISH)
    assert "081234567890" not in group_words("complaint_channel", "081234567890", say)
    assert group_words("complaint_channel", "call_centre", say) == "Call Center 188"
    assert group_words("complaint_channel", "Call Center 188", say) == "Call Center 188"
    assert group_words("complaint_channel", "lainnya", say) == "“lainnya”"
    assert group_words("complaint_channel", "call_centre ", say) == "“call_centre ”"
    assert group_words("complaint_channel", None, say) == say("report.not_given")
