"""The script and the style sheet of all pages: sent along, unless the server hands them out."""

import os
from functools import cache
from hashlib import sha256
from pathlib import Path

__all__ = ["ASSETS", "HANDED_OUT", "digest", "script", "sent_along", "style"]

ASSETS = Path(__file__).with_name("assets")
HANDED_OUT = "PANSOL_SCRIPT"
"""The environment variable by which a server says which script it hands out: its digest."""
_PARTS = ("upload.js", "picture.js", "held.js", "page.js")
"""One module for the browser, in parts."""


@cache
def script() -> str:
    """Give the module that draws a page."""
    return "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in _PARTS)


@cache
def style() -> str:
    """Give the pages' style sheet."""
    return (ASSETS / "pansol.css").read_text(encoding="utf-8")


@cache
def digest() -> str:
    """Tell one version of both from another."""
    return sha256((script() + style()).encode()).hexdigest()


def sent_along() -> tuple[str, str]:
    """Give what a page sends with itself, script and style: nothing if its server has the same."""
    handed_out = os.environ.get(HANDED_OUT) == digest()
    return ("", "") if handed_out else (script(), style())
