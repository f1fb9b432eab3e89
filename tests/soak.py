"""Save from many processes, kill half of them, and count: nothing lost, nothing doubled.

``python tests/soak.py`` runs the long form on SQLite and on PostgreSQL, prints its figures, and
exits with 1 if an acknowledged case is lost or a case is doubled.
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from postgres_server import PostgresServer, programs
from sqlalchemy import create_engine, text

from pansol.caselog import Database, upgrade

__all__ = ["Figures", "trial"]

WRITER = """
import sys
from datetime import UTC, datetime
from uuid import UUID
from pansol.caselog import CaseLog, CaseLogError, Database, Details, Entry, Kind

url, ids = sys.argv[1], sys.stdin.read().split()
details = Details(fields={"msisdn": "081234567890"}, facts={"charged": "yes"}, page_state="x" * 500)
log = CaseLog.open(Database(url=url))
for id in ids:
    entry = Entry(id=UUID(id), case_id=UUID(id), at=datetime.now(UTC), who="budi",
                  kind=Kind.DECIDED, details=details)
    try:
        log.save(entry)
    except CaseLogError as error:
        print("refused", id, error, flush=True)
        continue
    print("saved", id, flush=True)
"""
"""A process that saves a case for each id it is given, and says so after each receipt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a trial came to, in cases."""

    sent: int
    acknowledged: int
    refused: int
    killed: int
    """Processes that were killed while they wrote."""
    lost: int
    """Acknowledged, and not in the database."""
    doubled: int
    """In the database more than once."""
    unacknowledged: int
    """In the database though nobody was told: the process was killed between COMMIT and receipt."""
    again: int
    """How many of all were in the database after every id had been sent a second time."""
    seconds: float

    @property
    def sound(self) -> bool:
        """Whether nothing was lost, doubled or left out."""
        return not (self.lost or self.doubled or self.refused) and self.again == self.sent


def trial(database: Database, *, processes: int, cases: int, kill: int) -> Figures:
    """Save ``cases`` from each process, kill some on the way, count, send all again, count."""
    upgrade(database)
    ids = [[str(uuid4()) for _ in range(cases)] for _ in range(processes)]
    begun = time.monotonic()
    writers = [_Writer(database, each) for each in ids]
    killed = _kill(writers[:kill], cases)
    said = [line for writer in writers for line in writer.said()]
    seconds = time.monotonic() - begun
    saved = Counter(id_ for word, id_, *_ in said if word == "saved")
    kept = _kept(database)
    retried = _Writer(database, [id_ for each in ids for id_ in each]).said()
    after = _kept(database)
    return Figures(
        sent=processes * cases,
        acknowledged=len(saved),
        refused=sum(word == "refused" for word, *_ in [*said, *retried]),
        killed=killed,
        lost=sum(kept[id_] == 0 for id_ in saved),
        doubled=sum(count > 1 for count in after.values()),
        unacknowledged=sum(id_ not in saved for id_ in kept),
        again=len(after),
        seconds=seconds,
    )


class _Writer:
    """A process that saves; what it says goes to a file, which outlives it."""

    def __init__(self, database: Database, ids: list[str]) -> None:
        self._folder = TemporaryDirectory(prefix="pansol-soak-")
        self._out = Path(self._folder.name, "said")
        with self._out.open("wb") as out:
            command = [sys.executable, "-c", WRITER, database.url]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out)  # noqa: S603  this Python, the text above
        assert self._process.stdin
        self._process.stdin.write("\n".join(ids).encode())
        self._process.stdin.close()

    def kill_from(self, cases: int) -> bool:
        """Kill it without warning if so many are saved, or more; tell whether it is at an end."""
        if self._process.poll() is None and len(self._lines()) < cases:
            return False
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        return True

    @property
    def killed(self) -> bool:
        """Whether it was killed, not done."""
        return self._process.returncode == -signal.SIGKILL

    def said(self) -> list[list[str]]:
        """Wait for its end, and give its lines, word by word."""
        code = self._process.wait()
        assert code in {0, -signal.SIGKILL}, f"a writer ended with {code}"
        lines = self._lines()
        self._folder.cleanup()
        return lines

    def _lines(self) -> list[list[str]]:
        whole, _, _ = self._out.read_text(encoding="utf-8").rpartition("\n")
        return [line.split() for line in whole.splitlines()]


def _kill(victims: list["_Writer"], cases: int) -> int:
    """Kill each while it writes, some early, some late; tell how many were still at it."""
    left = {writer: cases * (n + 1) // (len(victims) + 1) for n, writer in enumerate(victims)}
    while left:
        left = {writer: after for writer, after in left.items() if not writer.kill_from(after)}
        time.sleep(0.005)
    return sum(writer.killed for writer in victims)


def _kept(database: Database) -> Counter[str]:
    """Count the rows of each entry, past the record; of each case too, which must agree."""
    engine = create_engine(database.address)
    with engine.connect() as connection:
        entries = Counter(str(UUID(str(row[0]))) for row in
                          connection.execute(text("SELECT id FROM entries")))  # fmt: skip
        cases = Counter(str(UUID(str(row[0]))) for row in
                        connection.execute(text("SELECT id FROM cases")))  # fmt: skip
        if engine.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    engine.dispose()
    assert cases == entries, "each entry began a case of its own"
    return entries


def main() -> int:
    """Run the long form; give the exit code."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--processes", type=int, default=20)
    words.add_argument("--cases", type=int, default=200)
    size = words.parse_args()
    folder = programs()
    if folder is None:
        print("There is no PostgreSQL here: nothing was tried.")  # noqa: T201  a script's word
        return 1
    sound = True
    with TemporaryDirectory() as place:
        server = PostgresServer(bin=folder)
        os.environ.update(server.environment)
        try:
            for name in ("SQLite", "PostgreSQL"):
                for kill in (0, size.processes // 2):
                    file = f"sqlite:///{place}/{kill}/caselog.sqlite"
                    database = Database(url=file if name == "SQLite" else server.emptied())
                    found = trial(database, processes=size.processes, cases=size.cases, kill=kill)
                    sound &= found.sound
                    print(f"{name}: {found}", flush=True)  # noqa: T201  likewise
        finally:
            server.away()
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
