"""A case file judged once for all pages: kept in a folder of the person's cache."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from os import utime
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from tempfile import mkdtemp
from time import time

import duckdb
import narwhals as nw
from platformdirs import user_cache_path

from pansol.audit import verdicts
from pansol.audit.parquet import write_parquet
from pansol.audit.run import with_customers
from pansol.audit.summary import CUSTOMER
from pansol.audit.verdict import FINDINGS, STATE
from pansol.casefiles import Cleaned, Reading, connect, load_mapping, mask_expr, read
from pansol.casefiles.columns import CASE_COLUMNS, FIELD_COLUMNS
from pansol.fingerprint import FINGERPRINT
from pansol.masking import DOT, shown_ends
from pansol.outcomes.cases import DIMENSIONS, Outcomes
from pansol.outcomes.keeping import read_outcomes, write_outcomes
from pansol.outcomes.refunds import REFUND_COLUMNS, REFUNDED_AMOUNT
from pansol.outcomes.sources import others_named
from pansol.sop import SOP, Format
from pansol.waiting import find_zone

__all__ = ["CaseFile", "Prepared", "prepare", "prepared"]

_JUDGED, _OUTCOMES = "judged.parquet", "outcomes.arrow"
_FORM = 3
"""Grows with each change of what is kept."""
_UNFINISHED = ".unfinished-"
_OLD = 24 * 3600
"""Seconds without a page opened on it, after which what was prepared of an earlier state goes."""
_NAMES = frozenset({"customer_name", "customer_account"})
_AMOUNTS = frozenset(
    {REFUNDED_AMOUNT, *(each.name for each in SOP.ticket_fields if each.format is Format.RUPIAH)}
)
_RUPIAH = r"(?i)^(rp)?[. ]*[0-9]{1,3}([.,]?[0-9]{3}){0,2}([.,]-|[.,][0-9]{1,2})?$"
"""An amount, however it is written; no number with more digits."""


def _cache() -> Path:
    return user_cache_path("pansol", appauthor=False) / "dashboard"


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A case file as it was prepared."""

    folder: Path

    @cached_property
    def outcomes(self) -> Outcomes:
        """Give the cases, mapped from the file: all pages of a machine share that memory."""
        return read_outcomes(self.folder / _OUTCOMES)

    @property
    def made_at(self) -> float:
        """The moment of the preparation, in seconds since 1970."""
        return (self.folder / _OUTCOMES).stat().st_mtime

    def judged(self) -> duckdb.DuckDBPyRelation:
        """Give the cases with their verdicts, from disk."""
        return connect().read_parquet(str(self.folder / _JUDGED))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A file to be prepared, and what it is read by."""

    path: Path
    """As ``casefiles.read`` takes it."""
    zone: str
    """Of the days, and of times that have none."""
    mapping: Path | None = None
    """A mapping's file."""
    cache: Path = field(default_factory=_cache)
    """Where what is prepared is kept."""

    @property
    def folder(self) -> Path:
        """The place of what is prepared of it as it is now. Raises ``OSError``."""
        files = sorted(self.path.rglob("*.parquet")) if self.path.is_dir() else [self.path]
        stats = [(each.stat().st_size, each.stat().st_mtime_ns) for each in files]
        words = self.mapping.read_bytes() if self.mapping else b""
        lists = (SOP.brands, SOP.purchase_channels, SOP.complaint_channels)
        own = (version("pansol"), _FORM, FINGERPRINT, lists, shown_ends())
        state = repr((files, stats, words, self.zone, own))
        return self.cache / f"{self._name}-{sha256(state.encode()).hexdigest()[:12]}"

    @property
    def before(self) -> Iterable[Path]:
        """The places of what was prepared of earlier states, or left unfinished."""
        return (*self.cache.glob(f"{self._name}-*"), *self.cache.glob(f"{_UNFINISHED}*"))

    @property
    def _name(self) -> str:
        return sha256(str(self.path.resolve()).encode()).hexdigest()[:12]


def prepared(file: CaseFile) -> Prepared | None:
    """Give what is prepared of a file as it is now; ``None`` if nothing is. Raises ``OSError``."""
    folder = file.folder
    if not (folder / _OUTCOMES).exists():
        return None
    with suppress(OSError):  # a folder of somebody else's
        utime(folder)  # it is in use: ``_OLD`` counts from here
    return Prepared(folder=folder)


def prepare(file: CaseFile, now: datetime) -> Prepared:
    """Prepare a file, unless that was done. ``now``: after it nothing can have been handled.

    Whoever comes meanwhile prepares it too; the first to be done is kept.
    Raises ``CaseFileError``, ``OSError``, and ``duckdb.Error`` where the disk is full.
    """
    if found := prepared(file):
        return found
    folder = file.folder
    file.cache.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = Path(mkdtemp(prefix=_UNFINISHED, dir=file.cache))
    try:
        _prepare(file, now, unfinished)
        with suppress(OSError):  # somebody else was first
            unfinished.rename(folder)
    finally:
        rmtree(unfinished, ignore_errors=True)
    for place in file.before:
        with suppress(OSError):
            if place != folder and place.stat().st_mtime < time() - _OLD:
                rmtree(place, ignore_errors=True)
    return Prepared(folder=folder)


def _prepare(file: CaseFile, now: datetime, folder: Path) -> None:
    scratch = folder / "scratch"
    scratch.mkdir()
    with connect() as connection:
        reading = read(
            file.path,
            mapping=load_mapping(file.mapping) if file.mapping else None,
            zone=file.zone,
            now=now,
            connection=connection,
            scratch=scratch,
        )
        cases = Cleaned(frame=reading.accepted)
        keyed = with_customers(cases, token_hex(16))
        judged = others_named(verdicts(keyed, absent=reading.absent))
        write_parquet(_masked(judged), folder / _JUDGED)
        written = connection.read_parquet(str(folder / _JUDGED))
        outcomes = Outcomes.of(written, zone=find_zone(file.zone))
        write_outcomes(_counted(outcomes, reading), folder / _OUTCOMES)
    rmtree(scratch, ignore_errors=True)


def _counted(outcomes: Outcomes, reading: Reading) -> Outcomes:
    rows = reading.source.rows + len(reading.source.broken)
    return replace(outcomes, rejected=rows - len(outcomes))


def _masked(judged: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """Keep what is counted and shown of a case, and hide who its customer is."""
    frame = nw.from_native(judged)
    known = (*CASE_COLUMNS, STATE, FINDINGS, CUSTOMER)
    counted = {*DIMENSIONS, *REFUND_COLUMNS}
    others = [name for name in frame.columns if name in counted and name not in known]
    free = (*FIELD_COLUMNS, *(name for name in others if name in REFUND_COLUMNS))
    hidden = (_hidden(name).alias(name) for name in free)
    chosen = frame.select(*known, *others).with_columns(*hidden)
    kept: duckdb.DuckDBPyRelation = nw.to_native(chosen)
    return kept


def _hidden(name: str) -> nw.Expr:
    """Leave a name its first letter, and an amount of rupiah as it is."""
    text = nw.col(name)
    if name in _NAMES:
        return nw.concat_str(text.str.slice(0, 1), nw.lit(3 * DOT))
    if name in _AMOUNTS:
        return nw.when(text.str.contains(_RUPIAH)).then(text).otherwise(mask_expr(text))
    return mask_expr(text)
