"""The style sheets, scripts and icons of the pages: compressed, and cached for good."""

import gzip
from functools import cache
from hashlib import sha256
from pathlib import Path

from tornado.web import HTTPError, RequestHandler

from pansol.ui.script import script, style

FOLDER = Path(__file__).parent / "template" / "static"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@cache
def files() -> dict[str, bytes]:
    """Give all that is served, by its name."""
    paths = [path for path in sorted(FOLDER.iterdir()) if path.suffix in TYPES]
    found = {path.name: path.read_bytes() for path in paths}
    return found | {"pansol.css": style().encode(), "pansol.js": script().encode()}


@cache
def version() -> str:
    """Digest all files: part of their address, so that a changed one is never missed."""
    return sha256(b"".join(files().values())).hexdigest()[:12]


@cache
def compressed(name: str) -> bytes:
    """Compress a file, once."""
    return gzip.compress(files()[name], mtime=0)


class AssetHandler(RequestHandler):
    """Answers `assets/<version>/<name>`; these files hold no secret, so no login is asked for."""

    def get(self, name: str) -> None:
        """Send one file, compressed where the browser can read that."""
        content = files().get(name)
        if content is None:
            raise HTTPError(404)
        self.set_header("Content-Type", f"{TYPES[Path(name).suffix]}; charset=utf-8")
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("X-Content-Type-Options", "nosniff")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(compressed(name))
        else:
            self.finish(content)
