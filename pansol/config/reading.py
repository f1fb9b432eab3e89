"""Read ``pansol.toml``: every problem at once, each with its place."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pansol.catalogue import Language
from pansol.config.errors import ConfigError, Problem
from pansol.config.lines import line_of
from pansol.config.model import Document, known_keys
from pansol.config.settings import Settings
from pansol.facts import Subscription
from pansol.records.settings import System
from pansol.sop import SOP, Brand, Channel

__all__ = ["read_settings"]

_SECRET = re.compile("pass(?:word)?|token|secret|sandi", re.IGNORECASE)
_SENTENCES = {
    "config_secret": "config.secret",
    "config_url": "config.url",
    "records_column": "config.unknown",
    "records_missing": "config.missing",
    "records_word": "config.choice",
    "records_hours": "config.hours",
    "records_place": "config.place",
    "records_inside": "config.inside",
    "enum": "config.choice",
    "int_type": "config.digits",
    "greater_than_equal": "config.digits",
    "float_type": "config.seconds",
    "float_parsing": "config.seconds",
    "greater_than": "config.seconds",
    "less_than_equal": "config.seconds",
    "too_short": "config.tables",
    "string_too_short": "config.text",
    "path_type": "config.text",
    "dict_type": "config.table",
    "mapping_type": "config.table",
    "extra_forbidden": "config.unknown",
    "missing": "config.missing",
    "literal_error": "config.choice",
    "config_zone": "config.zone",
    "config_duration": "config.duration",
    "config_label": "config.label",
    "string_pattern_mismatch": "config.id",
    "string_too_long": "config.label",
    "bool_type": "config.bool",
    "string_type": "config.text",
    "list_type": "config.list",
    "model_type": "config.table",
    "model_attributes_type": "config.table",
}


def read_settings(path: Path) -> Settings:
    """Read and check a file. Raises ``ConfigError`` with all that is wrong."""
    text = _text(path)
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        place = int(line[1]) if line else text.count("\n") + 1
        raise ConfigError(path, [Problem(key="config.toml", line=place)]) from None
    try:
        document = Document.model_validate(given)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        problems = [_problem(dict(each), text) for each in found]
        raise ConfigError(path, sorted(problems, key=lambda one: one.line or 0)) from None
    settings = _settings(path, document)
    if twice := list(_twice(settings, text)):
        raise ConfigError(path, twice)
    return settings


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(path, [Problem(key="config.encoding")], unreadable=True) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = Problem(key="config.unreadable", values={"reason": reason})
        raise ConfigError(path, [problem], unreadable=True) from error


def _problem(error: Mapping[str, Any], text: str) -> Problem:
    """Give the problem for an error of pydantic's; none quotes what stands in the file."""
    about = error.get("ctx", {})
    within = str(about.get("place", ""))
    place = (*error["loc"], *filter(None, within.split(".")))
    place = tuple(part for part in place if part != "[key]")
    name = str(place[-1])
    key = _SENTENCES.get(error["type"], "config.wrong")
    if place[:1] == ("masking",) and key == "config.seconds":
        key = "config.digits"  # pydantic has one error for every upper bound
    allowed = str(about.get("allowed", about.get("expected", "")))
    values = {"allowed": allowed.replace("'", "").replace(" or ", ", "), "name": name}
    if key == "config.unknown":
        known = allowed.split(", ") if allowed else known_keys(place[:-1])
        close = get_close_matches(name, known, 1)
        values = {"allowed": ", ".join(known)}
        if _SECRET.search(name):
            key = "config.secret"
        elif close:
            key, values = "config.misspelt", {"meant": close[0]}
    return Problem(key=key, where=_named(place), line=line_of(text, place), values=values)


def _named(place: tuple[str | int, ...]) -> str:
    """Name an entry, those of a list from 1: ``brands[2].subscription``."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    return "".join(parts).removeprefix(".")


def _settings(path: Path, document: Document) -> Settings:
    durations = {"refund": document.sla.refund, "tier": document.sla.tier}
    return Settings(
        path=path,
        language=Language(document.language),
        zone=document.zone,
        durations={sla: allowed for sla, allowed in durations.items() if allowed},
        masking=document.masking.model_dump(exclude_unset=True),
        database=document.database.model_dump(exclude_none=True),
        show_names=tuple(document.rights.show_names),
        cases=_beside(path, document.dashboard.cases),
        cases_mapping=_beside(path, document.dashboard.mapping),
        systems=_placed(path.parent, document.systems),
        brands=tuple(
            Brand(
                id=one.id,
                label=one.label,
                subscription=Subscription(one.subscription),
                source=one.source,
            )
            for one in document.brands
        ),
        purchase_channels=tuple(
            Channel(id=one.id, label=one.label, special=one.digital)
            for one in document.purchase_channels
        ),
        complaint_channels=tuple(
            Channel(id=one.id, label=one.label, special=one.ecare)
            for one in document.complaint_channels
        ),
    )


def _beside(path: Path, name: str | None) -> Path | None:
    """Take a file as it lies beside the configuration."""
    return path.parent / Path(name).expanduser() if name else None


def _placed(folder: Path, systems: Mapping[str, System] | None) -> Mapping[str, System] | None:
    """Take folders as they lie beside the file."""
    if systems is None:
        return None
    return {
        name: system.model_copy(update={"folder": folder / system.folder.expanduser()})
        if system.folder
        else system
        for name, system in systems.items()
    }


def _twice(settings: Settings, text: str) -> Iterator[Problem]:
    """Find what the SOP's lists, or the file itself, have already."""
    lists: Mapping[str, tuple[Sequence[Brand | Channel], Sequence[Brand | Channel]]] = {
        "brands": (SOP.brands.declared, settings.brands),
        "purchase_channels": (SOP.purchase_channels.declared, settings.purchase_channels),
        "complaint_channels": (SOP.complaint_channels.declared, settings.complaint_channels),
    }
    for name, (there, more) in lists.items():
        known = {word.lower() for one in there for word in (one.id, one.label)}
        for number, one in enumerate(more):
            words = {one.id.lower(), one.label.lower()}
            if twice := sorted(words & known):
                yield Problem(
                    key="config.twice",
                    where=f"{name}[{number + 1}]",
                    line=line_of(text, (name, number)),
                    values={"name": twice[0]},
                )
            known |= words
