"""Try what a configuration names: the record of cases, the systems and their tables."""

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pansol.catalogue import Catalogue
from pansol.config import Settings
from pansol.config.caselog import VARIABLE, case_log_database

if TYPE_CHECKING:
    from pansol.records.settings import System

__all__ = ["Tried", "tried"]


class Tried(NamedTuple):
    """What came of one trial, in a sentence."""

    right: bool
    sentence: str


def tried(settings: Settings, say: Catalogue) -> Iterator[Tried]:
    """Try the record, the cases and each system, one after the other; none that is not named."""
    if "url" in settings.database or os.environ.get(VARIABLE):
        yield _record(settings, say)
    if settings.cases:
        yield _cases(settings, settings.cases, say)
    yield from _systems(settings.systems or {}, say)


def _record(settings: Settings, say: Catalogue) -> Tried:
    from pydantic import ValidationError  # noqa: PLC0415  slow to import

    from pansol.caselog import CaseLog, CaseLogError  # noqa: PLC0415  likewise

    try:
        database = case_log_database(settings=settings)
    except ValidationError as error:
        return Tried(right=False, sentence=f"[database] url: {say(error.errors()[0]['type'])}")
    try:
        with CaseLog.open(database) as log:
            count = sum(log.status().cases.values())
    except CaseLogError as error:
        return Tried(right=False, sentence=error.sentence(say))
    told = say("cli.config.database", database=database.name, count=count)
    return Tried(right=True, sentence=told)


def _cases(settings: Settings, path: Path, say: Catalogue) -> Tried:
    from pansol.casefiles import CaseFileError, load_mapping, read  # noqa: PLC0415  likewise

    given = settings.cases_mapping
    try:
        mapping = load_mapping(given) if given else None
        reading = read(path, mapping=mapping, zone=settings.zone, now=datetime.now(UTC))
    except CaseFileError as error:
        return Tried(right=False, sentence=f"[dashboard] cases: {error.sentence(say)}")
    told = say.counted("cli.config.cases", reading.source.rows, file=path)
    return Tried(right=True, sentence=told)


def _lacking(place: str, system: "System", say: Catalogue) -> str:
    """Say what is not there before a system is even asked."""
    if system.folder and not system.folder.is_dir():
        return say("cli.config.system.folder", place=place, folder=system.folder)
    if system.password_env and not os.environ.get(system.password_env):
        return say("cli.config.system.password", place=place, variable=system.password_env)
    return ""


def _systems(systems: Mapping[str, "System"], say: Catalogue) -> Iterator[Tried]:
    from pansol.records.lookup import Systems  # noqa: PLC0415  slow to import

    asked = Systems(systems)
    for name, system in systems.items():
        place = f"systems.{name}"
        if told := _lacking(place, system, say):
            yield Tried(right=False, sentence=told)
            continue
        try:
            misfits = asked.misfits(name)
        except ImportError as error:
            values = {"place": place, "driver": error.name or ""}
            yield Tried(right=False, sentence=say("cli.config.system.driver", **values))
            continue
        except Exception as error:  # noqa: BLE001  drivers raise what they like
            kind = type(error).__name__
            told = say("cli.config.system.away", place=place, system=system.label, kind=kind)
            yield Tried(right=False, sentence=told)
            continue
        for misfit in misfits:
            values = {
                "place": f"{place}.tables.{misfit.role.value}",
                "table": system.tables[misfit.role].table,
                "column": misfit.column,
                "there": ", ".join(misfit.there),
            }
            key = "cli.config.system.column" if misfit.column else "cli.config.system.table"
            yield Tried(right=False, sentence=say(key, **values))
        if not misfits:
            count = len(system.tables)
            told = say("cli.config.system.right", system=system.label, count=count)
            yield Tried(right=True, sentence=told)
