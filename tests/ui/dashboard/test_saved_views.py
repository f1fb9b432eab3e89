"""Saved views on the page: kept, opened, renamed, deleted by the team; told when they can't be."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from uuid import uuid4

import pytest
from config_fixtures import Configure
from dashing import HOSTILE, nodes, sample, text_of

from pansol.caselog import CaseLog, Database, SavedView, upgrade
from pansol.catalogue import Language, catalogue
from pansol.ui.acts import BadActionError
from pansol.ui.dashboard import Dashboard
from pansol.ui.dashboard.actions import AGAIN
from pansol.ui.dashboard.saved import Listing
from pansol.ui.dashboard.state import State
from pansol.ui.notice import Notice

ID, EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)
AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CaseLog:
    """Give an empty log, which the page uses as well."""
    database = Database(url=f"sqlite:///{tmp_path}/log/caselog.sqlite")
    upgrade(database)
    monkeypatch.setenv("PANSOL_DATABASE", database.url)
    return CaseLog.open(database)


def keep(shown: Dashboard, name: str = "Mingguan", who: str = "sari") -> None:
    """Keep the present choice as a person does."""
    shown.act(["saved", "name"], name)
    shown.act(["saved", "who"], who)
    shown.act(["saved", "keep"])


def the_id(log: CaseLog) -> str:
    """Give the id of the only view."""
    (view,) = log.views("dashboard")
    return str(view.id)


def choice(state: State) -> tuple[object, ...]:
    """Give what a view holds."""
    return (
        dict(state.labels), state.period, state.compared, state.by, state.tables, state.whole,
    )  # fmt: skip


def test_a_view_kept_by_one_is_opened_by_another(log: CaseLog) -> None:
    """Filters, period, comparison, tables; not the language, which is the other's own."""
    mine = sample("?lang=id")
    for act, value in (
        (["filter", "team", "Kenanga"], None),
        (["period"], "91"),
        (["compared"], "none"),
        (["by"], "region"),
        (["table", "money"], None),
        (["whole", "region"], None),
    ):
        mine.act(act, value)
    keep(mine)
    assert ID("saved.kept", name="Mingguan") in text_of(mine)
    (view,) = log.views("dashboard")
    assert (view.name, view.who) == ("Mingguan", "sari")
    assert "lang" not in view.query
    other = sample("?lang=en")
    assert "sari" in text_of(other)
    other.act(["saved", "open", the_id(log)])
    assert choice(other.state) == choice(mine.state)
    assert other.state.language is Language.ENGLISH
    assert EN("saved.opened", name="Mingguan") in text_of(other)


@pytest.mark.usefixtures("log")
def test_a_view_kept_during_a_reading_stays_listed() -> None:
    """The list that the reading brings is older than it."""
    shown, go = sample(), Event()
    shown.listen(lambda: None)

    def slowly() -> Notice:
        go.wait(60)
        return AGAIN

    shown.load = slowly  # type: ignore[method-assign]  # a slow disk
    shown.act(["refresh"])
    keep(shown)
    go.set()
    shown._arriving.wait()  # noqa: SLF001  as the browser does
    shown._arriving._come = [(AGAIN, Listing())]  # noqa: SLF001  of before
    shown.arrived()
    assert shown.saved.listing
    assert [view.name for view in shown.saved.listing.views] == ["Mingguan"]


def test_a_taken_name_asks_before_it_replaces(log: CaseLog) -> None:
    """The first press tells whose it is; the second replaces, unless the name is changed."""
    keep(sample("?period=7"), who="budi")
    shown = sample("?period=91")
    keep(shown)
    assert ID("saved.taken", name="Mingguan", who="budi") in text_of(shown)
    assert [view.who for view in log.views("dashboard")] == ["budi"]
    shown.act(["saved", "keep"])
    (view,) = log.views("dashboard")
    assert (view.who, view.query) == ("sari", "period=91")
    again = sample("?period=28")
    keep(again, who="tono")
    again.act(["saved", "name"], "Mingguan 2")
    again.act(["saved", "keep"])
    assert [view.name for view in log.views("dashboard")] == ["Mingguan", "Mingguan 2"]


def test_a_view_is_renamed_and_deleted_after_a_question(log: CaseLog) -> None:
    """Nothing is gone by one press."""
    shown = sample()
    keep(shown)
    shown.act(["saved", "rename", the_id(log)])
    shown.act(["saved", "new_name"], "  Rapat   Senin ")
    shown.act(["saved", "rename"])
    assert [view.name for view in log.views("dashboard")] == ["Rapat Senin"]
    shown.act(["saved", "delete", the_id(log)])
    assert ID("saved.delete.sure", name="Rapat Senin") in text_of(shown)
    shown.act(["saved", "cancel"])
    assert len(log.views("dashboard")) == 1
    shown.act(["saved", "delete", the_id(log)])
    shown.act(["saved", "delete"])
    assert log.views("dashboard") == ()
    assert ID("saved.deleted", name="Rapat Senin") in text_of(shown)


@pytest.mark.parametrize(
    ("name", "who", "told"),
    [
        ("", "sari", "saved.nameless"),
        ("Mingguan", " ", "saved.nobody"),
        ("Keluhan 081234567890", "sari", "saved.personal"),
    ],
)
def test_what_is_missing_is_told_and_nothing_kept(
    log: CaseLog, name: str, who: str, told: str
) -> None:
    """The field is marked and focused."""
    shown = sample()
    keep(shown, name, who)
    assert ID(told) in text_of(shown)
    inputs = [at for tag, at, _ in nodes(shown.view()["tree"]) if tag == "input"]
    assert [at["id"] for at in inputs if at.get("aria-invalid") and at.get("focus")]
    assert log.views("dashboard") == ()


def test_who_is_signed_in_saves_under_that_name(
    log: CaseLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No other can be typed."""
    monkeypatch.setenv("JUPYTERHUB_USER", "supervisor-7")
    shown = sample()
    with pytest.raises(BadActionError):
        shown.act(["saved", "who"], "sari")
    shown.act(["saved", "name"], "Mingguan")
    shown.act(["saved", "keep"])
    assert [view.who for view in log.views("dashboard")] == ["supervisor-7"]


def test_numbers_in_a_filter_are_not_kept(log: CaseLog) -> None:
    """It is told that they are left out."""
    shown = sample()
    state = shown.state
    shown.state = replace(state, labels={"team": ("Kenanga", "Tim 081234567890")})
    keep(shown)
    (view,) = log.views("dashboard")
    assert view.query == "period=28&team=Kenanga"
    assert ID("saved.kept_without", name="Mingguan") in text_of(shown)


def test_a_hostile_view_is_listed_opened_and_deleted_like_any(log: CaseLog) -> None:
    """Whoever wrote it into the database: what does not belong is named, and the page lives on."""
    query = f"region={HOSTILE}&period=99&agent=Budi&lang=xx&team=Kenanga&%zz=%00&" + "x=1&" * 999
    view = SavedView(id=uuid4(), page="dashboard", name="Aneh", query=query, who="<b>", at=AT)
    log.keep_view(view)
    shown = sample("?lang=en")
    copied = [at["copy"] for _, at, _ in nodes(shown.view()["tree"]) if at.get("copy")]
    assert any("team=Kenanga" in link and "agent" not in link for link in copied)
    shown.act(["saved", "open", the_id(log)])
    assert dict(shown.state.labels) == {"team": ("Kenanga",)}
    text = text_of(shown)
    assert "agent=Budi" in text
    assert EN("dashboard.figures") in text
    shown.act(["saved", "delete", the_id(log)])
    shown.act(["saved", "delete"])
    assert log.views("dashboard") == ()


def test_without_a_log_the_link_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says why views can't be kept, and is tried again once there is one."""
    database = Database(url=f"sqlite:///{tmp_path}/none.sqlite")
    monkeypatch.setenv("PANSOL_DATABASE", database.url)
    shown = sample("?lang=en&period=7")
    assert "pansol db upgrade" in text_of(shown)
    panel = next(at for _, at, _ in nodes(shown.view()["tree"]) if at.get("key") == "saved")
    assert panel
    assert not [at for _, at, _ in nodes(shown.view()["tree"]) if at.get("id") == "view-name"]
    upgrade(database)
    shown.act(["saved", "read"])
    assert EN("saved.none") in text_of(shown)
    keep(shown)
    with CaseLog.open(database) as log:
        assert [view.query for view in log.views("dashboard")] == ["period=7"]


def test_a_busy_log_keeps_nothing_and_says_so(log: CaseLog, configure: Configure) -> None:
    """Somebody else writes for longer than we wait: what was typed stays, to be tried again."""
    configure("[database]\nlock_timeout = 0.2\n")
    shown = sample()
    other = sqlite3.connect(str(log.database.path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    keep(shown)
    assert (shown.saved.wrong, shown.saved.name) == ("name", "Mingguan")
    assert ID("saved.kept", name="Mingguan") not in text_of(shown)
    other.execute("ROLLBACK")
    other.close()
    shown.act(["saved", "keep"])
    assert [view.name for view in log.views("dashboard")] == ["Mingguan"]


@pytest.mark.parametrize(
    "act",
    [
        ["open", "x"],
        ["open", "00000000-0000-0000-0000-000000000000"],
        ["rename"],
        ["delete"],
        ["new_name"],
        ["drop"],
        [],
    ],
)
@pytest.mark.usefixtures("log")
def test_what_is_not_offered_is_refused(act: list[str]) -> None:
    """Ids that are none, forms that are not open."""
    with pytest.raises(BadActionError):
        sample().act(["saved", *act], HOSTILE)
