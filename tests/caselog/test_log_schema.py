"""The tables: made by one command, checked when the record is opened."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

import pansol.caselog
from pansol.caselog import (
    CaseLog,
    Database,
    RefusedDatabaseError,
    SchemaError,
    UnavailableError,
    upgrade,
)
from pansol.caselog.schema import REVISIONS
from pansol.caselog.tables import METADATA

UPGRADE = """
import sys
from pansol.caselog import CaseLog, Database, upgrade
database = Database(url=sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
upgrade(database)
CaseLog.open(database).close()
"""


def key_of(database: Database) -> str:
    """Give what opening says is wrong."""
    with pytest.raises(SchemaError) as caught:
        CaseLog.open(database)
    assert caught.value.values["database"] == database.name
    return caught.value.key


def test_a_record_without_tables_is_not_opened(empty_database: Database) -> None:
    """It says so, and makes neither tables nor a file."""
    assert key_of(empty_database) == "caselog.schema.absent"
    assert key_of(empty_database) == "caselog.schema.absent"
    assert not (empty_database.path and empty_database.path.exists())


def test_an_older_record_is_told_and_brought_up_to_date(empty_database: Database) -> None:
    """Its cases stay; a second upgrade finds nothing to do."""
    assert upgrade(empty_database, to=REVISIONS[0])
    assert key_of(empty_database) == "caselog.schema.old"
    assert upgrade(empty_database)
    assert not upgrade(empty_database)
    CaseLog.open(empty_database).close()


def test_a_newer_record_is_left_alone(database: Database) -> None:
    """A pansol that is too old neither opens nor changes it."""
    engine = create_engine(database.address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    assert key_of(database) == "caselog.schema.newer"
    with pytest.raises(SchemaError):
        upgrade(database)


def test_the_migrations_lead_to_the_tables_as_declared(database: Database) -> None:
    """Alembic finds no difference in tables, columns, types, keys and indexes."""
    engine = create_engine(database.address)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_the_migrations_are_the_ones_that_are_named() -> None:
    """The list by which a database's age is told has every step, in order."""
    folder = Path(pansol.caselog.__file__).with_name("migrations")
    steps = [step.revision for step in ScriptDirectory(str(folder)).walk_revisions()]
    assert tuple(reversed(steps)) == REVISIONS


def test_many_processes_may_upgrade_at_once(empty_database: Database) -> None:
    """Six start together on a database without tables: none fails, and the tables are there."""
    command = [sys.executable, "-c", UPGRADE, empty_database.url]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    waiting = [subprocess.Popen(command, **pipes) for _ in range(6)]  # type: ignore[call-overload]  # noqa: S603  this Python, a text written here
    for process in waiting:
        assert process.stdout.readline() == b"ready\n"
    for process in waiting:
        process.stdin.write(b"go\n")
        process.stdin.flush()
    errors = [process.communicate()[1] for process in waiting]
    assert [process.returncode for process in waiting] == [0] * 6, errors
    CaseLog.open(empty_database).close()


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    """The folder is made, and nobody else reads the cases."""
    database = Database(url=f"sqlite:///{tmp_path}/a/b/caselog.sqlite")
    upgrade(database)
    assert database.path
    assert database.path.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "a").write_text("", encoding="utf-8")
    with pytest.raises(UnavailableError) as caught:
        upgrade(Database(url=f"sqlite:///{tmp_path}/a/caselog.sqlite"))
    assert caught.value.key == "caselog.away"


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    """A file of something else is neither opened nor changed."""
    path = tmp_path / "caselog.sqlite"
    path.write_bytes(b"case_id,agent\n" * 1000)
    database = Database(url=f"sqlite:///{path}")
    for act in (CaseLog.open, upgrade):
        with pytest.raises(RefusedDatabaseError) as caught:
            act(database)
        assert caught.value.key == "caselog.refused.damaged"
    assert path.read_bytes() == b"case_id,agent\n" * 1000
