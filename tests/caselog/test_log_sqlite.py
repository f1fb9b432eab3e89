"""SQLite is set so that nothing acknowledged is lost, and refused where it could be."""

import sqlite3
from pathlib import Path, PureWindowsPath

import pytest
from entries import ASKING, NOW, WAITING, entry

from pansol.caselog import CaseLog, Database, Kind, RefusedDatabaseError, shares, sqlite, upgrade
from pansol.caselog.engine import engine_for
from pansol.caselog.shares import locks_hold, share_below
from pansol.caselog.sqlite import wal_is_sound

MOUNTS = [
    "/dev/sda1 / ext4 rw 0 0",
    "server:/cc /mnt/cc nfs4 rw 0 0",
    "/dev/sdb1 /mnt/cc/local xfs rw 0 0",
    "//server/x /mnt/with\\040blank cifs rw 0 0",
    "user@host: /mnt/far fuse.sshfs rw 0 0",
    "portal /mnt/near fuse.portal rw 0 0",
]


@pytest.fixture
def file(tmp_path: Path) -> Database:
    """Give a SQLite file, not there yet."""
    return Database(url=f"sqlite:///{tmp_path}/caselog.sqlite")


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 7, 0), False),
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_wal_is_for_mended_libraries(version: tuple[int, int, int], sound: bool) -> None:  # noqa: FBT001  a parameter
    """The corruption race of 3.7.0 to 3.51.2 is mended in 3.44.6, 3.50.7 and 3.51.3."""
    assert wal_is_sound(version) is sound


@pytest.mark.parametrize(("version", "journal"), [((3, 51, 2), "delete"), ((3, 51, 3), "wal")])
def test_every_connection_is_set(
    file: Database, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], journal: str
) -> None:
    """Journal by the library, every commit to the disk, foreign keys, deleted means zeroed."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    upgrade(file)
    engine = engine_for(file)
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
    with engine.connect() as connection:
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
    engine.dispose()
    assert found == [journal, 2, 1, 1, 30_000]


def test_a_file_leaves_wal_with_an_older_library(
    file: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log that came from another machine with its cases is written with the sound journal."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
    upgrade(file)
    with CaseLog.open(file) as log:
        log.save(entry())
    monkeypatch.undo()
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    with CaseLog.open(file) as log:
        assert len(log.recent()) == 1
    with sqlite3.connect(str(file.path)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    raw.close()


def test_a_file_in_use_keeps_the_journal_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While somebody reads it can't go over to WAL: it is opened all the same."""
    file = Database(url=f"sqlite:///{tmp_path}/caselog.sqlite", lock_timeout=0.2)
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    upgrade(file)
    reader = sqlite3.connect(str(file.path), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM cases").fetchone()
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
    with CaseLog.open(file) as log:
        assert log.status().engine.endswith("delete")
    reader.close()
    with CaseLog.open(file) as log:
        assert log.status().engine.endswith("wal")


def test_without_shared_memory_there_is_no_wal() -> None:
    """Where the pragma does not answer wal, the journal is another one."""
    raw = sqlite3.connect(":memory:")
    assert sqlite.with_journal(raw.cursor()) != "wal"
    raw.close()


def test_a_purge_leaves_nothing_in_a_wal_either(
    file: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The WAL is emptied into the file, and the file has nothing of the case."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
    upgrade(file)
    assert file.path
    with CaseLog.open(file) as log:
        log.save(entry(Kind.DECIDED, details=WAITING))
        log.save(entry(Kind.DECIDED, details=WAITING))
        assert any(b"Siti" in path.read_bytes() for path in file.path.parent.iterdir())
        log.purge(NOW.replace(year=2027), ASKING)
        assert not any(b"Siti" in path.read_bytes() for path in file.path.parent.iterdir())


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("/data/caselog.sqlite", ""),
        ("/mnt/cc/caselog.sqlite", "nfs4"),
        ("/mnt/cc/local/caselog.sqlite", ""),
        ("/mnt/ccc/caselog.sqlite", ""),
        ("/mnt/with blank/x/caselog.sqlite", "cifs"),
        ("/mnt/far/caselog.sqlite", "fuse.sshfs"),
        ("/mnt/near/caselog.sqlite", ""),
    ],
)
def test_a_share_is_told_by_its_mount(path: str, share: str) -> None:
    """The innermost mount counts, whatever else its name begins with."""
    assert share_below(Path(path), MOUNTS) == share


@pytest.mark.parametrize(
    ("path", "share"), [(r"\\server\cc\caselog.sqlite", "UNC"), (r"C:\cc\caselog.sqlite", "")]
)
def test_a_share_of_windows_is_told_by_its_path(path: str, share: str) -> None:
    """A path that begins with another machine's name is on that machine."""
    assert share_below(PureWindowsPath(path)) == share


def test_a_link_to_a_share_is_a_share(tmp_path: Path) -> None:
    """What counts is where the file is, not how it is called."""
    (tmp_path / "link").symlink_to("/mnt/cc")
    assert share_below(tmp_path / "link" / "caselog.sqlite", MOUNTS) == "nfs4"


def test_a_file_on_a_share_is_refused(file: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither made nor opened; nothing is left there."""
    assert file.path
    monkeypatch.setattr(shares, "_mounts", lambda: [f"server:/x {file.path.parent} nfs rw 0 0"])
    for act in (upgrade, CaseLog.open):
        with pytest.raises(RefusedDatabaseError) as caught:
            act(file)
        assert caught.value.key == "caselog.refused.share"
        assert caught.value.values["share"] == "nfs"
    assert list(file.path.parent.iterdir()) == []


def test_locks_are_tried_from_another_process(tmp_path: Path) -> None:
    """Here they hold; where SQLite takes none, the other process comes in, and it is noticed."""
    assert locks_hold(tmp_path)
    assert not locks_hold(tmp_path, vfs="unix-none")
    assert list(tmp_path.iterdir()) == []


def test_broken_locks_are_refused(file: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log is not made where two writers would not see each other."""
    monkeypatch.setattr(
        "pansol.caselog.schema.locks_hold", lambda folder: locks_hold(folder, vfs="unix-none")
    )
    with pytest.raises(RefusedDatabaseError) as caught:
        upgrade(file)
    assert caught.value.key == "caselog.refused.locks"
