"""The other commands of `pansol`, help, version and exit codes."""

import os
import re
import socket
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from commands import process, run

from pansol.cli import ExitCode
from pansol.fingerprint import FINGERPRINT
from pansol.sop import SOP

ROOT = Path(__file__).parents[2]
EVERY_FACT = b"subscription,activation,charged,benefit,history,outage,normal_tariff,age\n,,,,,,,\n"


def test_the_version_names_package_sop_and_table() -> None:
    """By these three a decision can be traced."""
    done = run("--version")
    assert done.code == 0
    assert done.out == f"pansol {version('pansol')}, SOP {SOP.version}, {FINGERPRINT}\n"


def test_without_a_command_the_help_is_shown() -> None:
    """A newcomer types `pansol` and sees the commands."""
    done = run()
    assert done.code == 0
    for command in ("serve", "decide", "audit", "db", "sample", "sheet"):
        assert command in done.out


@pytest.mark.parametrize("command", ["", "serve", "decide", "sample", "sheet"])
@pytest.mark.parametrize(
    ("lang", "shown"), [("id", "Tampilkan bantuan ini."), ("en", "Show this help.")]
)
def test_help_is_in_the_persons_language(command: str, lang: str, shown: str) -> None:
    """Every command has its help and the exit codes, in both languages, within 80 columns."""
    done = run(*filter(None, [command]), "--lang", lang, "--help")
    assert done.code == 0
    assert shown in done.out
    codes = {"id": "Kode keluar", "en": "Exit codes"}[lang]
    text = " ".join(done.out.split())
    assert all(f" {code.value} " in text.partition(codes)[2] for code in ExitCode)
    assert max(map(len, done.out.splitlines())) <= 80


def test_an_unknown_command_is_a_sentence() -> None:
    """It exits with 2 and points to the help."""
    done = run("decode", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert "decode" in done.err
    assert "See pansol --help." in done.err


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_sheet_is_written_to_a_file_or_shown(tmp_path: Path, form: str, lang: str) -> None:
    """The same text either way, in the language asked for."""
    out = tmp_path / "sheet"
    words = ("sheet", "--format", form, "--lang", lang)
    assert run(*words, "--out", str(out)).code == 0
    text = out.read_text(encoding="utf-8")
    assert text == run(*words).out
    assert {"id": "Klausul demi klausul", "en": "Clause by clause"}[lang] in text


def test_a_sheet_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A sentence and code 3."""
    done = run("sheet", "--lang", "en", "--out", str(tmp_path / "none" / "sheet.md"))
    assert (done.code, "no such file or folder" in done.err) == (3, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", ["sheet", "sheet --out /dev/full", "decide", "decide -"])
def test_a_full_disk_is_told_by_name(words: str) -> None:
    """The file, or standard output in words; one sentence, and code 3 from the process itself."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603  this Python, and words written here
            [sys.executable, "-m", "pansol", *words.split(), "--lang", "en"],
            input=EVERY_FACT, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    name = "/dev/full" if "--out" in words else "standard output"
    said = f"{name}: the disk is full.\n"
    assert (done.returncode, done.stderr.decode()) == (3, said)


@pytest.mark.parametrize("words", ["sheet", "decide --charged yes --lang en", "--help"])
def test_a_system_that_is_not_utf8_gets_utf8(words: str) -> None:
    """Into a file or a pipe the text goes whole, whatever Python takes the system's code to be."""
    plain, other = (
        process(*words.split(), PYTHONIOENCODING=code, PYTHONUTF8="0")
        for code in ("utf-8", "cp1252")
    )
    assert (other.code, other.err) == (0, "")
    assert other.out == plain.out


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_keeps_its_encoding() -> None:
    """What a terminal can't show becomes a question mark, and the rest is shown."""
    import pty  # noqa: PLC0415  not on every system

    ours, theirs = pty.openpty()
    code = "import sys; from pansol.cli import main; main(['--version']); print('é→')"
    subprocess.run(  # noqa: S603  this Python, and words written here
        [sys.executable, "-c", code], stdout=theirs, timeout=60, check=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )  # fmt: skip
    shown = os.read(ours, 4096)
    os.close(theirs)
    os.close(ours)
    assert shown.endswith(b"\xe9?\r\n")


def test_a_sample_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    """Two folders, one seed: the same bytes, as many rows as asked for, in a folder made for it."""
    for name in ("one", "two"):
        done = run("sample", "--out", str(tmp_path / name), "--rows", "40", "--seed", "7")
        assert done.code == 0
        assert "40" in done.out
    one, two = (tmp_path / name / "complaints.csv" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert len(one.read_text(encoding="utf-8").splitlines()) == 41


def test_a_sample_can_be_decided(tmp_path: Path) -> None:
    """What one command writes, the other reads; only malformed ticket fields are refused."""
    run("sample", "--out", str(tmp_path), "--rows", "300", "--seed", "7")
    done = run("decide", str(tmp_path / "complaints.csv"), "--lang", "en")
    (counts,) = re.findall(r"Rows: (\d+) read = (\d+) decided \+ (\d+) rejected", done.err)
    assert [int(counts[0]), int(counts[1]) + int(counts[2])] == [300, 300]
    assert int(counts[1]) > 280
    refused = re.findall(r"column (\w+),", done.err)
    assert len(refused) == int(counts[2])
    assert set(refused) <= {"card_type", "purchase_channel"}


@pytest.mark.parametrize("rows", ["0", "-3", "many"])
def test_a_sample_without_rows_is_refused(tmp_path: Path, rows: str) -> None:
    """A sentence, code 2, and no file."""
    done = run("sample", "--out", str(tmp_path), "--rows", rows)
    assert done.code == 2
    assert f"--rows {rows}" in done.err or "'--rows'" in done.err
    assert not list(tmp_path.iterdir())


def test_serving_to_others_needs_a_token() -> None:
    """Another address than this machine's own is refused with code 4."""
    done = process("serve", "--host", "0.0.0.0", "--port", "0", lang="en")  # noqa: S104  refused
    assert (done.code, "--token" in done.err) == (4, True)
    assert "Traceback" not in done.err


def test_a_port_in_use_is_told() -> None:
    """The port is named, code 4."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = process("serve", "--port", port, "--no-browser", lang="en")
    assert (done.code, port in done.err) == (4, True)
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("data", "database", "made"),
    [
        ("data", "", ["caselog.sqlite"]),
        ("data", "sqlite:////nowhere/x.sqlite", []),
        ("file/x", "", []),
    ],
)
def test_serving_makes_a_person_s_own_case_log_ready(
    data: str, database: str, made: list[str], tmp_path: Path
) -> None:
    """Only the default one, and one that can't be made is told and stops nothing."""
    (tmp_path / "file").touch()
    home, cache = str(tmp_path / data), tmp_path / "cache"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = process(
            "serve", "--port", port, lang="en",
            PANSOL_DATABASE=database, XDG_DATA_HOME=home, HOME=home, XDG_CACHE_HOME=str(cache),
        )  # fmt: skip
    assert (done.code, port in done.err) == (4, True)
    assert [path.name for path in tmp_path.rglob("caselog*")] == made
    assert [path.suffix for path in cache.rglob("records-*")] == [".sqlite"]
    assert ("caselog.sqlite" in done.err) is (data == "file/x")
    assert "Traceback" not in done.err


def test_starting_needs_no_server() -> None:
    """Voilà, NumPy and pandas are loaded by the command that needs them, not by the others."""
    code = "import sys; from pansol.cli import main; main(['--version']); print(*sys.modules)"
    done = subprocess.run(  # noqa: S603  this Python, and words written here
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"voila", "jupyter_server", "tornado", "ipywidgets", "numpy", "pandas"}


@pytest.mark.parametrize("fault", ["host", "port", "folder"])
def test_what_cannot_be_served_is_refused_before_voila_is_loaded(
    fault: str, tmp_path: Path
) -> None:
    """Address, port and folder are looked at first, for Voilà takes seconds to import."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        words = {
            "host": ["--host", "0.0.0.0"],  # noqa: S104  refused
            "port": ["--port", str(taken.getsockname()[1])],
            "folder": ["--notebooks", str(tmp_path), "--port", "0"],
        }[fault]
        code = "import sys; from pansol.cli import main; print(main(sys.argv[1:]), *sys.modules)"
        done = subprocess.run(  # noqa: S603  this Python, and words written here
            [sys.executable, "-c", code, "serve", *words],
            capture_output=True, text=True, timeout=60, check=True,
        )  # fmt: skip
    result, *loaded = done.stdout.split()
    assert int(result) == ExitCode.CANNOT_SERVE
    assert not {"voila", "jupyter_server"} & set(loaded)


def test_the_console_script_is_this_command() -> None:
    """`pansol` and `python -m pansol` are one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"pansol": "pansol.cli:main"}
