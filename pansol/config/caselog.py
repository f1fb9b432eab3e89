"""Where checked cases are kept: by the environment, the configuration, or the default."""

import os
from typing import TYPE_CHECKING

from pansol.config.settings import Settings, current

if TYPE_CHECKING:
    from pansol.caselog import Database

__all__ = ["VARIABLE", "case_log_database"]

VARIABLE = "PANSOL_DATABASE"
"""The environment's word on the database: its URL."""


def case_log_database(url: str = "", settings: Settings | None = None) -> "Database":
    """Give the database at a URL, else the one that the environment or the settings name.

    Raises pydantic's ``ValidationError``, whose type is a key of the catalogue.
    """
    from pansol.caselog import Database  # noqa: PLC0415  loads SQLAlchemy

    told = dict((settings or current()).database)
    if named := url or os.environ.get(VARIABLE, ""):
        told["url"] = named
    return Database(**told)
