"""Where a configuration is looked for."""

import os
from collections.abc import Mapping
from pathlib import Path

__all__ = ["NAME", "VARIABLE", "find_file"]

NAME = "pansol.toml"
_NONE = "-"
VARIABLE = "PANSOL_CONFIG"
"""The environment's word on the file; what a command is told, and hands on to the pages."""


def find_file(environment: Mapping[str, str] = os.environ, here: Path | None = None) -> Path | None:
    """Give the file: the one the environment names, else ``pansol.toml`` here, else the user's own.

    None if there is none, or the environment says ``-``; one that is named is given whether it is
    there or not. ``here``: the folder we are in.
    """
    if named := environment.get(VARIABLE, "").strip():
        return None if named == _NONE else Path(named)
    from platformdirs import user_config_path  # noqa: PLC0415  only if it comes to that

    places = (here or Path.cwd(), user_config_path("pansol", appauthor=False))
    return next((place / NAME for place in places if (place / NAME).is_file()), None)
