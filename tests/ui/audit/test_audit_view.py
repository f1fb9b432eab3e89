"""What the audit page draws: figures with their meaning, and of a file nothing but text."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from auditing import HOSTILE, dirty, nodes, opened, program, rows, sample, shown, text_of, upload

from pansol.audit import criteria_of
from pansol.audit.due import states
from pansol.audit.figures import Figure, define
from pansol.audit.proof import proofs
from pansol.audit.report.rankings import circular
from pansol.catalogue import Language, catalogue
from pansol.facts import FACTS
from pansol.sop import Gap
from pansol.ui.audit import Audit
from pansol.ui.audit.state import GROUPS, Tab
from pansol.ui.checker.prefill import from_query

TAGS = {
    "a", "br", "button", "caption", "circle", "code", "dd", "details", "div", "dl", "dt", "h1",
    "h2", "h3", "h4", "header", "input", "label", "li", "main", "nav", "ol", "optgroup", "option",
    "p", "path", "progress", "section", "select", "small", "span", "strong", "summary", "svg",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_the_figures_are_all_there_with_what_they_mean(language: Language) -> None:
    """Adherence with its interval, families, gaps, kinds, weeks, groups, matrices, glossary."""
    page, words = sample(), catalogue(language)
    page.act(["language", language.value])
    text = text_of(page)
    audited = opened(page).audited
    assert audited
    point = "," if language is Language.INDONESIAN else "."
    for number in ("71_7", "70_4", "73_1"):
        assert number.replace("_", point) in text
    for gap in Gap:
        assert words(f"gap.{gap.value}") in text
    for kind in audited.known["kind"]:
        assert words(f"report.kind.{kind}") in text
    for standing in ("silent", "undecided", "not_recorded"):
        assert words(f"report.standing.{standing}.why") in text
    for severity in audited.known["severity"]:
        assert words(f"severity.{severity}.why") in text
    for figure in (Figure.ADHERENCE, Figure.CRITICAL_ERRORS, Figure.PARETO, Figure.P_CHART):
        assert define(figure, words).how in text
    assert words("audit.weeks.noise") in text


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_has_its_table(group: str) -> None:
    """Every group of the summary has a row; one without a rate says why."""
    page = sample()
    page.act(["group"], group)
    audited = opened(page).audited
    assert audited
    table = audited.summary.by[group]
    (drawn,) = [text for tag, more, text in shown(page) if more.get("class") == "groups"]
    few = sum(row["n"] < 5 or circular(group, row[group]) for row in table.to_dict("records"))
    words = catalogue(Language.INDONESIAN)
    reasons = ("figure.reason.too_few", "report.group.circular")
    assert sum(drawn.count(words(reason)) for reason in reasons) == few
    assert (few > 0) == (group == "complaint_channel")
    body = next(n for n in shown(page) if n[0] == "tbody")
    assert body[2].count(" %") >= len(table) - few


@pytest.mark.parametrize("language", Language)
def test_a_case_says_what_was_due_and_what_was_done(language: Language) -> None:
    """Facts, rule, clauses, deeds, and each finding with its sentence of proof."""
    page, words = sample(), catalogue(language)
    page.act(["language", language.value])
    audited = opened(page).audited
    assert audited
    for place in range(0, 1340, 190):
        page.act(["open", str(place)])
        row = int(audited.found["row"].iloc[place])
        case = audited.case(row)
        assert case
        assert case["case_id"] == rows(row)[-1]["case_id"]
        text = text_of(page)
        for fact in states()[case["state"]].known:
            assert words(fact.key) in text
        assert words(f"action.{case['action_taken']}") in text
        found = audited.of_case(row)
        assert len(found) == len(criteria_of(case["findings"]))
        for sentence in proofs(found, words):
            assert " ".join(sentence.split()) in text


def test_the_checker_gets_the_case_without_persons() -> None:
    """The link's facts are the case's, the checker takes all of them, and nothing else is in it."""
    page = sample()
    page.act(["language", "en"])
    audited = opened(page).audited
    assert audited
    for place in range(0, 1340, 33):
        page.act(["open", str(place)])
        (address,) = [
            str(more["href"]) for tag, more, _ in shown(page)
            if tag == "a" and more.get("target") == "_blank"
        ]  # fmt: skip
        name, _, query = address.partition("?")
        assert name == "checker.ipynb"
        state = from_query(query)
        assert state.notice is None, query
        assert state.language is Language.ENGLISH
        asked = dict(parse_qsl(query))
        case = audited.case(int(audited.found["row"].iloc[place]))
        assert case
        expected = {f.column: f.value for f in states()[case["state"]].known}
        assert {f.column: asked[f.column] for f in FACTS if f.column in asked} == expected
        allowed = {f.column for f in FACTS} | {
            "lang",
            "card_type",
            "complaint_channel",
            "purchase_channel",
        }
        assert set(asked) <= allowed


def views(page: Audit) -> list[object]:
    """Give every part of a page, the first cases and the prepared files' links."""
    trees = []
    for tab in Tab:
        page.act(["tab", tab.value])
        trees.append(page.view()["tree"])
        for group in GROUPS if tab is Tab.FIGURES else ():
            page.act(["group"], group)
            trees.append(page.view()["tree"])
    audited = opened(page).audited
    assert audited
    for place in range(min(len(audited.found), 8)):
        page.act(["open", str(place)])
        trees.append(page.view()["tree"])
    return trees


def test_what_a_file_holds_is_drawn_as_text(tmp_path: Path) -> None:
    """Markup in every text of a file, its columns and its name: no element, no attribute of it."""
    page = program()
    upload(page, dirty(tmp_path / "x.csv"), f"{HOSTILE}.csv")
    trees = views(page)
    assert any(HOSTILE in text for tree in trees for _, _, text in nodes(tree))
    for tree in trees:
        for tag, attributes, _ in nodes(tree):
            assert tag in TAGS
            assert not [name for name in attributes if name.startswith("on") and name != "on"]
            assert "onerror" not in str(attributes.get("href", ""))


def test_no_view_shows_who_a_customer_is() -> None:
    """No number, name or e-mail of the sample's customers stands anywhere on the page."""
    page = sample()
    said = " ".join(str(tree) for tree in views(page))
    for row in rows(200):
        for name in ("msisdn", "contact_number", "customer_name", "evidence_sender_email"):
            if len(row[name]) > 6:
                assert row[name] not in said


def test_a_page_opens_without_what_reads_files() -> None:
    """DuckDB and pandas come with the first file, so the page is drawn at once."""
    code = (
        "import sys; from pansol.ui.audit import Audit; Audit('lang=en').view(); "
        "print([m for m in ('duckdb', 'narwhals', 'numpy', 'pandas', 'pyarrow', 'scipy', "
        "'xlsxwriter', 'pydantic') if m in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - this Python, and a statement written here
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"


def test_the_address_chooses_the_language() -> None:
    """``?lang=en`` is taken, anything else left alone."""
    assert program("?lang=en").state.language is Language.ENGLISH
    for query in ("", "?lang=fr", "lang", "a=b&msisdn=0812", "?lang=en%00"):
        assert program(query).state.language is Language.INDONESIAN


@pytest.mark.parametrize("language", Language)
def test_missing_rows_are_said_above_the_figures_with_the_way_to_them(
    tmp_path: Path, language: Language
) -> None:
    """Three of thirty rows: how many, of how many, and a link to the tab that says why."""
    page, words = program(), catalogue(language)
    upload(page, dirty(tmp_path / "x.csv"))
    page.act(["language", language.value])
    page.act(["tab", "figures"])
    text = text_of(page)
    assert words("report.left_out.tab", tab=words("audit.tab.file")) in text
    assert words("audit.rejected.show") in text
    page.act(["tab", "file"])
    assert words("reject.exponent") in text_of(page)
