"""The workbook: what its sheets hold, and that nothing on them runs."""

from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from hostile import TEXTS, hostile
from openpyxl.workbook import Workbook
from report_audit import Audited

from pansol.audit.report import write_workbook
from pansol.audit.report.rankings import ranked
from pansol.audit.report.words import known_channel
from pansol.catalogue import Language, catalogue
from pansol.waiting import ZONES

both_languages = pytest.mark.parametrize("language", Language)
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

SHEETS = (
    "summary", "findings", "agent", "team", "complaint_channel", "clause", "week", "actions",
    "kips", "kinds", "criteria", "rejects", "definitions",
)  # fmt: skip
EN = catalogue(Language.ENGLISH)


def opened(path: Path) -> Workbook:
    """Read a workbook with its formulas, if there are any."""
    return openpyxl.load_workbook(path)


def written(path: Path, audited: Audited, language: Language = Language.ENGLISH) -> Workbook:
    """Write an audit, and read it."""
    say = catalogue(language)
    write_workbook(path, audited.summary, audited.findings, say, rejects=audited.rejects)
    return opened(path)


def texts_of(book: Workbook) -> set[str]:
    """Give every text in any cell."""
    return {
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    }


@both_languages
def test_all_sheets_are_there_in_the_language(
    audited: Audited, language: Language, tmp_path: Path
) -> None:
    """Named and ordered, none empty."""
    book = written(tmp_path / "a.xlsx", audited, language)
    assert book.sheetnames == [catalogue(language)(f"report.sheet.{name}") for name in SHEETS]
    assert all(sheet.max_row > 1 for sheet in book)


def test_lists_can_be_filtered_and_keep_their_head(audited: Audited, tmp_path: Path) -> None:
    """A frozen head, which is printed on every page, on A4 on its side, one page wide."""
    book = written(tmp_path / "a.xlsx", audited)
    for name in SHEETS[1:]:
        sheet = book[EN(f"report.sheet.{name}")]
        assert sheet.freeze_panes, name
        assert sheet.print_title_rows, name
        if name not in {"actions", "kips"}:
            assert sheet.auto_filter.ref, name
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in {None, 1}  # None: as wide as one page
        assert sheet.page_setup.fitToHeight == 0


def test_the_charts_are_native(audited: Audited, tmp_path: Path) -> None:
    """The Pareto and the weeks can be worked on in Excel."""
    book = written(tmp_path / "a.xlsx", audited)
    charted = [sheet.title for sheet in book if sheet._charts]  # noqa: SLF001  openpyxl has no other way
    assert charted == [EN("report.sheet.week"), EN("report.sheet.kinds")]


def test_findings_have_words_codes_proof_and_dates(audited: Audited, tmp_path: Path) -> None:
    """Every finding has its row, with a date of Excel in the zone named above it."""
    sheet = written(tmp_path / "a.xlsx", audited)[EN("report.sheet.findings")]
    head = [cell.value for cell in sheet[1]]
    assert sheet.max_row == len(audited.findings) + 1
    handled = head.index(EN("report.finding.handled", zone="WIB"))
    for line, found in enumerate(audited.findings.to_dict("records"), start=2):
        row = dict(zip(head, (cell.value for cell in sheet[line]), strict=True))
        assert row[EN("report.finding.kind")] == EN(f"report.kind.{found['kind']}")
        assert row[EN("report.finding.severity")] == EN(f"severity.{found['severity']}")
        assert row[EN("report.finding.kind_code")] == found["kind"]
        assert row[EN("report.finding.proof")] == found["proof"]
        assert row[EN("report.finding.row")] == found["row"]
        shown = row[EN("report.finding.handled", zone="WIB")]
        assert isinstance(shown, datetime)
        since = shown - timedelta(hours=7) - datetime(1970, 1, 1)  # noqa: DTZ001  as Excel has it
        assert abs(since - timedelta(microseconds=found["handled_us"])) < timedelta(seconds=1)
    assert sheet.cell(2, handled + 1).number_format == "yyyy-mm-dd hh:mm:ss"


def test_rates_are_numbers_and_small_groups_have_none(audited: Audited, tmp_path: Path) -> None:
    """A rate is a number written as percent; where there are too few cases a remark stands."""
    sheet = written(tmp_path / "a.xlsx", audited)[EN("report.sheet.complaint_channel")]
    groups = ranked(audited.summary, "complaint_channel")
    assert {group["n"] < 5 for group in groups} == {True, False}
    for line, group in enumerate(groups, start=4):
        n, right, rate, *_, remark = (cell.value for cell in sheet[line][1:7])
        assert n == group["n"]
        if not known_channel(group["complaint_channel"]):
            assert (right, rate, remark) == (group["count"], None, EN("report.group.circular"))
        elif n < 5:
            assert (right, rate, remark) == (None, None, EN("figure.reason.too_few"))
        else:
            assert (right, rate) == (group["count"], pytest.approx(group["rate"]))
            assert sheet.cell(line, 4).number_format == "0.0%"


def test_no_text_runs(audited: Audited, tmp_path: Path) -> None:
    """What looks like a formula or a link is a text, on every sheet, as it was written."""
    book = written(tmp_path / "a.xlsx", hostile(audited))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert {text for text in TEXTS if "\x01" not in text} <= texts_of(book)


@pytest.mark.parametrize("rows", [0, 1, 3])
@both_languages
def test_few_cases_make_a_workbook_too(
    audited: Audited, rows: int, language: Language, tmp_path: Path
) -> None:
    """Without cases, findings or weeks all sheets are there, and can be read."""
    say, path = catalogue(language), tmp_path / "a.xlsx"
    write_workbook(path, audited.of(rows), audited.findings.head(0), say)
    assert len(opened(path).sheetnames) == len(SHEETS)


def test_findings_may_come_in_parts(audited: Audited, tmp_path: Path) -> None:
    """Frames one after another make the sheet that all at once make."""
    parts = (audited.findings.iloc[start : start + 50] for start in range(0, 10_000, 50))
    write_workbook(tmp_path / "parts.xlsx", audited.summary, parts, EN)
    write_workbook(tmp_path / "whole.xlsx", audited.summary, audited.findings, EN)
    one, other = (
        [[cell.value for cell in row] for row in opened(tmp_path / name)["Findings"].iter_rows()]
        for name in ("parts.xlsx", "whole.xlsx")
    )
    assert one == other


def test_what_does_not_fit_is_said(audited: Audited, tmp_path: Path) -> None:
    """The findings' sheet and the summary name the file that has all of them."""
    path = tmp_path / "a.xlsx"
    write_workbook(path, audited.summary, audited.findings, EN, complete="findings.csv", most=10)
    book = opened(path)
    note = EN("report.cut.findings", shown=10, all=len(audited.findings), complete="findings.csv")
    sheet = book[EN("report.sheet.findings")]
    assert sheet.max_row == 12
    assert sheet.cell(12, 1).value == note
    assert sheet.auto_filter.ref == "A1:V11"
    assert note in {cell.value for cell in book[EN("report.sheet.summary")]["A"]}


def test_rejected_rows_have_reason_and_remedy(audited: Audited, tmp_path: Path) -> None:
    """File, row, line, column, value, and what helps."""
    sheet = written(tmp_path / "a.xlsx", audited)[EN("report.sheet.rejects")]
    assert [cell.value for cell in sheet[2]][:7] == [
        "cases.csv", 501, 502, "msisdn", "6.28E+12", EN("reject.exponent"),
        EN("reject.exponent.remedy"),
    ]  # fmt: skip


def test_times_are_those_of_the_zone(audited: Audited, tmp_path: Path) -> None:
    """In WIT it is two hours later than in WIB, and the head says so."""
    values = []
    for zone in ("WIB", "WIT"):
        path = tmp_path / f"{zone}.xlsx"
        found, summary = audited.findings.head(1), audited.summary
        write_workbook(path, summary, found, EN, zone=ZONES[zone])
        sheet = opened(path)[EN("report.sheet.findings")]
        head = [cell.value for cell in sheet[1]]
        column = head.index(EN("report.finding.handled", zone=zone))
        values.append(sheet.cell(2, column + 1).value)
    first, later = values
    assert later - first == timedelta(hours=2)


def test_the_summary_has_every_standing_and_family(audited: Audited, tmp_path: Path) -> None:
    """Counts of cases and accuracy by family stand with what they mean."""
    sheet = written(tmp_path / "a.xlsx", audited)[EN("report.sheet.summary")]
    rows = {row[0].value: [cell.value for cell in row[1:]] for row in sheet.iter_rows()}
    summary = audited.summary
    for standing, cases in summary.standing.items():
        meaning = EN(f"report.standing.{standing.value}.why")
        assert rows[EN(f"report.standing.{standing.value}")][:2] == [meaning, cases]
    for family in summary.families.to_dict("records"):
        row = rows[EN(f"severity.{family['family']}")]
        assert row[1:4] == [family["n"], family["count"], pytest.approx(family["rate"])]


def test_the_summary_says_first_that_rows_are_missing(audited: Audited, tmp_path: Path) -> None:
    """It names the sheet that has them."""
    cells = written(tmp_path / "a.xlsx", audited)[EN("report.sheet.summary")]["A"]
    texts = [str(cell.value) for cell in cells]
    assert "1 of 501 rows could not be read (the sheet “Rejected rows” says why)" in texts[1]
