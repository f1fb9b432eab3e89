"""What a table gives: which of our columns, under which names, as stripped text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from pansol.casefiles import columns as c
from pansol.casefiles.mapping import CaseMapping
from pansol.casefiles.texts import NONE, as_text, stripped

__all__ = ["Given"]

_READ = {"incident_at", "card_type", "complaint_channel"}
_AS_WRITTEN = frozenset(c.FIELD_COLUMNS) - _READ
_AMOUNTS = ("package_price", "charged_amount")
_CENTS = "^(?:[Rr][Pp][. ]*)?[0-9]{1,3}(?:,[0-9]{3})*[.]00?$|^[0-9]+[.]00?$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Which columns the table has, and under which names."""

    mapping: CaseMapping
    schema: Mapping[str, Any]
    """The table's column → its Narwhals type."""
    amounts: str
    """The mark before cents."""

    def has(self, name: str) -> bool:
        """Tell whether one of ours is there."""
        return self.mapping.theirs.get(name) in self.schema

    def native(self, name: str) -> Any:  # noqa: ANN401  a Narwhals type
        """Give the type of a column of times that is no text, else ``None``."""
        dtype = self.schema.get(self.mapping.theirs.get(name, ""))
        return dtype if isinstance(dtype, nw.Datetime) else None

    def texts(self) -> list[nw.Expr]:
        """Give our columns as text, those that are times already as they are.

        Stripped, but for a ticket's fields that nothing here is read from: they are kept as they
        were written, and whoever judges them allows for blanks.
        """
        return [self._text(name).alias(name) for name in c.OURS]

    def _text(self, name: str) -> nw.Expr:
        theirs = self.mapping.theirs.get(name)
        if theirs is None or theirs not in self.schema:
            return NONE
        if self.native(name):
            return nw.col(theirs)
        text = as_text(theirs, self.schema[theirs])
        if name in _AMOUNTS and self.amounts == ".":
            return _without_cents(stripped(text))
        return text if name in _AS_WRITTEN else stripped(text)

    def others(self) -> list[nw.Expr]:
        """Give the file's other columns as text, renamed where the name is taken."""
        used = {c.FILE, c.ROW, *self.mapping.theirs.values()}
        others = [name for name in self.schema if name not in used]
        return [
            as_text(name, self.schema[name]).alias(alias)
            for name, alias in zip(others, self.other_names, strict=True)
        ]

    @property
    def other_names(self) -> list[str]:
        """Give the names of the file's other columns, none of them one of ours in any case."""
        used = {c.FILE, c.ROW, *self.mapping.theirs.values()}
        taken = set(c.RESERVED)
        names: list[str] = []
        for name in self.schema:
            if name not in used:
                alias = name.lstrip("_") if name.lower().startswith(c.HIDDEN) else name
                while alias.lower() in taken:
                    alias += "_"
                taken.add(alias.lower())
                names.append(alias)
        return names


def _without_cents(text: nw.Expr) -> nw.Expr:
    """Write 65,000.00 as 65,000: tickets are in whole rupiah, and read a point as a thousand's."""
    cents = text.str.contains(_CENTS)
    return nw.when(cents).then(text.str.replace_all("[.]00?$", "")).otherwise(text)
