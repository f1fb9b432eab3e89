"""What a team has set, and the defaults where it has not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pansol.catalogue import DEFAULT_LANGUAGE, Language
from pansol.config.finding import find_file
from pansol.masking import show
from pansol.sop import SOP, Brand, Channel
from pansol.waiting import find_zone, zone_name

if TYPE_CHECKING:
    from pansol.records.settings import System

__all__ = ["DEFAULT_ZONE", "Settings", "current", "use"]

DEFAULT_ZONE = "Asia/Jakarta"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A configuration. As it is made without arguments it holds where there is no file."""

    path: Path | None = None
    """The file it was read from."""
    language: Language = DEFAULT_LANGUAGE
    """The language that pages and commands begin with."""
    zone: str = DEFAULT_ZONE
    """The zone of times that have none: WIB, WITA, WIT or a name of the tz database."""
    durations: Mapping[str, timedelta] = field(default_factory=dict)
    """SLA → how long a ticket may take. The SOP gives none, so there is none by default."""
    masking: Mapping[str, int] = field(default_factory=dict)
    """How many digits of a number are shown: ``first``, ``last``."""
    database: Mapping[str, Any] = field(default_factory=dict)
    """Where checked cases are kept: what ``caselog.Database`` is told; empty: its defaults."""
    show_names: tuple[str, ...] = ()
    """Who may show agents' names; see ``rights.may_show_names``."""
    cases: Path | None = None
    """The case file that the dashboard opens on, or a folder of Parquet; ``None``: the case log."""
    cases_mapping: Path | None = None
    """What its columns and words mean; suggested where it is not given."""
    systems: Mapping[str, "System"] | None = None
    """The systems of record; ``None``: the made-up ones that pansol brings along."""
    brands: tuple[Brand, ...] = ()
    """More card types than the SOP's list has; likewise the channels."""
    purchase_channels: tuple[Channel, ...] = ()
    complaint_channels: tuple[Channel, ...] = ()

    @property
    def at(self) -> tzinfo:
        """The zone itself."""
        return find_zone(self.zone)

    @property
    def zone_in_short(self) -> str:
        """WIB, WITA or WIT where the zone is one of them, else its own name."""
        return zone_name(datetime(2000, 1, 1, tzinfo=self.at))


@cache
def current() -> Settings:
    """Give this process's settings: those of the file that is found, put to use at the first call.

    Raises ``ConfigError``.
    """
    path = find_file()
    if path is None:
        return Settings()
    from pansol.config.reading import read_settings  # noqa: PLC0415  it loads pydantic

    return use(read_settings(path))


def use(settings: Settings) -> Settings:
    """Add brands and channels to the SOP's lists, and set what is masked, once for this process."""
    SOP.brands.add(*settings.brands)
    SOP.purchase_channels.add(*settings.purchase_channels)
    SOP.complaint_channels.add(*settings.complaint_channels)
    show(**settings.masking)
    return settings
