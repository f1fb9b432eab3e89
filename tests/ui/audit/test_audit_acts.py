"""Acts on the audit page: none breaks it, and only what is offered is taken."""

import json

import pytest
from auditing import offered, opened, program, sample, text_of
from hypothesis import given, settings
from hypothesis import strategies as st

from pansol.catalogue import Language, catalogue
from pansol.ui.acts import BadActionError
from pansol.ui.audit.actions import reduce
from pansol.ui.audit.snapshot import from_text
from pansol.ui.audit.state import PAGE_SIZE, State, Tab

ID = catalogue(Language.INDONESIAN)
SLOW = {"apply", "make", "sample"}


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_whatever_is_done_the_page_is_drawn(data: st.DataObject) -> None:
    """After any acts offered the page stands in both languages, and its snapshot can be read."""
    page = sample()
    for _ in range(data.draw(st.integers(1, 6))):
        acts = [act for act in offered(page) if act[0][0] not in SLOW]
        page.act(*data.draw(st.sampled_from(acts)))
    assert from_text(page.view()["snapshot"])[1]
    for language in Language:
        page.act(["language", language.value])
        assert "{" not in text_of(page)


@pytest.mark.parametrize("tab", Tab)
def test_everything_offered_is_taken(tab: Tab) -> None:
    """Each button and each choice of each part leads somewhere, without an error."""
    page = sample()
    page.act(["tab", tab.value])
    acts = offered(page)
    assert len({tuple(act) for act, _ in acts}) > 4
    start = page.state
    for act, value in acts:
        if act[0] not in SLOW:
            page.state = start
            page.act(act, value)


HOSTILE_ACTS = [
    ([], None),
    (["no act"], None),
    (["language", "fr"], None),
    (["language"], None),
    (["tab", "x"], None),
    (["tab"], None),
    (["group"], "customer_name"),
    (["filter", "row"], "1"),
    (["filter", "kind"], "no kind"),
    (["filter"], "x"),
    (["only", "agent", "NOBODY"], None),
    (["page", "99999"], None),
    (["page", "-1"], None),
    (["page", "1e3"], None),
    (["page", "٣"], None),
    (["open", "99999999999999"], None),
    (["open", "1 OR 1=1"], None),
    (["open"], None),
    (["column", "99"], "agent"),
    (["column", "0"], "state"),
    (["way", "zone"], "Asia/Jakarta'); DROP TABLE judged; --"),
    (["way", "msisdn"], "iso"),
    (["way", "decimal"], "x"),
    (["file"], "kasus.csv"),
    (["file", "refused", "x"], "kasus.csv"),
    (["make", "passwords"], None),
    (["make"], None),
    (["sample", "../../etc/passwd"], None),
]


@pytest.mark.parametrize(("action", "value"), HOSTILE_ACTS)
def test_what_is_not_offered_is_refused(action: list[str], value: str | None) -> None:
    """Whoever sends it: one error, and nothing changes."""
    page = sample()
    before = page.state
    with pytest.raises(BadActionError):
        page.act(action, value)
    assert page.state == before


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=8) | st.sampled_from(["open", "way", "column"]), max_size=3))
def test_any_other_words_raise_one_error(words: list[str]) -> None:
    """Words that are no act raise the one error and no other."""
    page = sample()
    try:
        reduce(page.state, words, "x", page.audit)
    except BadActionError:
        return
    assert words[0] in {"dismiss", "open", "page", "close", "unfilter"}


def test_without_a_file_the_person_is_told_to_choose_it() -> None:
    """After a kernel's end what was on its way finds no file: it says so and harms nothing."""
    for act in (["open", "1"], ["tab", "file"], ["apply"], ["make", "workbook"], ["page", "2"]):
        page = program()
        page.act(act)
        assert ID("audit.again") in text_of(page)
    with pytest.raises(BadActionError):
        program().act(["no act"])


def test_a_file_too_large_is_named_with_the_command() -> None:
    """What the browser did not send is told by name, and what to do instead."""
    page = program()
    page.act(["file", "refused"], "raksasa.csv")
    text = text_of(page)
    assert ID("audit.too_large", name="raksasa.csv") in text
    assert "pansol audit BERKAS --out audit" in text
    page.act(["dismiss"])
    assert "raksasa" not in text_of(page)


def test_filters_leave_what_they_name() -> None:
    """Each filter leaves the findings that have the value, all together those that have all."""
    page = sample()
    audited = opened(page).audited
    assert audited
    for name, values in audited.known.items():
        whole = 0
        for value in values:
            page.act(["only", name, value])
            left = audited.selected(page.state.filters)
            assert all(value in str(one).split(";") for one in left[name])
            whole += len(left)
        assert whole >= len(audited.found)
        assert whole == len(audited.found) or name == "clause"
    page.act(["filter", "severity"], "customer")
    assert set(page.state.filters) == {"clause", "severity"}
    page.act(["unfilter"])
    assert page.state.filters == {}


def test_a_filter_begins_at_the_first_page() -> None:
    """Nobody lands on a page that a filter has emptied."""
    page = sample()
    page.act(["tab", "findings"])
    page.act(["page", "3"])
    assert page.state.page == 3
    page.act(["filter", "kind"], "undecided_field")
    assert page.state.page == 0


def test_the_pages_show_each_finding_once() -> None:
    """Page after page, none is left out and none shown twice."""
    page = sample()
    page.act(["only", "kind", "recheck_skipped"])
    seen: list[str] = []
    for number in range(3):
        page.act(["page", str(number)])
        seen += [act[1] for act, _ in offered(page) if act[0] == "open"]
    assert len(seen) == len(set(seen)) == 70
    assert PAGE_SIZE == 25


def test_the_snapshot_holds_no_content_of_a_file() -> None:
    """Language and the SOP's own filters; an agent's code or a column is the file's."""
    page = sample()
    page.act(["language", "en"])
    page.act(["only", "agent", "AGEN-K8"])
    page.act(["filter", "severity"], "customer")
    page.act(["open", "3"])
    page.act(["column", "3"], "team")
    kept = json.loads(page.view()["snapshot"])
    assert kept == {
        "language": "en",
        "tab": "findings",
        "group": "agent",
        "filters": {"severity": "customer"},
        "file": True,
    }


def test_an_untouched_page_keeps_nothing() -> None:
    """There is nothing to take up."""
    assert program().view()["snapshot"] == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"language":"en","tab":"file","group":"x","filters":{},"file":true}',
        '{"language":"en","tab":"x","group":"agent","filters":{},"file":true}',
        '{"language":"en","tab":"file","group":"agent","filters":{"kind":"<img>"},"file":true}',
        '{"language":"en","tab":"file","group":"agent","filters":{"kind":[1]},"file":true}',
        "[" * 100_000,
    ],
)
def test_a_snapshot_that_is_none_is_refused(text: str) -> None:
    """One error, whatever a browser gives back."""
    page = program()
    with pytest.raises(ValueError, match=r"."):
        page.restore(text)
    assert page.state == State()


def test_after_a_kernels_end_the_choices_are_there_and_the_file_is_asked_for() -> None:
    """Language and filters come back; the file does not, and the page says so."""
    lost = sample()
    lost.act(["language", "en"])
    lost.act(["only", "kind", "wrong_kip"])
    page = program()
    page.restore(lost.view()["snapshot"])
    assert catalogue(Language.ENGLISH)("audit.again") in text_of(page)
    page.act(["sample"])
    assert page.state.filters == {"kind": "wrong_kip"}
    assert page.state.tab is Tab.FINDINGS
