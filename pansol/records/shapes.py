"""What is asked of the systems of record: the tables each may serve, and the columns in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

__all__ = ["PERSONAL", "SHAPES", "Column", "Form", "Role", "Shape"]


PERSONAL = frozenset({"msisdn", "account"})
"""Columns that say who the customer is: they show nothing about a fact."""


class Role(Enum):
    """A table that a system serves, by the SOP's own division of what is looked up where."""

    PROVISIONING = "provisioning"  # activations of prepaid customers: Indira, Selena
    ORDERS = "orders"  # activations of postpaid customers: DSC, Manage Order
    CALL_DETAIL = "call_detail"  # what was taken from pulsa or added to the usage: Indira
    QUOTA = "quota"  # what arrived: DSC
    CONTACTS = "contacts"  # interactions and tickets: CTP
    OUTAGES = "outages"
    COMPLAINTS = "complaints"  # E-Care's complaint data


class Form(Enum):
    """How a value is written."""

    TEXT = "text"
    MSISDN = "msisdn"
    MOMENT = "moment"  # something that has happened: never in the future
    SPAN = "span"  # where a span begins or ends: possibly announced, and open while empty
    RUPIAH = "rupiah"
    MEGABYTES = "megabytes"
    WORD = "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column under our name."""

    name: str
    form: Form = Form.TEXT
    words: tuple[str, ...] = ()
    """The values of a ``WORD``."""
    optional: bool = False
    """A table may lack it, and a row leave it empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The columns of a table, and those by which rows are found and placed in time."""

    key: str
    moment: str
    columns: tuple[Column, ...]


def _moment(name: str) -> Column:
    return Column(name=name, form=Form.MOMENT)


_MSISDN = Column(name="msisdn", form=Form.MSISDN)
_PACKAGE = Column(name="package", optional=True)
_ORDER_ID = Column(name="order_id", optional=True)
_ORDER = Shape(
    key="msisdn",
    moment="ordered_at",
    columns=(
        _ORDER_ID,
        _MSISDN,
        Column(name="package"),
        Column(name="price", form=Form.RUPIAH),
        Column(name="quota_mb", form=Form.MEGABYTES, optional=True),
        Column(name="bonus", optional=True),
        Column(name="status", form=Form.WORD, words=("success", "failed", "pending")),
        _moment("ordered_at"),
    ),
)

SHAPES: Mapping[Role, Shape] = {
    Role.PROVISIONING: _ORDER,
    Role.ORDERS: _ORDER,
    Role.CALL_DETAIL: Shape(
        key="msisdn",
        moment="charged_at",
        columns=(
            _MSISDN,
            _moment("charged_at"),
            Column(name="kind", form=Form.WORD, words=("package", "data", "other")),
            _PACKAGE,
            _ORDER_ID,
            Column(name="amount", form=Form.RUPIAH),
        ),
    ),
    Role.QUOTA: Shape(
        key="msisdn",
        moment="granted_at",
        columns=(
            _MSISDN,
            _PACKAGE,
            _ORDER_ID,
            Column(name="kind", form=Form.WORD, words=("main", "bonus")),
            Column(name="granted_mb", form=Form.MEGABYTES, optional=True),
            _moment("granted_at"),
        ),
    ),
    Role.CONTACTS: Shape(
        key="msisdn",
        moment="contacted_at",
        columns=(
            _MSISDN,
            _moment("contacted_at"),
            Column(name="kind", form=Form.WORD, words=("complaint", "ticket", "recheck", "other")),
            Column(name="topic", form=Form.WORD, words=("package_activation", "other")),
            Column(name="ticket_number", optional=True),
        ),
    ),
    Role.OUTAGES: Shape(
        key="location",
        moment="started_at",
        columns=(
            Column(name="location"),
            Column(name="started_at", form=Form.SPAN),
            Column(name="ended_at", form=Form.SPAN, optional=True),
        ),
    ),
    Role.COMPLAINTS: Shape(
        key="msisdn",
        moment="complained_at",
        columns=(
            _MSISDN,
            _moment("complained_at"),
            Column(name="channel", optional=True),
            Column(name="account", optional=True),
            Column(name="location", optional=True),
            _PACKAGE,
        ),
    ),
}
