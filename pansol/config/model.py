"""The shape of ``pansol.toml``, as pydantic checks it."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from pansol.masking import FIRST, LAST
from pansol.records.settings import System, known_zone, without_password

__all__ = ["Document", "known_keys"]

_DURATION = re.compile(r"(\d{1,5}(?:[.]\d+)?) *(hours?|days?|jam|hari)")


def _duration(text: object) -> timedelta:
    """Read ``72 hours``, ``3 days``, ``72 jam`` or ``3 hari``."""
    found = _DURATION.fullmatch(text.strip().lower()) if isinstance(text, str) else None
    if found is None or not float(found[1]):
        raise PydanticCustomError("config_duration", "no duration")
    unit = "days" if found[2] in {"day", "days", "hari"} else "hours"
    return timedelta(**{unit: float(found[1])})


def _label(text: str) -> str:
    if not text.strip() or any(not char.isprintable() for char in text):
        raise PydanticCustomError("config_label", "no label")
    return text.strip()


_Id = Annotated[str, Field(pattern="^[a-z0-9_]{1,40}$")]
_Label = Annotated[str, Field(max_length=60), AfterValidator(_label)]
_User = Annotated[str, Field(max_length=254), AfterValidator(_label)]
_Variable = Annotated[str, Field(pattern="^[A-Za-z_][A-Za-z0-9_]*$")]
_Seconds = Annotated[float, Field(gt=0, le=3600)]
_Path = Annotated[str, Field(min_length=1)]
_Duration = Annotated[timedelta, BeforeValidator(_duration)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Brand(_Table):
    """A card type."""

    id: _Id
    label: _Label
    subscription: Literal["prepaid", "postpaid"]
    source: str = "pansol.toml"


class _Purchase(_Table):
    """A way to buy."""

    id: _Id
    label: _Label
    digital: bool = False


class _Complaint(_Table):
    """A way to complain."""

    id: _Id
    label: _Label
    ecare: bool = False


class _Durations(_Table):
    """How long a ticket may take, by SLA class."""

    refund: _Duration | None = None
    tier: _Duration | None = None


class _Database(_Table):
    """Where checked cases are kept; what is left out has its default."""

    url: Annotated[str, AfterValidator(without_password)] | None = None
    password_env: _Variable | None = None
    connect_timeout: _Seconds | None = None
    statement_timeout: _Seconds | None = None
    lock_timeout: _Seconds | None = None


class _Masking(_Table):
    """How many digits of a number are shown."""

    first: Annotated[int, Field(ge=0, le=FIRST)] = FIRST
    last: Annotated[int, Field(ge=0, le=LAST)] = LAST


class _Rights(_Table):
    """Who may do what not everybody may, by the names under which a hub knows them."""

    show_names: list[_User] = []


class _Dashboard(_Table):
    """What the supervisors' pages open on."""

    cases: _Path | None = None
    mapping: _Path | None = None


class Document(_Table):
    """The whole file."""

    language: Literal["id", "en"] = "id"
    zone: Annotated[str, AfterValidator(known_zone)] = "Asia/Jakarta"
    sla: _Durations = _Durations()
    masking: _Masking = _Masking()
    database: _Database = _Database()
    rights: _Rights = _Rights()
    dashboard: _Dashboard = _Dashboard()
    systems: dict[_Id, System] | None = None
    brands: list[_Brand] = []
    purchase_channels: list[_Purchase] = []
    complaint_channels: list[_Complaint] = []


def known_keys(place: tuple[str | int, ...]) -> tuple[str, ...]:
    """Give the entries that may stand in the table at a place; none where they are free."""
    model: type[BaseModel] | None = Document
    names = (part for part in place if isinstance(part, str))
    for name in names:
        field = model.model_fields.get(name) if model else None
        model = _model_in(field.annotation) if field else None
        if field and _is_mapping(field.annotation):
            next(names, None)  # an entry's own name is free
    return tuple(model.model_fields) if model else ()


def _model_in(annotation: object) -> type[BaseModel] | None:
    """Give the model that an annotation holds, in a list, a mapping or alone."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(each) for each in get_args(annotation))
    return next((each for each in found if each), None)


def _is_mapping(annotation: object) -> bool:
    origin = get_origin(annotation)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return True
    return any(_is_mapping(each) for each in get_args(annotation))
