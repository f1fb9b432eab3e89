"""What may be chosen when the pages are served, and which choices are refused."""

import errno
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from socket import socket

from tornado.netutil import bind_sockets

FIRST_PAGE = "checker.ipynb"


class CannotServeError(Exception):
    """The pages cannot be served as asked; the text says why, in Indonesian and English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the pages are served."""

    host: str = "127.0.0.1"
    """Address to listen on; any other than this machine's own needs a token or a password."""
    port: int = 8866
    """Port to listen on; 0 takes a free one."""
    token: str = ""
    """Visitors show it once, as `?token=…`."""
    password: str = ""
    """Visitors type it once."""
    notebooks: Path | None = None
    """Folder of the notebooks; without it the installed one, or the clone's."""
    open_browser: bool = False
    """Opens the first page in this machine's browser."""
    base_url: str = "/"
    """Path under which a reverse proxy hands the pages on."""
    visitors: int = 40
    """Pages that may be open at once; each holds a Python process of about 90 MB."""
    ready: int = 1
    """Pages of each notebook held ready for the next visitors, over and above `visitors`."""
    idle_seconds: int = 600
    """Seconds after which a page that nobody is connected to ends."""

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the address."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def reached_from_here(self) -> str:
        """The address at which this machine's own processes reach the server."""
        if self.host in {"", "0.0.0.0", "::", "localhost"}:  # noqa: S104  # told apart, not used
            return "127.0.0.1"
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def base(self) -> str:
        """The base path with a slash at both ends."""
        path = self.base_url.strip("/")
        return f"/{path}/" if path else "/"

    @property
    def folder(self) -> Path:
        """The folder of notebooks, checked to hold the first page."""
        here = Path(__file__)
        own = [here.with_name("notebooks"), here.parents[2] / "notebooks"]
        tried = [self.notebooks] if self.notebooks else own
        for folder in tried:
            if (folder / FIRST_PAGE).is_file():
                return folder.resolve()
        places = ", ".join(str(folder) for folder in tried)
        raise CannotServeError(
            f"{FIRST_PAGE} tidak ditemukan di: {places}. Sebutkan foldernya dengan --notebooks.\n"
            f"{FIRST_PAGE} was not found in: {places}. Name its folder with --notebooks."
        )

    def check(self) -> None:
        """Refuse to serve without a notebook, or to others when nobody has to log in."""
        if not (self.loopback or self.token or self.password):
            raise CannotServeError(
                f"Alamat {self.host} dapat dibuka orang lain: beri --token atau --password.\n"
                f"Others can reach the address {self.host}: give a --token or a --password."
            )
        _ = self.folder

    def bind(self) -> list[socket]:
        """Take the port, at each of the host's addresses. Raises `CannotServeError`."""
        port, host = self.port, self.host
        try:
            return bind_sockets(port, host)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CannotServeError(
                    f"Port {port} sudah dipakai program lain. Pilih yang lain dengan --port.\n"
                    f"Port {port} is taken by another program. Choose another with --port."
                ) from error
            raise CannotServeError(
                f"Tidak dapat membuka {host}:{port}: {error.strerror}\n"
                f"Cannot listen on {host}:{port}: {error.strerror}"
            ) from error
