"""What the page begins with: the language of its address, and the sample."""

from pathlib import Path
from urllib.parse import parse_qsl

import pansol
from pansol.catalogue import Language
from pansol.ui.audit.state import State

__all__ = ["SAMPLE", "from_query", "sample_path"]

SAMPLE = "complaints.csv"
"""The name of the made-up complaints."""

_PACKAGE = Path(pansol.__file__).parent


def from_query(query: str) -> State:
    """Give the state for an address: its language, where it names one."""
    try:
        return State(language=Language(dict(parse_qsl(query.removeprefix("?")[:200])).get("lang")))
    except ValueError:
        return State()


def sample_path() -> Path:
    """Give the made-up complaints: as installed with the package, or in a clone."""
    installed = _PACKAGE / "sample" / SAMPLE
    return installed if installed.is_file() else _PACKAGE.parent / "sample_data" / SAMPLE
