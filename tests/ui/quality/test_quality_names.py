"""Agents' names: for whom has the right, after it is written down, and nowhere else."""

import csv
from functools import cache
from io import StringIO
from pathlib import Path
from threading import Event

import pytest
from analysing import clicks, sample, text_of
from config_fixtures import Configure

from pansol.caselog import CaseLog, Database, Look, upgrade
from pansol.catalogue import Language, catalogue
from pansol.config import current
from pansol.config.rights import may_show_names
from pansol.ui.acts import BadActionError
from pansol.ui.dashboard import Dashboard
from pansol.ui.dashboard.actions import AGAIN
from pansol.ui.quality import Quality

ID = catalogue(Language.INDONESIAN)
SAMPLE = Path(__file__).parents[3] / "sample_data" / "complaints.csv"
NAMES = {"AGEN-K8": "Budi Santoso", "AGEN-M1": "Siti Rahma"}
RIGHT = '[rights]\nshow_names = ["analis-1"]\n'
ALL = '[rights]\nshow_names = ["*"]\n'


@cache
def _text() -> str:
    """Give the sample with some agents written by name."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row, _ in zip(csv.DictReader(file), range(900), strict=False)]
    out = StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows({**row, "agent": NAMES.get(row["agent"], row["agent"])} for row in rows)
    return out.getvalue()


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CaseLog:
    """Give an empty log, which the page uses as well."""
    database = Database(url=f"sqlite:///{tmp_path}/log/caselog.sqlite")
    upgrade(database)
    monkeypatch.setenv("PANSOL_DATABASE", database.url)
    return CaseLog.open(database)


def opened(tmp_path: Path) -> Quality:
    """Give the page on a file in which agents are written by name."""
    path = tmp_path / "kasus.csv"
    path.write_text(_text(), encoding="utf-8")
    shown = Quality("?period=all")
    shown.upload(["file"], path.name, path)
    assert shown.source
    return shown


def ask(shown: Quality, why: str = "pendampingan agen", who: str = "") -> None:
    """Ask for names as a person does."""
    shown.act(["names", "ask"])
    if who:
        shown.act(["names", "who"], who)
    shown.act(["names", "why"], why)
    shown.act(["names", "show"])


def named(text: str) -> list[str]:
    """Give the names that stand in a text."""
    return [name for name in NAMES.values() if name in text]


@pytest.fixture
def allowed(configure: Configure, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sign somebody in who has the right."""
    configure(RIGHT)
    monkeypatch.setenv("JUPYTERHUB_USER", "analis-1")


@pytest.mark.usefixtures("allowed")
def test_names_show_once_it_is_recorded_and_go_away(log: CaseLog, tmp_path: Path) -> None:
    """Who, when, of what, why; never in the address; small groups stay hidden."""
    shown = opened(tmp_path)
    assert not named(text_of(shown))
    assert ID("names.hidden") in text_of(shown)
    shown.act(["names", "ask"])
    assert not named(text_of(shown))
    ask(shown)
    assert named(text_of(shown)) == [*NAMES.values()]
    (row,) = log.accesses()
    assert (row.look, row.who, row.why) == (Look.NAMES, "analis-1", "pendampingan agen")
    assert row.subject == "quality, kasus.csv"
    view = shown.view()
    assert "named" not in view["snapshot"]
    assert not named(view["snapshot"])
    few = [each.label for each in shown._own.funnels["agent"].groups]  # noqa: SLF001  its figures
    shown.act(["names", "hide"])
    assert few == [each.label for each in shown._own.funnels["agent"].groups]  # noqa: SLF001  likewise
    assert not named(text_of(shown))
    assert len(log.accesses()) == 1


@pytest.mark.usefixtures("allowed")
def test_names_do_not_outlive_their_cases(log: CaseLog, tmp_path: Path) -> None:
    """Another file, or a reload, hides them again: the record is of the cases that were there."""
    shown = opened(tmp_path)
    ask(shown)
    path = tmp_path / "lain.csv"
    path.write_text(_text(), encoding="utf-8")
    shown.upload(["file"], path.name, path)
    assert not named(text_of(shown))
    ask(shown)
    assert named(text_of(shown))
    shown.restore(shown.view()["snapshot"])
    assert not named(text_of(shown))
    assert len(log.accesses()) == 2


@pytest.mark.usefixtures("allowed")
def test_names_that_cannot_be_recorded_are_not_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without a log there is no record, so there are no names; the page says why."""
    monkeypatch.setenv("PANSOL_DATABASE", f"sqlite:///{tmp_path}/none.sqlite")
    shown = opened(tmp_path)
    ask(shown)
    text = text_of(shown)
    assert not named(text)
    assert "pansol db upgrade" in text


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize("why", ["", "   "])
def test_without_a_reason_there_are_no_names(log: CaseLog, tmp_path: Path, why: str) -> None:
    """It is asked for, and nothing is recorded."""
    shown = opened(tmp_path)
    ask(shown, why)
    assert ID("names.no_reason") in text_of(shown)
    assert not named(text_of(shown))
    assert log.accesses() == ()


@pytest.mark.parametrize(
    ("config", "user"), [("", "analis-1"), (RIGHT, "analis-2"), (RIGHT, ""), (ALL, "analis-1")]
)
def test_without_the_right_names_cannot_be_asked_for(  # noqa: PLR0913, PLR0917  fixtures
    log: CaseLog,
    tmp_path: Path,
    configure: Configure,
    monkeypatch: pytest.MonkeyPatch,
    config: str,
    user: str,
) -> None:
    """Neither by the page nor by a message that it does not offer; it says who grants it."""
    configure(config)
    monkeypatch.setenv("JUPYTERHUB_USER", user)
    shown = opened(tmp_path)
    assert ID("names.no_right") in text_of(shown)
    assert clicks(shown, "names") == []
    for act in (["ask"], ["show"], ["why"], ["who"]):
        with pytest.raises(BadActionError):
            shown.act(["names", *act], "analis-1")
    assert not named(text_of(shown))
    assert log.accesses() == ()


def test_without_a_hub_a_typed_name_is_recorded(
    log: CaseLog, tmp_path: Path, configure: Configure
) -> None:
    """Where the team lets everybody who reaches the page; nobody stays unnamed."""
    configure(ALL)
    shown = opened(tmp_path)
    ask(shown)
    assert ID("names.nobody") in text_of(shown)
    assert not named(text_of(shown))
    shown.act(["names", "who"], "sari")
    shown.act(["names", "show"])
    assert named(text_of(shown))
    assert [row.who for row in log.accesses()] == ["sari"]


def test_the_right_is_a_listed_name_or_everybody_without_a_hub(configure: Configure) -> None:
    """A star gives nothing behind a hub, not even to somebody of that name."""
    configure('[rights]\nshow_names = ["analis-1", "*"]\n')
    rights = {who: may_show_names(who) for who in ("analis-1", "analis-2", "*", "")}
    assert rights == {"analis-1": True, "analis-2": False, "*": False, "": True}
    configure(RIGHT)
    assert not may_show_names("")
    assert current().show_names == ("analis-1",)


@pytest.mark.usefixtures("allowed")
def test_files_hold_names_only_while_they_are_shown_and_are_recorded(
    log: CaseLog, tmp_path: Path
) -> None:
    """Figures of agents, never the form to review; no picture is made beside the record."""
    shown = opened(tmp_path)

    def content() -> str:
        shown.act(["data", "funnel_agent", "csv"])
        shown.act(["make", "form"])
        files = shown.downloads()
        wanted = (files["funnel_agent-csv"], files["form"])
        return "\n".join(file.content.decode("utf-8-sig") for file in wanted)

    def pictures() -> int:
        name = "kepatuhan-agen-terhadap-jumlah-kasusnya"
        return str(shown.view()["tree"]).count(f"'file-name': '{name}")

    assert not named(content())
    assert pictures() == 2
    assert log.accesses() == ()
    ask(shown)
    assert shown.downloads() == {}
    assert named(content()) == [*NAMES.values()]
    assert pictures() == 0
    assert ID("names.along") in text_of(shown)
    assert not named(shown.downloads()["form"].content.decode("utf-8-sig"))
    kept = [row.subject.rpartition(", ")[2] for row in log.accesses()]
    assert kept == ["funnel_agent.csv", "kasus.csv"]
    shown.act(["names", "hide"])
    assert shown.downloads() == {}


@pytest.mark.usefixtures("allowed", "log")
@pytest.mark.parametrize("how", ["view", "reload"])
def test_files_with_names_go_once_names_are_hidden(tmp_path: Path, how: str) -> None:
    """Also where a saved view is opened, or the page is taken up again."""
    shown = opened(tmp_path)
    shown.act(["saved", "name"], "Mingguan")
    shown.act(["saved", "keep"])
    ask(shown)
    shown.act(["make", "form"])
    shown.act(["data", "funnel_agent", "csv"])
    assert len(shown.downloads()) == 2
    if how == "view":
        assert shown.saved.listing
        shown.act(["saved", "open", str(shown.saved.listing.views[0].id)])
    else:
        shown.restore(shown.view()["snapshot"])
    assert not named(text_of(shown))
    assert shown.downloads() == {}


@pytest.mark.usefixtures("allowed")
def test_what_is_not_made_is_not_recorded(log: CaseLog, tmp_path: Path) -> None:
    """Neither a form that no file has, nor one while the cases are still being read."""
    shown = opened(tmp_path)
    ask(shown)
    with pytest.raises(BadActionError):
        shown.act(["data", "funnel_agent", "pdf"])
    go = Event()
    shown.listen(lambda: None)
    shown._read(lambda: go.wait(60) and AGAIN)  # type: ignore[arg-type, return-value]  # noqa: SLF001  a slow disk
    shown.act(["make", "form"])
    go.set()
    shown._arriving.wait()  # noqa: SLF001  as the browser does
    assert [row.subject for row in log.accesses()] == ["quality, kasus.csv"]
    assert shown.downloads() == {}


@pytest.mark.usefixtures("log")
def test_a_case_names_no_agent_either(tmp_path: Path) -> None:
    """On both pages an agent written by name is a number where one case is open."""
    path = tmp_path / "kasus.csv"
    for page in (Dashboard, Quality):
        path.write_text(_text(), encoding="utf-8")
        shown = page("?period=all")
        shown.upload(["file"], path.name, path)
        assert shown.source
        outcomes = shown.source.outcomes
        place = (
            outcomes.codes("agent").tolist().index(outcomes.labels("agent").index("Budi Santoso"))
        )
        shown.act(["list", "chosen"])
        shown.act(["open", str(place)])
        text = str(shown.view()["tree"])
        assert not named(text)
        number = outcomes.labels("agent").index("Budi Santoso")
        assert ID("quality.agent", number=number) in text


@pytest.mark.parametrize("config", ["", ALL])
def test_without_names_in_the_cases_the_page_says_so(config: str, configure: Configure) -> None:
    """And who may see names elsewhere: it offers nothing that would show none."""
    configure(config)
    shown = sample()
    assert ID("names.none") in text_of(shown)
    assert clicks(shown, "names") == []
