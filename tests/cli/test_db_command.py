"""`pansol db`: the case log set up, listed masked, handed over, deleted; errors in a sentence."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from commands import Done, process, run

from pansol.audit import verdicts
from pansol.casefiles import read
from pansol.caselog import Asking, CaseLog, Database, Details, Entry, Kind
from pansol.caselog.schema import REVISIONS
from pansol.waiting import ZONES

NOW = datetime(2026, 11, 23, 10, 5, tzinfo=ZONES["WIB"])
NAME, MSISDN = "Siti Rahma", "081234567890"
WHY = ("--why", "keluhan ke regulator", "--by", "penyelia")


def waiting(hours: float, name: str = NAME) -> Entry:
    """Give a case whose 24 hours end so many hours from now."""
    until = NOW + timedelta(hours=hours)
    details = Details(
        facts={
            "subscription": "prepaid", "activation": "success", "charged": "no",
            "benefit": "not_received", "history": "clear", "outage": "clear",
            "normal_tariff": "no", "age": "within_24h",
        },
        fields={"msisdn": MSISDN, "customer_name": name},
        action_taken="wait_24h",
        advice_given=("mobile_data_off", "do_not_repeat"),
        transaction_at=until - timedelta(hours=24),
        handled_at=until - timedelta(hours=20),
        wait_until=until,
        agent="A-07",
        team="Bandung",
    )  # fmt: skip
    return Entry(
        id=uuid4(), case_id=uuid4(), at=NOW, who="budi", kind=Kind.DECIDED, details=details
    )


@pytest.fixture
def db(database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Give a record that is up to date, named by the environment."""
    monkeypatch.setenv("PANSOL_DATABASE", database.url)
    return database


@pytest.fixture
def log(db: Database) -> Iterator[CaseLog]:
    """Give the same, opened."""
    with CaseLog.open(db) as opened:
        yield opened


def en(*words: str) -> Done:
    """Run a command of the case log in English."""
    return run("db", *words, "--lang", "en")


def test_an_upgrade_makes_the_log_and_says_so(
    empty_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before it every command names it; afterwards the log is there, and a second does nothing."""
    monkeypatch.setenv("PANSOL_DATABASE", empty_database.url)
    before = en("status")
    assert (before.code, "pansol db upgrade" in before.err) == (3, True)
    done, again, status = en("upgrade"), en("upgrade"), en("status")
    assert (done.code, again.code, status.code) == (0, 0, 0)
    assert done.out == f"{empty_database.name}: the case log is ready.\n"
    assert "up to date already" in again.out
    assert f"schema {REVISIONS[-1]}" in status.out
    assert "Cases: 0" in status.out


def test_the_option_comes_before_the_environment(db: Database, tmp_path: Path) -> None:
    """`--database` names another log than PANSOL_DATABASE does."""
    url = f"sqlite:///{tmp_path}/other.sqlite"
    assert en("status", "--database", url).code == 3
    assert en("status").code == 0
    assert en("status", "--database", db.url).code == 0


def test_without_either_it_is_the_persons_own_file(tmp_path: Path) -> None:
    """The default lies in the folder for data, which the upgrade makes."""
    home = str(tmp_path)
    done = process("db", "upgrade", lang="en", XDG_DATA_HOME=home, HOME=home, PANSOL_DATABASE="")
    assert done.code == 0
    assert [path.name for path in tmp_path.rglob("*.sqlite")] == ["caselog.sqlite"]


def test_the_status_counts_where_cases_stand(log: CaseLog) -> None:
    """By standing, with the engine and the last save, in the zone asked for."""
    log.save(waiting(1))
    done = en("status", "--zone", "WITA")
    assert "Cases: 1 (unfinished 0, waiting for their 24 hours 1, finished 0)" in done.out
    assert "Monday, 23 November 2026 at 11:05 WITA" in done.out
    assert "SQLite" in done.out or "PostgreSQL" in done.out


def test_the_due_list_is_masked_and_in_order(log: CaseLog) -> None:
    """Those over come first; each says by how much, and until when, in its own zone."""
    log.save(waiting(3))
    log.save(waiting(-1.5))
    done = en("due", "--now", NOW.isoformat())
    first, second = done.out.splitlines()
    assert first.startswith("K-000002  +6281•••••••90  S••• R•••  over for ")
    assert "90 minutes" in first
    assert "3 hours left (until Monday, 23 November 2026 at 13:05 WIB)" in second
    assert en("due", "--who", "sari").out == "No case is waiting.\n"
    assert "sudah lewat 90 menit" in run("db", "due", "--now", NOW.isoformat()).out


def test_a_subject_is_listed_masked_and_recorded(log: CaseLog) -> None:
    """The list shows neither name nor number, and leaves an access row."""
    log.save(waiting(1))
    done = en("subject", "0812-3456-7890", *WHY)
    assert done.code == 0
    assert done.out.startswith("K-000001  +6281•••••••90  S••• R•••  ")
    assert "Siti" not in done.out + done.err
    (access,) = log.accesses()
    assert (access.who, access.why, access.cases) == ("penyelia", WHY[1], ("K-000001",))
    assert en("subject", "081111111111", *WHY).out == "There is no case with this number.\n"


def test_a_subject_is_handed_everything(log: CaseLog, tmp_path: Path) -> None:
    """The file holds all, unmasked, and the access is in the log."""
    log.save(waiting(1))
    out = tmp_path / "subjek.json"
    done = en("subject", MSISDN, "--out", str(out), *WHY)
    assert (done.code, "cases in it: 1, not masked" in done.out) == (0, True)
    kept = json.loads(out.read_text(encoding="utf-8"))
    assert kept["cases"][0]["entries"][0]["details"]["fields"]["customer_name"] == NAME
    assert [access.look.value for access in log.accesses()] == ["subject"]


def test_an_export_is_audited_without_a_mapping(log: CaseLog, tmp_path: Path) -> None:
    """`pansol db export`, then the audit: every row is accepted, and found to be right."""
    for name in (NAME, "=HYPERLINK(1)", 'Budi "Bo", S.\nKom\r'):
        log.save(waiting(1, name))
    out = tmp_path / "kasus.csv"
    done = en("export", "--out", str(out), *WHY)
    assert (done.code, "cases in it: 3, not masked" in done.out) == (0, True)
    assert out.stat().st_mode & 0o077 == 0  # for this person alone
    reading = read(out)
    assert (reading.counts().read, reading.counts().rejected) == (3, 0)
    rows = verdicts(reading.accepted.to_native()).order("row").to_arrow_table().to_pylist()
    assert [row["findings"] for row in rows] == [0, 0, 0]
    assert [row["customer_name"] for row in rows][1] == "'=HYPERLINK(1)"
    assert [access.look.value for access in log.accesses()] == ["export"]
    audited = run("audit", str(out), "--out", str(tmp_path / "hasil"), "--lang", "en")
    assert "Read 3 = accepted 3 + rejected 0" in audited.out


def test_an_export_that_cannot_be_written_is_told(log: CaseLog, tmp_path: Path) -> None:
    """Nothing half is left, and nobody's data was taken."""
    done = en("export", "--out", str(tmp_path / "none" / "kasus.csv"), *WHY)
    assert (done.code, "no such file or folder" in done.err) == (3, True)
    assert log.accesses() == ()


def test_a_purge_deletes_what_is_older_than_a_date(log: CaseLog) -> None:
    """A date is its first moment in the zone: a case of that midnight stays."""
    old, kept = waiting(1), waiting(1)
    midnight = datetime(2026, 11, 24, tzinfo=ZONES["WITA"])
    for each, at in ((old, midnight - timedelta(microseconds=1)), (kept, midnight)):
        log.save(Entry(id=each.id, case_id=each.case_id, at=at, who="budi", kind=each.kind,
                       details=each.details))  # fmt: skip
    log.search(MSISDN, Asking(who="a", at=datetime.now(UTC), why="b"))
    done = en("purge", "--before", "2026-11-24", "--zone", "WITA", "--by", "penyelia")
    assert done.code == 0
    assert "Deleted: cases 1, entries 1, access rows 0, training classes 0." in done.out
    assert [case.number for case in log.recent()] == ["K-000002"]
    assert (log.accesses()[0].who, log.accesses()[0].why) == ("penyelia", "retention")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("status", "--database", "mysql://x/y"), "must begin with sqlite://"),
        (("status", "--database", "postgresql://a:rahasia@x/y"), "PANSOL_DATABASE_PASSWORD"),
        (("status", "--zone", "Mars"), "Mars"),
        (("due", "--now", "kemarin"), "kemarin"),
        (("due", "--now", "2026-11-23T10:00"), "--now"),
        (("subject", "8.1E+12", *WHY), "MSISDN"),
        (("subject", MSISDN), "--why"),
        (("subject", MSISDN, "--why", " "), "--why"),
        (("export", *WHY), "--out"),
        (("purge",), "--before"),
        (("purge", "--before", "31-01-2026"), "2026-01-31"),
        (("purge", "--before", "2026-01-31T10:00"), "--before"),
        (("vacuum",), "vacuum"),
    ],
)
def test_a_wrong_word_is_named(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    """A URL, zone, time, number or option that will not do ends with 2 and a sentence."""
    database = () if "--database" in words else ("--database", f"sqlite:///{tmp_path}/x.sqlite")
    done = en(*words, *database) if words != ("vacuum",) else en(*words)
    assert done.code == 2
    assert told in done.err
    assert "rahasia" not in done.err
    assert MSISDN not in done.err


def test_a_database_away_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Code 3, no traceback, no password."""
    monkeypatch.setenv("PANSOL_DATABASE_PASSWORD", "rahasia")
    url = "postgresql://pansol@127.0.0.1:1/x"
    for command in ("upgrade", "status", "due"):
        done = process("db", command, "--database", url, lang="id")
        assert (done.code, done.out) == (3, "")
        assert done.err.startswith("127.0.0.1/x: basis data tidak dapat dihubungi (")
        assert "rahasia" not in done.err
        assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["", "upgrade", "status", "due", "subject", "export", "purge"])
@pytest.mark.parametrize(
    ("lang", "shown"), [("id", "Tampilkan bantuan ini."), ("en", "Show this help.")]
)
def test_help_is_in_the_persons_language(command: str, lang: str, shown: str) -> None:
    """The group and each of its commands, with the exit codes."""
    done = run("db", *filter(None, [command]), "--lang", lang, "--help")
    assert done.code == 0
    assert shown in done.out
    assert {"id": "Kode keluar", "en": "Exit codes"}[lang] in done.out
