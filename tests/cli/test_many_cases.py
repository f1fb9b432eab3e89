"""`pansol decide` for a CSV: rows in, the same rows with their decisions out."""

import csv
import io
import os
import re
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest
from commands import Done, process, run

from pansol.cli.rows import ADDED, _answer

HEADER = "id,subscription,activation,charged,benefit,history,outage,normal_tariff,age"
GOOD = "a,prepaid,success,yes,not_received,clear,clear,no,over_24h"


def rows(done: Done, delimiter: str = ",") -> list[dict[str, str]]:
    """Read what the command wrote."""
    text = io.StringIO(done.out.removeprefix("\ufeff"), newline="")
    return list(csv.DictReader(text, delimiter=delimiter))


def decided(*lines: str, header: str = HEADER) -> Done:
    """Decide these lines from standard input, in English."""
    return run("decide", "-", "--lang", "en", given="\n".join([header, *lines, ""]).encode())


def test_a_row_keeps_its_columns_and_gains_the_decision() -> None:
    """Rule, action, SLA, KIP, gap, advice, next check and what is possible, in that order."""
    done = decided(GOOD)
    assert done.code == 0
    assert done.out.splitlines()[0] == ",".join([HEADER, *ADDED])
    assert list(rows(done)[0].values())[9:] == [
        "R7", "create_ticket", "tier", "product_not_received", "", "mobile_data_off", "",
        "create_ticket/tier/product_not_received",
    ]  # fmt: skip
    assert "Rows: 1 read = 1 decided + 0 rejected" in done.err


def test_an_open_row_says_what_is_possible_and_what_to_check() -> None:
    """Empty is unknown: outcomes joined by semicolons, and the next check."""
    (row,) = rows(decided("a,,success,no,not_received,clear,clear,no,"))
    assert (row["rule"], row["action"], row["next_check"]) == ("", "incomplete", "age")
    assert row["possible"] == "wait_24h;sop_silent/G5"


def test_the_card_type_tells_the_subscription() -> None:
    """For postpaid the quota is looked up before the usage, so it is asked for first."""
    header = HEADER.replace("subscription", "card_type")
    done = decided("a,KartuHalo,success,,,,,,", "b,Loop,success,,,,,,", header=header)
    assert [row["next_check"] for row in rows(done)] == ["benefit", "charged"]


@pytest.mark.parametrize(
    ("bought", "handled", "rule"),
    [
        ("2026-11-22T10:00+07:00", "2026-11-23T11:00+08:00", "R11"),
        ("2026-11-22T10:00+07:00", "2026-11-23T11:00:01+08:00", "G5"),
        ("2026-11-22 10:00", "2026-11-23 12:00 WIT", "R11"),
        ("2026-11-22 10:00", "", ""),
    ],
)
def test_an_empty_age_follows_from_the_times(bought: str, handled: str, rule: str) -> None:
    """3.1: exactly 24 hours is within; a time without an offset is Jakarta's; no clock is asked."""
    header = f"{HEADER},transaction_at,handled_at"
    line = f"a,,success,no,not_received,clear,clear,no,,{bought},{handled}"
    assert rows(decided(line, header=header))[0]["rule"] == rule


def test_the_zone_of_bare_times_can_be_chosen() -> None:
    """In WIT, 10:00 is two hours earlier than in Jakarta: the 24 hours are over."""
    header = f"{HEADER},transaction_at,handled_at".replace(",age,", ",")
    line = "a,,success,no,not_received,clear,clear,no,2026-11-22 10:00,2026-11-23 10:00 WIB"
    given = f"{header}\n{line}\n".encode()
    assert rows(run("decide", "-", given=given))[0]["rule"] == "R11"
    for zone in ("WIT", "Asia/Jayapura"):
        assert rows(run("decide", "-", "--zone", zone, given=given))[0]["rule"] == "G5"


BAD = {
    "a,prepaid,success,ya,not_received,clear,clear,no,over_24h": (
        'line 3, column charged, value "ya": Allowed: yes, no, or empty.'
    ),
    "a,prepaid,success": "line 3: Columns: 3, where the header has 9.",
    f"{GOOD},more": "line 3: Columns: 10, where the header has 9.",
    '"a"b,prepaid,success,yes,not_received,clear,clear,no,over_24h': (
        "line 3: Its quotes are not in order"
    ),
    "a\0,prepaid,success,yes,not_received,clear,clear,no,over_24h": (
        "line 3, column id: Holds a NUL byte."
    ),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_row_is_reported_and_the_others_decided(bad: str) -> None:
    """File, line, column, value and what is allowed; left out, counted, exit code 1."""
    done = decided(GOOD, bad, GOOD)
    assert done.code == 1
    assert f"standard input, {BAD[bad]}" in done.err
    assert len(rows(done)) == 2
    assert "Rows: 3 read = 2 decided + 1 rejected" in done.err


UNCLOSED = f'"{GOOD}'
LOST = {
    "first": ([UNCLOSED, GOOD, GOOD], [2]),
    "last": ([GOOD, GOOD, UNCLOSED], [4]),
    "two": ([UNCLOSED, UNCLOSED, GOOD, UNCLOSED], [2, 3, 5]),
    "closed by another's": ([UNCLOSED, GOOD, '"b"' + GOOD[1:], GOOD], [2]),
    "wrong number of cells": ([UNCLOSED, GOOD, 'b",x', GOOD], [2, 4]),
    "blank line": ([UNCLOSED, "", GOOD], [2]),
    "very many": ([UNCLOSED, *[GOOD] * 5_000], [2]),
}


@pytest.mark.parametrize("lost", LOST)
def test_an_open_quote_costs_one_row(lost: str) -> None:
    """The rows it would swallow are read again: each row is decided or rejected, in its line."""
    lines, bad = LOST[lost]
    done = decided(*lines)
    assert done.code == 1
    count = sum(map(bool, lines))
    tally = f"Rows: {count} read = {count - len(bad)} decided + {len(bad)} rejected"
    assert tally in done.err
    assert [int(number) for number in re.findall(r"line (\d+)", done.err)] == bad
    assert len(rows(done)) == count - len(bad)


def test_open_quotes_in_every_row_take_no_time_without_end() -> None:
    """Rows of which each could swallow all that follow: looked ahead by so many lines only."""
    done = decided(*['x","'] * 3_000, GOOD)
    assert "Rows: 3001 read = 1 decided + 3000 rejected" in done.err


def test_a_cell_beyond_all_measure_has_its_reason() -> None:
    """It is not its quotes that are wrong."""
    done = decided(GOOD, "a" * 200_000 + GOOD, GOOD)
    assert "line 3: A cell holds more than 131072 characters." in done.err
    assert "Rows: 3 read = 2 decided + 1 rejected" in done.err


def test_a_row_that_is_no_utf8_is_rejected_alone() -> None:
    """One name saved in another encoding costs one row."""
    given = "\n".join([HEADER, GOOD, GOOD.replace("a,", "é,"), GOOD]).encode("cp1252")
    done = run("decide", "-", "--lang", "en", given=given)
    assert done.code == 1
    assert "line 3, column id: Is not UTF-8." in done.err
    assert len(rows(done)) == 2


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ("2026-11-23T10:00+07:00,2026-11-22T10:00+07:00", "The transaction lies after"),
        ("2026-11-22T10:00+07:00,2026-11-22T11:00+07:00", "column age, value"),
        ("22/11/2026 10:00,2026-11-22T11:00+07:00", "column transaction_at, value"),
        ("2026-11-22,2026-11-22T11:00+07:00", "both the date and the time"),
    ],
)
def test_impossible_times_are_rejected(times: str, said: str) -> None:
    """A purchase after the complaint, an age the times deny, a time that is none."""
    done = decided(f"{GOOD},{times}", header=f"{HEADER},transaction_at,handled_at")
    assert done.code == 1
    assert said in done.err


def test_a_message_shows_no_customer() -> None:
    """A number or address that slipped into a fact's column is masked, control characters too."""
    done = decided(
        "Siti,prepaid,0812 3456 7890,yes,,,,,",
        "Siti,prepaid,siti@example.id,yes,,,,,",
        "Siti,prepaid,\x1b[31mred,yes,,,,,",
    )
    assert done.code == 1
    for part in ("Siti", "siti", "3456", "7890", "\x1b"):
        assert part not in done.err


HEADERS = {
    "": "there is no header",
    "id,name": "missing: subscription, activation, charged",
    HEADER.replace(",outage", ""): "missing: outage",
    f"{HEADER},charged": "column charged is there more than once",
    f"{HEADER},action": "column action is added by this command",
    HEADER.replace("benefit", "benefits"): "column benefits is not known. Is benefit meant?",
    HEADER.replace("charged", "Charged"): "column Charged is not known. Is charged meant?",
    HEADER.replace("id", "\0id"): "not text in UTF-8",
    f'"{HEADER}': "quotes in the header",
}


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_that_does_not_tell_the_facts_is_refused(header: str, tmp_path: Path) -> None:
    """Exit code 3, a sentence, and an output file that was there is left alone."""
    out = tmp_path / "out.csv"
    out.write_text("kept", encoding="utf-8")
    given = f"{header}\n{GOOD}\n".encode()
    done = run("decide", "-", "--lang", "en", "--out", str(out), given=given)
    assert done.code == 3
    assert HEADERS[header] in done.err
    assert out.read_text(encoding="utf-8") == "kept"


def test_text_in_utf16_is_refused() -> None:
    """What Excel calls Unicode text gets the advice to save it as CSV in UTF-8."""
    done = run("decide", "-", "--lang", "en", given=f"{HEADER}\n{GOOD}\n".encode("utf-16"))
    assert done.code == 3
    assert "Save it anew as CSV in UTF-8." in done.err


def test_files_that_cannot_be_opened_are_told(tmp_path: Path) -> None:
    """Missing, a folder, not writable, the same as the input: a sentence and a code."""
    source = tmp_path / "in.csv"
    source.write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    there = ("decide", str(source), "--lang", "en", "--out")
    absent = run("decide", str(tmp_path / "none.csv"), "--lang", "en")
    assert (absent.code, "no such file" in absent.err) == (3, True)
    folder = run("decide", str(tmp_path), "--lang", "en")
    assert (folder.code, "is a folder" in folder.err) == (3, True)
    nowhere = run(*there, str(tmp_path / "none" / "out.csv"))
    assert (nowhere.code, "no such file or folder" in nowhere.err) == (3, True)
    same = run(*there, str(tmp_path / "." / "in.csv"))
    assert (same.code, "another file" in same.err) == (2, True)
    assert source.read_text(encoding="utf-8").endswith(f"{GOOD}\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110  a device
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    """What could not be written ends with code 3, not with a count of rows."""
    source = tmp_path / "in.csv"
    source.write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    done = run("decide", str(source), "--lang", "en", "--out", "/dev/full")
    assert done.code == 3
    assert "the disk is full" in done.err


def test_an_output_file_is_whole_or_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ends early leaves what was there, and nothing beside it; what ends well replaces it."""
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    out.write_text("kept", encoding="utf-8")
    out.chmod(0o640)
    words = ("decide", str(source), "--lang", "en", "--out", str(out))

    def broken(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr("pansol.cli.rows.decide", broken)
        _answer.cache_clear()
        done = run(*words)
    assert (done.code, done.err) == (
        3, f"{out}: cannot be read or written (Input/output error).\n"
    )  # fmt: skip
    assert out.read_text(encoding="utf-8") == "kept"
    assert run(*words).code == 0
    assert out.read_text(encoding="utf-8").startswith(HEADER)
    assert sys.platform == "win32" or out.stat().st_mode & 0o777 == 0o640
    assert sorted(tmp_path.iterdir()) == [source, out]


@pytest.mark.skipif(sys.platform == "win32", reason="no such file there")
def test_a_device_is_written_as_it_is(tmp_path: Path) -> None:
    """--out may name standard output, or a link, which stays one."""
    given = f"{HEADER}\n{GOOD}\n".encode()
    assert rows(process("decide", "-", "--out", "/dev/stdout", given=given))[0]["rule"] == "R7"
    link, out = tmp_path / "link.csv", tmp_path / "out.csv"
    link.symlink_to(out)
    assert run("decide", "-", "--out", str(link), given=given).code == 0
    assert link.is_symlink()
    assert out.read_text(encoding="utf-8").startswith(HEADER)


def test_a_header_without_end_is_refused_at_once() -> None:
    """A million columns are no table of cases; nobody waits to be told."""
    header = ",".join(f"column{number}" for number in range(1_000_000))
    begun = time.monotonic()
    done = decided(header=header)
    assert (done.code, done.out) == (3, "")
    assert "1000000 columns in the header; 1000 at most" in done.err
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_separator_and_byte_order_mark_stay_as_they_are(delimiter: str, mark: str) -> None:
    """A file from Excel comes back the way Excel reads it."""
    text = f"{mark}{HEADER}\n{GOOD}\n".replace(",", delimiter)
    done = run("decide", "-", given=text.encode())
    assert done.out.startswith(mark + "id")
    assert rows(done, delimiter)[0]["rule"] == "R7"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("+A1", "'+A1"),
        ("\tx", "'\tx"),
        ("\n=1+1", "'\n=1+1"),
        ("\r=1+1", "'\r=1+1"),
        ("+62 812-0000-0000", "+62 812-0000-0000"),
        ("-5", "-5"),
        ("a=b", "a=b"),
        ("NA", "NA"),
        ("081200000000", "081200000000"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_no_cell_becomes_a_formula(cell: str, written: str) -> None:
    """An apostrophe goes before what a spreadsheet would run; all else passes as it is."""
    quoted = '"' + cell + '"'
    (row,) = rows(decided(GOOD.replace("a,", f"{quoted},", 1)))
    assert row["id"] == written


def test_a_line_number_counts_lines_not_rows() -> None:
    """After a cell of two lines and a blank line the next is still found where the file has it."""
    done = decided(GOOD.replace("a,", '"two\nlines",', 1), "", GOOD.replace("yes", "ya"))
    assert "line 5, column charged" in done.err
    assert "Rows: 2 read" in done.err


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """Ten times the rows, the same memory."""
    peaks = []
    for count in (2_000, 20_000):
        source = tmp_path / f"{count}.csv"
        source.write_text("\n".join([HEADER, *[GOOD] * count]), encoding="utf-8")
        tracemalloc.start()
        assert run("decide", str(source), "--out", os.devnull).code == 0
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 500_000


def test_the_streams_are_utf8_whatever_the_system_says() -> None:
    """As a real process: standard input to standard output, a name with an accent unharmed."""
    done = process("decide", "-", given=f"{HEADER}\n{GOOD.replace('a,', 'é,', 1)}\n".encode())
    assert done.code == 0
    assert rows(done)[0]["id"] == "é"


def test_a_reader_that_has_seen_enough_is_no_crash(tmp_path: Path) -> None:
    """As in `pansol decide cases.csv | head -1`: it stops, and says nothing."""
    source = tmp_path / "in.csv"
    source.write_text("\n".join([HEADER, *[GOOD] * 20_000]), encoding="utf-8")
    with subprocess.Popen(  # noqa: S603  this Python, and words written here
        [sys.executable, "-m", "pansol", "decide", str(source)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as started:  # fmt: skip
        assert started.stdout is not None
        assert started.stderr is not None
        assert started.stdout.readline().startswith(b"id,")
        started.stdout.close()
        assert started.stderr.read() == b""
        assert started.wait(60) == 3
