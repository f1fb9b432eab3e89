"""`pansol sample records` writes the systems' records beside the sample's complaints."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commands import run

from pansol.cli import ExitCode


@pytest.mark.parametrize(("lang", "word"), [("id", "karangan"), ("en", "made-up")])
def test_records_are_written_to_the_file_asked_for(tmp_path: Path, lang: str, word: str) -> None:
    """With as many complaints as asked for, and a sentence that counts the rows."""
    out = tmp_path / "new" / "r.sqlite"
    done = run(
        "sample", "records", "--out", str(out), "--rows", "40", "--others", "10", "--lang", lang
    )
    assert (done.code, done.err) == (0, "")
    assert word in done.out
    assert str(out) in done.out
    with closing(sqlite3.connect(out)) as database:
        (told,) = database.execute("SELECT rows, seed, others FROM readme")
    assert told == (40, 2017, 10)
    assert [each.name for each in out.parent.iterdir()] == ["r.sqlite"]


def test_help_lists_the_options_and_the_command_below() -> None:
    """Both ways of `pansol sample` are found by one look."""
    done = run("sample", "--help", "--lang", "en")
    assert done.code == 0
    for word in ("--out", "--rows", "--seed", "records"):
        assert word in done.out


@pytest.mark.parametrize(("lang", "shown"), [("id", "Kode keluar"), ("en", "Exit codes")])
def test_the_help_of_records_is_in_the_persons_language(lang: str, shown: str) -> None:
    """With the exit codes, within 80 columns."""
    done = run("sample", "records", "--help", "--lang", lang)
    assert done.code == 0
    assert shown in done.out
    assert "--others" in done.out
    assert max(map(len, done.out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("option", "value"), [("--rows", "0"), ("--others", "-1"), ("--others", "10000001")]
)
def test_impossible_counts_are_refused(tmp_path: Path, option: str, value: str) -> None:
    """A sentence that names the option, code 2, and no file."""
    done = run("sample", "records", "--out", str(tmp_path / "r.sqlite"), option, value)
    assert done.code == ExitCode.WRONG_INPUT
    assert f"{option} {value}" in done.err
    assert not list(tmp_path.iterdir())


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    """A sentence that names it, code 3."""
    done = run("sample", "records", "--out", str(tmp_path), "--rows", "5", "--lang", "en")
    assert done.code == ExitCode.FILE
    assert f"{tmp_path}: this is a folder" in done.err
