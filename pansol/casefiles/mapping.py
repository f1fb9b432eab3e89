"""How a file's columns and values are ours: a model, its TOML file, and a suggestion."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pansol.casefiles.columns import ADVICE, FACT_COLUMNS, FIELD_COLUMNS, GIVEN, OURS, TIMES
from pansol.casefiles.errors import MappingError
from pansol.casefiles.heads import listed
from pansol.casefiles.vocabulary import ALLOWED, column_names, key_of, value_names

__all__ = ["CaseMapping", "DateOrder", "load_mapping", "save_mapping", "suggest"]

DateOrder = Literal["iso", "day_first", "month_first"]

_TIMES = frozenset({*TIMES, *(name for name in FIELD_COLUMNS if name.endswith("_at"))})


class CaseMapping(BaseModel):
    """What a file's columns and values mean, and how its times and amounts are written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: dict[str, str] = Field(default_factory=dict)
    """The file's column → ours; "" is none, also where its name is known. What a column that is not
    named means is suggested; where nothing is, it is carried through as it is."""
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    """Our column → the file's word → our value, beside the published synonyms; "" is unknown."""
    zone: str | None = None
    """The zone of times that have none; what the reader was told where it is not set."""
    date_order: dict[str, DateOrder] = Field(default_factory=dict)
    """Our column → how its dates are written; decided from the file where it is not set."""
    decimal: Literal[",", "."] | None = None
    """The mark before cents; decided from the file where it is not set."""

    @model_validator(mode="after")
    def _known(self) -> Self:
        """Refuse what maps to nothing of ours, or twice to the same."""
        _check("columns", self.columns, ("", *OURS))
        ours = [name for name in self.columns.values() if name]
        if double := next((name for name in ours if ours.count(name) > 1), None):
            raise ValueError(f"columns|{double}|twice")
        _check_names("values", self.values, tuple(ALLOWED))
        for column, words in self.values.items():
            _check(f"values.{column}", words, ("", *ALLOWED[column]))
        _check_names("date_order", self.date_order, tuple(sorted(_TIMES)))
        return self

    @property
    def theirs(self) -> dict[str, str]:
        """Our column → the file's."""
        return {ours: theirs for theirs, ours in self.columns.items() if ours}

    def words(self, column: str) -> Mapping[str, str]:
        """Give each word for a value of our column, as it is compared, with the value."""
        own = {key_of(word): value for word, value in self.values.get(column, {}).items()}
        return {**value_names(column), **own}

    def check_columns(self, columns: Iterable[str], file: Path | str) -> None:
        """Raise ``MappingError`` if the mapping names a column that the file has not."""
        here = list(columns)
        if absent := [name for name in self.columns if name not in here]:
            raise MappingError("mapping.absent", file, columns=listed(absent), here=listed(here))


def _check(place: str, given: Mapping[str, str], allowed: tuple[str, ...]) -> None:
    for name, value in given.items():
        if value not in allowed:
            raise ValueError(f"{place}.{name}|{value}|{', '.join(filter(None, allowed))}")


def _check_names(place: str, given: Iterable[str], allowed: tuple[str, ...]) -> None:
    for name in given:
        if name not in allowed:
            raise ValueError(f"{place}|{name}|{', '.join(allowed)}")


def load_mapping(path: Path) -> CaseMapping:
    """Read a mapping file (TOML). Raises ``MappingError`` that says where and what is allowed."""
    try:
        return CaseMapping.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise MappingError("mapping.os", path, reason=error.strerror or "") from error
    except ValidationError as error:
        raise _located(path, error) from error
    except ValueError as error:  # TOML's and Unicode's
        raise MappingError("mapping.toml", path, reason=str(error)) from error


def save_mapping(mapping: CaseMapping, path: Path) -> None:
    """Write a mapping file that ``load_mapping`` reads to the same. Raises ``OSError``."""
    path.write_text(_toml(mapping), encoding="utf-8")


def suggest(
    columns: Iterable[str], samples: Mapping[str, Iterable[str]], given: CaseMapping | None = None
) -> CaseMapping:
    """Suggest what the columns mean, by name (ours first, then synonyms), else by their values.

    What is ``given`` stands; the rest is suggested beside it. ``samples`` gives some values of each
    column, as text. By its values a column is only taken for the one listed column of ours that
    lacks a source, has all these words, and no rival.
    """
    names, given = list(columns), given or CaseMapping()
    own = {n: n for n in names if n in OURS and n not in given.columns and n not in given.theirs}
    found = {**given.columns, **own}
    for name in names:
        ours = column_names().get(key_of(name))
        if name not in found and ours and ours not in found.values():
            found[name] = ours
    candidates: dict[str, list[str]] = {}
    lacking = [c for c in (*FACT_COLUMNS, *GIVEN) if c not in found.values() and c != ADVICE]
    for name in (name for name in names if name not in found):
        words = {key_of(value) for value in samples.get(name, ()) if value and value.strip()}
        fits = [ours for ours in lacking if words and words <= given.words(ours).keys()]
        if len(fits) == 1:
            candidates.setdefault(fits[0], []).append(name)
    found |= {theirs[0]: ours for ours, theirs in candidates.items() if len(theirs) == 1}
    return given.model_copy(update={"columns": {n: found[n] for n in names if n in found}})


def _located(path: Path, error: ValidationError) -> MappingError:
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))
    if first["type"] == "value_error":
        where, value, allowed = str(first["ctx"]["error"]).split("|", 2)
        if allowed == "twice":
            return MappingError("mapping.twice", path, place=where, value=value)
        return MappingError("mapping.value", path, place=where, value=value, allowed=allowed)
    if first["type"] == "extra_forbidden":
        allowed = ", ".join(CaseMapping.model_fields)
        return MappingError("mapping.value", path, place="", value=place, allowed=allowed)
    return MappingError("mapping.invalid", path, place=place, value=str(first["input"]))


def _toml(mapping: CaseMapping) -> str:
    lines = [
        f"{name} = {_text(value)}"
        for name in ("zone", "decimal")
        if (value := getattr(mapping, name))
    ]
    tables: dict[str, Mapping[str, str]] = {
        "columns": mapping.columns,
        "date_order": dict(mapping.date_order),
        **{f"values.{column}": words for column, words in mapping.values.items()},
    }
    for title, table in tables.items():
        if table:
            lines += ["", f"[{title}]", *(f"{_text(k)} = {_text(v)}" for k, v in table.items())]
    return "\n".join(lines).lstrip("\n") + "\n"


def _text(text: str) -> str:
    """Quote as TOML does: JSON's way, with DEL escaped too."""
    return re.sub("\x7f", r"\\u007f", json.dumps(text, ensure_ascii=False))
