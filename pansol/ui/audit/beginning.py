"""What the page begins with: the language of its address, and the sample."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl

import pansol
from pansol.catalogue import Language
from pansol.config import current
from pansol.ui.audit.state import State

__all__ = ["SAMPLE", "from_query", "sample_path"]

SAMPLE = "complaints.csv"
"""The name of the made-up complaints."""

_PACKAGE = Path(pansol.__file__).parent


def from_query(query: str) -> State:
    """Give the state for an address: its language, where it names one, and what is configured."""
    asked = dict(parse_qsl(query.removeprefix("?")[:200])).get("lang")
    usual = current()
    hours = {
        f"sla-{sla}": f"{allowed / timedelta(hours=1):g}"
        for sla, allowed in usual.durations.items()
    }
    known = {language.value: language for language in Language}
    return State(language=known.get(asked or "", usual.language), settings=hours)


def sample_path() -> Path:
    """Give the made-up complaints: as installed with the package, or in a clone."""
    installed = _PACKAGE / "sample" / SAMPLE
    return installed if installed.is_file() else _PACKAGE.parent / "sample_data" / SAMPLE
