"""Where the dashboard's cases come from: the log where it holds handled ones, else the sample."""

import csv
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from uuid import uuid4

import pytest
from dashing import NOW, counted, nodes, program, text_of

from pansol.caselog import CaseLog, Database, Details, Entry, Look, upgrade
from pansol.caselog import Kind as EntryKind
from pansol.catalogue import Language, catalogue
from pansol.ui.dashboard.actions import AGAIN
from pansol.ui.dashboard.source import Kind, Source

ID = catalogue(Language.INDONESIAN)
SAMPLE = Path(__file__).parents[3] / "sample_data" / "complaints.csv"
MSISDN = "+6281234567890"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CaseLog:
    """Give an empty log, which the page reads as well."""
    database = Database(url=f"sqlite:///{tmp_path}/log/caselog.sqlite")
    upgrade(database)
    monkeypatch.setenv("PANSOL_DATABASE", database.url)
    return CaseLog.open(database)


def save(log: CaseLog, action: str, wait_until: datetime | None = None) -> None:
    """Keep a decided case, handled an hour ago."""
    handled = NOW - timedelta(hours=1)
    details = Details(
        facts={"activation": "success", "charged": "yes", "benefit": "not_received"},
        fields={"msisdn": MSISDN, "customer_name": "Siti Rahma", "charged_amount": "65000"},
        transaction_at=NOW - timedelta(hours=30),
        handled_at=handled,
        action_taken=action,
        team="Denpasar",
        agent="A-07",
        wait_until=wait_until,
    )
    entry = Entry(
        kind=EntryKind.DECIDED, case_id=uuid4(), id=uuid4(), at=handled, who="budi", details=details
    )
    log.save(entry)


def test_handled_cases_of_the_log_come_first(log: CaseLog) -> None:
    """They are counted, those that wait are named by number, and no customer is shown."""
    for _ in range(3):
        save(log, "create_ticket")
    save(log, "wait_24h", wait_until=NOW - timedelta(hours=6))
    shown = program("?period=all")
    source = shown.load()
    assert isinstance(source, Source)
    assert source.kind is Kind.LOG
    shown._show(source)  # noqa: SLF001  as a browser's page does once it was read
    assert counted(shown).selection.n == 4
    assert counted(shown).waiting.over == 1
    text = text_of(shown)
    assert ID("dashboard.source.of_log") in text
    assert "K-000004" in text
    shown.act(["list", "chosen"])
    shown.act(["open", "0"])
    for each in (text, text_of(shown)):
        assert "81234567890" not in each
        assert "Siti Rahma" not in each


def test_reading_anew_shows_what_was_kept_meanwhile(log: CaseLog) -> None:
    """Without a reload, and with the filters as they were."""
    save(log, "create_ticket")
    shown = program("?period=all&team=Denpasar")
    shown.act(["log"])
    assert counted(shown).selection.n == 1
    save(log, "create_ticket")
    shown.act(["refresh"])
    assert counted(shown).selection.n == 2
    assert dict(shown.state.labels) == {"team": ("Denpasar",)}


def test_each_reading_of_the_log_leaves_a_row(log: CaseLog) -> None:
    """Who reads all cases is written down, by a kind of its own: no export left the log."""
    save(log, "create_ticket")
    program().load()
    (row,) = log.accesses()
    assert (row.look, row.who, row.why) == (Look.DASHBOARD, "dashboard", "dashboard")


def test_reading_anew_without_a_change_counts_nothing_again(log: CaseLog) -> None:
    """The same cases, newly dated; who waits is read all the same, and so is what changed."""
    save(log, "create_ticket")
    shown = program("?period=all")
    shown.act(["log"])
    first = shown.source
    shown.act(["refresh"])
    again = shown.source
    assert first
    assert again
    assert again is not first
    assert again.audited is first.audited
    save(log, "create_ticket")
    shown.act(["refresh"])
    assert shown.source
    assert shown.source.audited is not first.audited


def test_a_reading_under_way_is_shown_and_the_old_figures_stay(log: CaseLog) -> None:
    """The page says that it reads; another act of reading waits its turn."""
    save(log, "create_ticket")
    shown, go = program("?period=all"), Event()
    shown.act(["log"])
    source = shown.source
    assert source

    def slowly() -> Source:
        go.wait(60)
        return source

    shown.load = slowly  # type: ignore[method-assign]  # a log on a slow disk
    shown.listen(lambda: None)
    shown.act(["refresh"])
    text = text_of(shown)
    assert ID("dashboard.loading") in text
    assert ID("dashboard.source.of_log") in text
    shown.act(["sample"])
    assert shown.state.notice == AGAIN
    go.set()
    shown._arriving.wait()  # noqa: SLF001  as the browser does
    shown.arrived()
    assert ID("dashboard.loading") not in text_of(shown)


@pytest.mark.usefixtures("log")
def test_an_empty_log_gives_way_to_the_sample() -> None:
    """The page says that it is made up, and why the log is not shown."""
    shown = program()
    shown._show(shown.load())  # noqa: SLF001  likewise
    text = text_of(shown)
    assert ID("dashboard.source.of_sample") in text
    assert ID("dashboard.log.empty") in text


def test_a_log_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The sample is shown, and the page says what to do about the log."""
    monkeypatch.setenv("PANSOL_DATABASE", f"sqlite:///{tmp_path}/none.sqlite")
    shown = program()
    shown._show(shown.load())  # noqa: SLF001  likewise
    assert counted(shown).outcomes.span
    assert "pansol db" in text_of(shown)


def test_after_a_first_reading_that_failed_the_page_goes_on() -> None:
    """No bar that runs for ever: it offers to read anew, the example, and a file."""
    shown, load = program("?period=all"), program().load

    def broken() -> Source:
        raise RuntimeError("of a kind that nobody expects")

    shown.load = broken  # type: ignore[method-assign]
    with pytest.raises(RuntimeError):
        shown.drawn()
    shown.fail("A1B2C3")
    tree = list(nodes(shown.view()["tree"]))
    assert ID("dashboard.loading") not in text_of(shown)
    acts = [each[1].get("on", {}).get("click") for each in tree]
    assert ["refresh"] in acts
    assert ["sample"] in acts
    shown.load = load  # type: ignore[method-assign]
    shown.act(["refresh"])
    assert counted(shown).outcomes.span
    assert ID("dashboard.empty") not in text_of(shown)


def test_a_file_is_counted_with_what_was_rejected(tmp_path: Path) -> None:
    """Rows that can't be read are told, not lost."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        cases = [row for row, _ in zip(csv.DictReader(file), range(40), strict=False)]
    cases[3]["charged"] = "?"
    path = tmp_path / "kasus.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(cases[0]))
        writer.writeheader()
        writer.writerows(cases)
    shown = program("?period=all")
    shown.upload(["file"], path.name, path)
    assert counted(shown).selection.n == 39
    assert ID.counted("dashboard.source.rejected", 1) in text_of(shown)
    shown.act(["refresh"])
    assert ID("dashboard.refresh.file") in text_of(shown)
