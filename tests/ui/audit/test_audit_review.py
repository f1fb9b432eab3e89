"""Reviewing by hand on the page: a draw, its form, two raters; and how old tickets are."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from auditing import nodes, opened, sample, text_of, upload

from pansol.catalogue import Language, catalogue
from pansol.ui.acts import BadActionError
from pansol.ui.audit.audited import drawn
from pansol.ui.audit.program import Audit

ID = catalogue(Language.INDONESIAN)


def review() -> Audit:
    """Give the page with the part for reviews open."""
    page = sample()
    page.act(["tab", "review"])
    return page


def form(page: Audit) -> list[dict[str, str]]:
    """Make the form, and read it."""
    page.act(["make", "form"])
    text = page.downloads()["form"].content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def test_the_draw_follows_what_is_chosen() -> None:
    """As many cases as said are in the form; another precision makes another one."""
    page = review()
    assert ID("audit.draw.needed", needed="357", population="5.000", drawn="357") in text_of(page)
    assert len(form(page)) == 357
    page.act(["field", "margin"], "10")
    assert "form" not in page.downloads()
    page.act(["field", "by"], "team")
    rows = form(page)
    assert len(rows) == 95
    assert not {"agent", "team", "stratum"} & {*rows[0]}
    audited = opened(page).audited
    assert audited
    assert [row["case_id"] for row in rows] == drawn(audited, page.state).drawn["case_id"].tolist()


def test_a_form_holds_nothing_of_a_customer() -> None:
    """No number, name or address stands in it."""
    page = review()
    rows = form(page)
    texts = " ".join(" ".join(row.values()) for row in rows)
    assert "Contoh" not in texts
    assert "@" not in texts
    assert "0840000" not in texts


def test_the_workbook_has_the_same_cases_and_goes_once_the_draw_changes(tmp_path: Path) -> None:
    """It comes back as a rater's form; its cases are those of the CSV."""
    page = review()
    page.act(["field", "margin"], "10")
    rows = form(page)
    page.act(["make", "form_workbook"])
    file = page.downloads()["form_workbook"]
    assert file.name == "complaints-review.xlsx"
    (tmp_path / "form.xlsx").write_bytes(file.content)
    upload(page, tmp_path / "form.xlsx", "satu.xlsx", "rater_1")
    frame = page.ratings["rater_1"][1].frame
    assert [*dict.fromkeys(frame["case_id"])] == [row["case_id"] for row in rows]
    page.act(["field", "seed"], "2")
    assert page.downloads() == {}


def rated(path: Path, rows: list[dict[str, str]], word: str) -> Path:
    """Write a form in which one rater judged 3.2."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        for number, row in enumerate(rows):
            writer.writerow(row | {"SOP 3.2": word if number % 4 == 0 else "benar"})
    return path


def test_two_forms_are_compared(tmp_path: Path) -> None:
    """Percent, kappa and AC1 stand side by side once both are there; odd words are told."""
    page = review()
    page.act(["field", "margin"], "10")
    rows = form(page)
    upload(page, rated(tmp_path / "one.csv", rows, "salah"), "satu.csv", "rater_1")
    assert ID.counted("audit.agreement.read", 95, name="satu.csv") in text_of(page)
    assert ID("cli.agreement.column.only_one") not in text_of(page)
    upload(page, rated(tmp_path / "two.csv", rows, "benar"), "dua.csv", "rater_2")
    text = text_of(page)
    assert ID("cli.agreement.column.only_one") in text
    assert "74,7 %" in text  # 71 of 95
    upload(page, rated(tmp_path / "two.csv", rows, "entah"), "dua.csv", "rater_2")
    assert ID("cli.agreement.unread.word") in text_of(page)


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b""])
def test_a_file_that_is_no_form_is_told_beside_its_input(tmp_path: Path, content: bytes) -> None:
    """By its name, with what a form has; the input is focused, and the page stays as it was."""
    page = review()
    (tmp_path / "x").write_bytes(content)
    upload(page, tmp_path / "x", "catatan.bin", "rater_2")
    assert page.state.notice is None
    assert page.ratings == {}
    error = one(page, "rater_2-error")
    assert error[1]["role"] == "alert"
    for part in ("catatan.bin", "case_id", "SOP "):
        assert part in error[2]
    asked = one(page, "rater_2")[1]
    assert (asked["aria-invalid"], asked["aria-describedby"]) == ("true", "rater_2-error")
    assert asked["focus"]
    assert "focus" not in one(page, "rater_1")[1]
    upload(page, rated(tmp_path / "two.csv", form(page), "benar"), "dua.csv", "rater_2")
    assert "rater_2-error" not in str(page.view()["tree"])


def one(page: Audit, name: str) -> tuple[str, dict[str, Any], str]:
    """Give the element of this id."""
    found = [each for each in nodes(page.view()["tree"]) if each[1].get("id") == name]
    assert len(found) == 1
    return found[0]


def test_tickets_age_once_it_is_said_how_long_they_may_take() -> None:
    """Nothing is due before; a number that is none is told at its field."""
    page = sample()
    assert ID("figure.reason.no_durations") in text_of(page)
    page.act(["field", "sla-refund"], "72")
    assert ID("report.column.overdue") in text_of(page)
    assert "3 hari" in text_of(page)
    for wrong in ("tiga", "-1", "inf", "nan", "1e9"):
        page.act(["field", "sla-tier"], wrong)
        assert ID("audit.ages.wrong") in text_of(page)
    page.act(["field", "sla-tier"], "1,5")
    assert ID("audit.ages.wrong") not in text_of(page)


@pytest.mark.parametrize(
    ("name", "value"),
    [("margin", "0"), ("margin", "4"), ("by", "msisdn"), ("seed", "x" * 41), ("other", "1")],
)
def test_only_what_is_offered_is_set(name: str, value: str) -> None:
    """Whoever sends another setting is refused."""
    with pytest.raises(BadActionError):
        review().act(["field", name], value)
