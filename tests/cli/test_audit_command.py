"""`pansol audit`: results in a folder, errors in a sentence, exit codes by kind."""

import os
import resource
import sys
from pathlib import Path

import pytest
from commands import process, run

from pansol.audit.folder import held_folder

COMPLAINTS = Path(__file__).parents[2] / "sample_data" / "complaints.csv"


def small(tmp_path: Path, name: str = "kasus.csv") -> Path:
    """Give a small file of complaints."""
    lines = COMPLAINTS.read_text(encoding="utf-8").splitlines(keepends=True)[:40]
    path = tmp_path / name
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_the_sample_is_audited_into_a_folder(tmp_path: Path) -> None:
    """Counts are printed, and everything an analyst hands on is there."""
    out = tmp_path / "result"
    done = run("audit", str(COMPLAINTS), "--out", str(out), "--lang", "en")
    assert done.code == 0
    assert "Read 5000 = accepted 5000 + rejected 0" in done.out
    assert "findings in the others: 1340" in done.out
    wanted = {
        "audit.xlsx",
        "findings.csv",
        "findings.parquet",
        "parts",
        "rejects.csv",
        "report.html",
    }
    assert {path.name for path in out.iterdir()} == wanted
    again = run("audit", str(COMPLAINTS), "--out", str(out))
    assert "sudah selesai" in again.err


def test_rejected_rows_are_told_by_the_exit_code(tmp_path: Path) -> None:
    """The good rows count, and the code says that some were left out."""
    path = small(tmp_path)
    text = path.read_text(encoding="utf-8").replace(",success,", ",entah,", 1)
    path.write_text(text, encoding="utf-8")
    done = run("audit", str(path), "--out", str(tmp_path / "out"), "--lang", "en")
    assert done.code == 1
    assert "Read 39 = accepted 38 + rejected 1" in done.out
    rejects = (tmp_path / "out" / "rejects.csv").read_text(encoding="utf-8-sig")
    assert "entah" in rejects
    assert "success, failed, pending" in rejects


@pytest.mark.parametrize(("bad", "much"), [(1, False), (30, True)])
def test_rejected_rows_are_said_first_with_the_commonest_reason(
    tmp_path: Path, bad: int, *, much: bool
) -> None:
    """How many of how many, in stronger words for many; which column and word, what helps."""
    path = small(tmp_path)
    head, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    spoilt = [row.replace(",prepaid,", ",entah,").replace(",postpaid,", ",entah,") for row in rows]
    path.write_text("".join([head, *spoilt[:bad], *rows[bad:]]), encoding="utf-8")
    done = run("audit", str(path), "--out", str(tmp_path / "out"), "--lang", "en")
    first, reason, allowed, *_ = done.out.splitlines()
    assert f"{bad} of 39 rows could not be read (rejects.csv says why)" in first
    assert f"of the {39 - bad} others" in first
    assert first.startswith("Caution") is much
    rows_said = "1 row" if bad == 1 else f"{bad} rows"
    assert reason.strip().startswith(f"{rows_said}, column subscription: “entah”")
    assert "prepaid, postpaid" in allowed


def test_a_file_named_twice_is_audited_once(tmp_path: Path) -> None:
    """However its path is written, and it is said; so are case numbers that stand twice."""
    path, out = small(tmp_path), str(tmp_path / "out")
    other = tmp_path / "x" / ".." / path.name
    (tmp_path / "x").mkdir()
    once = run("audit", str(path), str(other), "--out", out, "--lang", "en")
    assert "Read 39 = accepted 39" in once.out
    assert f"{other}: this file is named more than once" in once.err
    assert "more than once" not in once.out
    copy = small(tmp_path, "copy.csv")
    twice = run("audit", str(path), str(copy), "--out", out, "--lang", "en")
    assert "Read 78 = accepted 78" in twice.out
    assert "Case numbers that stand more than once: 39; cases counted again for it: 39" in twice.out


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """Each is told in a sentence; what could be read is audited all the same."""
    (tmp_path / "bad.csv").write_bytes(b"PK\x03\x04 no workbook")
    done = run(
        "audit", str(tmp_path / "bad.csv"), str(tmp_path / "none.csv"), str(small(tmp_path)),
        "--out", str(tmp_path / "out"), "--lang", "en",
    )  # fmt: skip
    assert done.code == 3
    assert "bad.csv" in done.err
    assert "none.csv: there is no such file" in done.err
    assert (tmp_path / "out" / "audit.xlsx").exists()
    assert "Traceback" not in done.err


def test_nothing_readable_is_no_audit(tmp_path: Path) -> None:
    """Without one file that can be read there is no workbook."""
    done = run("audit", str(tmp_path / "none.csv"), "--out", str(tmp_path / "out"))
    assert done.code == 3
    assert not (tmp_path / "out" / "audit.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--engine", "abacus"), "abacus"),
        (("--zone", "Mars"), "Mars"),
        (("--repeat-days", "0"), "repeat-days"),
        (("--repeat-days", "367"), "1 "),
        (("--repeat-days", "99999999999"), "366"),
    ],
)
def test_a_wrong_option_is_named(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    """An unknown engine, zone or number of days ends with code 2 and a sentence."""
    done = run("audit", str(small(tmp_path)), "--out", str(tmp_path / "out"), *words)
    assert done.code == 2
    assert told in done.err


def test_a_mapping_that_names_absent_columns_is_refused(tmp_path: Path) -> None:
    """It is told which, and what is there; nothing is audited."""
    (tmp_path / "m.toml").write_text('[columns]\nnowhere = "charged"\n', encoding="utf-8")
    done = run(
        "audit", str(small(tmp_path)), "--out", str(tmp_path / "out"),
        "--mapping", str(tmp_path / "m.toml"), "--lang", "en",
    )  # fmt: skip
    assert done.code == 2
    assert "nowhere" in done.err
    assert "case_id" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits on files' sizes")
def test_a_full_disk_is_told_and_finished_files_stay(tmp_path: Path) -> None:
    """A file that can't be written ends with one sentence and code 3, and what was done stays."""
    first, out = small(tmp_path), tmp_path / "out"
    assert run("audit", str(first), "--out", str(out)).code == 0
    kept = {path.name for path in (out / "parts").iterdir()}
    if os.fork() == 0:  # pragma: no cover  the limit is this child's alone
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        done = run("audit", str(COMPLAINTS), "--out", str(out), "--lang", "en")
        wrong = done.code != 3 or "The disk is full." not in done.err or "IO Error" in done.err
        os._exit(int(wrong))
    _, status = os.wait()
    assert os.waitstatus_to_exitcode(status) == 0
    assert {path.name for path in (out / "parts").iterdir()} == kept


def test_a_second_audit_into_one_folder_is_told_to_wait(tmp_path: Path) -> None:
    """It ends at once with a sentence and a code of its own, and leaves the first alone."""
    out = tmp_path / "out"
    with held_folder(out):
        done = run("audit", str(small(tmp_path)), "--out", str(out), "--lang", "en")
    assert done.code == 5
    assert "another audit is at work in this folder" in done.err
    assert {path.name for path in out.iterdir()} == {"parts"}
    assert run("audit", str(small(tmp_path)), "--out", str(out)).code == 0


@pytest.mark.parametrize("inside", ["", "x", "x/y"])
def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path, inside: str) -> None:
    """Whether the results were to go into it or below it; the file stays as it was."""
    file, cases = tmp_path / "notes.txt", small(tmp_path)
    file.write_text("mine", encoding="utf-8")
    done = run("audit", str(cases), "--out", str(file / inside), "--lang", "en")
    assert done.code == 2
    assert f"{file} is a file, no folder" in done.err
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_spark_refuses_what_is_no_parquet_before_it_starts(tmp_path: Path, lang: str) -> None:
    """One sentence says what is read and what to do; the help says it too."""
    out = tmp_path / "out"
    words = ("audit", str(small(tmp_path)), "--out", str(out), "--engine", "spark")
    done = run(*words, "--lang", lang)
    assert done.code == 2
    assert "Parquet" in done.err
    assert "--engine duckdb" in done.err
    assert done.err.count("\n") == 1
    assert not out.exists()
    assert "Parquet" in run("audit", "--help", "--lang", lang).out.partition("--engine")[2]


def test_the_command_is_one_for_the_shell(tmp_path: Path) -> None:
    """As a process of its own it says the same."""
    done = process("audit", str(small(tmp_path)), "--out", str(tmp_path / "out"), lang="en")
    assert (done.code, "Read 39" in done.out) == (0, True)


def test_the_suggested_mapping_is_written(tmp_path: Path) -> None:
    """Also where the file lacks a column yet: corrected, it is what ``--mapping`` takes."""
    path, target = small(tmp_path), tmp_path / "m.toml"
    text = path.read_text(encoding="utf-8").replace("activation", "Kolom 9", 1)
    path.write_text(text.replace(",success,", ",mantap,"), encoding="utf-8")
    first = run(
        "audit", str(path), "--out", str(tmp_path / "out"), "--save-mapping", str(target),
        "--lang", "en",
    )  # fmt: skip
    assert first.code == 3
    assert "m.toml" in first.err
    words = target.read_text(encoding="utf-8") + '"Kolom 9" = "activation"\n'
    target.write_text(words + '[values.activation]\nmantap = "success"\n', encoding="utf-8")
    done = run("audit", str(path), "--out", str(tmp_path / "out"), "--mapping", str(target))
    assert done.code == 0
