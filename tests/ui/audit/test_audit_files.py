"""Files on the audit page: read, refused, mapped anew, and gone afterwards."""

import re
from pathlib import Path

import pytest
from auditing import HOSTILE, dirty, opened, program, rows, sample, text_of, upload, write

from pansol.catalogue import Language, catalogue
from pansol.ui.acts import BadActionError
from pansol.ui.audit.state import Tab

ID, EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)


def test_the_sample_is_read_whole() -> None:
    """5,000 complaints, none rejected; what is counted adds up."""
    page = sample()
    assert "5.000 baris dibaca = 5.000 diterima + 0 ditolak" in text_of(page)
    audited = opened(page).audited
    assert audited
    summary = audited.summary
    assert sum(summary.standing.values()) == summary.cases == 5000
    assert len(audited.found) == summary.findings


def test_another_language_computes_nothing() -> None:
    """The audit is the same object; only its words change."""
    page = sample()
    before = page.audit
    page.act(["language", "en"])
    assert "5,000 rows read = 5,000 accepted + 0 rejected" in text_of(page)
    assert page.audit is before


def test_accepted_and_rejected_are_those_read(tmp_path: Path) -> None:
    """A dirty file: three rows are left out, each with reason and remedy, none lost."""
    page = program()
    upload(page, dirty(tmp_path / "x.csv"))
    counts = opened(page).counts
    assert counts
    assert (counts.read, counts.accepted, counts.rejected) == (30, 27, 3)
    page.act(["tab", "file"])
    text = text_of(page)
    assert "30 baris dibaca = 27 diterima + 3 ditolak" in text
    for reason in ("value", "exponent", "time"):
        assert ID(f"reject.{reason}") in text
        assert ID(f"reject.{reason}.remedy") in text
    assert sum(count for _, _, count in opened(page).reasons) == 3


def test_a_file_without_mandatory_columns_can_be_mapped(tmp_path: Path) -> None:
    """What is missing is named first; a choice and a click later it is audited."""
    cases = [{"x1" if k == "charged" else k: v for k, v in case.items()} for case in rows(40)]
    for case in cases[:2]:
        case["x1"] = "?"  # so that its values tell nothing
    page = program()
    upload(page, write(tmp_path / "x.csv", cases))
    text = text_of(page)
    assert ID("audit.missing", count=1) in text
    assert text.index(ID("audit.missing", count=1)) < text.index(ID("audit.understood"))
    assert opened(page).missing == ("charged",)
    place = opened(page).columns.index("x1")
    page.act(["column", str(place)], "charged")
    assert ID("audit.changed") in text_of(page)
    page.act(["apply"])
    counts = opened(page).counts
    assert counts
    assert (counts.read, counts.accepted) == (40, 38)
    assert opened(page).mapping.theirs["charged"] == "x1"
    assert ID("audit.changed") not in text_of(page)


def test_a_column_mapped_to_what_another_was_frees_it() -> None:
    """Two columns are never mapped to one."""
    page = sample()
    columns = opened(page).columns
    page.act(["column", str(columns.index("region"))], "team")
    assert page.state.columns == {"team": "", "region": "team"}
    page.act(["apply"])
    assert opened(page).mapping.theirs["team"] == "region"
    assert "team" not in opened(page).mapping.theirs.values()


def test_dates_zone_and_decimals_can_be_decided(tmp_path: Path) -> None:
    """What is chosen is used at the next reading, and said in the saved mapping."""
    cases = rows(12)
    for case in cases:
        case.update(transaction_at="03/04/2026 09:10", handled_at="04/05/2026 09:10", age="")
    page = program()
    upload(page, write(tmp_path / "x.csv", cases))
    page.act(["tab", "file"])
    assert ID("audit.order.unsure", example="03/04/2026 09:10") in text_of(page)
    page.act(["way", "transaction_at"], "month_first")
    page.act(["way", "handled_at"], "month_first")
    page.act(["way", "zone"], "WITA")
    page.act(["way", "decimal"], ".")
    page.act(["apply"])
    reading = opened(page).reading
    assert reading
    assert (reading.mapping.zone, reading.decimal) == ("WITA", ".")
    audited = opened(page).audited
    assert audited
    first = audited.case(1)
    assert first
    assert first["transaction_us"] == 1_772_586_600_000_000  # 2026-03-04 01:10 UTC
    page.act(["make", "mapping"])
    saved = page.downloads()["mapping"].content.decode()
    assert 'zone = "WITA"' in saved
    assert 'transaction_at = "month_first"' in saved or '"transaction_at" = "month_first"' in saved


def test_a_saved_mapping_is_taken_again(tmp_path: Path) -> None:
    """What was downloaded for one file serves the next."""
    cases = [{f"k{n}": v for n, v in enumerate(case.values())} for case in rows(20)]
    page = program()
    upload(page, write(tmp_path / "x.csv", cases))
    assert opened(page).audited is None
    for place, ours in enumerate(rows(1)[0]):
        if ours != "region":
            page.act(["column", str(place)], ours)
    page.act(["apply"])
    first = opened(page).counts
    page.act(["make", "mapping"])
    saved = tmp_path / "mapping.toml"
    saved.write_bytes(page.downloads()["mapping"].content)
    again = program()
    upload(again, tmp_path / "x.csv")
    upload(again, saved, "mapping.toml", "mapping")
    assert opened(again).counts == first
    assert opened(again).mapping == opened(page).mapping


def test_a_mapping_that_is_none_is_told_by_its_name(tmp_path: Path) -> None:
    """The sentence names the file as the person knows it; what was shown stays."""
    page = sample()
    broken = tmp_path / "x.toml"
    broken.write_text('[columns]\nagent = "nobody"\n')
    upload(page, broken, "peta.toml", "mapping")
    assert "peta.toml" in text_of(page)
    assert "nobody" in text_of(page)
    broken.write_text('[columns]\nkolom_lain = "agent"\n')
    upload(page, broken, "peta.toml", "mapping")
    assert "kolom_lain" in text_of(page)
    assert "5.000 baris dibaca" in text_of(page)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "casefile.empty"),
        (b"\x89PNG\r\n\x1a\n....", "casefile.content.picture"),
        (b"%PDF-1.7 ...", "casefile.content.pdf"),
        (b"\x80\x04\x95\x00\x00\x00\x00\x00\x00\x00\x00.", "casefile.content.pickle"),
        (b"a,b\n\x00,1\n", "casefile.nul"),
    ],
)
@pytest.mark.parametrize("language", Language)
def test_a_refused_file_is_told_and_the_page_stays(
    content: bytes, key: str, language: Language, tmp_path: Path
) -> None:
    """Its own name, not our folder's; the file before it is still shown."""
    path = tmp_path / "x"
    path.write_bytes(content)
    for page in (program(), sample()):
        page.act(["language", language.value])
        before = page.audit
        upload(page, path, "kasus.csv")
        text = text_of(page)
        expected = re.sub(
            r"\{\w+\}",
            ".*",
            re.escape(catalogue(language)(key)).replace("\\{", "{").replace("\\}", "}"),
        )
        assert re.search(expected, text)
        assert "kasus.csv" in text
        assert "pansol-" not in text
        assert page.audit is before
    page.act(["sample"])
    assert page.state.notice is None


def test_a_file_of_which_nothing_is_accepted_has_no_figures(tmp_path: Path) -> None:
    """All rows rejected: it says why, and offers the rejected rows alone."""
    cases = [{**case, "charged": "entah"} for case in rows(4)]
    page = program()
    upload(page, write(tmp_path / "x.csv", cases))
    text = text_of(page)
    assert "4 baris dibaca = 0 diterima + 4 ditolak" in text
    assert ID("reject.value") in text
    page.act(["tab", "figures"])
    assert ID("audit.kinds") not in text_of(page)
    page.act(["make", "rejects"])
    assert page.downloads()["rejects"].content.count(b"entah") == 4


FEW = ("activation", "charged", "benefit", "history", "outage", "normal_tariff", "action_taken")


@pytest.mark.parametrize(
    "cases",
    [
        [row for row in rows(25) if row["case_id"] != "K-000002"],
        rows(1),
        [{name: row[name] for name in FEW} for row in rows(20)],
        [row | {"action_taken": ""} for row in rows(9)],
    ],
    ids=["without findings", "one row", "few columns", "no deeds"],
)
def test_a_poor_file_is_drawn_as_well(cases: list[dict[str, str]], tmp_path: Path) -> None:
    """Without findings, agents, times or deeds every part still stands, in both languages."""
    page = program()
    upload(page, write(tmp_path / "x.csv", cases))
    for language in Language:
        page.act(["language", language.value])
        for tab in Tab:
            page.act(["tab", tab.value])
            assert "{" not in text_of(page)
    audited = opened(page).audited
    assert audited
    assert audited.summary.cases == len(cases)


def test_a_file_with_hostile_names_is_read(tmp_path: Path) -> None:
    """A name or a column that is markup, a path or a format is text like any other."""
    page = program()
    upload(page, dirty(tmp_path / "x.csv"), f"../{HOSTILE}")
    assert opened(page).name in text_of(page)
    page.act(["make", "rejects"])
    name = page.downloads()["rejects"].name
    assert "/" not in name


def test_our_copies_are_deleted(tmp_path: Path) -> None:
    """A refused file's copy at once, a file's when the next is open, the last with the program."""
    page = program()
    upload(page, dirty(tmp_path / "x.csv"))
    first = opened(page).path
    assert first.exists()
    (tmp_path / "y").write_bytes(b"%PDF-")
    upload(page, tmp_path / "y")
    assert sorted(first.parent.iterdir()) == [first]
    upload(page, dirty(tmp_path / "x.csv"))
    second = opened(page).path
    assert sorted(first.parent.iterdir()) == [second]
    folder = second.parent
    del page
    assert not folder.exists()


def test_the_sample_itself_stays() -> None:
    """It is nobody's copy."""
    page = program()
    page.act(["sample"])
    path = opened(page).path
    page.act(["sample"])
    assert path.exists()


def test_a_step_that_fails_is_undone() -> None:
    """The person gets a number, and what was read is still there."""
    page = sample()
    page.view()
    before = page.state
    page.act(["tab", "file"])
    page.fail("AB12CD")
    assert page.state == before
    assert "AB12CD" in text_of(page)
    page.act(["tab", "figures"])
    assert "AB12CD" not in text_of(page)


@pytest.mark.parametrize("action", [[], ["sample"], ["file", "x"], ["mapping"]])
def test_a_file_for_no_input_of_the_page_is_refused(action: list[str], tmp_path: Path) -> None:
    """A mapping needs a file that it is for."""
    (tmp_path / "x").write_text("a")
    with pytest.raises(BadActionError):
        program().upload(action, "x", tmp_path / "x")


def test_a_new_file_keeps_what_still_applies(tmp_path: Path) -> None:
    """Language, part and filters stay, where the new file has such findings."""
    page = sample()
    page.act(["language", "en"])
    page.act(["only", "agent", "AGEN-K8"])
    upload(page, dirty(tmp_path / "x.csv"))
    assert (page.state.language, page.state.tab) == (Language.ENGLISH, Tab.FINDINGS)
    assert page.state.filters == {}


def test_a_word_not_known_is_given_a_meaning(tmp_path: Path) -> None:
    """Rows rejected for it are accepted at the next reading, and the saved mapping says so."""
    cases = rows(12)
    for case in cases[:3]:
        case["activation"] = "entah"
    cases[3]["charged"] = "0812345678"
    page = program()
    upload(page, write(tmp_path / "x.csv", cases))
    page.act(["tab", "file"])
    (strange,) = opened(page).strange  # a number is not offered: it would have to be masked
    assert (strange.column, strange.word, strange.count) == ("activation", "entah", 3)
    assert ID.counted("audit.strange.label", 3, word="entah", column="activation") in text_of(page)
    page.act(["meaning", "0"], "failed")
    page.act(["meaning", "0"], "-")
    assert page.state.meanings == {}
    page.act(["meaning", "0"], "failed")
    page.act(["make", "mapping"])
    assert "entah" in page.downloads()["mapping"].content.decode()
    page.act(["apply"])
    counts = opened(page).counts
    assert counts
    assert (counts.read, counts.accepted) == (12, 11)
    audited = opened(page).audited
    assert audited
    assert [(audited.case(row) or {})["activation"] for row in (1, 2, 3)] == ["failed"] * 3


def test_separator_and_encoding_can_be_decided(tmp_path: Path) -> None:
    """What was detected wrongly is read as chosen, and what can't be so is told."""
    cases = rows(8)
    for case in cases:
        case["location"] = "Caf\u00e9"
    text = write(tmp_path / "x.csv", cases).read_text(encoding="utf-8")
    (tmp_path / "x.csv").write_bytes(text.encode("cp1252"))
    page = program()
    upload(page, tmp_path / "x.csv")
    page.act(["way", "encoding"], "cp1252")
    page.act(["apply"])
    audited = opened(page).audited
    assert audited
    assert (audited.case(1) or {})["location"] == "Caf\u00e9"
    page.act(["way", "encoding"], "utf-16")
    page.act(["apply"])
    assert page.state.notice
    assert page.state.notice.wrong
    assert opened(page).audited is audited
    page.act(["way", "separator"], ";")
    page.act(["apply"])
    assert page.state.notice
    with pytest.raises(BadActionError):
        page.act(["way", "separator"], "x")
