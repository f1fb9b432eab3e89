"""The team's own case file: the page opens on it, shows its cases, and tells what is wrong."""

from pathlib import Path
from shutil import copyfile

import pytest
from config_fixtures import Configure
from dashing import counted, program, text_of

from pansol.catalogue import Language, catalogue
from pansol.ui.dashboard import Dashboard
from pansol.ui.dashboard.source import Kind

ID = catalogue(Language.INDONESIAN)
SAMPLE = Path(__file__).parents[3] / "sample_data" / "complaints.csv"
TEAM = '[dashboard]\ncases = "exports/cases.csv"\n'


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the place of a team's file beside the configuration; nothing is prepared yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "exports" / "cases.csv"
    path.parent.mkdir()
    return path


def opened(query: str = "?period=all") -> Dashboard:
    """Give the page as it opens."""
    shown = program(query)
    shown._show(shown.load())  # noqa: SLF001  as a browser's page does once it was read
    return shown


def test_the_page_opens_on_the_teams_file(cases: Path, configure: Configure) -> None:
    """It lies beside the configuration, comes before the case log, and is named."""
    copyfile(SAMPLE, cases)
    configure(TEAM)
    shown = opened()
    assert counted(shown).selection.n == 5000
    assert ID("dashboard.source.of_team", name="cases.csv") in text_of(shown)
    shown.act(["sample"])
    assert ID("dashboard.source.of_sample") in text_of(shown)
    shown.act(["team"])
    assert ID("dashboard.source.of_team", name="cases.csv") in text_of(shown)


def test_a_case_of_it_is_shown_as_one_of_the_sample_is(cases: Path, configure: Configure) -> None:
    """Facts, what was due and done, and findings with their proof; the customer masked."""
    copyfile(SAMPLE, cases)
    configure(TEAM)
    texts = []
    for source in ("team", "sample"):
        shown = opened()
        shown.act([source])
        shown.act(["filter", "standing"], "wrong")
        shown.act(["list", "chosen"])
        rows = counted(shown).rows(("chosen",))
        assert rows is not None
        shown.act(["open", str(int(rows[0]))])
        texts.append(text_of(shown))
    one, other = (text.split(ID("audit.case.facts"))[1] for text in texts)
    assert one.split(ID("audit.case.ticket"))[0] == other.split(ID("audit.case.ticket"))[0]
    assert ID("audit.case.findings", count=1)[:5] in one


def test_reading_anew_stays_with_what_is_open(cases: Path, configure: Configure) -> None:
    """The example stays the example though the team's file comes first."""
    copyfile(SAMPLE, cases)
    configure(TEAM)
    shown = program("?period=all")
    for kind in (Kind.SAMPLE, Kind.TEAM):
        shown.act([kind.value])
        shown.act(["refresh"])
        assert shown.source
        assert shown.source.kind is kind


@pytest.mark.parametrize("text", [None, "a,b\n1,2\n"])
def test_a_file_that_cannot_be_read_is_told(
    cases: Path, configure: Configure, text: str | None
) -> None:
    """By its name, without its path; the page opens on what else there is."""
    if text:
        cases.write_text(text, encoding="utf-8")
    configure(TEAM)
    shown = opened()
    assert shown.source
    assert shown.source.kind in {Kind.LOG, Kind.SAMPLE}
    assert shown.state.notice
    assert shown.state.notice.wrong
    assert "cases.csv" in text_of(shown)
    assert str(cases.parent) not in text_of(shown)
