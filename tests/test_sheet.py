"""The sheet to hold beside the paper: whole, in the paper's order, fresh."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import pansol.sop
from pansol.catalogue import Language, catalogue
from pansol.fingerprint import FINGERPRINT
from pansol.sheet import Entry, Sheet, Table, as_html, as_markdown, sop_sheet
from pansol.sop import SOP, Clause, Gap, Interpretation, Kip, Sla
from pansol.wording import condition_words, sla_words

both_languages = pytest.mark.parametrize("language", Language)


def entries(language: Language) -> dict[str, Entry]:
    """Give the sheet's clauses by number."""
    return {entry.number: entry for entry in sop_sheet(catalogue(language)).entries}


class Outline(HTMLParser):
    """What a page is made of: its tags, and the text of its row headings."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[str] = []
        self._in_heading = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, dict(attrs)))
        self._in_heading = tag == "th" and ("scope", "row") in attrs

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  its caller's
        """Leave the heading."""
        self._in_heading = False

    def handle_data(self, data: str) -> None:
        """Keep the text of a row's heading."""
        if self._in_heading:
            self.headings.append(data)


@both_languages
def test_every_clause_is_there_in_the_papers_order(language: Language) -> None:
    """With its number, its paraphrase and something that realises it, in Markdown and in HTML."""
    say = catalogue(language)
    sheet = sop_sheet(say)
    numbers = [clause.value for clause in Clause]
    assert [entry.number for entry in sheet.entries] == numbers
    for clause, entry in zip(Clause, sheet.entries, strict=True):
        assert entry.text == say(clause.key)
        assert entry.items, clause
    headings = re.findall(r"^### (.*)$", as_markdown(sheet), re.MULTILINE)
    assert [heading.replace("\\", "") for heading in headings] == numbers
    assert Outline(as_html(sheet)).headings[: len(numbers)] == numbers


@both_languages
def test_everything_declared_stands_under_its_clause(language: Language) -> None:
    """Each question, check, rule, advice and ticket field is found where the SOP has it."""
    say, found = catalogue(language), entries(language)
    for question in SOP.questions:
        items = " ".join(found[question.clause.value].items)
        assert say(f"question.{question.id}") in items
        assert all(field in items for field in question.fields)
    for kind, checks in SOP.checks.items():
        for check in checks:
            for clause in check.clauses[kind]:
                items = " ".join(found[clause.value].items)
                assert say(check.key) in items
                assert all(system in items for system in check.systems[kind])
    for rule in SOP.rules:
        for clause in rule.clauses:
            assert re.search(rf"\b{rule.id}\b", " ".join(found[clause.value].items))
    for advice in SOP.advice:
        assert len(found[advice.clause.value].items) > 0
        assert any(
            say(f"action.{advice.actions[0].value}") in item
            for item in found[advice.clause.value].items
        )
    for field in SOP.ticket_fields:
        assert any(f"({field.name})" in item for item in found[field.clause.value].items)


@both_languages
def test_a_rule_is_told_in_full_at_its_first_clause(language: Language) -> None:
    """All conditions, SLA, the exact KIP and its readings."""
    say, found = catalogue(language), entries(language)
    for rule in SOP.rules:
        if rule.clauses:
            items = found[rule.clauses[0].value].items
            (item,) = [item for item in items if f" {rule.id}: " in item]
            assert all(condition in item for condition in condition_words(rule, say))
            assert rule.outcome.kip is None or rule.outcome.kip.label in item
            assert rule.outcome.sla is None or sla_words(rule.outcome.sla, say) in item
            readings = {*rule.interpretations, *rule.readings.values()}
            assert all(reading.value in item for reading in readings)


@both_languages
def test_the_tables_hold_every_rule_gap_and_reading(language: Language) -> None:
    """With the counts of cases, which add up to all."""
    rules, gaps, readings, totals = sop_sheet(catalogue(language)).tables
    assert [row[0] for row in rules.rows] == [rule.id for rule in SOP.rules]
    assert [row[0] for row in gaps.rows] == [gap.value for gap in Gap]
    assert [row[0] for row in readings.rows] == [reading.value for reading in Interpretation]
    assert sum(int(str(row[-1])) for row in rules.rows) == 1_152
    assert [row[-1] for row in totals.rows[:-1]] == ["48", "288", "72", "24", "336", "384"]
    assert all(row[-1] for row in readings.rows)


@both_languages
def test_the_sheet_says_what_was_proven_of_which_sop(language: Language) -> None:
    """Version, fingerprint, 1,152 complete cases, 19,440 states; every KIP, both SLA classes."""
    say = catalogue(language)
    text = as_markdown(sop_sheet(say))
    mark = {Language.INDONESIAN: ".", Language.ENGLISH: ","}[language]
    for part in (SOP.version, FINGERPRINT, f"1{mark}152", f"19{mark}440", SOP.title, *SOP.sources):
        assert part in text
    assert all(kip.label in text for kip in Kip)
    assert all(sla_words(sla, say) in text for sla in Sla)


@both_languages
def test_the_committed_sheet_is_fresh(language: Language) -> None:
    """The copy beside the declarations says what they say: `make sheet`."""
    committed = Path(pansol.sop.__file__).with_name(f"SHEET.{language.value}.md")
    assert committed.read_text(encoding="utf-8") == as_markdown(sop_sheet(catalogue(language)))


@both_languages
def test_the_page_is_accessible_and_needs_nothing_else(language: Language) -> None:
    """Its language is told, every heading of a table has its scope, nothing is fetched."""
    page = as_html(sop_sheet(catalogue(language)))
    outline = Outline(page)
    assert ("html", {"lang": language.value}) in outline.tags
    scopes = [attributes.get("scope") for tag, attributes in outline.tags if tag == "th"]
    assert set(scopes) == {"col", "row"}
    assert not {tag for tag, _ in outline.tags} & {"script", "link", "img", "iframe", "object"}
    assert not re.search(r"url\(|@import|https?://", page)
    assert "@media print" in page


NASTY = '<img src=x onerror="alert(1)"> & *a* _b_ `c` |'


def nasty() -> Sheet:
    """Give a sheet with markup in every text."""
    table = Table(title=NASTY, head=(NASTY,), rows=((NASTY,), ((NASTY, NASTY),)))
    entry = Entry(number=NASTY, text=NASTY, items=(NASTY,))
    return Sheet(
        language="id", title=NASTY, paper=NASTY, lead=(NASTY,), entries_title=NASTY,
        entries_head=(NASTY, NASTY, NASTY), entries=(entry,), tables=(table,),
    )  # fmt: skip


def test_no_text_becomes_markup() -> None:
    """Whatever a declaration or a translation holds is shown as it is, in both forms."""
    assert not [tag for tag, _ in Outline(as_html(nasty())).tags if tag == "img"]
    for line in as_markdown(nasty()).splitlines():
        assert not re.search(r"(?<!\\)<img|(?<!\\)`|(?<![\\*])\*a|(?<!\\)_b", line)
