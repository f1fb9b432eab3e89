"""The style sheets, scripts and icons of the pages: compressed, and cached for good."""

import gzip
from functools import cache
from hashlib import sha256
from pathlib import Path

from tornado.web import HTTPError, RequestHandler

FOLDERS = (
    Path(__file__).parent / "template" / "static",
    Path(__file__).parents[1] / "ui" / "assets",
)
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@cache
def files() -> dict[str, Path]:
    """Find every file that is served, by its name."""
    found = (path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.iterdir()))
    return {path.name: path for path in found if path.suffix in TYPES}


@cache
def version() -> str:
    """Digest all files: part of their address, so that a changed one is never missed."""
    return sha256(b"".join(path.read_bytes() for path in files().values())).hexdigest()[:12]


@cache
def compressed(path: Path) -> bytes:
    """Compress a file, once."""
    return gzip.compress(path.read_bytes(), mtime=0)


class AssetHandler(RequestHandler):
    """Answers `assets/<version>/<name>`; these files hold no secret, so no login is asked for."""

    def get(self, name: str) -> None:
        """Send one file, compressed where the browser can read that."""
        path = files().get(name)
        if path is None:
            raise HTTPError(404)
        self.set_header("Content-Type", f"{TYPES[path.suffix]}; charset=utf-8")
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("X-Content-Type-Options", "nosniff")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(compressed(path))
        else:
            self.finish(path.read_bytes())
