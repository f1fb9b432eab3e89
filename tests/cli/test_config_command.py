"""`pansol config`, and how every command begins with what is configured."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from commands import process, run
from config_fixtures import Configure

from pansol.catalogue import Language
from pansol.config.reading import read_settings
from pansol.records import SHAPES

COMPLAINTS = Path(__file__).parents[2] / "sample_data" / "complaints.csv"


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the environment name no database."""
    monkeypatch.delenv("PANSOL_DATABASE", raising=False)


def test_the_example_is_written_once_and_is_right(tmp_path: Path) -> None:
    """It is never written over a file that is there."""
    path = tmp_path / "pansol.toml"
    assert run("config", "example", "--out", str(path)).code == 0
    assert path.read_text(encoding="utf-8") == run("config", "example").out
    again = run("config", "example", "--out", str(path))
    assert again.code == 2
    assert "pansol.toml" in again.err
    done = run("config", "check", str(path), "--lang", "en")
    assert done.code == 0
    assert "nothing is wrong" in done.out
    assert "Kartu Uji" not in done.out  # an example is none until its mark is taken away


def test_what_the_example_leaves_out_is_right_too(tmp_path: Path) -> None:
    """Every entry whose mark is taken away is one that may stand there."""
    path = tmp_path / "pansol.toml"
    lines = run("config", "example").out.splitlines()
    bare = [re.sub(r"^# (?=[a-z_.]+ = |\[)", "", line) for line in lines]
    path.write_text("\n".join(bare), encoding="utf-8")
    settings = read_settings(path)
    assert settings.durations["refund"] == timedelta(days=3)
    assert [brand.label for brand in settings.brands] == ["Kartu Uji"]
    assert settings.complaint_channels[0].special
    assert settings.systems
    assert set(settings.systems) == {"indira", "gangguan"}
    assert settings.database["url"].startswith("postgresql://")


def test_the_example_names_every_table_and_column_that_may_be_asked_for() -> None:
    """With the words that a column may hold, and what may be absent."""
    text = run("config", "example").out
    for role, shape in SHAPES.items():
        (line,) = re.findall(rf"^#   (?:[a-z_]+, )*{role.value}(?:,|:).*$", text, re.MULTILINE)
        for column in shape.columns:
            words = f" ({', '.join(column.words)})" if column.words else ""
            assert f"{column.name}{'*' if column.optional else ''}{words}" in line, line


def test_a_wrong_file_is_told_line_by_line(tmp_path: Path) -> None:
    """Exit code 2 for a wrong one, 3 for one that cannot be read."""
    path = tmp_path / "pansol.toml"
    path.write_text('zone = "X"\nlanguage = "xx"\n', encoding="utf-8")
    done = run("config", "check", str(path))
    assert done.code == 2
    assert [line.partition(":")[0] for line in done.err.splitlines()] == [
        f"{path}, baris 1, zone", f"{path}, baris 2, language",
    ]  # fmt: skip
    assert run("config", "check", str(tmp_path / "none.toml")).code == 3


@pytest.mark.parametrize("command", ["audit", "decide", "serve", "sheet"])
def test_no_command_begins_with_a_wrong_file(tmp_path: Path, command: str) -> None:
    """It is told before anything is done, without a traceback."""
    path = tmp_path / "pansol.toml"
    path.write_text("zone = 1", encoding="utf-8")
    done = process(command, PANSOL_CONFIG=str(path))
    assert done.code == 2
    assert "baris 1, zone" in done.err
    assert "Traceback" not in done.err
    told = process("config", "check", PANSOL_CONFIG=str(path))
    assert (told.code, told.err) == (2, done.err)


def test_commands_speak_and_know_what_is_configured(configure: Configure) -> None:
    """The language is the usual one unless another is asked for; a brand is known."""
    settings = configure(
        'language = "en"\n[[brands]]\nid = "uji"\nlabel = "Uji"\nsubscription = "prepaid"\n'
    )
    assert settings.language is Language.ENGLISH
    done = run("decide", "--card-type", "uji", "--activation", "failed")
    assert done.code == 0
    assert "The next check" in done.out or "next check" in done.out.lower()
    assert "cek" in run("decide", "--card-type", "uji", "--lang", "id").out.lower()


SYSTEM = """
[systems.indira]
label = "Indira"
url = "sqlite:///{path}"
[systems.indira.tables.provisioning]
table = "orders"
[systems.indira.tables.provisioning.columns]
msisdn = "nomor"
package = "paket"
price = "harga"
status = "hasil"
ordered_at = "waktu"
"""


def test_a_mapping_that_misses_the_system_is_refused(tmp_path: Path) -> None:
    """Absent tables and columns are told by name, before any customer meets them."""
    database, path = tmp_path / "records.sqlite", tmp_path / "pansol.toml"
    path.write_text(SYSTEM.format(path=database), encoding="utf-8")
    away = run("config", "check", str(path), "--lang", "en")
    assert (away.code, away.out) == (3, "")
    assert "systems.indira: Indira does not answer" in away.err
    assert not database.exists()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE other (x)")
        missing = run("config", "check", str(path), "--lang", "en")
        assert "systems.indira.tables.provisioning: there is no table or file orders" in missing.err
        connection.execute("CREATE TABLE orders (nomor, paket, hasil, waktu)")
        column = run("config", "check", str(path), "--lang", "id")
        assert column.code == 3
        assert "orders tidak punya kolom harga" in column.err
        connection.execute("ALTER TABLE orders ADD COLUMN harga")
        right = run("config", "check", str(path), "--lang", "en")
    assert right.code == 0, right.err
    assert "Indira: answers; tables found: 1." in right.out


def test_the_record_of_cases_is_tried_too(tmp_path: Path) -> None:
    """What is configured is used by every command, and what is wrong with it is told."""
    database, path = tmp_path / "log.sqlite", tmp_path / "pansol.toml"
    path.write_text(f'[database]\nurl = "sqlite:///{database}"\n', encoding="utf-8")
    done = run("config", "check", str(path), "--lang", "en")
    assert done.code == 3
    assert "pansol db upgrade" in done.err
    assert process("db", "upgrade", PANSOL_CONFIG=str(path)).code == 0
    assert database.exists()
    right = run("config", "check", str(path), "--lang", "en")
    assert right.code == 0, right.err
    assert f"Cases are kept in {database}: 0 so far." in right.out


def test_the_dashboards_cases_are_tried_too(tmp_path: Path) -> None:
    """The file lies beside the configuration; what is wrong with it is told."""
    path = tmp_path / "pansol.toml"
    path.write_text('[dashboard]\ncases = "cases.csv"\n', encoding="utf-8")
    missing = run("config", "check", str(path), "--lang", "en")
    assert missing.code == 3
    assert "[dashboard] cases" in missing.err
    copyfile(COMPLAINTS, tmp_path / "cases.csv")
    right = run("config", "check", str(path), "--lang", "en")
    assert right.code == 0, right.err
    assert "cases.csv: 5,000 rows" in right.out


def test_a_database_url_that_will_not_do_is_told_at_the_entry(tmp_path: Path) -> None:
    """No password may stand in it, and it must be one that cases can be kept in."""
    path = tmp_path / "pansol.toml"
    path.write_text('[database]\nurl = "postgresql://me:hunter2@host/db"\n', encoding="utf-8")
    done = run("config", "check", str(path))
    assert done.code == 2
    assert "baris 2, database.url" in done.err
    assert "hunter2" not in done.err
    path.write_text('[database]\nurl = "mysql://host/db"\n', encoding="utf-8")
    done = run("config", "check", str(path))
    assert done.code == 3
    assert "[database] url" in done.err
