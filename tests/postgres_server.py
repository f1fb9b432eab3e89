"""A PostgreSQL server of the tests' own: Debian's programs, a new cluster, a free port."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pwd

__all__ = ["PASSWORD", "PostgresServer", "programs"]

PASSWORD = "rahasia-uji"  # noqa: S105  of a server that lives as long as the tests
_QUIET = {"PGPASSWORD": PASSWORD, "PGOPTIONS": "-c client_min_messages=warning"}
_DEBIAN = Path("/usr/lib/postgresql")


def programs() -> Path | None:
    """Give the folder of ``initdb`` and ``pg_ctl``, the newest; ``None`` where there is none."""
    if sys.platform == "win32":
        return None  # its service has no folder of its own to run in
    found = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@dataclass
class PostgresServer:
    """A cluster in a folder of its own; as root it is run by somebody else, as it wants it."""

    bin: Path
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="pansol-pg-")))
    port: int = 0

    def __post_init__(self) -> None:
        """Make the cluster and start it."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        secret = self.folder / "secret"
        secret.write_text(PASSWORD, encoding="utf-8")
        if self._other:
            for path in (self.folder, secret):
                os.chown(path, self._other.pw_uid, self._other.pw_gid)
        self._run(
            "initdb", "--pgdata", str(self.data), "--username", "pansol", "--encoding", "UTF8",
            "--locale", "C", "--auth", "scram-sha-256", "--pwfile", str(secret), "--no-sync",
        )  # fmt: skip
        self.start()

    @property
    def data(self) -> Path:
        """The cluster's files."""
        return self.folder / "data"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder}"
        log = str(self.folder / "log")
        self._run("pg_ctl", "start", "-w", "-D", str(self.data), "-l", log, "-o", options)

    def stop(self) -> None:
        """Stop it at once, as a machine that goes down."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(self.data))

    def away(self) -> None:
        """Stop it for good, and clear up."""
        self.stop()
        shutil.rmtree(self.folder)

    def url(self, name: str) -> str:
        """Give the URL of a database, without a password."""
        return f"postgresql://pansol@127.0.0.1:{self.port}/{name}"

    def emptied(self) -> str:
        """Take everything out of the database for tests, and give its URL."""
        self.psql("DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public")
        return self.url("postgres")

    def psql(self, statement: str) -> None:
        """Run a statement as the server's owner."""
        words = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "pansol", "-d", "postgres")
        self._run("psql", "-qX", "-v", "ON_ERROR_STOP=1", *words, "-c", statement)

    @property
    def environment(self) -> Mapping[str, str]:
        """What a process needs to get in."""
        return {"PANSOL_DATABASE_PASSWORD": PASSWORD}

    @property
    def _other(self) -> "pwd.struct_passwd | None":
        """Who runs it where we are root."""
        import pwd  # noqa: PLC0415  POSIX alone has it

        if os.geteuid() != 0:
            return None
        names = {entry.pw_name: entry for entry in pwd.getpwall()}
        return names.get("postgres") or names["nobody"]

    def _run(self, program: str, *words: str) -> None:
        before: list[str] = []
        if self._other:
            who = (f"--reuid={self._other.pw_uid}", f"--regid={self._other.pw_gid}")
            before = ["setpriv", *who, "--clear-groups"]
        subprocess.run(  # noqa: S603  Debian's programs
            [*before, str(self.bin / program), *words],
            check=True, cwd=self.folder, env=os.environ | _QUIET,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=60,
        )  # fmt: skip
