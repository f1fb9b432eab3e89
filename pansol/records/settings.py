"""Which systems there are, and which of their tables and columns hold what we ask for."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from pansol.records.shapes import SHAPES, Column, Form, Role
from pansol.waiting import find_zone

__all__ = ["System", "Table", "known_zone", "without_password"]

_URL = re.compile(r"[a-z0-9]+(?:\+[a-z0-9_]+)?://")
_PASSWORD = re.compile(r"://[^:/]*:[^@]+@|[?&;](?:ssl)?(?:password|passwd|pwd)=", re.IGNORECASE)


def known_zone(name: str) -> str:
    """Take a zone that the machine knows. Raises ``PydanticCustomError``."""
    try:
        find_zone(name)
    except ValueError:
        raise PydanticCustomError("config_zone", "no such zone") from None
    return name


def without_password(url: str) -> str:
    """Take a database's URL that holds no password. Raises ``PydanticCustomError``."""
    if not _URL.match(url):
        raise PydanticCustomError("config_url", "no URL of a database")
    if _PASSWORD.search(url):
        raise PydanticCustomError("config_secret", "holds a password")
    return url


_Name = Annotated[str, Field(min_length=1, max_length=200)]
_Seconds = Annotated[float, Field(gt=0, le=60)]


def _with_hours(text: str) -> str:
    if not {"%H", "%I"} & set(re.findall("%[A-Za-z]", text)):
        raise PydanticCustomError("records_hours", "no hours in a format of times")
    return text


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Table(_Strict):
    """One table, or the files that make up one."""

    table: _Name
    """``name`` or ``schema.name``; in a folder the file, or a pattern as ``orders-*.csv``."""
    columns: Mapping[str, _Name]
    """Our name → the system's."""
    values: Mapping[str, Mapping[str, str]] = {}
    """Our name → the system's word → ours; capitals don't matter."""
    time_format: Annotated[str, AfterValidator(_with_hours)] | None = None
    """How times are written (``%d/%m/%Y %H.%M``); ``None``: as times, or as text in ISO 8601."""

    def words(self, column: Column) -> Mapping[str, str]:
        """Give the system's words for a column, each with ours."""
        ours = {word: word for word in column.words}
        return ours | {word.strip().casefold(): our for word, our in self._told(column).items()}

    def _told(self, column: Column) -> Mapping[str, str]:
        return self.values.get(column.name, {})

    def check(self, role: Role) -> None:
        """Check it against what is asked of such a table. Raises ``PydanticCustomError``."""
        known = {column.name: column for column in SHAPES[role].columns}
        words = {name: column.words for name, column in known.items() if column.form is Form.WORD}
        place = f"tables.{role.value}"
        for name in self.columns:
            if name not in known:
                raise _error("records_column", f"{place}.columns.{name}", known)
        for name, column in known.items():
            if not column.optional and name not in self.columns:
                raise _error("records_missing", f"{place}.columns.{name}")
        for name, told in self.values.items():
            if name not in words:
                raise _error("records_column", f"{place}.values.{name}", words)
            if set(told.values()) - set(words[name]):
                raise _error("records_word", f"{place}.values.{name}", words[name])


class System(_Strict):
    """A system of record: a database by its URL, or a folder of CSV or Parquet exports."""

    label: Annotated[str, Field(min_length=1, max_length=60)]
    """Its name on screens."""
    url: Annotated[str, AfterValidator(without_password)] | None = Field(default=None, repr=False)
    """Any SQLAlchemy URL, never with a password; it is only read from."""
    folder: Path | None = None
    password_env: Annotated[str, Field(pattern="^[A-Za-z_][A-Za-z0-9_]*$")] | None = None
    """The environment variable that holds the password."""
    timeout: _Seconds = 5
    """Seconds until a system that does not answer is taken to be away."""
    zone: Annotated[str, AfterValidator(known_zone)] = "Asia/Jakarta"
    """The zone of its times that have none."""
    tables: Mapping[Role, Table] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.url is None) == (self.folder is None):
            raise PydanticCustomError("records_place", "either url or folder")
        for role, table in self.tables.items():
            if self.folder and not _inside(table.table):
                raise _error("records_inside", f"tables.{role.value}.table")
            table.check(role)
        return self


def _error(kind: str, place: str, allowed: Iterable[str] = ()) -> PydanticCustomError:
    """Give an error with its place within the system, and what may stand there."""
    return PydanticCustomError(kind, "{place}", {"place": place, "allowed": ", ".join(allowed)})


def _inside(pattern: str) -> bool:
    path = PurePosixPath(pattern.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in pattern
