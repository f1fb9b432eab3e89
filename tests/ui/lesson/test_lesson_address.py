"""The lesson's address: chapters and clauses lead in, anything else is told by name."""

from urllib.parse import quote_plus, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from teaching import HOSTILE, said

from pansol.catalogue import Language
from pansol.sop import Clause
from pansol.ui.lesson import Lesson
from pansol.ui.lesson.address import address_of, from_query
from pansol.ui.lesson.chapters import CHAPTERS
from pansol.ui.lesson.state import HANDOUT, State

NAMES = [*(chapter.id for chapter in CHAPTERS), HANDOUT]


def test_without_a_query_the_lesson_begins() -> None:
    """Nothing asked, nothing told."""
    assert from_query("") == from_query("?") == State()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", Language)
def test_each_chapter_has_an_address(name: str, language: Language) -> None:
    """What the link says is what it opens."""
    state = from_query(f"chapter={name}&lang={language.value}")
    assert (state.chapter, state.language, state.notice) == (name, language, None)
    assert from_query(address_of(state)) == state


@pytest.mark.parametrize("clause", Clause)
def test_each_clause_leads_to_its_chapter(clause: Clause) -> None:
    """By its number as the paper has it; capitals and blanks don't matter."""
    for text in (clause.value, f"  {clause.value.upper()} "):
        state = from_query(f"chapter={quote_plus(text)}")
        assert clause in {part.clause for part in state.open.parts}
        assert state.notice is None


@pytest.mark.parametrize("query", ["chapter=9", "lang=xx", "chapter=", "msisdn=1", "a=b&c=d"])
def test_what_is_strange_is_told_with_the_chapters(query: str) -> None:
    """The lesson opens all the same, and its sentence names what was asked and what there is."""
    lesson = Lesson(query)
    text = said(lesson)
    assert query.split("&", maxsplit=1)[0] in text
    assert all(name in text for name in NAMES)
    lesson.act(["dismiss"])
    assert query.split("&", maxsplit=1)[0] not in said(lesson)


def test_personal_data_of_an_address_is_masked() -> None:
    """In what is told, and in the snapshot."""
    view = Lesson("chapter=081234567890&email=budi@example.com").view()
    assert "081234567890" not in str(view)
    assert "budi@example.com" not in str(view)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.text(max_size=15), st.sampled_from(HOSTILE) | st.text(), max_size=6))
def test_no_address_breaks_the_lesson(asked: dict[str, str]) -> None:
    """Whatever stands in an address, the page comes."""
    assert said(Lesson(urlencode(asked, errors="replace")))


def test_a_huge_address_is_cut() -> None:
    """Ten thousand names are not all told."""
    assert len(said(Lesson("&".join(f"n{number}=x" for number in range(10_000))))) < 50_000
